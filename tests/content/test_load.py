"""The whole content folder becomes a library: everything that is written arrives, and the real one has no fault."""

from pathlib import Path

import pytest

from bot.content.load import examine, load_library
from bot.domain.interface import SENTENCES
from bot.domain.library import EMERGENCY, HOME, LANGUAGE
from tests.builders import small_library, write_content

CONTENT = Path(__file__).parent.parent.parent / "content"


def test_the_real_content_has_no_fault() -> None:
    """What is shipped can be shown, with no warning either."""
    _, problems = examine(CONTENT)

    assert [str(problem) for problem in problems] == []


def test_a_small_folder_is_read_to_the_last_field(tmp_path: Path) -> None:
    """What the files mean is exactly the library that the builders make by hand."""
    library = load_library(write_content(tmp_path / "content"))
    small = small_library()

    assert small.entries == library.entries
    assert small.contacts == library.contacts
    assert small.facts == library.facts
    assert small.sources == library.sources
    assert small.flags == library.flags
    assert small.interface == library.interface
    assert small.selfcheck == library.selfcheck
    assert small.places == library.places
    assert small.banners == library.banners
    assert small == library


def test_entries_keep_the_order_of_files_and_lines(tmp_path: Path) -> None:
    """Translators meet the texts in the order in which they are written: sections by name, then the cards."""
    entries = list(load_library(write_content(tmp_path / "content")).entries)

    assert entries[0] == HOME
    assert entries[-2:] == ["cards", "cards.interpreter"]
    assert entries.index(LANGUAGE) < entries.index("asylum")


def test_a_phone_is_left_out_unless_everything_allows_it() -> None:
    """No library holds a number that may not be shown, so no channel can show it by mistake."""
    contacts = small_library().contacts

    assert (contacts["quiet"].phone, contacts["hidden"].phone) == ("", "")


def test_the_real_library_has_every_sentence_of_the_bot() -> None:
    """Each screen and button has words."""
    assert set(SENTENCES) <= set(load_library(CONTENT).interface)


@pytest.mark.parametrize("number", ["17", "112", "114", "15", "115", "119"])
def test_the_emergency_card_has_every_number_that_saves_a_life(number: str) -> None:
    """Each number is in the prose as a reference and under it as a contact with a phone that is shown."""
    library = load_library(CONTENT)
    emergency = library[EMERGENCY]

    assert number in emergency.contacts
    assert number == library.value_of(number)
    assert any(f"{{{number}}}" in paragraph for paragraph in emergency.paragraphs)


def test_the_line_for_those_who_cannot_speak_is_written_to() -> None:
    """114 is an SMS number: calling it would break a silence."""
    assert load_library(CONTENT).contacts["114"].sms


def test_loading_twice_gives_the_same(tmp_path: Path) -> None:
    """A folder that did not change is the same library, so that swapping it in changes nothing."""
    folder = write_content(tmp_path / "content")

    assert load_library(folder) == load_library(folder)
