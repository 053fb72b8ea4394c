"""Reads locales/languages.toml, the one list of languages."""

import tomllib
from collections import Counter
from pathlib import Path

from bot.domain.errors import Problem, TranslationError, did_you_mean
from bot.domain.language import Language

FIELDS = (
    "code", "autonym", "french", "direction", "script", "other_script", "no_break_before", "no_break_after", "tags", "dates",
    "days", "months", "negation", "note",
)  # fmt: skip
#: Fields that hold names, with how many.
NAMES = {"days": 7, "months": 12}
NEEDED = ("code", "autonym", "french")


def load_registry(folder: Path) -> tuple[dict[str, Language], str]:
    """Return the known languages by code, in order, and the code of the source language.

    Raises TranslationError with every fault of the file.
    """
    shown_as = f"{folder.name}/languages.toml"
    try:
        data = tomllib.loads((folder / "languages.toml").read_text(encoding="utf-8"))
    except OSError as error:
        raise TranslationError([Problem(shown_as, 0, "", f"cannot be read: {error.strerror}")]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TranslationError([Problem(shown_as, 0, "", f"not TOML: {error}")]) from error
    rows = data.get("language", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise TranslationError([Problem(shown_as, 0, "", "languages are no rows", "begin each with [[language]]")])
    problems = [Problem(shown_as, 0, *fault) for row in rows for fault in _faults(row)]
    codes = Counter(str(row.get("code", "?")) for row in rows)
    problems += [Problem(shown_as, 0, code, "has more than one row") for code, count in codes.items() if count > 1]
    source = str(data.get("source", ""))
    if source not in codes:
        problems.append(Problem(shown_as, 0, source, "the source language has no row"))
    if problems:
        raise TranslationError(problems)
    return {row["code"]: Language(**{key: row[key] for key in row if key != "note"}) for row in rows}, source


def _faults(row: dict[str, object]) -> list[tuple[str, str]]:
    code = str(row.get("code", "?"))
    faults = [(code, f'no "{name}"') for name in NEEDED if not row.get(name)]
    faults += [(code, f'"{name}" is no text') for name in row if not isinstance(row[name], str)]
    faults += [(code, f'unknown field "{name}"{did_you_mean(name, FIELDS)}') for name in row if name not in FIELDS]
    for name, wanted in NAMES.items():
        given = len(str(row.get(name, "")).split())
        faults += [(code, f'"{name}" holds {given} names instead of {wanted}')] if given not in (0, wanted) else []
    if row.get("direction", "ltr") not in ("ltr", "rtl"):
        faults.append((code, f'direction "{row["direction"]}" is neither ltr nor rtl'))
    return faults
