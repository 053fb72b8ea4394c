"""Whether a line answers now: weekends, holidays, pauses at noon, midnight and the days on which the clock changes."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.hours import DAYS_AHEAD, Hours, Range

PARIS = ZoneInfo("Europe/Paris")
WEEKDAYS, WEEKEND, EVERY_DAY = frozenset(range(5)), frozenset({5, 6}), frozenset(range(7))
MORNING, AFTERNOON = Range(WEEKDAYS, time(9), time(12)), Range(WEEKDAYS, time(14), time(18))
OFFICE = Hours(ranges=(MORNING, AFTERNOON))

#: In 2026, 25 December is a Friday, and 28 December a Monday.
CHRISTMAS = date(2026, 12, 25)


def is_holiday(day: date) -> bool:
    """Tell whether the day is the one holiday of these tests."""
    return day == CHRISTMAS


def at(text: str) -> datetime:
    """Return a moment in Paris, written `2026-12-24 09:00`."""
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-12-24 08:59", False),
        ("2026-12-24 09:00", True),
        ("2026-12-24 11:59", True),
        ("2026-12-24 12:00", False),
        ("2026-12-24 13:59", False),
        ("2026-12-24 14:00", True),
        ("2026-12-24 18:00", False),
        ("2026-12-26 10:00", False),
        ("2026-12-27 10:00", False),
        ("2026-12-28 10:00", True),
        ("2026-12-25 10:00", False),
    ],
)
def test_an_office_is_open_in_its_ranges_on_working_days(moment: str, is_open: bool) -> None:
    """The first minute of a range is open, its last is not; weekends and holidays are closed."""
    assert is_open is OFFICE.is_open(at(moment), is_holiday)


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        ("2026-12-23 07:00", "2026-12-23 09:00"),
        ("2026-12-23 09:00", "2026-12-23 14:00"),
        ("2026-12-23 12:30", "2026-12-23 14:00"),
        ("2026-12-23 18:00", "2026-12-24 09:00"),
        ("2026-12-24 18:00", "2026-12-28 09:00"),
        ("2026-12-25 10:00", "2026-12-28 09:00"),
        ("2026-12-26 23:59", "2026-12-28 09:00"),
    ],
)
def test_the_next_opening_steps_over_pauses_weekends_and_holidays(moment: str, opening: str) -> None:
    """After a Thursday before a holiday, the office opens on Monday."""
    assert at(opening) == OFFICE.next_opening(at(moment), is_holiday)


def test_who_works_on_holidays_is_open_on_them() -> None:
    """A line that keeps open on holidays neither closes nor skips them."""
    hours = Hours(ranges=(MORNING,), open_on_holidays=True)

    assert hours.is_open(at("2026-12-25 10:00"), is_holiday)
    assert at("2026-12-25 09:00") == hours.next_opening(at("2026-12-24 18:00"), is_holiday)


def test_always_is_open_at_any_time() -> None:
    """A line that answers day and night does so on a holiday at night."""
    assert Hours(always=True).is_open(at("2026-12-25 03:00"), is_holiday)


def test_unknown_hours_say_nothing() -> None:
    """Without hours nobody is said to answer, and no opening is promised."""
    unknown = Hours()

    assert (unknown.known, unknown.is_open(at("2026-12-24 10:00"), is_holiday)) == (False, False)
    assert unknown.next_opening(at("2026-12-24 10:00"), is_holiday) is None


@pytest.mark.parametrize("hours", [Hours(always=True), OFFICE])
def test_hours_are_known_when_there_are_any(hours: Hours) -> None:
    """Day and night, or in ranges: both may be told."""
    assert hours.known


@pytest.mark.parametrize(("moment", "is_open"), [("2026-12-26 23:59", True), ("2026-12-27 00:00", False)])
def test_a_range_may_last_until_the_end_of_the_day(moment: str, is_open: bool) -> None:
    """Closing at midnight means the last minute of the day is open."""
    hours = Hours(ranges=(Range(frozenset({5}), time(20), time(0)),))

    assert is_open is hours.is_open(at(moment), is_holiday)


def test_a_long_closure_promises_no_opening() -> None:
    """When nothing opens within two weeks, no day is told."""
    assert OFFICE.next_opening(at("2026-12-24 18:00"), lambda _: True) is None


def test_the_last_day_that_is_looked_at_counts() -> None:
    """An opening exactly two weeks ahead is still told."""
    reopening = date(2026, 12, 24) + timedelta(days=DAYS_AHEAD)

    assert at("2027-01-07 09:00") == OFFICE.next_opening(at("2026-12-24 18:00"), lambda day: day < reopening)


@pytest.mark.parametrize(
    ("moment", "opening", "waiting"),
    [
        ("2026-03-28 22:00", "2026-03-29 09:00", timedelta(hours=10)),
        ("2026-10-24 22:00", "2026-10-25 09:00", timedelta(hours=12)),
    ],
)
def test_an_opening_keeps_the_hour_of_the_wall_when_the_clock_changes(
    moment: str, opening: str, waiting: timedelta
) -> None:
    """In the night of the change an office opens at nine of that day, an hour sooner or later than usual."""
    hours = Hours(ranges=(Range(EVERY_DAY, time(9), time(12)),))
    found = hours.next_opening(at(moment), is_holiday)

    assert at(opening) == found
    assert waiting == found.astimezone(ZoneInfo("UTC")) - at(moment).astimezone(ZoneInfo("UTC"))


@pytest.mark.parametrize("fold", [0, 1])
def test_an_hour_that_comes_twice_is_open_both_times(fold: int) -> None:
    """When the clock is set back, half past two is half past two."""
    hours = Hours(ranges=(Range(WEEKEND, time(2), time(3)),))

    assert hours.is_open(at("2026-10-25 02:30").replace(fold=fold), is_holiday)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(PARIS)),  # noqa: DTZ001  the zone is given beside
    st.sets(st.integers(0, 6), min_size=1),
    st.sets(st.dates(date(2020, 1, 1), date(2040, 1, 1)), max_size=5),
)
@settings(deadline=None, max_examples=80)
def test_an_opening_is_later_open_and_the_first(moment: datetime, days: set[int], closed: set[date]) -> None:
    """The next opening lies ahead, somebody answers at it, and nobody did a minute before it on that day."""
    hours = Hours(ranges=(Range(frozenset(days), time(9), time(12)),))
    opening = hours.next_opening(moment, closed.__contains__)

    if opening is not None:
        before = opening - timedelta(minutes=1)
        assert opening > moment
        assert hours.is_open(opening, closed.__contains__)
        assert not hours.is_open(before, closed.__contains__)
