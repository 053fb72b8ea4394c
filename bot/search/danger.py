"""Sees danger before anything else is looked for.

Three witnesses: what the words speak for, clues (words that mean danger, or none, wherever they stand), and a phrase of the
banks that is almost the same. Adjustable only towards more caution: a doubt shows the emergency numbers.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.search.bank import DANGER, HARMLESS, SILENT, Bank, list_label
from bot.search.clues import compile_clues
from bot.search.evidence import Evidence
from bot.search.rank import Vote

#: From this weight on a text is taken for danger …
ENOUGH = 0.55

#: … to which a clue of danger adds this much, …
CLUE = 2.0

#: … and from which a harmless clue ("il y a … ans", "dans un film") takes this much: less than a clue gives, out of caution.
HARMLESS_CLUE = 1.5

#: A phrase of the banks that is this near is the same question, and its list decides alone.
SAME = 0.8

#: Harmless phrases are few beside the questions of the entries, and each was written because it looks like danger.
HARMLESS_WEIGHS = 3

_DANGERS = (list_label(DANGER), list_label(SILENT))


@dataclass(frozen=True, slots=True)
class Danger:
    """Danger now; `silent`: she cannot speak, or somebody is beside her."""

    silent: bool


class DangerDetector:
    """Knows the clues and the phrases of every language."""

    def __init__(self, banks: Iterable[Bank]) -> None:
        banks = tuple(banks)
        loud, silent = (_texts(banks, (label,)) for label in _DANGERS)
        harmless = _texts(banks, (list_label(HARMLESS),))
        others = [p.text for bank in banks for p in bank.phrases if p.label not in (*_DANGERS, list_label(HARMLESS))]
        self._danger = Evidence([*loud, *silent], [*others, *harmless * HARMLESS_WEIGHS])
        self._silence = Evidence(silent, loud)
        self._danger_clue = compile_clues(clue for bank in banks for clue in bank.danger_clues)
        self._silent_clue = compile_clues(clue for bank in banks for clue in bank.silent_clues)
        self._harmless_clue = compile_clues(clue for bank in banks for clue in bank.harmless_clues)

    def look(self, text: str, votes: list[Vote]) -> Danger | None:
        """Return the danger that a normalised text speaks of, or None."""
        same = max(votes, key=lambda vote: vote.likeness, default=None)
        if same is not None and same.likeness >= SAME:
            return Danger(same.label == list_label(SILENT)) if same.label in _DANGERS else None
        has_silent_clue = self._silent_clue.search(text) is not None
        if self._weigh(text, has_silent_clue) + _lead(votes) < ENOUGH:
            return None
        return Danger(has_silent_clue or self._silence.weigh(text) > 0)

    def _weigh(self, text: str, has_silent_clue: bool) -> float:
        has_clue = has_silent_clue or self._danger_clue.search(text) is not None
        is_harmless = self._harmless_clue.search(text) is not None
        return self._danger.weigh(text) + CLUE * has_clue - HARMLESS_CLUE * is_harmless


def _lead(votes: list[Vote]) -> float:
    """Return how far the phrases of danger are ahead of the others that are like the text."""
    danger = max((vote.score for vote in votes if vote.label in _DANGERS), default=0.0)
    other = max((vote.score for vote in votes if vote.label not in _DANGERS), default=0.0)
    return danger - other


def _texts(banks: Iterable[Bank], labels: tuple[str, ...]) -> list[str]:
    return [phrase.text for bank in banks for phrase in bank.phrases if phrase.label in labels]
