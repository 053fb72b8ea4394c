"""`balise show`: an entry on each channel, and as data under a contract."""

import json
from typing import Any

import pytest

from bot.channels.telegram.render import MAX_TEXT
from bot.domain.bidi import RIGHT_TO_LEFT_MARK
from tests.builders import OTHER, RIGHT_TO_LEFT, SOURCE, small_library, translated
from tests.cli.conftest import Run

KEYS = [
    "entry", "language", "direction", "title", "paragraphs", "contacts", "law", "sources", "checked", "notices", "choices",
]  # fmt: skip


def shown(run: Run, *arguments: str) -> Any:
    """Return what the program shows as data."""
    ran = run("show", *arguments)

    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def test_an_entry_is_shown_as_in_the_terminal(run: Run) -> None:
    """Without more, in the source language and as text."""
    ran = run("show", "asylum.apply")

    assert (ran.code, ran.err) == (0, "")
    assert "Allez dans une SPADA." in ran.out
    assert ran.out == run("show", "asylum.apply", "--language", SOURCE, "--channel", "console").out


def test_beside_shows_both_languages(run: Run) -> None:
    """The source stands beside the translation when it is asked for."""
    ran = run("show", "asylum.apply", "--language", OTHER, "--beside")

    assert "Allez dans une SPADA." in ran.out
    assert translated(OTHER, "Allez dans une SPADA.") in ran.out


def test_telegram_is_shown_as_calls(run: Run) -> None:
    """What the Bot API would get, as data."""
    (call,) = shown(run, "asylum.apply", "--language", RIGHT_TO_LEFT, "--channel", "telegram")

    assert call["method"] == "sendMessage"
    assert call["params"]["text"].startswith(f"<b>{RIGHT_TO_LEFT_MARK}")
    assert len(call["params"]["text"]) < MAX_TEXT


@pytest.mark.parametrize("channel", ["telegram", "signal", "web", "console"])
def test_every_channel_shows_the_title(run: Run, channel: str) -> None:
    """All four channels show the same entry."""
    ran = run("show", "acse", "--channel", channel)

    assert (ran.code, ran.err) == (0, "")
    assert "Un lieu loin du danger" in ran.out


def test_the_keys_are_those_of_the_contract(run: Run) -> None:
    """Exactly these keys, in this order, for every entry and language."""
    for entry in small_library():
        for language in (SOURCE, RIGHT_TO_LEFT) if entry.id == "asylum.apply" else (OTHER,):
            data = shown(run, entry.id, "--language", language, "--json")

            assert list(data) == KEYS
            assert language == data["language"]


def test_the_data_is_the_whole_entry(run: Run) -> None:
    """Texts, contacts, evidence, notices and choices, references filled in."""
    data = shown(run, "asylum.apply", "--json")

    assert {key: data[key] for key in ("entry", "language", "direction", "paragraphs", "law", "checked")} == {
        "entry": "asylum.apply",
        "language": SOURCE,
        "direction": "ltr",
        "paragraphs": ["Allez dans une SPADA.", "Vous avez 30 jours."],
        "law": ["CESEDA L521-1"],
        "checked": "22 novembre 2026",
    }
    assert data["notices"][-1] == "Les règles ont changé en juin 2026."  # by night, a closed line is told before it
    assert data["title"].endswith("Où commencer la demande d’asile")
    assert [contact["id"] for contact in data["contacts"]] == ["acse"]
    assert "Gisti" in data["sources"][0]


def test_choices_have_a_label_and_a_target(run: Run) -> None:
    """Each choice names what it leads to, the way home among them."""
    choices = shown(run, "asylum.apply", "--json")["choices"]

    assert [["label", "target"]] * len(choices) == [list(choice) for choice in choices]
    assert {"acse", "cards.interpreter", "asylum", "emergency", "home", "!hide|asylum.apply"} <= {
        choice["target"] for choice in choices
    }


def test_the_channel_does_not_change_the_data(run: Run) -> None:
    """With --json the channel is only checked."""
    assert shown(run, "acse", "--json", "--channel", "web") == shown(run, "acse", "--json")
