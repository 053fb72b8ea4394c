"""Marks that keep right-to-left text readable where a platform has no layout of its own.

Unicode Standard Annex 9: an isolate shields its neighbours from the direction of what it holds.
"""

import unicodedata

from bot.domain.language import Direction

RIGHT_TO_LEFT_MARK = "\u200f"
LEFT_TO_RIGHT_ISOLATE = "\u2066"
POP_ISOLATE = "\u2069"


def isolate(text: str, direction: Direction) -> str:
    """Return a number or Latin name as it must stand inside text of the direction.

    What has right-to-left letters of its own (a weekday, a date) already runs the right way.
    """
    if direction == "ltr" or not text or _runs_right_to_left(text):
        return text
    return f"{LEFT_TO_RIGHT_ISOLATE}{text}{POP_ISOLATE}"


def _runs_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)


def mark(text: str, direction: Direction) -> str:
    """Return a line that begins with its own direction, so that an emoji first does not flip it."""
    return text if direction == "ltr" or not text else RIGHT_TO_LEFT_MARK + text
