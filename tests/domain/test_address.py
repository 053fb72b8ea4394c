"""The address that a button carries: it is the whole state, so it must survive any trip and any age."""

from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.load import load_library
from bot.domain.address import LONGEST_CODE, MAX_BYTES, decode, decode_link, encode, encode_link
from bot.domain.events import (
    AllLanguages,
    Checked,
    Erase,
    Event,
    Grouped,
    Hide,
    LanguageChosen,
    Late,
    Near,
    OldButton,
    Opened,
    Searched,
    Session,
    Started,
    Unreadable,
)
from bot.domain.library import HOME, HUMANS, LANGUAGE, RECOGNISE, Library
from tests.builders import OTHER, SOURCE, small_library, three_languages

CONTENT = Path(__file__).parent.parent.parent / "content"
#: Events that only a platform brings, never a button.
UNPRESSABLE: tuple[Event, ...] = (Searched("words"), OldButton(), Unreadable(), Late(), Grouped())
CODES = (*three_languages().offered, "qaa-Hant-TW")


@cache
def library() -> Library:
    """Return the real library, read once."""
    return load_library(CONTENT)


def pressable(entry: str, code: str) -> list[Event]:
    """Return every event that a button can mean, for an entry and a language."""
    return [
        Started(),
        Opened(entry),
        Opened(entry, beside=True),
        Opened(LANGUAGE),
        LanguageChosen(code),
        AllLanguages(),
        Hide(),
        Erase(),
        Checked(),
        Checked("0110101101"),
        Near(),
        Near("93"),
        Near("2a", "psychological"),
    ]


def kept(session: Session, event: Event) -> Session:
    """Return what is left of a session in an address: opening needs no place, choosing needs no language."""
    match event:
        case LanguageChosen():
            return Session("", session.entry)
        case Opened(entry, beside) if entry != LANGUAGE or beside:
            return Session(session.language, entry if beside else HOME)
        case Checked():
            return Session(session.language, RECOGNISE)
        case Near():
            return Session(session.language, HUMANS)
    return session


sessions = st.builds(Session, st.sampled_from(CODES), st.deferred(lambda: st.sampled_from(sorted(library().entries))))
entries = st.deferred(lambda: st.sampled_from(sorted(library().entries)))
events = st.builds(pressable, entries, st.sampled_from(CODES)).flatmap(st.sampled_from)


@given(sessions, events)
@settings(deadline=None, max_examples=200)
def test_an_address_means_what_was_pressed(session: Session, event: Event) -> None:
    """Every button of every entry and language comes back as the same event, from the same place."""
    came_back = decode(encode(session, event))

    assert (kept(session, event), event) == came_back


def test_every_real_button_fits_the_platform() -> None:
    """No button of the content is longer than Telegram takes, even in a language with a long code."""
    lengths = [
        len(encode(Session(code, entry.id), event).encode())
        for code in (*CODES, "q" * LONGEST_CODE)
        for entry in library()
        for event in pressable(entry.id, code)
    ]

    assert max(lengths) <= MAX_BYTES


def test_every_kind_of_event_is_told_apart() -> None:
    """A new kind of event is either a button, with an address, or refused one: nobody forgets to decide."""
    decided = {type(event) for event in (*pressable(HOME, SOURCE), *UNPRESSABLE)}

    assert set(get_args(Event)) == decided


def test_an_erasing_button_forgets_how_many_went() -> None:
    """The number of deleted messages is of one moment; a button never carries it."""
    assert (Session(SOURCE), Erase()) == decode(encode(Session(SOURCE), Erase(deleted=7)))


@pytest.mark.parametrize("event", UNPRESSABLE)
def test_what_no_button_means_has_no_address(event: Event) -> None:
    """Typed words above all can never get into a button."""
    with pytest.raises(ValueError, match="no button means"):
        encode(Session(SOURCE), event)


def test_an_address_that_no_button_can_hold_is_refused() -> None:
    """An entry with too long an id fails loudly here, not on a person's screen."""
    with pytest.raises(ValueError, match="longer than 64 bytes"):
        encode(Session(SOURCE), Opened("e" * MAX_BYTES))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", (Session(), OldButton())),
        ("1", (Session(), OldButton())),
        ("1|", (Session(), OldButton())),
        ("1|qaa", (Session("qaa"), OldButton())),
        ("1|qaa|", (Session("qaa"), OldButton())),
        ("0|qaa|home", (Session("qaa"), OldButton())),
        ("2|qaa|!hide|home", (Session("qaa"), OldButton())),
        (f"0|{'q' * 13}|home", (Session(), OldButton())),
        ("1|qaa|!teleport|home", (Session("qaa"), OldButton())),
        ("1|qaa|a|b|c", (Session("qaa", "c"), OldButton())),
        ("1|qaa|!hide|", (Session("qaa"), Hide())),
        ("1|qaa|!beside|", (Session("qaa"), Opened("", beside=True))),
        ("1|qaa|!hide", (Session("qaa"), Opened("!hide"))),
        ("1||home", (Session(), Opened(HOME))),
        ("asylum.apply", (Session(), OldButton())),
    ],
)
def test_an_address_that_is_not_understood_is_an_old_button(address: str, expected: tuple[Session, Event]) -> None:
    """A button of another version, or a made-up one, keeps what language it can and leads home."""
    assert expected == decode(address)


@given(st.text() | st.text("1|!qa.home", max_size=40) | st.from_regex(r"1\|[a-z]{2}\|![a-z]+\|.*"))
@settings(deadline=None, max_examples=300)
def test_any_text_can_be_decoded(address: str) -> None:
    """Whatever a hostile client sends as a button, it means something that can be answered."""
    session, event = decode(address)

    assert isinstance(session.language, str)
    assert isinstance(session.entry, str)
    assert isinstance(event, Event)


@pytest.mark.parametrize("code", CODES)
def test_every_real_link_leads_to_its_entry(code: str) -> None:
    """A printed link opens its card in its language, with the name of a campaign behind it too."""
    expected = [Session(code, entry.id) for entry in library()]
    plain = [decode_link(encode_link(code, entry.id), library()) for entry in library()]
    printed = [decode_link(encode_link(code, entry.id, "flyer_2027"), library()) for entry in library()]

    assert expected == plain
    assert expected == printed


def test_every_real_link_is_one_that_telegram_takes() -> None:
    """The payload has at most 64 letters, all of them allowed."""
    links = [encode_link(code, entry.id) for code in CODES for entry in library()]

    assert max(map(len, links)) <= 64
    assert [link for link in links if not link.replace("_", "").replace("-", "").isalnum() or not link.isascii()] == []


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        ("", Session("")),
        (OTHER, Session(OTHER)),
        (f"{OTHER}_", Session(OTHER)),
        (f"{OTHER}_asylum-apply", Session(OTHER, "asylum.apply")),
        (f"{OTHER}_asylum-apply_flyer", Session(OTHER, "asylum.apply")),
        (f"{OTHER}_asylum_apply", Session(OTHER, "asylum")),
        (f"{OTHER}_asylum-applying", Session(OTHER)),
        (f"{OTHER}_removed-entry", Session(OTHER)),
        (f"{OTHER}_flyer", Session(OTHER)),
        ("_asylum", Session("", "asylum")),
        ("___", Session("")),
        ("asylum-apply", Session("asylum-apply")),
        (f"{OTHER}_asylum.apply", Session(OTHER)),
        (f"{OTHER}_../../etc/passwd", Session(OTHER)),
        (f"{OTHER}_<script>", Session(OTHER)),
    ],
)
def test_a_link_leads_as_far_as_it_can(payload: str, expected: Session) -> None:
    """What does not exist is left out, and the campaign is never part of a session."""
    assert expected == decode_link(payload, small_library())


@given(st.text() | st.text("_-afr.|!", max_size=64))
@settings(deadline=None, max_examples=150)
def test_any_link_is_harmless(payload: str) -> None:
    """A link that somebody made up leads to an entry that exists."""
    session = decode_link(payload, small_library())

    assert session.entry in small_library()
