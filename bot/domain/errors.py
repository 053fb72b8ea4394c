"""The errors of the program, told apart by whose fault they are.

    BotError
    ├── ContentError        a file under content/ is wrong: the operator mends it
    ├── TranslationError    a file under locales/ is wrong: the translator mends it
    ├── SettingsError       the environment is wrong: the operator mends it
    └── ChannelError        a platform refuses us: wait, or mend the token

The text of each says where, what, and what to do.
What a person sees is never one of these: she gets a screen with a way home.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in one file, as `balise check` prints it."""

    file: str
    line: int
    entry: str
    what: str
    todo: str = ""
    blocks: bool = True

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return " · ".join(part for part in (place, self.entry, self.what, self.todo) if part)


class BotError(Exception):
    """Any fault that the program explains in words."""


class ContentError(BotError):
    """The content is not fit to be shown; carries every problem found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


class TranslationError(ContentError):
    """A translation is not fit to be shown."""


class SettingsError(BotError):
    """A variable of the environment is unknown or has no sensible value."""


class ChannelError(BotError):
    """A platform does not let us in."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `, did you mean X?` for the nearest known word, or nothing when none is near."""
    nearest = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f", did you mean {nearest[0]}?" if nearest else ""
