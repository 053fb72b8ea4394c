"""Which language is spoken, and what a choice of it leads to: the first contact, and every later change."""

import pytest

from bot.domain.conversation import LANGUAGES_FIRST, Turn
from bot.domain.events import (
    AllLanguages,
    Event,
    Hide,
    LanguageChosen,
    OldButton,
    Opened,
    Session,
    Started,
    Unreadable,
)
from bot.domain.library import EMERGENCY, HOME, LANGUAGE, PRIVACY
from bot.domain.screen import Offer, Visit
from tests.builders import OTHER, RIGHT_TO_LEFT, SOURCE, many_languages, press, small_conversation

APPLY = "asylum.apply"
LAST_ROW = (Offer(Opened(EMERGENCY), "danger"), Offer(Hide()), Offer(Opened(LANGUAGE)), Offer(Opened(HOME), "home"))


def take(session: Session, event: Event, announced: str | None = None) -> Turn:
    """Return the turn of the small conversation."""
    return small_conversation().take_turn(session, event, announced)


def languages_of(turn: Turn) -> list[str]:
    """Return the languages that a screen offers, in order."""
    return [offer.language for offer in turn.screen.offers]


# -- the first contact -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("event", [Started(), Opened(HOME), OldButton(), Unreadable(), AllLanguages()])
def test_a_person_without_a_language_is_asked_for_it_first(event: Event) -> None:
    """Nothing is said in a language that she did not choose; danger is one tap away all the same."""
    turn = take(Session(), event)

    assert ("languages", Session()) == (turn.screen.kind, turn.session)
    assert languages_of(turn) == [SOURCE, OTHER, RIGHT_TO_LEFT]
    assert (Offer(Opened(EMERGENCY)),) == turn.screen.last


def test_the_phones_language_orders_the_first_list() -> None:
    """What the platform tells of the phone puts a language first, and the words around it are in that language."""
    turn = take(Session(), Started(), f"{RIGHT_TO_LEFT}-MA")

    assert languages_of(turn) == [RIGHT_TO_LEFT, SOURCE, OTHER]
    assert turn.screen.language == RIGHT_TO_LEFT
    assert Session() == turn.session


def test_the_first_choice_leads_to_the_welcome() -> None:
    """She is told once that it is free, what is kept, and how to hide; then she goes where she wanted."""
    turn = take(Session("", APPLY), LanguageChosen(OTHER))

    assert (turn.screen.kind, turn.screen.language, turn.screen.entry) == ("welcome", OTHER, APPLY)
    assert (Offer(Opened(APPLY), "welcome.yes"), Offer(Hide(), "welcome.later")) == turn.screen.offers
    assert turn.screen.last == LAST_ROW
    assert turn.visit is None


def test_a_button_of_the_first_list_leads_to_the_welcome() -> None:
    """Also where the button brings its own language with it, as the terminal's do."""
    turn = take(Session(OTHER, APPLY), LanguageChosen(OTHER))

    assert turn.screen.kind == "welcome"


def test_a_link_survives_the_choice_of_a_language() -> None:
    """From a printed code she comes to its card: list of languages, welcome, yes."""
    start = take(Session("", APPLY), Started())
    welcome = take(*press(start.screen, start.screen.offers[1]))
    card = take(*press(welcome.screen, welcome.screen.offers[0]))

    assert (card.screen.kind, card.screen.language, card.screen.entry) == ("card", OTHER, APPLY)


def test_starting_again_welcomes_in_the_known_language() -> None:
    """A start with a language is no reason to ask for it again."""
    turn = take(Session(OTHER), Started())

    assert (turn.screen.kind, turn.screen.language, turn.screen.entry) == ("welcome", OTHER, HOME)


def test_a_command_uses_the_phones_language() -> None:
    """A typed command needs no list of languages where the phone tells one that we have."""
    turn = take(Session(), Opened(PRIVACY), OTHER)

    assert (Session(OTHER, PRIVACY), "card") == (turn.session, turn.screen.kind)


# -- changing the language ---------------------------------------------------------------------------------------------


def test_a_later_choice_leads_to_the_same_entry() -> None:
    """Who changes the language goes on reading where she is, with no second welcome."""
    turn = take(Session(SOURCE, APPLY), LanguageChosen(OTHER))

    assert ("card", Session(OTHER, APPLY)) == (turn.screen.kind, turn.session)
    assert Visit(APPLY, OTHER) == turn.visit


def test_the_button_of_languages_brings_her_back_to_the_same_entry() -> None:
    """With buttons alone, as on a platform without memory: card, languages, another one, the same card in it."""
    card = take(Session(SOURCE), Opened(APPLY))
    languages = take(*press(card.screen, card.screen.last[2]))
    again = take(*press(languages.screen, languages.screen.offers[1]))

    assert (languages.screen.kind, languages.screen.language) == ("languages", SOURCE)
    assert (again.screen.kind, again.screen.language, again.screen.entry) == ("card", OTHER, APPLY)


def test_the_list_of_languages_is_no_place_to_come_back_to() -> None:
    """Choosing a language after a link to the list leads home, not to the list again."""
    turn = take(Session("", LANGUAGE), LanguageChosen(OTHER))

    assert Offer(Opened(HOME), "welcome.yes") == turn.screen.offers[0]


def test_the_list_of_languages_has_the_usual_last_row_once_a_language_is_known() -> None:
    """Who opens the list by mistake finds home where it always is."""
    turn = take(Session(OTHER, APPLY), Opened(LANGUAGE))

    assert turn.screen.last == LAST_ROW


@pytest.mark.parametrize("code", ["", "zz", "x" * 1000])
def test_a_language_that_we_do_not_have_asks_again(code: str) -> None:
    """A language that was taken from the list leads to all that are there."""
    turn = take(Session(SOURCE, APPLY), LanguageChosen(code))

    assert ("languages", Session("", APPLY)) == (turn.screen.kind, turn.session)
    assert languages_of(turn) == [SOURCE, OTHER, RIGHT_TO_LEFT]


def test_a_dialect_is_served_by_its_language() -> None:
    """A choice of a regional tag is the choice of what we have for it."""
    assert take(Session(), LanguageChosen(f"{RIGHT_TO_LEFT}-DZ")).session.language == RIGHT_TO_LEFT


def test_a_few_languages_stand_on_one_page() -> None:
    """One or two more than a page holds are no reason for another tap."""
    languages = many_languages(LANGUAGES_FIRST + 2)
    turn = small_conversation(languages=languages).take_turn(Session(), Started())

    assert (list(languages.offered), ()) == (languages_of(turn), turn.screen.above)


@pytest.mark.parametrize("known", ["", "qad"])
def test_many_languages_are_reachable_in_two_taps(known: str) -> None:
    """The first page has the likeliest, one button shows all the others, and a choice there is a first one."""
    languages = many_languages(30)
    conversation = small_conversation(languages=languages)
    first = conversation.take_turn(Session(known, APPLY), Opened(LANGUAGE))
    everything = conversation.take_turn(*press(first.screen, first.screen.above[0]))
    chosen = conversation.take_turn(*press(everything.screen, everything.screen.offers[-1]))

    assert list(languages.offered[:LANGUAGES_FIRST]) == languages_of(first)
    assert (Offer(AllLanguages()),) == first.screen.above
    assert list(languages.offered) == languages_of(everything)
    assert ("welcome", languages.offered[-1], APPLY) == (
        chosen.screen.kind,
        chosen.screen.language,
        chosen.screen.entry,
    )


def test_a_language_that_is_gone_is_asked_for_again() -> None:
    """A button of a language that is no longer offered does not speak another one without a word."""
    assert take(Session("zz", APPLY), Opened(APPLY)).screen.kind == "languages"
