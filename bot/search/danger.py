"""Sees danger before anything else is answered.

Two witnesses: the model, which the phrases of danger taught, and clues, words that mean danger, or none, wherever they stand.
Adjustable only towards more caution: whoever is in doubt is shown the emergency numbers.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from re import Pattern

from bot.search.bank import DANGER, SILENT, Clues, list_label
from bot.search.clues import compile_clues

#: From this probability on a text is taken for danger; a setting can only lower it.
ENOUGH = 0.35

#: What a clue of danger adds to the odds (natural logarithm), …
CLUE = 2.5

#: … and what a harmless clue ("il y a … ans", "dans un film") takes from them: less, out of caution.
HARMLESS_CLUE = 1.0

#: Odds beyond every doubt and below every suspicion, so that logarithms stay finite.
LEAST = 1e-6

LOUD, QUIET = list_label(DANGER), list_label(SILENT)


@dataclass(frozen=True, slots=True)
class Alarm:
    """How likely danger is (0…1); `silent`: she cannot speak, or somebody is beside her."""

    likely: float
    silent: bool
    clues: tuple[str, ...] = ()


class DangerDetector:
    """Knows the clues of every language; compiles them when the first text of a language comes."""

    def __init__(self, clues: Mapping[str, Clues]) -> None:
        self._clues = clues
        self._compiled = lru_cache(maxsize=None)(self._compile)

    def look(self, text: str, topics: Mapping[str, float], languages: Iterable[str]) -> Alarm:
        """Return how likely a normalised text speaks of danger now. `topics`: the model's probabilities by label, as they were learned."""
        loud, quiet = topics.get(LOUD, 0.0), topics.get(QUIET, 0.0)
        patterns = [self._compiled(code) for code in languages if code in self._clues]
        found = [{match[0] for each in patterns if (match := each[kind].search(text))} for kind in range(3)]
        danger, silent, harmless = found
        odds = _odds(loud + quiet) + CLUE * bool(danger or silent) - HARMLESS_CLUE * bool(harmless)
        clues = tuple(sorted(danger | silent | harmless))
        return Alarm(1 / (1 + math.exp(-odds)), bool(silent) or quiet > loud, clues)

    def _compile(self, language: str) -> tuple[Pattern[str], Pattern[str], Pattern[str]]:
        clues = self._clues[language]
        return compile_clues(clues.danger), compile_clues(clues.silent), compile_clues(clues.harmless)


def _odds(likely: float) -> float:
    """Return a probability as the logarithm of its odds."""
    kept = min(max(likely, LEAST), 1 - LEAST)
    return math.log(kept / (1 - kept))
