"""The check of translations: each fault planted in a good catalog is told, and nothing else."""

import pytest

from bot.domain.errors import Problem
from bot.translations.catalog import Catalog, Translated
from bot.translations.check import check_catalog
from bot.translations.units import CONTENT, Unit
from tests.builders import OTHER, RIGHT_TO_LEFT, three_languages

BODY = Unit(CONTENT, "a:body", "- Appelez le {17}.\n- Attendez {reflection-days} jours.", "a", kernel=False)
LABEL = Unit(CONTENT, "a:label", "Asile", "a", kernel=False, longest=12)


def told(unit: Unit, text: str, language: str = OTHER, *, stale: bool = False) -> list[Problem]:
    """Return what is told of one translation."""
    found = Catalog(language, {(unit.context, unit.text): Translated(text, stale, "en.po", 7)})
    return check_catalog(found, three_languages()[language], [BODY, LABEL])


@pytest.mark.parametrize(
    ("unit", "text", "language", "what"),
    [
        (BODY, "- Call {17}.\n- Wait some days.", OTHER, "references differ from the source: {reflection-days}"),
        (BODY, "- Call {112}.\n- Wait {reflection-days} days.", OTHER, "references differ from the source: {112}, {17}"),
        (BODY, "- Call {17}.\n- Wait {reflection-day} days.", OTHER,
         "references differ from the source: {reflection-days}, {reflection-day}"),
        (BODY, "- Call {17}, 24 hours.\n- Wait {reflection-days} days.", OTHER, "the number 24 is typed into the translation"),
        (BODY, "- {17} ٢٤.\n- {reflection-days}.", RIGHT_TO_LEFT, "the number 24 is typed into the translation"),
        (BODY, "- Call {17}. Wait {reflection-days} days.", OTHER, "the list has another number of lines than the source"),
        (LABEL, "Political asylum", OTHER, "16 characters"),
        (LABEL, "Asile", RIGHT_TO_LEFT, "the translation is the source text itself"),
    ],
)  # fmt: skip
def test_a_fault_is_told_alone(unit: Unit, text: str, language: str, what: str) -> None:
    """Where it is, what it is, and what to do; it stops the start."""
    (problem,) = told(unit, text, language)

    assert ("en.po", 7, unit.context, what, True) == (
        problem.file,
        problem.line,
        problem.entry,
        problem.what,
        problem.blocks,
    )
    assert problem.todo


@pytest.mark.parametrize(
    ("unit", "text", "language"),
    [
        (BODY, "- In {reflection-days} days.\n- Call {17}.", OTHER),
        (LABEL, "Asile", OTHER),
        (LABEL, "", OTHER),
        (LABEL, "لجوء", RIGHT_TO_LEFT),
    ],
)
def test_what_is_right_is_not_told(unit: Unit, text: str, language: str) -> None:
    """References in another order, a word that is the same in Latin script, an empty line."""
    assert told(unit, text, language) == []


def test_a_number_of_any_length() -> None:
    """Digits are read one by one: leading zeros are digits too, and thousands of them are no trouble."""
    year = Unit(CONTENT, "a:body", "Depuis 2026, le 017.", "a", kernel=False)
    found = Catalog(OTHER, {("a:body", year.text): Translated(f"٢٠٢٦ 17 {'9' * 5000}", stale=False, file="x", line=1)})
    (problem,) = check_catalog(found, three_languages()[RIGHT_TO_LEFT], [year])

    assert problem.what.startswith("the number 17, 999")


def test_a_stale_text_is_not_judged() -> None:
    """It is compared with a source that it was not made from; its state tells the translator already."""
    assert told(BODY, "old {gone} 99", stale=True) == []


def test_what_nothing_asks_for_is_a_warning() -> None:
    """A translation of a text that is gone does not stop the start."""
    (problem,) = told(Unit(CONTENT, "b:body", "Parti", "b", kernel=False), "Gone")

    assert (problem.entry, problem.blocks) == ("b:body", False)
    assert "balise translations update" in problem.todo


def test_all_faults_of_a_text_are_told_together() -> None:
    """A translator mends them in one go."""
    assert len(told(BODY, "Call 112 for {gone}")) == 3
