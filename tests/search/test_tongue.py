"""The language of a text: by its script where one language alone uses it, else by its words, else not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.bank import Bank, Phrase
from bot.search.find import Search
from bot.search.tongue import Tongues

#: Languages of nobody, in scripts of everybody.
SCRIPTS = {"qaa": "Latn", "qab": "Latn", "qac": "Arab", "qad": "Deva", "qae": "Ethi", "qaf": "Ethi"}


def bank(language: str, *texts: str, frame: str = "") -> Bank:
    """Return a bank of phrases of one language."""
    return Bank(language, tuple(Phrase(text, "asylum", language) for text in texts), frame=frozenset(frame.split()))


TONGUES = Tongues(
    [
        bank("qaa", "un lieu pour moi", "asile", frame="je veux"),
        bank("qab", "a place for me", "asile"),
        bank("qae", "ሰላም"),
    ],
    SCRIPTS,
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("je veux un lieu", "qaa"),
        ("a place", "qab"),
        ("مرحبا", "qac"),
        ("سلام hello سلام سلام", "qac"),
        ("मदद", "qad"),
        ("ሰላም", "qae"),
        ("ምን", ""),
        ("asile", ""),
        ("hund katze maus", ""),
        ("je a", ""),
        ("", ""),
        ("🏥", ""),
        ("112", ""),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    """A script that two share, a word that two know, and no known word prove nothing."""
    assert language == TONGUES.guess(text)


def test_a_near_tie_goes_to_whom_she_is_known_to_be() -> None:
    """A word of two languages is in the one she reads, if it is one of the two."""
    assert TONGUES.guess("asile", ("qac", "qab", "qaa")) == "qab"
    assert TONGUES.guess("asile", ("qac",)) == ""


def test_no_languages_at_all() -> None:
    """Without banks and scripts nothing is guessed."""
    assert Tongues([], {}).guess("bonjour") == ""


@given(st.text(max_size=60), st.lists(st.sampled_from([*SCRIPTS, "zz"]), max_size=3))
def test_only_known_languages_are_guessed(text: str, prefer: list[str]) -> None:
    """Whatever the text, the answer is a language of the registry or none."""
    assert TONGUES.guess(text, tuple(prefer)) in {*SCRIPTS, ""}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("je veux demander l'asile", "fr"),
        ("i want to apply for asylum", "en"),
        ("أريد أن أطلب اللجوء", "ar"),
        ("comment avoir un avocat svp", "fr"),
        ("my boss does not pay me", "en"),
        ("kifach n9der nakhod lawra9", "ar"),
    ],
)
def test_real_sentences(search: Search, text: str, language: str) -> None:
    """Plain sentences of the real banks' languages are told apart, Arabic in Latin letters too."""
    assert language == search(text).language
