"""Sees danger before anything else is looked for.

Two witnesses, either suffices: a clue (words that mean danger wherever they stand), and the phrases that are most like the text.
Adjustable only towards more caution: a doubt shows the emergency numbers.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.search.bank import DANGER, HARMLESS, SILENT, Bank, list_label
from bot.search.rank import Vote

#: A danger phrase this near is taken for danger …
NEAR = 0.25

#: … unless something else is nearer by more than this.
DOUBT = 0.1

#: A harmless phrase this near ("je vais tuer le temps") outweighs a clue.
SURELY_HARMLESS = 0.8


@dataclass(frozen=True, slots=True)
class Danger:
    """Danger now; `silent`: she cannot speak, or somebody is beside her."""

    silent: bool


class DangerDetector:
    """Knows the clues of every language."""

    def __init__(self, banks: Iterable[Bank]) -> None:
        banks = tuple(banks)
        self._danger = tuple(f" {clue} " for bank in banks for clue in bank.danger_clues)
        self._silent = tuple(f" {clue} " for bank in banks for clue in bank.silent_clues)

    def look(self, text: str, votes: list[Vote]) -> Danger | None:
        """Return the danger that a normalised text speaks of, or None."""
        padded = f" {text} "
        by_label = {vote.label: vote for vote in votes}
        score = {name: _score(by_label, name) for name in (DANGER, SILENT, HARMLESS)}
        has_silent_clue = any(clue in padded for clue in self._silent)
        if not (self._has_clue(padded, has_silent_clue, by_label) or self._is_near(score, votes)):
            return None
        return Danger(silent=has_silent_clue or score[SILENT] > score[DANGER])

    def _has_clue(self, padded: str, has_silent_clue: bool, by_label: dict[str, Vote]) -> bool:
        harmless = by_label.get(list_label(HARMLESS))
        if harmless and harmless.likeness >= SURELY_HARMLESS:
            return False
        return has_silent_clue or any(clue in padded for clue in self._danger)

    def _is_near(self, score: dict[str, float], votes: list[Vote]) -> bool:
        nearest = max(score[DANGER], score[SILENT])
        danger_labels = {list_label(DANGER), list_label(SILENT)}
        other = max((vote.score for vote in votes if vote.label not in danger_labels), default=0.0)
        return nearest >= NEAR and nearest >= other - DOUBT


def _score(by_label: dict[str, Vote], name: str) -> float:
    vote = by_label.get(list_label(name))
    return vote.score if vote else 0.0
