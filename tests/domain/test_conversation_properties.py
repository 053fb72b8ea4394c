"""What holds after any sequence of events, from any session, however hostile: nobody is ever lost.

The real content is walked, with as many languages as the list has pages for; buttons go through their addresses.
"""

import dataclasses
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.evidence import NEEDS
from bot.content.load import load_library
from bot.domain.conversation import Conversation, Turn
from bot.domain.events import Event, Hide, LanguageChosen, Opened, Searched, Session, Started
from bot.domain.finding import Finding
from bot.domain.library import EMERGENCY, HOME, LANGUAGE, SILENT_EMERGENCY, Library
from bot.domain.screen import Offer, Screen
from tests.builders import always, many_languages, press

CONTENT = Path(__file__).parent.parent.parent / "content"
LANGUAGES = many_languages(15)
CODE = LANGUAGES.offered[1]

#: These say nothing to a stranger, so they hold nothing that matters to her.
MUTE = ("hidden", "late", "group")


@cache
def library() -> Library:
    """Return the real library, read once."""
    return load_library(CONTENT)


def conversation(finding: Finding | None = None) -> Conversation:
    """Return a conversation over the real library whose search finds the same for every question."""
    return Conversation(library(), LANGUAGES, always(finding or Finding("unknown")))


def offers(screen: Screen) -> tuple[Offer, ...]:
    """Return all that can be pressed on a screen."""
    return (*screen.offers, *screen.above, *screen.last)


def opens(screen: Screen, entry: str) -> bool:
    """Tell whether one tap opens the entry."""
    return any(offer.event == Opened(entry) for offer in offers(screen))


def has_way_home(screen: Screen) -> bool:
    """Tell whether she can go on: home, or what leads there from a screen that has its own way."""
    if screen.kind == "group":
        return offers(screen) == ()
    if screen.kind in ("hidden", "late"):
        (only,) = offers(screen)
        return isinstance(only.event, Opened) and only.event.entry in library()
    chooses = screen.kind == "languages" and all(isinstance(offer.event, LanguageChosen) for offer in screen.offers)
    return opens(screen, HOME) or chooses


# -- what may come in --------------------------------------------------------------------------------------------------

hostile = st.text(max_size=20) | st.sampled_from(
    ["", "!hide", "1|x|y", "../..", "home\x00", "\u202ehome", "{17}", "x" * 5000]
)
ids = st.deferred(lambda: st.sampled_from(sorted(library().entries))) | hostile
codes = st.sampled_from(LANGUAGES.offered) | hostile
places = st.deferred(lambda: st.sampled_from(sorted(library().places.known))) | hostile
#: What may stand in any text of an event: something that exists, or anything at all.
texts = ids | codes | places | st.text("01", max_size=12) | st.sampled_from(NEEDS)
sessions = st.builds(Session, codes | st.just(""), ids)


def any_of(kind: type[Event]) -> st.SearchStrategy[Event]:
    """Return any event of a kind, new kinds included: its texts are of all sorts, its other fields of their type."""
    written = {field.name: texts for field in dataclasses.fields(kind) if field.type is str}
    return st.builds(kind, **written)


events = st.one_of(*map(any_of, get_args(Event)))
findings = st.builds(
    Finding,
    st.sampled_from(["emergency", "answer", "suggestions", "unknown", "small_talk", "command"]),
    st.lists(ids, max_size=4).map(tuple),
    codes | st.just(""),
    st.sampled_from(["start", "menu", "language", "emergency", "hide", "erase", "privacy", "help", "back"]) | hostile,
    st.booleans(),
    places | st.just(""),
)
#: A step: what she does, or the number of a button that she presses; what her phone announces; what search would find.
steps = st.tuples(events | st.integers(0, 40), codes | st.none(), findings)


def walk(session: Session, done: list[tuple[Event | int, str | None, Finding]]) -> list[Turn]:
    """Return the turns of a sequence of steps; a button is pressed on the screen before, if that has any."""
    turns: list[Turn] = []
    for step, announced, finding in done:
        buttons = offers(turns[-1].screen) if turns else ()
        if isinstance(step, int):
            pressed, event = press(turns[-1].screen, buttons[step % len(buttons)]) if buttons else (session, Started())
        else:
            pressed, event = (turns[-1].session if turns else session), step
        turns.append(conversation(finding).take_turn(pressed, event, announced))
    return turns


@given(sessions, st.lists(steps, min_size=1, max_size=8))
@settings(deadline=None, max_examples=150)
def test_any_sequence_of_events_leaves_a_way_home(
    session: Session, done: list[tuple[Event | int, str | None, Finding]]
) -> None:
    """Each screen has home, or the choice of a language before there is one; the group line alone has nothing."""
    for turn in walk(session, done):
        assert has_way_home(turn.screen), turn.screen


@given(sessions, st.lists(steps, min_size=1, max_size=8))
@settings(deadline=None, max_examples=100)
def test_emergency_is_one_tap_from_any_screen(
    session: Session, done: list[tuple[Event | int, str | None, Finding]]
) -> None:
    """Only what a stranger may read has no button for danger, nor contacts, nor anything that gives her away."""
    for turn in walk(session, done):
        screen = turn.screen
        if screen.kind in MUTE:
            assert (screen.offers, screen.above, screen.contacts, screen.notices) == ((), (), (), ())
        else:
            assert opens(screen, EMERGENCY), screen


@given(sessions, st.lists(steps, min_size=1, max_size=8))
@settings(deadline=None, max_examples=100)
def test_everything_that_is_shown_exists(session: Session, done: list[tuple[Event | int, str | None, Finding]]) -> None:
    """Languages are on offer, entries and contacts are in the library, and no button stands twice."""
    for turn in walk(session, done):
        screen = turn.screen
        opened = [offer.event.entry for offer in offers(screen) if isinstance(offer.event, Opened)]
        assert screen.language in LANGUAGES.offered
        assert turn.session.language in ("", *LANGUAGES.offered)
        assert {*opened, screen.entry, turn.session.entry} <= set(library().entries)
        assert set(screen.contacts) <= set(library().contacts)
        assert {offer.language for offer in screen.offers} <= {"", *LANGUAGES.offered}
        assert len(set(screen.offers)) == len(screen.offers)


@given(sessions, st.lists(steps, min_size=1, max_size=8))
@settings(deadline=None, max_examples=100)
def test_only_a_card_is_a_visit(session: Session, done: list[tuple[Event | int, str | None, Finding]]) -> None:
    """What is counted is the entry that is on the screen, in its language; no other screen is counted."""
    for turn in walk(session, done):
        shown = None if turn.visit is None else (turn.visit.entry, turn.visit.language)
        assert shown == ((turn.screen.entry, turn.screen.language) if turn.screen.kind == "card" else None)


@given(sessions, codes | st.none())
@settings(deadline=None, max_examples=60)
def test_a_fault_leaves_a_way_home_from_any_session(session: Session, announced: str | None) -> None:
    """The screen for our own faults needs nothing that could fail again."""
    screen = conversation().fail(session, announced).screen

    assert (opens(screen, HOME), opens(screen, EMERGENCY)) == (True, True)
    assert library()[EMERGENCY].contacts == screen.contacts


@given(sessions, findings, codes | st.none())
@settings(deadline=None, max_examples=100)
def test_recognised_danger_always_shows_the_numbers(session: Session, finding: Finding, announced: str | None) -> None:
    """Whatever else is unknown, a text that search calls dangerous is answered with an emergency card at once."""
    entries = (EMERGENCY, SILENT_EMERGENCY, *finding.entries)[:4]
    danger = Finding("emergency", entries, finding.language, unsafe=finding.unsafe)
    screen = conversation(danger).take_turn(session, Searched("words"), announced).screen

    assert (screen.kind, screen.entry) == ("card", EMERGENCY)


# -- how far it is -----------------------------------------------------------------------------------------------------


@cache
def taps(start: str) -> dict[str, int]:
    """Return how many taps on real buttons lead from an entry to every other, each through its address."""
    speaking = conversation()
    found, waiting = {start: 0}, [start]
    while waiting:
        here = waiting.pop(0)
        screen = speaking.take_turn(Session(CODE, here), Opened(here)).screen
        for offer in offers(screen):
            session, event = press(screen, offer)
            entry = event.entry if isinstance(event, Opened) else HOME
            if isinstance(event, Opened) and entry not in found and session.language == CODE:
                found[entry] = found[here] + 1
                waiting.append(entry)
    return found


def test_any_entry_is_at_most_four_taps_from_home() -> None:
    """Walked on the buttons themselves, every entry of the real content is near."""
    found = taps(HOME)

    assert [entry.id for entry in library() if found.get(entry.id, 99) > 4] == []


def test_home_and_the_numbers_are_one_tap_from_every_entry() -> None:
    """The last row is on every card of the real content; the list of languages has it too."""
    for entry in library():
        screen = conversation().take_turn(Session(CODE), Opened(entry.id)).screen

        assert (opens(screen, HOME), opens(screen, EMERGENCY)) == (True, True), entry.id


def test_every_helpline_is_at_most_two_taps_from_any_screen() -> None:
    """Danger is one tap, all the lines are one more."""
    emergency = conversation().take_turn(Session(CODE), Opened(EMERGENCY)).screen

    assert opens(emergency, "emergency.lines")
    assert set(emergency.contacts) <= set(library()["emergency.lines"].contacts)


@pytest.mark.parametrize("entry", [HOME, "asylum", LANGUAGE])
def test_hiding_is_one_tap_and_comes_back(entry: str) -> None:
    """From a card one tap hides, and the unmarked button leads to the same card."""
    speaking = conversation()
    card = speaking.take_turn(Session(CODE), Opened(entry)).screen
    hidden = speaking.take_turn(*press(card, Offer(Hide()))).screen
    back = speaking.take_turn(*press(hidden, hidden.last[0])).screen

    assert Offer(Hide()) in card.last
    assert ("hidden", card.entry, CODE) == (hidden.kind, hidden.entry, hidden.language)
    assert card.entry == back.entry
