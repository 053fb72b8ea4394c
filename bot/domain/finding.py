"""What a search found for a typed question; the port that the search fills."""

from dataclasses import dataclass
from typing import Literal, Protocol

FindingKind = Literal["emergency", "answer", "suggestions", "unknown", "small_talk", "command"]


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one question; holds no word of it.

    `entries`: best first, at most four. `language`: the language of the text, empty when search is not sure.
    `command`: the button that the words are a name of. `place`: the place that they name and nothing else. `unsafe`: the text held a number or an address that she should erase.
    """

    kind: FindingKind
    entries: tuple[str, ...] = ()
    language: str = ""
    command: str = ""
    unsafe: bool = False
    place: str = ""


class Find(Protocol):
    """Find what a question asks for. `prefer`: languages in the order in which a tie is broken."""

    def __call__(self, words: str, prefer: tuple[str, ...]) -> Finding:
        """Return the outcome; never raises for any text."""
        ...
