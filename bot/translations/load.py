"""Loads all languages: which are known, what each says, and which may be offered to the public."""

from collections.abc import Mapping
from pathlib import Path

from bot.domain.errors import Problem
from bot.domain.language import Languages
from bot.domain.library import Library
from bot.translations.catalog import Catalog, load_catalog
from bot.translations.check import check_catalog
from bot.translations.registry import load_registry
from bot.translations.reviews import Review, load_reviews
from bot.translations.units import Unit, units_of
from bot.translations.voice import Voice


def load_voices(folder: Path, library: Library) -> tuple[Mapping[str, Voice], Languages, list[Problem]]:
    """Return the voices of the offered languages, the languages, and every problem found.

    Raises TranslationError when the registry itself cannot be read.
    """
    known, source = load_registry(folder)
    units = list(units_of(library))
    problems: list[Problem] = []
    catalogs: dict[str, tuple[Catalog, Mapping[str, Review]]] = {}
    for language in known.values():
        catalog, found = load_catalog(folder, language.code)
        reviews, review_problems = load_reviews(folder, language.code)
        problems += [*found, *review_problems, *check_catalog(catalog, language, units)]
        catalogs[language.code] = (catalog, reviews)
    offered = tuple(
        code for code, (catalog, _) in catalogs.items() if code == source or kernel_is_complete(catalog, units)
    )
    languages = Languages(known, offered, source)
    voices = {code: Voice(library, languages, code, *catalogs[code]) for code in offered}
    return voices, languages, problems


def kernel_is_complete(catalog: Catalog, units: list[Unit]) -> bool:
    """Tell whether all that saves a life is translated, and none of it is out of date."""
    return all(_is_fresh(catalog, unit) for unit in units if unit.kernel)


def _is_fresh(catalog: Catalog, unit: Unit) -> bool:
    found = catalog.find(unit.context, unit.text)
    return found is not None and not found.stale
