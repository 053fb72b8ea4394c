"""`balise translations`: brings PO files up to the content, and tells how complete they are."""

import json
from pathlib import Path

from tests.builders import OTHER, RIGHT_TO_LEFT, SOURCE, translated
from tests.cli.conftest import Run

COLUMNS = ["entries", "missing", "stale", "unreviewed", "reviewed", "kernel_complete", "whole"]


def po(house: Path, language: str) -> Path:
    """Return a language's PO file of the content."""
    return house / "locales" / language / "LC_MESSAGES" / "content.po"


def test_update_names_what_it_changed(run: Run, house: Path) -> None:
    """Each file that is written anew is named; the source language has none."""
    ran = run("translations", "update")

    assert (ran.code, ran.err) == (0, "")
    assert {
        f"updated locales/{language}/LC_MESSAGES/{name}.po"
        for language in (OTHER, RIGHT_TO_LEFT)
        for name in ("content", "interface")
    } == set(ran.out.splitlines())
    assert not (house / "locales" / SOURCE / "LC_MESSAGES").exists()


def test_a_second_update_changes_nothing(run: Run, house: Path) -> None:
    """What is up to date is left alone, byte by byte."""
    run("translations", "update")
    before = po(house, OTHER).read_bytes()
    ran = run("translations", "update")

    assert (ran.code, ran.out) == (0, "")
    assert before == po(house, OTHER).read_bytes()


def test_a_changed_text_is_carried_over_as_stale(run: Run, house: Path) -> None:
    """The old translation stays, marked, with the old source beside it; the figures say so."""
    run("translations", "update")
    file = house / "content" / "sections" / "topics.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("Allez dans une SPADA.", "Allez vite dans une SPADA."),
        encoding="utf-8",
    )
    ran = run("translations", "update")
    text = po(house, OTHER).read_text(encoding="utf-8")

    assert f"updated locales/{OTHER}/LC_MESSAGES/content.po" in ran.out
    assert '#| msgid "Allez dans une SPADA."' in text
    assert translated(OTHER, "Allez dans une SPADA.") in text
    assert json.loads(run("translations", "status", "--json").out)[OTHER]["stale"] == 1


def test_status_is_a_table(run: Run) -> None:
    """One line a language, under the names of the figures."""
    ran = run("translations", "status")
    head, *rows = [line.split() for line in ran.out.splitlines()]

    assert (ran.code, ran.err) == (0, "")
    assert ["language", *COLUMNS] == head
    assert [row[0] for row in rows] == [SOURCE, OTHER, RIGHT_TO_LEFT]
    assert rows[0][-2:] == ["true", "true"]


def test_status_as_data_says_the_same(run: Run, house: Path) -> None:
    """The figures of a language whose file is gone: nothing is translated, and its kernel is not complete."""
    po(house, RIGHT_TO_LEFT).unlink()
    states = json.loads(run("translations", "status", "--json").out)

    assert [list(state) for state in states.values()] == [COLUMNS] * 3
    assert states[OTHER]["missing"] == 0
    assert states[OTHER]["whole"] is True
    assert states[RIGHT_TO_LEFT]["missing"] > 0
    assert states[RIGHT_TO_LEFT]["kernel_complete"] is False
    assert states[RIGHT_TO_LEFT]["entries"] == 0


def test_faults_in_the_content_stop_it(run: Run, house: Path) -> None:
    """Translations are not brought up to content that cannot be shown."""
    file = house / "content" / "sections" / "topics.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("see: [acse", "see: [acze"), encoding="utf-8")
    ran = run("translations", "update")

    assert (ran.code, ran.out) == (1, "")
    assert "acze" in ran.err
