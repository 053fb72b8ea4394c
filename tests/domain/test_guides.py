"""The two guided ways, as screens: the self-check question by question, and who helps near a place."""

from dataclasses import replace

import pytest

from bot.domain.contact import Contact
from bot.domain.conversation import Conversation, Turn
from bot.domain.events import Checked, Event, Near, Opened, Searched, Session
from bot.domain.finding import Finding
from bot.domain.guides import MANY_CONTACTS, MOST_CONTACTS
from bot.domain.library import EMERGENCY, HOME, HUMANS, RECOGNISE, Library
from bot.domain.places import Places
from bot.domain.screen import Offer
from bot.domain.selfcheck import SelfCheck
from tests.builders import OTHER, always, press, small_conversation, small_library, three_languages


def take(event: Event, library: Library | None = None) -> Turn:
    """Return the turn of the event in a conversation over the library."""
    conversation = Conversation(library or small_library(), three_languages(), always(Finding("unknown")))
    return conversation.take_turn(Session(OTHER), event)


def crowded(count: int) -> Library:
    """Return a library in which so many help in Paris, each with a need of its own turn."""
    needs = ("shelter", "legal", "health")
    contacts = {
        str(number): Contact(str(number), "name", needs=(needs[number % 3],), where=("Paris",))
        for number in range(count)
    }
    return replace(small_library(), entries=small_library().entries, contacts=contacts)


# -- the self-check ----------------------------------------------------------------------------------------------------


def test_the_self_check_begins_at_its_entry() -> None:
    """A button on the card of the signs leads to the first question."""
    turn = take(Opened(RECOGNISE))

    assert Offer(Checked(), "check.start") == turn.screen.offers[0]


def test_without_a_self_check_there_is_no_button_for_it() -> None:
    """A content folder without questions offers none."""
    library = replace(small_library(), selfcheck=SelfCheck())

    assert [offer for offer in take(Opened(RECOGNISE), library).screen.offers if offer.event == Checked()] == []


def test_a_question_has_yes_no_and_back() -> None:
    """The two answers are buttons that carry all answers so far; nothing is counted."""
    turn = take(Checked("10"))

    assert (
        turn.screen.kind,
        turn.screen.entry,
        turn.screen.detail,
        turn.visit,
    ) == ("question", RECOGNISE, "threats", None)
    assert (Offer(Checked("101"), "check.yes"), Offer(Checked("100"), "check.no")) == turn.screen.offers
    assert (Offer(Checked("1"), "back"),) == turn.screen.above
    assert dict(turn.screen.values) == {"number": "3", "total": "4"}


def test_back_from_the_first_question_leads_to_its_entry() -> None:
    """She leaves the questions as she came."""
    assert (Offer(Opened(RECOGNISE), "back"),) == take(Checked()).screen.above


@pytest.mark.parametrize(
    ("answers", "result", "offers"),
    [
        ("0000", "none", ()),
        ("1100", "some", ("acse", "recognise")),
        ("0010", "some", (EMERGENCY, "help")),
        ("1111", "many", (EMERGENCY, "acse", "recognise", "help", "asylum.apply")),
    ],
)
def test_a_result_leads_to_cards_and_humans(answers: str, result: str, offers: tuple[str, ...]) -> None:
    """Danger first where there is any, then the cards, with people to talk to under them; never a verdict about her."""
    screen = take(Checked(answers)).screen

    assert ("result", result, ("acse", "quiet")) == (screen.kind, screen.detail, screen.contacts)
    assert tuple(Offer(Opened(entry)) for entry in offers) == screen.offers
    assert (Offer(Checked(answers[:-1]), "back"),) == screen.above


@pytest.mark.parametrize("answers", ["11111", "x", "acse", "1|0", "1" * 500])
def test_answers_that_nobody_gave_begin_again(answers: str) -> None:
    """An old or made-up button leads to the first question."""
    assert take(Checked(answers)).screen.detail == "movement"


def test_the_self_check_goes_through_its_buttons() -> None:
    """Pressed through their addresses, four answers lead from the entry to the result and back again."""
    conversation = small_conversation()
    turn = conversation.take_turn(Session(OTHER), Opened(RECOGNISE))
    for _ in range(5):
        turn = conversation.take_turn(*press(turn.screen, turn.screen.offers[0]))

    assert ("result", "many", Session(OTHER, RECOGNISE)) == (turn.screen.kind, turn.screen.detail, turn.session)
    assert conversation.take_turn(*press(turn.screen, turn.screen.above[0])).screen.detail == "age"


# -- who helps near a place --------------------------------------------------------------------------------------------


def test_choosing_a_place_begins_where_humans_are() -> None:
    """The card of the people to turn to has a button for choosing a place."""
    assert Offer(Near(), "near.choose") == take(Opened(HUMANS)).screen.offers[0]


def test_without_places_there_is_no_button_for_them() -> None:
    """A content folder without places offers none."""
    library = replace(small_library(), places=Places())

    assert [offer for offer in take(Opened(HUMANS), library).screen.offers if offer.event == Near()] == []


def test_first_the_regions_are_offered() -> None:
    """Without a place: the regions, the national contacts, and back to where humans are."""
    turn = take(Near())

    assert (turn.screen.kind, turn.screen.entry, turn.screen.detail, turn.visit) == ("near", HUMANS, "", None)
    assert (Offer(Near("idf")), Offer(Near("cor"))) == turn.screen.offers
    assert (Offer(Opened(HUMANS), "back"),) == turn.screen.above
    assert turn.screen.contacts == ("acse", "quiet")


def test_a_region_shows_who_helps_there_and_its_departments() -> None:
    """Nearer places are one tap further, the regions one tap back."""
    screen = take(Near("idf")).screen

    assert (screen.detail, screen.contacts) == ("idf", ("quiet", "17", "acse"))
    assert (Offer(Near("75")), Offer(Near("93"))) == screen.offers
    assert (Offer(Near(), "back"),) == screen.above


def test_a_department_shows_who_helps_there() -> None:
    """Back leads to its region."""
    screen = take(Near("93")).screen

    assert (screen.detail, screen.contacts, screen.offers) == ("93", ("quiet", "17", "acse"), ())
    assert (Offer(Near("idf"), "back"),) == screen.above


def test_a_need_leaves_those_who_meet_it() -> None:
    """Back leads to everybody at the place."""
    screen = take(Near("93", "legal")).screen

    assert (("17", "acse"), (Offer(Near("93"), "back"),)) == (screen.contacts, screen.above)


def test_where_nobody_helps_the_national_humans_are_shown() -> None:
    """A need that nobody meets still leads to people."""
    assert take(Near("93", "minors")).screen.contacts == ("acse", "quiet")


@pytest.mark.parametrize("place", ["Bobigny", "zz", "!hide", "93|x", "9" * 500])
def test_a_place_that_is_none_leads_to_the_regions(place: str) -> None:
    """An old or made-up button is not an error."""
    assert take(Near(place)).screen.detail == ""


def test_many_contacts_can_be_narrowed_down_to_a_need() -> None:
    """With many contacts their needs are buttons, each once; the list itself is cut to what one can read."""
    screen = take(Near("75"), crowded(MOST_CONTACTS + 5)).screen

    assert [Offer(Near("75", need), f"need.{need}") for need in ("shelter", "legal", "health")] == list(screen.offers)
    assert len(screen.contacts) == MOST_CONTACTS


def test_few_contacts_need_no_narrowing_down() -> None:
    """A short list is read as it is."""
    assert take(Near("75"), crowded(MANY_CONTACTS - 1)).screen.offers == ()


def test_a_typed_place_shows_who_helps_there() -> None:
    """A place and nothing else, typed, is as good as choosing it."""
    conversation = small_conversation(Finding("answer", (HOME,), place="93", unsafe=True))
    turn = conversation.take_turn(Session(OTHER), Searched("bobigny"))

    assert (turn.screen.kind, turn.screen.detail, turn.screen.notices) == ("near", "93", ("notice.unsafe",))
    assert (Session(OTHER, HUMANS), None) == (turn.session, turn.visit)


def test_danger_goes_before_a_place() -> None:
    """A text that search calls dangerous shows the numbers, whatever place it names."""
    conversation = small_conversation(Finding("emergency", (EMERGENCY,), place="93"))

    assert conversation.take_turn(Session(OTHER), Searched("words")).screen.entry == EMERGENCY
