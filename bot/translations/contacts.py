"""Says what a contact is, and whether somebody answers now."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from babel.core import UnknownLocaleError
from babel.dates import format_date

from bot.domain.bidi import isolate
from bot.domain.contact import Contact
from bot.domain.hours import IsHoliday
from bot.domain.language import Language
from bot.domain.message import ContactLine
from bot.translations.units import contact_context
from bot.translations.voice import Said, Voice, keep_together


@dataclass(frozen=True, slots=True)
class Moment:
    """Now, in the local time of the offices, and which days are public holidays there."""

    now: datetime
    is_holiday: IsHoliday


def contact_line(voice: Voice, contact: Contact, moment: Moment) -> tuple[ContactLine, Said | None]:
    """Return a contact in words, and how its gloss was said (None when it has none)."""
    does = voice.say(contact_context(contact.id), contact.does) if contact.does else None
    direction = voice.language.direction
    line = ContactLine(
        id=contact.id,
        name=isolate(contact.name, direction),
        does=does.text if does else "",
        phone=isolate(keep_together(contact.phone), direction),
        dial=re.sub(r"[^\d+]", "", contact.phone),
        sms=contact.sms,
        hours=_hours(voice, contact, moment),
        email=contact.email,
        website=contact.website,
    )
    return line, does


def is_closed(contact: Contact, moment: Moment) -> bool:
    """Tell whether a line that keeps hours does not answer now."""
    hours = contact.hours
    return bool(contact.phone and hours.ranges) and not hours.is_open(moment.now, moment.is_holiday)


def _hours(voice: Voice, contact: Contact, moment: Moment) -> str:
    """Return the opening hours as they matter now; a doubt about them is said with them."""
    hours = contact.hours
    if contact.pending:
        return voice.interface("phone.unchecked")
    if not contact.phone or not hours.known:
        return ""
    if hours.always:
        text = voice.interface("hours.always")
    elif hours.is_open(moment.now, moment.is_holiday):
        text = voice.interface("hours.open")
    else:
        text = _closed(voice, contact, moment)
    return text if hours.confirmed else f"{text} ({voice.interface('hours.usually')})"


def _closed(voice: Voice, contact: Contact, moment: Moment) -> str:
    opening = contact.hours.next_opening(moment.now, moment.is_holiday)
    if opening is None:
        return voice.interface("hours.closed")
    values = {"day": weekday(opening, voice.language), "time": f"{opening:%H:%M}"}
    return voice.interface("hours.opens", values)


def weekday(moment: datetime, language: Language) -> str:
    """Return the name of the day in the language, or its date where nobody has given names."""
    return language.days.split()[moment.weekday()] if language.days else _written(moment.date(), "EEEE", language)


def long_date(day: date, language: Language) -> str:
    """Return a date as the language writes it, or as ISO 8601 where Babel does not know the language."""
    if language.months:
        return f"{day.day} {language.months.split()[day.month - 1]} {day.year}"
    return _written(day, "long", language)


def _written(day: date, form: str, language: Language) -> str:
    try:
        return str(format_date(day, form, locale=language.dates or language.code.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return day.isoformat()
