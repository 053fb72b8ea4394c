"""A conversation in the terminal, line by line."""

import io
import re
from collections.abc import Iterator

from bot.channels.console.run import converse
from bot.desk import Desk, House
from bot.domain.events import Session
from tests.builders import RIGHT_TO_LEFT, SOURCE, words


def talk(desk: Desk, *lines: str, session: Session = Session(), announced: str | None = None) -> str:  # noqa: B008
    """Return what the terminal shows when these lines are typed."""
    out = io.StringIO()
    converse(desk, lines, out, session, announced)
    return out.getvalue()


def test_it_ends_with_the_input(desk: Desk) -> None:
    """When she leaves at once she has seen the list of languages, a prompt, and a whole line."""
    said = talk(desk)

    assert desk.languages[SOURCE].autonym in said
    assert said.endswith(" > \n")


def test_from_language_to_card_by_numbers(desk: Desk) -> None:
    """Language, welcome, menu, topic: the number before a label leads one screen further."""
    out = io.StringIO()

    def presses() -> Iterator[str]:
        for label in ("Français", words("welcome.yes"), "Asile", "Demander l’asile"):
            found = re.findall(rf"\[(\d+)\] \W*{label}", out.getvalue())
            assert found, out.getvalue()
            yield found[-1]

    converse(desk, presses(), out, Session())

    assert out.getvalue().count(" > ") == 5
    assert "Allez dans une SPADA." in out.getvalue()


def test_a_session_goes_on(desk: Desk) -> None:
    """After the language is chosen, typed words are answered in it, and numbers belong to the newest screen."""
    said = talk(desk, "comment demander l’asile", "où faire une demande d’asile", session=Session(SOURCE))

    assert said.count("Où commencer la demande d’asile") == 2


def test_the_announced_language_comes_first(desk: Desk) -> None:
    """What the caller announces orders the list and decides nothing."""
    said = talk(desk, announced=RIGHT_TO_LEFT)

    assert f"[1] {desk.languages[RIGHT_TO_LEFT].autonym}" in said


def test_what_was_shown_is_counted_after_it_was_shown(small_house: House) -> None:
    """Each entry is counted once, for this channel, and only when it is on the screen."""
    out = io.StringIO()
    counted: list[tuple[str, str, str, bool]] = []
    desk = Desk(
        small_house,
        lambda visit, channel: counted.append((visit.entry, visit.language, channel, "SPADA" in out.getvalue())),
    )
    converse(desk, ["comment demander l’asile"], out, Session(SOURCE))

    assert counted == [("asylum.apply", SOURCE, "console", True)]


def test_lines_may_come_one_by_one(desk: Desk) -> None:
    """The next line is asked for after the answer to the one before stands there."""
    out = io.StringIO()
    seen: list[bool] = []

    def lines() -> Iterator[str]:
        seen.append(out.getvalue().endswith(" > "))
        yield "1"
        seen.append(words("welcome.title") in out.getvalue())

    converse(desk, lines(), out, Session())

    assert seen == [True, True]
