"""Opening hours as people write them."""

from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.hours import DAYS, read_hours
from bot.domain.hours import Hours, Range


def read(*texts: str) -> Hours:
    """Return the hours of the texts, confirmed, closed on holidays."""
    return read_hours(texts, open_on_holidays=False, confirmed=True)


@pytest.mark.parametrize(
    ("text", "days", "opens", "closes"),
    [
        ("mon-fri 09:00-18:00", range(5), time(9), time(18)),
        ("sat 10:30-12:15", (5,), time(10, 30), time(12, 15)),
        ("sun-sun 00:00-24:00", (6,), time(0), time(0)),
        ("mon-sun 20:00-00:00", range(7), time(20), time(0)),
    ],
)
def test_a_range_is_read(text: str, days: tuple[int, ...], opens: time, closes: time) -> None:
    """Days by their English names, hours of the day, midnight as its end."""
    assert (Range(frozenset(days), opens, closes),) == read(text).ranges


def test_several_ranges_are_kept_in_order() -> None:
    """A pause at noon is two ranges."""
    hours = read("mon-fri 09:00-12:00", "mon-fri 14:00-18:00")

    assert [time(9), time(14)] == [part.opens for part in hours.ranges]


def test_always_is_day_and_night() -> None:
    """One word says it, and holidays change nothing."""
    assert read_hours(("always",), open_on_holidays=False, confirmed=False) == Hours(always=True, confirmed=False)


def test_no_hours_are_unknown_hours() -> None:
    """A contact without hours says nothing about them."""
    assert not read().known


def test_what_is_known_about_the_hours_is_kept() -> None:
    """Holidays and confirmation go with the ranges."""
    hours = read_hours(("sat 09:00-10:00",), open_on_holidays=True, confirmed=False)

    assert (hours.open_on_holidays, hours.confirmed) == (True, False)


@given(
    st.text(max_size=25) | st.from_regex(r"[a-z]{3}(-[a-z]{3})? [0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}", fullmatch=True)
)
@settings(deadline=None, max_examples=200)
def test_any_text_is_hours_or_refused_in_words(text: str) -> None:
    """What is no range is refused with a sentence that quotes it, never in another way."""
    told = ""
    try:
        known = read(text).known
    except ValueError as refused:
        known, told = False, str(refused)

    assert known is not told.startswith('"')


clock = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))


@given(st.integers(0, 6), st.integers(0, 6), clock, clock)
@settings(deadline=None, max_examples=100)
def test_every_range_that_makes_sense_is_read_as_written(first: int, last: int, opens: time, closes: time) -> None:
    """From a day to the same or a later one, from an hour to a later one."""
    (first, last), (opens, closes) = sorted((first, last)), sorted((opens, closes))
    text = f"{DAYS[first]}-{DAYS[last]} {opens:%H:%M}-{closes:%H:%M}"

    if opens < closes:
        assert (Range(frozenset(range(first, last + 1)), opens, closes),) == read(text).ranges
