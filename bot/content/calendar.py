"""The public holidays of France: lines that keep office hours are closed on them."""

from collections.abc import Callable
from datetime import date
from functools import cache

from holidays.countries.france import France


@cache
def _of_year(year: int) -> frozenset[date]:
    return frozenset(France(years=year))  # type: ignore[no-untyped-call]


def french_holidays() -> Callable[[date], bool]:
    """Return the test for a public holiday in metropolitan France."""
    return lambda day: day in _of_year(day.year)
