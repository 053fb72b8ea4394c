"""The index and the ranking: rare words count, frame words hardly, misspelling is forgiven, all phrases of an entry vote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.bank import Phrase
from bot.search.cards import phrases_of_cards
from bot.search.index import Index
from bot.search.rank import Vote, rank

FRAME = frozenset({"je", "veux", "un", "ou", "est"})
PHRASES = [
    Phrase("je veux un avocat", "justice.lawyer", "qaa"),
    Phrase("un avocat gratuit", "justice.lawyer", "qaa"),
    Phrase("je veux un logement", "housing", "qaa"),
    Phrase("ou dormir", "housing", "qaa"),
    Phrase("une chambre", "housing", "qaa"),
    Phrase("un lawyer", "justice.lawyer", "qab"),
    Phrase("chambre", "justice.trial", "qab"),
]
INDEX = Index(PHRASES, {"qaa": FRAME})


def ranked(text: str, *prefer: str) -> list[Vote]:
    """Return the votes for a text."""
    return rank(INDEX, text, FRAME, prefer)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("avocat", "justice.lawyer"),
        ("je veux un avoca", "justice.lawyer"),
        ("je veux dormir", "housing"),
        ("logemant", "housing"),
    ],
)
def test_what_is_most_like(text: str, label: str) -> None:
    """What is rare decides, not what stands in every question, and a wrong letter does little."""
    assert label == ranked(text)[0].label


def test_the_same_words_are_wholly_like() -> None:
    """A phrase of the banks, however long, is like itself."""
    long = " ".join(f"mot{number}" for number in range(60))
    index = Index([*PHRASES, Phrase(long, "asylum", "qaa")], {})
    best = rank(index, long, FRAME, ())[0]

    assert (best.likeness, best.label) == (1.0, "asylum")


def test_a_tie_goes_to_her_language() -> None:
    """The same word under two entries means the one of the language she reads."""
    first = {language: ranked("chambre", language)[0].language for language in ("qaa", "qab")}

    assert first["qab"] == "qab"
    assert ranked("chambre", "qab")[0].score > ranked("chambre")[0].score


def test_votes_come_best_first_and_once_for_each_entry() -> None:
    """Nobody is offered the same entry twice."""
    votes = ranked("je veux un avocat ou un logement")

    assert sorted(votes, key=lambda vote: vote.score, reverse=True) == votes
    assert len({vote.label for vote in votes}) == len(votes)


@pytest.mark.parametrize("text", ["", "zzzz", "🏥"])
def test_nothing_is_like_nothing(text: str) -> None:
    """A text that shares nothing with any phrase has no votes; an index may be empty."""
    assert ranked(text) == []
    assert rank(Index([], {}), "avocat", FRAME, ()) == []


@given(st.text(alphabet="avoctlgemn jru", max_size=60))
def test_every_likeness_is_a_share(text: str) -> None:
    """However odd a text, no phrase is more than wholly like it (the preferred language aside)."""
    assert all(0 <= vote.likeness <= 1.0 + 1e-6 for vote in ranked(text))


def test_the_words_of_cards_are_phrases() -> None:
    """Every thought of a card leads to it; menus and the cards of danger itself lead nowhere."""
    cards = [
        ("asylum.apply", "qaa", "Allez d’abord dans une SPADA. C’est gratuit :\n- vite !"),
        ("asylum.apply", "qac", "هل تريد؟ نعم، طبعا"),
        ("home", "qaa", "Choisissez un sujet."),
        ("emergency", "qaa", "Appelez le 17."),
        ("emergency.silent", "qaa", "Écrivez."),
    ]

    assert [(phrase.text, phrase.language) for phrase in phrases_of_cards(cards)] == [
        ("allez d abord dans une spada", "qaa"),
        ("c est gratuit", "qaa"),
        ("vite", "qaa"),
        ("هل تريد", "qac"),
        ("نعم", "qac"),
        ("طبعا", "qac"),
    ]
