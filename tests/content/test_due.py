"""What an operator must telephone or read again: what saves a life first, what nobody has called before what was called."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.content.due import AHEAD, CALL_AGAIN, due, is_past
from bot.content.load import load_library
from bot.domain.contact import Contact
from bot.domain.library import Fact, Library
from tests.builders import CHECKED, small_library

TODAY = date(2026, 11, 22)


def library(contacts: Iterable[Contact] = (), facts: Iterable[Fact] = ()) -> Library:
    """Return the small library with these contacts and facts instead of its own."""
    return replace(small_library(), contacts={c.id: c for c in contacts}, facts={f.id: f for f in facts})


def test_the_most_urgent_comes_first() -> None:
    """Kernel hotlines, other numbers, flagged facts, facts; within each the earliest date."""
    soon, past = TODAY + timedelta(days=3), TODAY - timedelta(days=3)
    found = due(
        library(
            [
                Contact("other", "Autre", phone="01", evidence="page"),
                Contact("17", "Police", phone="17", evidence="page"),
            ],
            [
                Fact("plain", "1", "amount", "V", ("a",), next_check=past),
                Fact("flagged", "2", "amount", "V", ("a", "b"), "pact", soon, "Un montant"),
                Fact("flagged-past", "3", "amount", "V", ("a",), "pact", past),
            ],
        ),
        TODAY,
    )

    assert [(d.rank, d.id) for d in found] == [
        (0, "17"),
        (1, "other"),
        (2, "flagged-past"),
        (2, "flagged"),
        (3, "plain"),
    ]
    assert (found[0].what, found[0].why) == ("telephone Police, 17", "never called; known from page")
    assert (found[3].what, found[3].why) == ("read again 2 (Un montant)", "source: a, b")
    assert found[4].what == "read again 1"


@pytest.mark.parametrize(("days", "is_due"), [(0, False), (CALL_AGAIN.days - 1, False), (CALL_AGAIN.days, True)])
def test_a_line_is_called_again(days: int, is_due: bool) -> None:
    """Three months after the last call, and not a day before."""
    found = due(library([Contact("a", "A", phone="01", checked=TODAY - timedelta(days=days))]), TODAY)

    assert is_due == bool(found)
    assert all(item.by == TODAY and "called last on" in item.why for item in found)


@pytest.mark.parametrize("contact", [Contact("a", "A"), Contact("a", "A", phone="01", shown=False)])
def test_what_cannot_be_called_is_not_due(contact: Contact) -> None:
    """Without a number, or not shown to anybody, there is nothing to call."""
    assert due(library([contact]), TODAY) == []


@pytest.mark.parametrize(("ahead", "is_due"), [(AHEAD.days + 1, False), (AHEAD.days, True), (-400, True)])
def test_a_fact_is_announced_in_time(ahead: int, is_due: bool) -> None:
    """A month before its date, so that there is time to read."""
    fact = Fact("a", "1", "amount", "V", next_check=TODAY + timedelta(days=ahead))

    assert is_due == bool(due(library(facts=[fact]), TODAY))


@pytest.mark.parametrize(("check", "past"), [(None, False), (TODAY, False), (TODAY - timedelta(days=1), True)])
def test_a_date_that_has_gone_by(check: date | None, past: bool) -> None:
    """The day itself is still in time."""
    assert past == is_past(Fact("a", "1", "amount", "V", next_check=check), TODAY)


def test_the_real_content_names_every_number_that_nobody_called() -> None:
    """Every shown number without a date of a call is due, the lines of the safety kernel first."""
    real = load_library(Path(__file__).parents[2] / "content")
    found = due(real, CHECKED)
    ranks = [item.rank for item in found]
    uncalled = {c.id for c in real.contacts.values() if c.shown and c.phone and c.checked is None}

    assert sorted(ranks) == ranks
    assert uncalled <= {item.id for item in found if item.rank <= 1}
