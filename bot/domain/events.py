"""What a person did, and where she is: the alphabet of the conversation.

No name, number or text of hers is in a session; a button carries it whole.
"""

from dataclasses import dataclass, field
from typing import Literal

from bot.domain.library import HOME

Medium = Literal["media", "voice", "contact", "location", "document", "other"]


@dataclass(frozen=True, slots=True)
class Session:
    """Language and entry: all that a conversation needs to go on. `language` empty: none was chosen yet."""

    language: str = ""
    entry: str = HOME


@dataclass(frozen=True, slots=True)
class Started:
    """She came in for the first time, or through a link to an entry."""


@dataclass(frozen=True, slots=True)
class Opened:
    """She asked for an entry; `beside` asks for the source language next to hers."""

    entry: str
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Searched:
    """She typed something; the words go to search and no further."""

    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LanguageChosen:
    """She chose a language; the session says where to go on."""

    language: str


@dataclass(frozen=True, slots=True)
class AllLanguages:
    """She did not find hers among the first ones."""


@dataclass(frozen=True, slots=True)
class Hide:
    """Somebody is looking: show something harmless at once."""


@dataclass(frozen=True, slots=True)
class Erase:
    """Remove what can be removed; `deleted` counts what the channel has already removed."""

    deleted: int = 0


@dataclass(frozen=True, slots=True)
class Checked:
    """She answered questions of the self-check; `answers` holds all so far, and is kept nowhere else."""

    answers: str = ""


@dataclass(frozen=True, slots=True)
class Near:
    """She asked who helps at a place; no place: the list of regions. `need` leaves only those who meet it."""

    place: str = ""
    need: str = ""


@dataclass(frozen=True, slots=True)
class OldButton:
    """A button of an older version, or of an entry that is no more."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """She sent what is never opened: a picture, a voice, a contact."""

    medium: Medium = "other"


@dataclass(frozen=True, slots=True)
class Late:
    """What she sent waited too long: the answer might reach other hands."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """It was said where others read."""


Event = (
    Started
    | Opened
    | Searched
    | LanguageChosen
    | AllLanguages
    | Hide
    | Erase
    | Checked
    | Near
    | OldButton
    | Unreadable
    | Late
    | Grouped
)
