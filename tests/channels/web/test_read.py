"""What is read of a request: the path, the announced languages, one field of a form."""

from http import HTTPStatus
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.web.read import (
    MAX_ANNOUNCED,
    MAX_BODY,
    Asked,
    is_seen,
    read_announced,
    read_field,
    read_page,
    read_posted,
)
from bot.domain.events import Checked, Hide, LanguageChosen, Opened, Searched, Session, Started, Unreadable
from bot.domain.library import HOME, RECOGNISE
from tests.builders import OTHER, RIGHT_TO_LEFT, SOURCE, small_library, three_languages

LIBRARY, LANGUAGES = small_library(), three_languages()
FORM = "application/x-www-form-urlencoded; charset=utf-8"


def page(path: str) -> Asked:
    """Return what a path asks for."""
    return read_page(path, LANGUAGES, LIBRARY)


def question(path: str, body: bytes | None, content_type: str = FORM) -> Asked | None:
    """Return what a form asks for."""
    return read_posted(path, content_type, body, LANGUAGES)


def test_an_entry_is_opened_in_the_language_of_the_address() -> None:
    """Path language, path entry, and nothing else."""
    assert Asked(Session(OTHER, "acse"), Opened("acse")) == page(f"/{OTHER}/acse")


def test_a_regional_or_capital_tag_is_the_language() -> None:
    """An address that was dictated or printed elsewhere still works."""
    assert page(f"/{OTHER}/acse") == page(f"/{OTHER.upper()}-US/acse")
    assert LanguageChosen(OTHER) == page(f"/{OTHER.upper()}/choose").event


@pytest.mark.parametrize("path", ["/xx", "/xx/acse", "/robots.txt", "/xx/start/acse", "/wp-login.php"])
def test_an_unknown_language_leads_to_the_list(path: str) -> None:
    """404, and the list of languages; the entry that she came for is not lost."""
    asked = page(path)

    assert asked.status == HTTPStatus.NOT_FOUND
    assert Started() == asked.event
    assert asked.session.language == ""
    assert asked.session.entry == ("acse" if path.endswith("acse") else asked.session.entry)


@pytest.mark.parametrize("path", [f"/{SOURCE}/nowhere", f"/{SOURCE}/start/nowhere", f"/{SOURCE}/a/b/c/d"])
def test_an_unknown_entry_leads_home(path: str) -> None:
    """404, and the menu in her language."""
    assert Asked(Session(SOURCE), Opened(HOME), HTTPStatus.NOT_FOUND) == page(path)


def test_hiding_needs_no_entry() -> None:
    """A hidden page of an entry that is gone hides all the same."""
    asked = page(f"/{SOURCE}/page/{b'nowhere'.hex()}")

    assert Hide() == asked.event
    assert asked.found


def test_found_is_said_by_the_status() -> None:
    """A refused question is no lost page."""
    assert Asked(Session(), Started()).found
    assert Asked(Session(), Started(), HTTPStatus.UNSUPPORTED_MEDIA_TYPE).found
    assert not Asked(Session(), Started(), HTTPStatus.METHOD_NOT_ALLOWED).found


def test_a_question_is_read_in_the_language_of_its_address() -> None:
    """The words go to search; the session says where she was reading."""
    body = urlencode({"words": " où dormir ? "}).encode()

    assert Asked(Session(OTHER), Searched("où dormir ?")) == question(f"/{OTHER}/ask", body)
    assert Asked(Session(), Searched("où dormir ?")) == question("/ask", body)
    assert Asked(Session(), Searched("où dormir ?")) == question("/xx/ask/", body)


def test_answers_of_the_self_check_are_posted() -> None:
    """They are read from the form of their own address, and from no other."""
    asked = Asked(Session(OTHER, RECOGNISE), Checked("101"))

    assert asked == question(f"/{OTHER}/check", b"answers=101")
    assert Asked(Session(OTHER), Searched("")) == question(f"/{OTHER}/ask", b"answers=101")


def test_a_question_is_asked_nowhere_else() -> None:
    """Nothing may be posted to a card."""
    assert question(f"/{OTHER}/acse", b"words=a") is None
    assert question(f"/{OTHER}/acse/ask", b"words=a") is None
    assert question("/", b"words=a") is None


def test_what_is_too_long_is_refused_kindly() -> None:
    """413, on a screen that says to write a few words."""
    assert Asked(Session(OTHER), Unreadable(), HTTPStatus.REQUEST_ENTITY_TOO_LARGE) == question(f"/{OTHER}/ask", None)


@pytest.mark.parametrize("content_type", ["multipart/form-data; boundary=x", "text/plain", "application/json", ""])
def test_a_file_is_never_opened(content_type: str) -> None:
    """415, on the screen for documents."""
    asked = question(f"/{OTHER}/ask", b"words=a", content_type)

    assert Asked(Session(OTHER), Unreadable("document"), HTTPStatus.UNSUPPORTED_MEDIA_TYPE) == asked


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"words=a+b%20c", "a b c"),
        (b"words=%D8%B3%D8%A7%D8%B9%D8%AF%D9%86%D9%8A", "ساعدني"),
        ("words=déjà".encode(), "déjà"),
        (b"words=%FF%FE", "\ufffd\ufffd"),
        (b"words=\xff", "\ufffd"),
        (b"words=first&words=second", "first"),
        (b"other=1", ""),
        (b"", ""),
        (b"a=1&" * 99 + b"words=x", ""),
    ],
)
def test_words_of_a_form(body: bytes, words: str) -> None:
    """Text of any script comes out whole, and what is no text does no harm."""
    assert read_field(body, "words") == words


@given(st.binary(max_size=2000))
def test_no_body_is_an_error(body: bytes) -> None:
    """Any bytes are read as some words, never longer than they were."""
    assert len(read_field(body, "words")) <= max(len(body), MAX_BODY)


@pytest.mark.parametrize(
    ("header", "announced"),
    [
        ("", None),
        ("xx, yy;q=0.5", None),
        (f"{OTHER}-GB,{SOURCE};q=0.8", f"{OTHER}-GB"),
        (f"xx, {SOURCE};q=0.4, {RIGHT_TO_LEFT}; q=0.7", RIGHT_TO_LEFT),
        (f"{SOURCE};q=0, {OTHER};q=0.1", OTHER),
        (f"{SOURCE};q=high, {OTHER}", OTHER),
        (f"{SOURCE};q=nan", None),
        ("xx," * MAX_ANNOUNCED + SOURCE, None),
    ],
)
def test_announced_languages(header: str, announced: str | None) -> None:
    """The likeliest language on offer is taken, by weight and then by order."""
    assert read_announced(header, LANGUAGES) == announced


@given(st.text(max_size=300))
def test_no_header_is_an_error(header: str) -> None:
    """Any header is read as one language on offer, or none."""
    announced = read_announced(header, LANGUAGES)

    assert announced is None or LANGUAGES.nearest(announced)


@pytest.mark.parametrize(
    ("method", "headers", "seen"),
    [
        ("GET", {}, True),
        ("POST", {}, True),
        ("HEAD", {}, False),
        ("GET", {"sec-purpose": "prefetch;prerender"}, False),
        ("GET", {"purpose": "Prefetch"}, False),
        ("GET", {"x-moz": "prefetch"}, False),
        ("GET", {"x-purpose": "preview"}, False),
    ],
)
def test_what_is_fetched_ahead_is_not_seen(method: str, headers: dict[str, str], *, seen: bool) -> None:
    """Only a page that a person looks at may be counted."""
    assert is_seen(method, headers) == seen
