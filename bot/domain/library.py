"""The library: the tree of rights information and the questions one may ask it.

Immutable after start; a changed content folder makes a new one, swapped in whole.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from bot.domain.contact import Contact
from bot.domain.places import Places
from bot.domain.selfcheck import SelfCheck

HOME = "home"
EMERGENCY = "emergency"
SILENT_EMERGENCY = "emergency.silent"
LANGUAGE = "language"
PRIVACY = "privacy"
HELP = "help"

#: The entry whose contacts are the humans to turn to when the bot does not understand.
HUMANS = "help.near"

#: The entry that the self-check belongs to.
RECOGNISE = "recognise"

#: The conversation itself leads to these; a content folder without one of them is refused.
NEEDED = (HOME, EMERGENCY, SILENT_EMERGENCY, LANGUAGE, PRIVACY, HELP, HUMANS, RECOGNISE)

#: What saves a life: a language is offered to the public only when all of it is translated.
KERNEL = (HOME, EMERGENCY, SILENT_EMERGENCY, "emergency.lines", "acse", PRIVACY, LANGUAGE)

EntryKind = Literal["card", "sentence"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A node of the content tree. Its texts are in the source language, with references still in them."""

    id: str
    title: str
    label: str
    icon: str = ""
    kind: EntryKind = "card"
    paragraphs: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    menu: tuple[str, ...] = ()
    checked: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A value that prose refers to, with the evidence that it rests on."""

    id: str
    value: str
    kind: str
    confidence: str
    sources: tuple[str, ...] = ()
    flag: str = ""
    next_check: date | None = None
    says: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A document that facts and entries rest on; `date` as precise as the document allows."""

    id: str
    title: str
    date: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """What may have changed since a date, and the neutral sentence shown about it."""

    id: str
    text: str
    since: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the bot itself: a button, a notice, a reply."""

    id: str
    text: str
    icon: str = ""
    note: str = ""
    translate: bool = True


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that can be shown, in the source language. `banner`: the id of the sentence on all cards now, or nothing."""

    entries: Mapping[str, Entry]
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    flags: Mapping[str, Flag] = field(default_factory=dict)
    interface: Mapping[str, Sentence] = field(default_factory=dict)
    selfcheck: SelfCheck = field(default_factory=SelfCheck)
    places: Places = field(default_factory=Places)
    banners: Mapping[str, Sentence] = field(default_factory=dict)
    banner: str = ""
    parents: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        parents = {child: entry.id for entry in self.entries.values() for child in entry.menu}
        object.__setattr__(self, "parents", parents)

    def __contains__(self, entry: str) -> bool:
        return entry in self.entries

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())

    def __getitem__(self, entry: str) -> Entry:
        return self.entries[entry]

    def parent(self, entry: str) -> str:
        """Return where "back" leads: the entry whose menu holds this one, else home."""
        return self.parents.get(entry, HOME)

    def value_of(self, reference: str) -> str | None:
        """Return what `{reference}` stands for: a fact's value, or the phone number of a contact that may be shown."""
        if reference in self.facts:
            return self.facts[reference].value
        contact = self.contacts.get(reference)
        return contact.phone if contact and contact.phone else None

    def taps_from_home(self, entry: str) -> int:
        """Return how many buttons lead from home to the entry; 0 is home itself."""
        taps, seen = 0, {entry}
        while entry != HOME:
            entry = self.parent(entry)
            taps += 1
            if entry in seen:
                break
            seen.add(entry)
        return taps
