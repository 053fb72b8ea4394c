"""What the template of a page is given: every part already decided, so that the template decides nothing."""

from dataclasses import dataclass

from bot.domain.language import Direction


@dataclass(frozen=True, slots=True)
class Link:
    """A thing to press. `answers` are posted to it, when there are any.

    `language` and `direction` are said only where they differ from the page's.
    """

    href: str
    text: str
    answers: str = ""
    icon: str = ""
    mirrored: bool = False
    language: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """What the page is called, in one language or in several, one a line; the tab of the browser never shows it."""

    lines: tuple[str, ...]
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph (one line or more), or a list."""

    lines: tuple[str, ...]
    is_list: bool = False
    large: bool = False
    language: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """Who can help: the number is one tap."""

    name: str
    does: str = ""
    number: str = ""
    call: str = ""
    way: str = ""
    hours: str = ""
    email: str = ""
    website: str = ""
    host: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """The form for a typed question; `first`: it stands before the choices."""

    action: str
    label: str
    send: str
    first: bool = False


@dataclass(frozen=True, slots=True)
class SmallPrint:
    """When the text was checked, and what it rests on."""

    checked: str = ""
    law: str = ""
    sources_title: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page in words and addresses. `notes` come before the text, `asides` after it."""

    language: str
    direction: Direction
    kind: str
    name: str
    exit: str
    skip: str
    title: Title
    notes: tuple[str, ...]
    asides: tuple[str, ...]
    prose: tuple[Prose, ...]
    contacts_title: str
    contacts: tuple[Card, ...]
    contacts_first: bool
    rows: tuple[tuple[Link, ...], ...]
    bar_title: str
    bar: tuple[Link, ...]
    question: Question | None
    small_print: SmallPrint
