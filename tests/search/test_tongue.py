"""The language of a text: by its script where one language alone uses it, else by its words, else not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.bank import Bank, Phrase
from bot.search.find import Search
from bot.search.lessons import Lessons
from bot.search.normalise import normalise
from bot.search.tongue import Tongues

#: Languages of nobody, in scripts of everybody.
SCRIPTS = {
    "qaa": ("Latn", "Grek"), "qab": ("Latn",), "qac": ("Arab",), "qad": ("Deva",), "qae": ("Ethi",), "qaf": ("Ethi",),
}  # fmt: skip


def bank(language: str, *texts: str) -> Bank:
    """Return a bank of phrases of one language."""
    return Bank(language, tuple(Phrase(text, "asylum", language) for text in texts))


LESSONS = Lessons.of(
    [
        bank("qaa", "un lieu pour moi", "je veux un avocat", "ou dormir", "asile"),
        bank("qab", "a place for me", "i need the lawyer", "where to sleep", "asile"),
        bank("qae", "ሰላም"),
    ]
)
TONGUES = Tongues(LESSONS.tongues, SCRIPTS)


def guess(text: str, *prefer: str) -> str:
    """Return the language of a text."""
    return TONGUES.guess(TONGUES.weigh(text, LESSONS.vocabulary.weigh(text)), prefer)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("je veux un lieu", "qaa"),
        ("i need a place", "qab"),
        ("مرحبا", "qac"),
        ("سلام hello سلام سلام", "qac"),
        ("मदद", "qad"),
        ("ሰላም", "qae"),
        ("ምን", ""),
        ("zzz", ""),
        ("", ""),
        ("🏥", ""),
        ("112", ""),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    """What the banks know tells the language, else a script that one language alone writes; two or none prove nothing."""
    assert language == guess(text)


def test_a_near_tie_goes_to_whom_she_is_known_to_be() -> None:
    """A word of two languages is in the one she reads, if it is one of the two; what is sure needs no such help."""
    near = {"qaa": 0.5, "qab": 0.45, "qac": 0.05}

    assert TONGUES.guess(near, ("qac", "qab", "qaa")) == "qab"
    assert TONGUES.guess(near, ("qac",)) == TONGUES.guess(near) == ""
    assert TONGUES.guess({"qaa": 0.9, "qab": 0.1}, ("qab",)) == "qaa"


def test_no_languages_at_all() -> None:
    """Without banks and scripts nothing is guessed."""
    lessons = Lessons.of([])
    tongues = Tongues(lessons.tongues, {})

    assert tongues.guess(tongues.weigh("bonjour", lessons.vocabulary.weigh("bonjour"))) == ""


@given(st.text(max_size=60), st.lists(st.sampled_from([*SCRIPTS, "zz"]), max_size=3))
def test_only_known_languages_are_guessed(text: str, prefer: list[str]) -> None:
    """Whatever the text, the answer is a language of the registry or none."""
    assert guess(normalise(text), *prefer) in {*SCRIPTS, ""}


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
