"""Looks for what is wrong in translations: a changed number or reference could send a person to the wrong door."""

import re
import unicodedata
from collections.abc import Iterable

from bot.domain.errors import Problem
from bot.domain.language import Language
from bot.translations.catalog import Catalog, Translated
from bot.translations.units import Unit

_REFERENCE = re.compile(r"\{[^}]*\}")
_DIGITS = re.compile(r"\d+")
_LIST_LINE = re.compile(r"^- ", re.MULTILINE)


def check_catalog(catalog: Catalog, language: Language, units: Iterable[Unit]) -> list[Problem]:
    """Return the problems of a language's translations against the source texts."""
    wanted = {(unit.context, unit.text): unit for unit in units}
    problems = []
    for key, translated in catalog:
        unit = wanted.get(key)
        if unit is not None and translated.text and not translated.stale:
            problems += [_problem(translated, unit, what, todo) for what, todo in _faults(unit, translated, language)]
        elif unit is None and translated.text:
            problems.append(_obsolete(key[0], translated))
    return problems


def _faults(unit: Unit, translated: Translated, language: Language) -> list[tuple[str, str]]:
    source, text = unit.text, translated.text
    faults = []
    if set(_REFERENCE.findall(source)) != set(_REFERENCE.findall(text)):
        missing = ", ".join(sorted(set(_REFERENCE.findall(source)) ^ set(_REFERENCE.findall(text))))
        faults.append((f"references differ from the source: {missing}", "copy them exactly as they are, braces too"))
    strange = set(_digits(text)) - set(_digits(source))
    if strange:
        what = f"the number {', '.join(sorted(strange))} is typed into the translation"
        faults.append((what, "numbers come from references like {17}"))
    if len(_LIST_LINE.findall(source)) != len(_LIST_LINE.findall(text)):
        faults.append(("the list has another number of lines than the source", 'begin each line with "- "'))
    if unit.longest and len(text) > unit.longest:
        faults.append((f"{len(text)} characters", f"at most {unit.longest}"))
    if text == source and language.script != "Latn":
        faults += _untouched(source)
    return faults


def _untouched(source: str) -> list[tuple[str, str]]:
    letters = sum(letter.isalpha() for letter in source)
    return [("the translation is the source text itself", "translate it, or leave it empty")] if letters else []


def _digits(text: str) -> list[str]:
    """Return the numbers of a text outside references, digits of every script read alike."""
    numbers = _DIGITS.findall(_REFERENCE.sub(" ", text))
    return ["".join(str(unicodedata.digit(digit)) for digit in number) for number in numbers]


def _problem(translated: Translated, unit: Unit, what: str, todo: str) -> Problem:
    return Problem(translated.file, translated.line, unit.context, what, todo)


def _obsolete(context: str, translated: Translated) -> Problem:
    what = "translates a text that is not in the content any more"
    return Problem(translated.file, translated.line, context, what, "run: balise translations update", blocks=False)
