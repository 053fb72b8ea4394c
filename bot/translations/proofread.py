"""Reads all translations as a proof-reader does: slower than a start should be, so only `balise check` does it."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from bot.domain.errors import Problem
from bot.domain.language import Language
from bot.domain.library import Library
from bot.translations.catalog import Catalog, load_catalog
from bot.translations.lint import doubts_of, faults_of, same_in_two_languages
from bot.translations.registry import load_registry
from bot.translations.terms import Terms, load_terms
from bot.translations.units import Unit, units_of


def proofread(folder: Path, library: Library) -> list[Problem]:
    """Return what the linter and the glossary find in all languages; faults block, doubts are warnings.

    Raises TranslationError when the registry cannot be read.
    """
    known, _ = load_registry(folder)
    terms, problems = load_terms(folder, known)
    units = list(units_of(library))
    catalogs = {code: load_catalog(folder, code)[0] for code in known}
    for code, catalog in catalogs.items():
        problems += _read(catalog, known[code], units, terms.get(code, Terms()))
    return [*problems, *same_in_two_languages(catalogs)]


def _read(catalog: Catalog, language: Language, units: Iterable[Unit], terms: Terms) -> list[Problem]:
    problems = []
    for unit in units:
        translated = catalog.find(unit.context, unit.text)
        if translated is None or translated.stale:
            continue
        here = Problem(translated.file, translated.line, unit.context, "", blocks=False)
        found = (*doubts_of(unit.text, translated.text, language), *terms.doubts_of(translated.text, language))
        problems += [replace(here, what=what, todo=todo) for what, todo in found]
        if translated.text != unit.text:
            faults = faults_of(unit.text, translated.text, language)
            problems += [replace(here, what=what, todo=todo, blocks=True) for what, todo in faults]
    return problems
