"""A screen: what to show, in ids only; compose makes words of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from bot.domain.events import Event
from bot.domain.library import HOME

ScreenKind = Literal[
    "languages",
    "welcome",
    "card",
    "question",
    "result",
    "near",
    "suggestions",
    "unknown",
    "small_talk",
    "hidden",
    "erased",
    "refused",
    "late",
    "group",
    "failure",
]

NO_VALUES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to press. `label`: an interface sentence; empty: the event names itself. `language`: another than the screen's."""

    event: Event
    label: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Screen:
    """What one turn shows.

    `offers` are laid out by compose; `above` and `last` are rows of their own, always at the bottom and in this order.
    `detail`: which question, result or place a screen of that kind is about.
    """

    language: str
    kind: ScreenKind
    entry: str = HOME
    beside: bool = False
    detail: str = ""
    offers: tuple[Offer, ...] = ()
    above: tuple[Offer, ...] = ()
    last: tuple[Offer, ...] = ()
    contacts: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=lambda: NO_VALUES)


@dataclass(frozen=True, slots=True)
class Visit:
    """The fact that an entry was shown, in a language; says nothing about who saw it."""

    entry: str
    language: str
