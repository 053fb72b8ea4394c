"""Opening hours: whether a line is open now, and if not, when it opens.

Times are local to the office; who asks gives the local time and says whether a day is a public holiday.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

#: How far ahead the next opening is looked for; longer closures are told as "closed".
DAYS_AHEAD = 14

IsHoliday = Callable[[date], bool]


@dataclass(frozen=True, slots=True)
class Range:
    """Open from `opens` to `closes` on the `days` (0 = Monday); `closes` of 00:00 means the end of the day."""

    days: frozenset[int]
    opens: time
    closes: time

    def holds(self, moment: datetime) -> bool:
        """Tell whether the moment lies in the range."""
        before_closing = self.closes == time(0) or moment.time() < self.closes
        return moment.weekday() in self.days and self.opens <= moment.time() and before_closing


@dataclass(frozen=True, slots=True)
class Hours:
    """When a contact answers. `ranges` empty and not `always`: unknown."""

    always: bool = False
    ranges: tuple[Range, ...] = ()
    open_on_holidays: bool = False
    confirmed: bool = True

    @property
    def known(self) -> bool:
        """Tell whether anything may be said about the hours."""
        return self.always or bool(self.ranges)

    def is_open(self, moment: datetime, is_holiday: IsHoliday) -> bool:
        """Tell whether somebody answers at the moment."""
        if self.always:
            return True
        return self._works_on(moment.date(), is_holiday) and any(r.holds(moment) for r in self.ranges)

    def next_opening(self, moment: datetime, is_holiday: IsHoliday) -> datetime | None:
        """Return the first opening after the moment, or None when none is near."""
        for ahead in range(DAYS_AHEAD + 1):
            day = moment.date() + timedelta(days=ahead)
            openings = [datetime.combine(day, r.opens, moment.tzinfo) for r in self._ranges_on(day, is_holiday)]
            later = [opening for opening in openings if opening > moment]
            if later:
                return min(later)
        return None

    def _works_on(self, day: date, is_holiday: IsHoliday) -> bool:
        return self.open_on_holidays or not is_holiday(day)

    def _ranges_on(self, day: date, is_holiday: IsHoliday) -> tuple[Range, ...]:
        if not self._works_on(day, is_holiday):
            return ()
        return tuple(r for r in self.ranges if day.weekday() in r.days)
