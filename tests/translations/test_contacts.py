"""A contact as one person sees it now: open, closed, opens on a weekday, unconfirmed, unknown; French holidays; directions."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from bot.content.calendar import french_holidays
from bot.desk import PARIS
from bot.domain.bidi import LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE
from bot.domain.contact import Contact
from bot.domain.hours import Hours, Range
from bot.domain.language import Language
from bot.translations.catalog import Catalog, Translated
from bot.translations.contacts import Moment, contact_line, is_closed, long_date, weekday
from bot.translations.units import units_of
from bot.translations.voice import State, Voice
from tests.builders import OTHER, RIGHT_TO_LEFT, SOURCE, small_library, three_languages, translated

LIBRARY = small_library()

#: Monday to Friday, with a pause at noon.
OFFICE = Hours(ranges=(Range(frozenset(range(5)), time(9), time(12)), Range(frozenset(range(5)), time(14), time(18))))
LINE = Contact("line", "Ac.Sé", "Lieu protégé, pour adultes.", "04 92 15 10 51", hours=OFFICE)


def voice(language: str = SOURCE) -> Voice:
    """Return a voice that says everything."""
    texts = {
        (unit.context, unit.text): Translated(translated(language, unit.text), stale=False, file="x.po", line=1)
        for unit in units_of(LIBRARY)
    }
    return Voice(LIBRARY, three_languages(), language, Catalog(language, texts))


def at(text: str) -> Moment:
    """Return a moment in Paris, with the public holidays of France."""
    return Moment(datetime.fromisoformat(text).replace(tzinfo=PARIS), french_holidays())


def hours(contact: Contact, moment: str, language: str = SOURCE) -> str:
    """Return what is said about a contact's hours."""
    return contact_line(voice(language), contact, at(moment))[0].hours


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-24 10:00", "Phrase hours open"),
        ("2026-11-24 09:00", "Phrase hours open"),
        ("2026-11-24 08:59", "Phrase hours opens mardi 09:00"),
        ("2026-11-24 12:00", "Phrase hours opens mardi 14:00"),
        ("2026-11-24 18:00", "Phrase hours opens mercredi 09:00"),
        ("2026-11-27 18:30", "Phrase hours opens lundi 09:00"),
        ("2026-12-24 18:30", "Phrase hours opens lundi 09:00"),
        ("2026-12-25 10:00", "Phrase hours opens lundi 09:00"),
        ("2026-05-01 10:00", "Phrase hours opens lundi 09:00"),
        ("2026-07-14 10:00", "Phrase hours opens mercredi 09:00"),
        ("2026-04-06 10:00", "Phrase hours opens mardi 09:00"),
    ],
)
def test_an_office_at_every_hour(moment: str, said: str) -> None:
    """Open, in the pause, in the evening, before a week-end, on Christmas, Labour Day, 14 July and Easter Monday."""
    assert hours(LINE, moment) == said
    assert is_closed(LINE, at(moment)) == (said != "Phrase hours open")


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (Hours(always=True), "Phrase hours always"),
        (replace(OFFICE, open_on_holidays=True), "Phrase hours open"),
        (replace(OFFICE, confirmed=False), "Phrase hours opens lundi 09:00 (Phrase hours usually)"),
        (Hours(always=True, confirmed=False), "Phrase hours always (Phrase hours usually)"),
        (Hours(), ""),
        (Hours(ranges=(Range(frozenset(), time(9), time(12)),)), "Phrase hours closed"),
    ],
)
def test_other_hours_on_a_holiday(kept: Hours, said: str) -> None:
    """On Christmas: always open, open on holidays, hours that nobody has confirmed, unknown, and none near."""
    assert hours(replace(LINE, hours=kept), "2026-12-25 10:00") == said


def test_without_a_number_hours_help_nobody() -> None:
    """Nothing is said of hours at which nobody can be called."""
    silent = replace(LINE, phone="")

    assert hours(silent, "2026-11-24 10:00") == ""
    assert not is_closed(silent, at("2026-12-25 10:00"))
    assert not is_closed(replace(LINE, hours=Hours(always=True)), at("2026-12-25 10:00"))


@pytest.mark.parametrize(("language", "day"), [(SOURCE, "lundi"), (OTHER, "Monday"), (RIGHT_TO_LEFT, "الاثنين")])
def test_the_day_is_said_in_her_language(language: str, day: str) -> None:
    """The name of the weekday and the words around it; the hour keeps its digits and its direction."""
    said = hours(LINE, "2026-11-27 20:00", language)

    assert day in said
    assert "09:00" in said
    assert (f"{LEFT_TO_RIGHT_ISOLATE}09:00{POP_ISOLATE}" in said) == (language == RIGHT_TO_LEFT)


def test_a_contact_in_left_to_right_text() -> None:
    """Name, gloss, a number that does not break over two lines, and what a phone can dial."""
    line, gloss = contact_line(voice(OTHER), LIBRARY.contacts["acse"], at("2026-11-24 10:00"))

    assert gloss is not None
    assert (gloss.state, gloss.text) == (State.UNREVIEWED, "EN “Lieu protégé, pour adultes.”")
    assert (line.name, line.does) == ("Ac.Sé", "EN “Lieu protégé, pour adultes.”")
    assert (line.phone, line.dial) == ("04\u00a092\u00a015\u00a010\u00a051", "0492151051")
    assert line.email == "ac.se@association-alc.org"


def test_a_contact_in_right_to_left_text() -> None:
    """The French name and the number are isolated, each on its own; what is dialled has no mark in it."""
    line, _ = contact_line(
        voice(RIGHT_TO_LEFT), replace(LIBRARY.contacts["acse"], phone="+33 4 92"), at("2026-11-24 10:00")
    )

    assert line.name == f"{LEFT_TO_RIGHT_ISOLATE}Ac.Sé{POP_ISOLATE}"
    assert line.phone == f"{LEFT_TO_RIGHT_ISOLATE}+33\u00a04\u00a092{POP_ISOLATE}"
    assert line.dial == "+33492"


def test_a_contact_of_which_little_is_known() -> None:
    """No gloss, no number: what is not known is left out, and nothing is told about a translation."""
    line, gloss = contact_line(voice(), Contact("x", "Refuge"), at("2026-11-24 10:00"))

    assert gloss is None
    assert (line.does, line.phone, line.dial, line.hours) == ("", "", "", "")


def test_a_language_of_which_no_names_are_known() -> None:
    """Where there are no names of days and months, the date is written as anybody can read it."""
    unknown = Language("qaa-Latn", "Qaa", "qaa")

    assert weekday(datetime(2026, 11, 23, tzinfo=PARIS), unknown) == "2026-11-23"
    assert long_date(date(2026, 11, 23), unknown) == "2026-11-23"
    assert long_date(date(2026, 11, 23), three_languages()[SOURCE]) == "23 novembre 2026"


def test_dates_of_languages_that_babel_writes_otherwise() -> None:
    """Another name for Babel, or the registry's own names of days and months."""
    cyrillic = Language("sr", "Srpski", "serbe", dates="sr_Latn")
    own = Language("xx", "X", "x", days="lendi madi x x x x x", months=" ".join("m" * 10) + " novanm m")
    moment = datetime(2026, 11, 24, tzinfo=PARIS)

    assert (weekday(moment, cyrillic), long_date(moment.date(), cyrillic)) == ("utorak", "24. novembar 2026.")
    assert (weekday(moment, own), long_date(moment.date(), own)) == ("madi", "24 novanm 2026")
