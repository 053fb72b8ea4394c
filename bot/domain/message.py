"""What will be said: words in one language, on no channel.

A channel turns a message into its own payload and adds nothing to it.
"""

from dataclasses import dataclass

from bot.domain.events import Event, Session
from bot.domain.language import Direction
from bot.domain.screen import ScreenKind


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of prose; a list has `- ` before each of its lines.

    `language` and `direction` are those of the text itself, which may be the source language inside a translation.
    `large` is a sentence meant to be shown to somebody else.
    """

    text: str
    language: str
    direction: Direction
    large: bool = False

    @property
    def is_list(self) -> bool:
        """Tell whether every line is an item of a list."""
        return all(line.startswith("- ") for line in self.text.split("\n"))


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact as one person sees it now. `phone` is as printed; `dial` only digits and `+`; `sms` means: write to it."""

    id: str
    name: str
    does: str = ""
    phone: str = ""
    dial: str = ""
    sms: bool = False
    hours: str = ""
    email: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence about the text: what may have changed, who has not checked it, what to be careful of."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A thing to press, or to number. `session` and `event` are the whole of what pressing it means."""

    label: str
    session: Session
    event: Event


@dataclass(frozen=True, slots=True)
class Message:
    """A whole screen in words."""

    kind: ScreenKind
    language: str
    direction: Direction
    entry: str
    title: str
    paragraphs: tuple[Paragraph, ...] = ()
    contacts: tuple[ContactLine, ...] = ()
    law: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    checked: str = ""
    small_print: str = ""
    notices: tuple[Notice, ...] = ()
    rows: tuple[tuple[Choice, ...], ...] = ()
