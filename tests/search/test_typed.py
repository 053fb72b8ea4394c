"""How good the search is, over sentences that stand in no bank, and over the banks themselves, a fifth held out.

The floors are a little below what was measured; `python -m tests.search.crossvalidation` prints the figures in full.
"""

from pathlib import Path

import pytest

from bot.search.find import Search
from tests.search.crossvalidation import load_banks, one_fold
from tests.search.typed import DANGER, HARMLESS, QUESTIONS

#: Shares of the sentences of typed.py, by language.
QUESTIONS_FOUND, DANGER_SEEN, FALSE_ALARMS = 0.75, 0.85, 0.2

#: Shares of the banks' own phrases when they are held out: these are harder, each was written to be unlike the others.
HELD_OUT = {"danger": 0.65, "entry among the first three": 0.45}
HELD_OUT_ALARMS = {"alarm: harmless": 0.3, "alarm: entry": 0.09}


@pytest.mark.parametrize("language", QUESTIONS)
def test_plain_questions_find_their_card(search: Search, language: str) -> None:
    """Three of four plain questions have their card among the first three."""
    missed = [text for text, wanted in QUESTIONS[language] if not set(wanted) & set(search(text).entries[:3])]

    assert len(missed) <= (1 - QUESTIONS_FOUND) * len(QUESTIONS[language]), missed


@pytest.mark.parametrize("language", DANGER)
def test_danger_is_seen(search: Search, language: str) -> None:
    """Danger told in plain words, mostly without any strong one, is seen."""
    missed = [text for text in DANGER[language] if search(text).kind != "emergency"]

    assert len(missed) <= (1 - DANGER_SEEN) * len(DANGER[language]), missed


@pytest.mark.parametrize("language", HARMLESS)
def test_look_alikes_of_danger_are_harmless(search: Search, language: str) -> None:
    """Figures of speech, films, the past and kitchen knives seldom show the emergency numbers."""
    false = [text for text in HARMLESS[language] if search(text).kind == "emergency"]

    assert len(false) <= FALSE_ALARMS * len(HARMLESS[language]), false


def test_phrases_of_the_banks_held_out() -> None:
    """One fold of five: what the search makes of phrases that it was not given."""
    figures = one_fold(load_banks(Path("locales")), 0)

    assert {name: share for name, floor in HELD_OUT.items() if (share := figures[name]) < floor} == {}
    assert {name: share for name, most in HELD_OUT_ALARMS.items() if (share := figures[name]) > most} == {}
