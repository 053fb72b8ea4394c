"""Danger: what speaks for it, what speaks against it, and when it is silent."""

import pytest

from bot.search.bank import Clues
from bot.search.danger import CLUE, ENOUGH, HARMLESS_CLUE, LOUD, QUIET, DangerDetector
from bot.search.normalise import normalise
from tests.search.conftest import QAA

CLUES = Clues(danger=("couteau", "me tu*"), silent=("pas parler",), harmless=("un film", "de cuisine"))
DETECTOR = DangerDetector({QAA: CLUES})


def odds(likely: float) -> float:
    """Return a probability as odds."""
    return likely / (1 - likely)


def likely(text: str, loud: float = 0.0, quiet: float = 0.0) -> float:
    """Return how likely danger is, when the model has said how likely it finds it."""
    return DETECTOR.look(normalise(text), {LOUD: loud, QUIET: quiet, "asylum": 1 - loud - quiet}, (QAA,)).likely


def test_the_model_alone() -> None:
    """Without any clue the two lists of danger together decide."""
    assert likely("sur la table", 0.2, 0.1) == pytest.approx(0.3)
    assert likely("sur la table") < 0.001


def test_a_clue_speaks_for_danger() -> None:
    """A clue turns a doubt into danger; alone, against a model that is sure of something else, it does not."""
    assert likely("un couteau", 0.05) > ENOUGH > likely("un stylo", 0.05)
    assert likely("un couteau") < ENOUGH


def test_a_harmless_clue_speaks_against_danger() -> None:
    """It takes less than a clue of danger gives: a doubt is danger."""
    assert CLUE > HARMLESS_CLUE
    assert likely("dans un film", 0.5) < ENOUGH < likely("dans un livre", 0.5)
    assert likely("un couteau de cuisine", 0.5) > 0.5


def test_a_silent_clue_is_silent() -> None:
    """She who cannot speak gets the line to which one writes; so does she whose words the silent phrases know better."""
    spoken = {LOUD: 0.5, QUIET: 0.1}

    assert DETECTOR.look("je peux pas parler", spoken, (QAA,)).silent
    assert not DETECTOR.look("je peux parler", spoken, (QAA,)).silent
    assert DETECTOR.look("je peux parler", {LOUD: 0.1, QUIET: 0.5}, (QAA,)).silent


def test_what_was_found_is_told() -> None:
    """`balise try` can show the words that decided, in every language that was listened to and in no other."""
    assert DETECTOR.look("il va me tuer dans un film", {}, (QAA, "zz")).clues == ("me tuer", "un film")
    assert DETECTOR.look("il va me tuer", {}, ()).clues == ()


def test_no_text_is_beyond_every_doubt() -> None:
    """The model may be as sure as it likes: odds stay finite, and a clue still weighs."""
    for sure in (0.0, 1.0):
        text = DETECTOR.look("me tuer", {LOUD: sure}, (QAA,)).likely

        assert 0 < text < 1
        assert odds(text) > odds(DETECTOR.look("me voir", {LOUD: sure}, (QAA,)).likely)
