"""Opening hours as people write them: `mon-fri 09:00-18:00`, or `always`."""

import re
from datetime import time

from bot.domain.hours import Hours, Range

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_RANGE = re.compile(r"(\w{3})(?:-(\w{3}))? (\d\d):(\d\d)-(\d\d):(\d\d)\Z")


def read_hours(texts: tuple[str, ...], *, open_on_holidays: bool, confirmed: bool) -> Hours:
    """Return the hours. Raises ValueError that says what is expected."""
    if texts == ("always",):
        return Hours(always=True, confirmed=confirmed)
    return Hours(ranges=tuple(_range(text) for text in texts), open_on_holidays=open_on_holidays, confirmed=confirmed)


def _range(text: str) -> Range:
    match = _RANGE.match(text)
    if not match or match[1] not in DAYS or (match[2] or "mon") not in DAYS:
        raise ValueError(f'"{text}" is not like "mon-fri 09:00-18:00" or "always"')
    first, last = DAYS.index(match[1]), DAYS.index(match[2] or match[1])
    opens = _time(match[3], match[4])
    closes = time(0) if text.endswith("24:00") else _time(match[5], match[6])
    if first > last or (closes <= opens and closes != time(0)):
        raise ValueError(f'"{text}" ends before it begins')
    return Range(frozenset(range(first, last + 1)), opens, closes)


def _time(hour: str, minute: str) -> time:
    try:
        return time(int(hour), int(minute))
    except ValueError:
        raise ValueError(f'"{hour}:{minute}" is no time') from None
