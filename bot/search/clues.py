"""Clues: a few words that mean something wherever they stand in a sentence.

va me tuer         these words, in this order
tu vas … tuer      with up to three words between
frapp*             any ending; *قتلني any beginning
"""

import re
from collections.abc import Iterable

from bot.search.normalise import normalise

#: Written between words: up to three others may stand here.
GAP = "…"
_GAP = r"(?:\S+ ){0,3}"

#: Fewer letters than this before or after a star would match half the words of a language.
FEWEST_LETTERS = 2

_NEVER = re.compile(r"(?!)")


def compile_clues(clues: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern that finds any of the clues in a normalised text."""
    sources = sorted({source for clue in clues if (source := _source(clue))})
    return re.compile(rf"(?<!\S)(?:{'|'.join(sources)})(?!\S)") if sources else _NEVER


def is_clue(clue: str) -> bool:
    """Tell whether the clue says enough to mean anything."""
    words = [word for word in clue.split() if word != GAP]
    return bool(words) and all(len(normalise(word)) >= FEWEST_LETTERS for word in words if "*" in word)


def _source(clue: str) -> str:
    """Return the clue as a regular expression, or nothing when no word is left of it."""
    words = clue.split()
    if all(word == GAP for word in words):
        return ""
    return "".join(_GAP if word == GAP else _word(word) for word in words).strip()


def _word(word: str) -> str:
    """Return a word as a regular expression that ends with the space after it; an apostrophe makes two words of one."""
    letters = re.escape(normalise(word)).replace(r"\ ", " ")
    if not letters:
        return ""
    before = r"\S*" if word.startswith("*") else ""
    after = r"\S*" if word.endswith("*") else ""
    return f"{before}{letters}{after} "
