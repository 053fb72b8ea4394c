"""Who vouches for which entry of a language, sealed to the very words.

Review cannot live in PO files: tools rewrite them.
The seal is a hash of the source and the translation; when either changes it breaks, and the entry is unreviewed again.
"""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.domain.errors import Problem


@dataclass(frozen=True, slots=True)
class Review:
    """A line of reviews.toml: when, in which role (never a name), and the seal."""

    date: str
    role: str
    seal: str


def seal(pairs: Iterable[tuple[str, str]]) -> str:
    """Return the seal of an entry's source texts and translations, in their order."""
    digest = hashlib.sha256()
    for source, translation in pairs:
        digest.update(f"{len(source)}:{source}{len(translation)}:{translation}".encode())
    return digest.hexdigest()[:16]


def load_reviews(folder: Path, language: str) -> tuple[Mapping[str, Review], list[Problem]]:
    """Return the reviews of a language by entry; no file means no reviews."""
    path = folder / language / "reviews.toml"
    shown_as = f"{folder.name}/{language}/reviews.toml"
    if not path.exists():
        return {}, []
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))
        return {entry: Review(str(r["date"]), str(r["role"]), str(r["seal"])) for entry, r in rows.items()}, []
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        return {}, [Problem(shown_as, 0, "", f"not a list of reviews: {error}", "each needs date, role and seal")]
