"""Typed questions: danger comes first, the text's own language wins, and nobody is left without an answer."""

import pytest

from bot.domain.conversation import Conversation, Turn
from bot.domain.events import Erase, Hide, Opened, Searched, Session
from bot.domain.finding import Finding, FindingKind
from bot.domain.library import EMERGENCY, HOME, LANGUAGE, SILENT_EMERGENCY
from bot.domain.screen import Offer, Visit
from tests.builders import OTHER, RIGHT_TO_LEFT, SOURCE, always, small_conversation, small_library, three_languages

APPLY = "asylum.apply"


def ask(finding: Finding, session: Session, announced: str | None = None) -> Turn:
    """Return the turn after a question with the finding."""
    return small_conversation(finding).take_turn(session, Searched("words"), announced)


def menu() -> tuple[Offer, ...]:
    """Return the buttons of home."""
    return tuple(Offer(Opened(id_)) for id_ in small_library()[HOME].menu)


# -- danger ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "announced", "expected"),
    [("", None, SOURCE), ("", OTHER, OTHER), (RIGHT_TO_LEFT, OTHER, RIGHT_TO_LEFT), ("zz", None, SOURCE)],
)
def test_typed_danger_is_answered_when_no_language_is_known(told: str, announced: str | None, expected: str) -> None:
    """The text's language, else the phone's, else the source language: never a question first."""
    finding = Finding("emergency", (EMERGENCY, SILENT_EMERGENCY), told)
    turn = ask(finding, Session(), announced)

    assert ("card", EMERGENCY, expected) == (turn.screen.kind, turn.screen.entry, turn.screen.language)
    assert turn.screen.contacts == ("17", "112", "114")


def test_who_cannot_speak_gets_the_silent_line_first() -> None:
    """The first entry of the finding is shown, the second is its first button."""
    turn = ask(Finding("emergency", (SILENT_EMERGENCY, EMERGENCY)), Session(OTHER))

    assert (turn.screen.entry, turn.screen.contacts) == (SILENT_EMERGENCY, ("114",))
    assert Offer(Opened(EMERGENCY)) == turn.screen.offers[0]


# -- answers -----------------------------------------------------------------------------------------------------------


def test_a_sure_answer_is_the_card_with_the_other_meanings_first() -> None:
    """The best entry is shown, what else it may mean is one tap away, and no button stands twice."""
    turn = ask(Finding("answer", (APPLY, "acse", "help")), Session(OTHER))

    assert (Session(OTHER, APPLY), Visit(APPLY, OTHER)) == (turn.session, turn.visit)
    assert [Offer(Opened(id_)) for id_ in ("acse", "help", "cards.interpreter")] == list(turn.screen.offers)


def test_the_finding_is_handed_on() -> None:
    """Who asks from a program sees what was found; it holds no word of the question."""
    finding = Finding("answer", (APPLY,))

    assert finding == ask(finding, Session(OTHER)).finding


def test_an_unsure_answer_is_a_choice() -> None:
    """Did you mean: the entries as buttons, nothing counted."""
    turn = ask(Finding("suggestions", (APPLY, "acse")), Session(OTHER, APPLY))

    assert ("suggestions", Session(OTHER), None) == (turn.screen.kind, turn.session, turn.visit)
    assert (Offer(Opened(APPLY)), Offer(Opened("acse"))) == turn.screen.offers


def test_nothing_found_shows_the_menu_and_humans() -> None:
    """An honest word, the topics, and people to talk to."""
    turn = ask(Finding("unknown"), Session(OTHER))

    assert ("unknown", menu(), ("acse", "quiet")) == (turn.screen.kind, turn.screen.offers, turn.screen.contacts)


def test_small_talk_gets_a_kind_line_and_the_menu() -> None:
    """A greeting is no question: no contacts, no visit."""
    turn = ask(Finding("small_talk"), Session(OTHER))

    assert ("small_talk", menu(), ()) == (turn.screen.kind, turn.screen.offers, turn.screen.contacts)
    assert turn.visit is None


@pytest.mark.parametrize("kind", ["answer", "suggestions"])
def test_entries_that_are_gone_are_not_shown(kind: FindingKind) -> None:
    """A question bank that is older than the content leads nobody to an entry that is no more."""
    assert ask(Finding(kind, ("removed.entry",)), Session(OTHER)).screen.kind == "unknown"


@pytest.mark.parametrize("kind", ["emergency", "answer", "suggestions", "unknown", "small_talk"])
def test_a_text_with_a_number_or_a_name_is_answered_with_a_warning(kind: FindingKind) -> None:
    """She is told to erase it, whatever the answer is."""
    assert ask(Finding(kind, (APPLY,), unsafe=True), Session(OTHER)).screen.notices == ("notice.unsafe",)


# -- which language answers --------------------------------------------------------------------------------------------


def test_the_language_of_the_text_wins_and_the_other_is_one_tap_away() -> None:
    """Text and session disagree: the answer is in the text's language, her former one is the first button."""
    turn = ask(Finding("answer", (APPLY,), RIGHT_TO_LEFT), Session(OTHER))

    assert (turn.screen.language, turn.session.language) == (RIGHT_TO_LEFT, RIGHT_TO_LEFT)
    assert Offer(Opened(APPLY), language=OTHER) == turn.screen.offers[0]


@pytest.mark.parametrize("kind", ["suggestions", "unknown", "small_talk"])
def test_the_former_language_is_offered_on_every_answer(kind: FindingKind) -> None:
    """Where no card was found, one tap leads home in the language that she was reading in."""
    turn = ask(Finding(kind, (APPLY,), RIGHT_TO_LEFT), Session(OTHER))

    assert (RIGHT_TO_LEFT, Offer(Opened(HOME), language=OTHER)) == (turn.screen.language, turn.screen.offers[0])


@pytest.mark.parametrize("told", ["", OTHER])
def test_no_other_language_is_offered_where_none_is_needed(told: str) -> None:
    """Text and session agree, or the text tells nothing: her language answers, without a switch."""
    turn = ask(Finding("answer", (APPLY,), told), Session(OTHER))

    assert turn.screen.language == OTHER
    assert [offer for offer in turn.screen.offers if offer.language] == []


def test_the_phones_language_answers_when_nothing_better_is_known() -> None:
    """No session, and a text in no sure language: what the phone tells is good enough to answer."""
    screen = ask(Finding("answer", (APPLY,)), Session(), OTHER).screen

    assert (screen.kind, screen.language) == ("card", OTHER)


@pytest.mark.parametrize("kind", ["answer", "suggestions", "unknown", "small_talk"])
def test_without_any_hint_the_language_is_asked_for(kind: FindingKind) -> None:
    """A text in no sure language from nobody we know, and no danger: the list of languages."""
    assert ask(Finding(kind, (APPLY,)), Session()).screen.kind == "languages"


def test_search_is_told_which_languages_are_likely() -> None:
    """Her own language comes first, then the phone's, each once; a language that we have not is left out."""
    told = []

    def find(words: str, prefer: tuple[str, ...]) -> Finding:
        told.append((words, prefer))
        return Finding("unknown")

    conversation = Conversation(small_library(), three_languages(), find)
    for session, announced in ((Session(OTHER), SOURCE), (Session(OTHER), OTHER), (Session("zz"), "zz")):
        conversation.take_turn(session, Searched("?"), announced)

    assert told == [("?", (OTHER, SOURCE)), ("?", (OTHER,)), ("?", ())]


# -- commands in words -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "kind", "entry"),
    [
        ("menu", "card", HOME),
        ("start", "welcome", APPLY),
        ("emergency", "card", EMERGENCY),
        ("hide", "hidden", APPLY),
        ("erase", "erased", APPLY),
        ("language", "languages", APPLY),
        ("back", "card", "asylum"),
    ],
)
def test_the_name_of_a_button_does_what_the_button_does(command: str, kind: str, entry: str) -> None:
    """A typed word for a button is as good as pressing it, from where she is."""
    screen = ask(Finding("command", command=command), Session(OTHER, APPLY)).screen

    assert (kind, entry, OTHER) == (screen.kind, screen.entry, screen.language)


@pytest.mark.parametrize(("command", "kind"), [("emergency", "card"), ("hide", "hidden"), ("erase", "erased")])
def test_danger_and_hiding_in_words_wait_for_no_language(command: str, kind: str) -> None:
    """A person who is in danger or watched is asked nothing first, typed or pressed."""
    screen = ask(Finding("command", command=command), Session()).screen

    assert (kind, SOURCE) == (screen.kind, screen.language)


def test_another_command_in_words_asks_for_the_language() -> None:
    """Without any hint there is no language to show the menu in."""
    assert ask(Finding("command", command="menu"), Session()).screen.kind == "languages"


def test_a_command_in_words_speaks_its_own_language() -> None:
    """A word that is a name in one language only is answered in it."""
    assert ask(Finding("command", language=RIGHT_TO_LEFT, command="menu"), Session()).screen.language == RIGHT_TO_LEFT


@pytest.mark.parametrize("event", [Hide(), Erase(), Opened(LANGUAGE)])
def test_searching_is_never_needed_for_a_button(event: Hide | Erase | Opened) -> None:
    """A button answers without asking the search, so a broken search costs no way out."""

    def broken(words: str, prefer: tuple[str, ...]) -> Finding:
        raise RuntimeError(words, prefer)

    conversation = Conversation(small_library(), three_languages(), broken)

    assert conversation.take_turn(Session(OTHER), event).finding is None


def test_a_search_that_always_says_the_same_is_enough_for_tests() -> None:
    """The stand-in for search answers every question alike."""
    assert Finding("unknown") == always(Finding("unknown"))("any", ())
