"""Every link can be written as a path and read back, and no path is an error."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.web.address import RESERVED, read_address, render_address, render_ask
from bot.content.load import examine
from bot.domain.events import (
    AllLanguages,
    Checked,
    Erase,
    Event,
    Hide,
    LanguageChosen,
    Near,
    OldButton,
    Opened,
    Searched,
    Session,
    Started,
    Unreadable,
)
from bot.domain.library import HOME, HUMANS, LANGUAGE, RECOGNISE
from tests.builders import OTHER, RIGHT_TO_LEFT, SOURCE, small_library

ROOT = Path(__file__).parents[3]

LANGUAGES = (SOURCE, OTHER, RIGHT_TO_LEFT)
ENTRIES = tuple(small_library().entries)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("event", [Started(), AllLanguages(), Hide(), Erase(), Opened(LANGUAGE)], ids=repr)
def test_a_verb_comes_back_with_the_entry_where_she_was(language: str, event: Event) -> None:
    """Language, verb and entry survive the way through the address bar."""
    for entry in ENTRIES:
        session = Session(language, entry)

        assert (session, event) == read_address(render_address(session, event))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("beside", [False, True])
def test_an_entry_comes_back(language: str, *, beside: bool) -> None:
    """What is opened stands in the address, wherever she came from."""
    for entry in ENTRIES:
        event = Opened(entry, beside=beside)
        session, read = read_address(render_address(Session(language, HOME), event))

        assert (language, event) == (session.language, read)


def test_a_chosen_language_comes_back() -> None:
    """The choice of a language carries the entry that she came for, and no language of before."""
    path = render_address(Session(OTHER, "acse"), LanguageChosen(OTHER))

    assert (Session("", "acse"), LanguageChosen(OTHER)) == read_address(path)


@pytest.mark.parametrize("event", [Near(), Near("bre"), Near("2A", "shelter")], ids=repr)
def test_a_place_comes_back(event: Event) -> None:
    """Who looks for help near a place finds the same list again; the code of a place keeps its letters."""
    assert (Session(OTHER, HUMANS), event) == read_address(render_address(Session(OTHER), event))


def test_answers_have_no_address() -> None:
    """What she answered is left out of the address, which leads to the first question."""
    path = render_address(Session(OTHER), Checked("101"))

    assert path == render_address(Session(OTHER), Checked())
    assert (Session(OTHER, RECOGNISE), Checked()) == read_address(path)


def test_the_first_page_is_the_root() -> None:
    """Nothing is known yet: the address says nothing either."""
    assert render_address(Session(), Started()) == "/"
    assert (Session(), Started()) == read_address("/")


def test_the_shortest_addresses() -> None:
    """Home is not written; these are printed on posters."""
    assert f"/{SOURCE}" == render_address(Session(SOURCE), Opened(HOME))
    assert f"/{SOURCE}/acse" == render_address(Session(SOURCE), Opened("acse"))
    assert f"/{SOURCE}/start/acse" == render_address(Session(SOURCE, "acse"), Started())
    assert f"/{SOURCE}/erase" == render_address(Session(SOURCE), Erase())


def test_the_address_of_a_hidden_page_says_nothing() -> None:
    """Somebody who reads the address bar sees neither a verb nor an entry."""
    path = render_address(Session(SOURCE, "asylum.apply"), Hide())

    assert "hide" not in path
    assert "asylum" not in path


@pytest.mark.parametrize("written", ["zz", "6", "ff", "", "61 63"])
def test_hiding_never_fails(written: str) -> None:
    """Whatever stands behind the address of a hidden page, it hides."""
    session, event = read_address(f"/{SOURCE}/page/{written}")

    assert Hide() == event
    assert session.language == SOURCE


@pytest.mark.parametrize(
    "event", [Searched("words"), Unreadable(), OldButton()], ids=lambda event: type(event).__name__
)
def test_words_have_no_address(event: Event) -> None:
    """What she typed cannot get into the history of the browser."""
    with pytest.raises(ValueError, match="no address"):
        render_address(Session(SOURCE), event)


def test_the_address_of_an_answer_leads_back() -> None:
    """Who returns to the address of an answered question finds the menu, or the list of languages."""
    assert (Session(OTHER), Opened(HOME)) == read_address(render_ask(OTHER))
    assert (Session(), Started()) == read_address(render_ask(""))


@pytest.mark.parametrize(
    ("path", "event"),
    [
        ("/xx/acse/", Opened("acse")),
        ("//xx//acse//", Opened("acse")),
        ("/xx/ACSE", Opened("acse")),
        ("/xx/Beside/acse", Opened("acse", beside=True)),
        ("/xx/", Opened(HOME)),
        ("/xx/nowhere/acse", OldButton()),
        ("/xx/start/acse/more", OldButton()),
    ],
)
def test_what_a_person_may_type(path: str, event: Event) -> None:
    """Slashes and capital letters do not matter; a shape that is not ours is an old button."""
    assert read_address(path)[1] == event


@given(st.text())
def test_no_path_is_an_error(path: str) -> None:
    """Any text is read as something."""
    session, event = read_address(path)

    assert isinstance(session.language, str)
    assert event is not None


def test_no_entry_has_the_name_of_a_verb() -> None:
    """Each entry of the content can be reached, and none is called like a language or a page of the server."""
    library, _ = examine(ROOT / "content")

    assert library is not None
    assert set(library.entries) & RESERVED == {LANGUAGE}
    for entry in library.entries:
        assert read_address(render_address(Session(SOURCE), Opened(entry)))[1] == Opened(entry)
