"""The public holidays of France, on which offices are closed."""

from datetime import date

import pytest

from bot.content.calendar import french_holidays


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2026, 5, 8),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 7, 14),
        date(2026, 8, 15),
        date(2026, 11, 1),
        date(2026, 11, 11),
        date(2026, 12, 25),
        date(2027, 3, 29),
    ],
)
def test_the_eleven_holidays_are_known(day: date) -> None:
    """Fixed days and those that move with Easter, this year and the next."""
    assert french_holidays()(day)


@pytest.mark.parametrize(
    "day", [date(2026, 4, 5), date(2026, 4, 3), date(2026, 12, 26), date(2026, 11, 2), date(2026, 5, 22)]
)
def test_other_days_are_working_days(day: date) -> None:
    """Easter Sunday is a Sunday like others, and the two days of Alsace and Moselle are not kept elsewhere."""
    assert not french_holidays()(day)
