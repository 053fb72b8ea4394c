"""The rules of the conversation, one by one: cards, hiding, erasing, and what nobody should say aloud."""

from typing import cast

import pytest

from bot.domain.conversation import Turn
from bot.domain.events import (
    Erase,
    Event,
    Grouped,
    Hide,
    LanguageChosen,
    Late,
    Medium,
    OldButton,
    Opened,
    Searched,
    Session,
    Started,
    Unreadable,
)
from bot.domain.library import EMERGENCY, HOME, LANGUAGE, PRIVACY
from bot.domain.screen import Offer, Visit
from tests.builders import OTHER, SOURCE, small_conversation

APPLY = "asylum.apply"
LAST_ROW = (Offer(Opened(EMERGENCY), "danger"), Offer(Hide()), Offer(Opened(LANGUAGE)), Offer(Opened(HOME), "home"))


def take(session: Session, event: Event, announced: str | None = None) -> Turn:
    """Return the turn of the small conversation."""
    return small_conversation().take_turn(session, event, announced)


# -- cards -------------------------------------------------------------------------------------------------------------


def test_a_card_holds_its_buttons_contacts_and_ways_back() -> None:
    """A card offers its menu and what to see next, back, the source text beside it, and the last row."""
    turn = take(Session(OTHER), Opened(APPLY))

    assert (Session(OTHER, APPLY), Visit(APPLY, OTHER)) == (turn.session, turn.visit)
    assert (Offer(Opened("acse")), Offer(Opened("cards.interpreter"))) == turn.screen.offers
    assert (Offer(Opened("asylum"), "back"), Offer(Opened(APPLY, beside=True), "beside.start")) == turn.screen.above
    assert (turn.screen.contacts, turn.screen.notices, turn.screen.last) == (("acse",), (), LAST_ROW)


def test_a_card_beside_the_source_can_go_back_to_one_language() -> None:
    """The same button takes the source text away again."""
    turn = take(Session(OTHER), Opened(APPLY, beside=True))

    assert turn.screen.beside
    assert Offer(Opened(APPLY), "beside.stop") == turn.screen.above[1]


@pytest.mark.parametrize(("language", "entry"), [(SOURCE, APPLY), (OTHER, "cards.interpreter")])
def test_the_source_is_not_offered_where_it_stands_already(language: str, entry: str) -> None:
    """In the source language, and on a sentence to show, there is nothing to put beside."""
    assert len(take(Session(language), Opened(entry)).screen.above) == 1


def test_erasing_is_offered_at_home_and_where_privacy_is_explained() -> None:
    """Erase is at most two taps from any screen."""
    home, privacy = (take(Session(OTHER), Opened(id_)).screen for id_ in (HOME, PRIVACY))

    assert (Offer(Erase()),) == home.above
    assert (Offer(Opened(HOME), "back"), Offer(Erase())) == privacy.above


@pytest.mark.parametrize("event", [OldButton(), Opened("removed.entry"), Opened("!hide"), Opened("")])
def test_an_old_button_leads_home_and_says_so(event: Event) -> None:
    """A button of another version or of a removed entry is answered politely."""
    turn = take(Session(OTHER, APPLY), event)

    assert (turn.screen.entry, turn.screen.notices) == (HOME, ("notice.old_button",))
    assert Visit(HOME, OTHER) == turn.visit


def test_a_place_that_is_gone_is_home() -> None:
    """A session whose entry was removed goes on at home."""
    assert Session(OTHER, HOME) == take(Session(OTHER, "removed.entry"), Started()).session


# -- danger, hiding, erasing -------------------------------------------------------------------------------------------


def test_the_emergency_button_waits_for_no_language() -> None:
    """Before any choice the numbers are shown, in the phone's language or in the source language."""
    turns = [take(Session(), Opened(EMERGENCY), announced) for announced in (None, OTHER)]

    assert [turn.screen.language for turn in turns] == [SOURCE, OTHER]
    assert [turn.screen.entry for turn in turns] == [EMERGENCY, EMERGENCY]


def test_hiding_shows_a_harmless_card_with_one_unmarked_button_back() -> None:
    """Nothing else is on the screen, and the button leads to where she was."""
    screen = take(Session(OTHER, APPLY), Hide()).screen

    assert (
        screen.kind,
        screen.language,
        screen.offers,
        screen.above,
        screen.contacts,
        screen.notices,
    ) == ("hidden", OTHER, (), (), (), ())
    assert (Offer(Opened(APPLY), "unmarked"),) == screen.last


def test_hiding_counts_nothing() -> None:
    """A harmless card is no visit of an entry."""
    assert take(Session(OTHER, APPLY), Hide()).visit is None


@pytest.mark.parametrize(("event", "kind"), [(Hide(), "hidden"), (Erase(), "erased")])
def test_hiding_and_erasing_wait_for_no_language(event: Event, kind: str) -> None:
    """Somebody is looking: no list of languages comes between."""
    turn = take(Session(), event)

    assert (kind, SOURCE) == (turn.screen.kind, turn.screen.language)


def test_erasing_tells_how_many_went() -> None:
    """The number of deleted messages is said as it is."""
    screen = take(Session(OTHER), Erase(deleted=3)).screen

    assert (dict(screen.values), screen.last) == ({"count": "3"}, LAST_ROW)


@pytest.mark.parametrize("medium", ["media", "voice", "contact", "location", "document", "other"])
def test_what_is_never_opened_is_refused_kindly(medium: Medium) -> None:
    """Each kind of attachment has its own sentence, and the way home."""
    screen = take(Session(OTHER), Unreadable(medium)).screen

    assert ("refused", (f"refused.{medium}",), LAST_ROW) == (screen.kind, screen.notices, screen.last)


# -- what others may read ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("session", [Session(), Session(OTHER, APPLY)])
def test_in_a_group_one_line_is_said_and_nothing_offered(session: Session) -> None:
    """Where others read there is no button, no contact and no entry's name."""
    turn = take(session, Grouped())

    assert (
        turn.screen.kind,
        turn.screen.entry,
        turn.screen.offers,
        turn.screen.above,
        turn.screen.last,
    ) == ("group", HOME, (), (), ())
    assert turn.visit is None


def test_a_late_answer_says_nothing_but_opens() -> None:
    """After a long wait the phone may be in other hands: one neutral line, one button home."""
    turn = take(Session(OTHER, APPLY), Late())

    assert (
        turn.screen.kind,
        turn.screen.language,
        turn.screen.entry,
        turn.screen.offers,
        turn.screen.contacts,
    ) == ("late", OTHER, HOME, (), ())
    assert (Offer(Opened(HOME), "late.open"),) == turn.screen.last
    assert turn.visit is None


@pytest.mark.parametrize("event", [Grouped(), Late()])
def test_neutral_lines_speak_the_phones_language(event: Event) -> None:
    """No list of languages in a group: the phone's language, else the source language."""
    assert [take(Session(), event, hint).screen.language for hint in (OTHER, None)] == [OTHER, SOURCE]


# -- our own faults ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("session", [Session(), Session(OTHER, APPLY), Session("zz", "removed.entry")])
def test_a_fault_of_ours_shows_the_emergency_numbers_and_the_way_home(session: Session) -> None:
    """Whatever went wrong, she gets 17, 112 and 114, another language, and home."""
    turn = small_conversation().fail(session)

    assert (turn.screen.kind, turn.screen.contacts, turn.screen.last) == ("failure", ("17", "112", "114"), LAST_ROW)
    assert turn.visit is None


@pytest.mark.parametrize("event", [Searched("words"), LanguageChosen(OTHER), Late(), Grouped()])
def test_an_event_on_the_wrong_way_is_a_fault(event: Event) -> None:
    """What is answered before a language is known never arrives behind that point without a word."""
    with pytest.raises(AssertionError, match=f"answered before: {type(event).__name__}"):
        small_conversation()._act(Session(OTHER), event, None)


def test_an_event_that_nobody_foresaw_is_a_fault() -> None:
    """A new kind of event cannot be forgotten: it fails in the first test that sends one."""
    conversation = small_conversation()

    with pytest.raises(AssertionError):
        conversation.take_turn(Session(OTHER), cast(Event, object()))
    with pytest.raises(AssertionError):
        conversation._reply(Session(OTHER), cast(Hide, object()), None)
