"""Scripts: which letters belong to which, by the names that Unicode gives them."""

import unicodedata
from collections.abc import Mapping

#: How the Unicode names of a script's letters begin, by ISO 15924 code as in the registry.
SCRIPTS: Mapping[str, str] = {
    "Arab": "ARABIC", "Latn": "LATIN", "Cyrl": "CYRILLIC", "Deva": "DEVANAGARI", "Beng": "BENGALI", "Guru": "GURMUKHI",
    "Taml": "TAMIL", "Ethi": "ETHIOPIC", "Geor": "GEORGIAN", "Hans": "CJK", "Hant": "CJK",
}  # fmt: skip


def script_of(letter: str) -> str:
    """Return the first word of a letter's Unicode name, as the table has it; "?" for what has no name."""
    return unicodedata.name(letter, "?").split()[0]
