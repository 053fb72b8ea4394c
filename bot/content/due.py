"""What an operator must telephone or read again, the most urgent first.

A number that nobody has called comes before a fact whose date has come; what saves a life comes before all else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.contact import Contact
from bot.domain.library import KERNEL, Fact, Library

#: National lines are called every three months (content/directory.yaml tells when a line was called last).
CALL_AGAIN = timedelta(days=91)

#: A fact is announced this long before its date, so that there is time to read.
AHEAD = timedelta(days=30)


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """One thing to do. `rank` orders them: 0 kernel hotlines, 1 other numbers, 2 flagged facts, 3 facts."""

    rank: int
    by: date
    id: str
    what: str
    why: str


def due(library: Library, today: date) -> list[Due]:
    """Return what is due on a day, the most urgent first."""
    return sorted((*_calls(library, today), *_readings(library, today)))


def _calls(library: Library, today: date) -> Iterator[Due]:
    vital = {id_ for entry in KERNEL if entry in library for id_ in library[entry].contacts}
    for contact in library.contacts.values():
        if contact.shown and contact.phone and _must_call(contact, today):
            by = contact.checked + CALL_AGAIN if contact.checked else today
            why = (
                f"called last on {contact.checked}"
                if contact.checked
                else f"never called; known from {contact.evidence}"
            )
            yield Due(
                0 if contact.id in vital else 1, by, contact.id, f"telephone {contact.name}, {contact.phone}", why
            )


def _must_call(contact: Contact, today: date) -> bool:
    return contact.checked is None or contact.checked + CALL_AGAIN <= today


def _readings(library: Library, today: date) -> Iterator[Due]:
    for fact in library.facts.values():
        if fact.next_check and fact.next_check - AHEAD <= today:
            rank = 2 if fact.flag else 3
            yield Due(
                rank, fact.next_check, fact.id, f"read again {_named(fact)}", f"source: {', '.join(fact.sources)}"
            )


def _named(fact: Fact) -> str:
    return f"{fact.value} ({fact.says})" if fact.says else fact.value


def is_past(fact: Fact, today: date) -> bool:
    """Tell whether a fact's date to be read again has gone by."""
    return fact.next_check is not None and fact.next_check < today
