"""Reads the PO files of one language, straight at start: there is no compiled file that could lag behind."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog as PoCatalog
from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po, unescape

from bot.domain.errors import Problem
from bot.translations.units import CONTENT, INTERFACE

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')


@dataclass(frozen=True, slots=True)
class Translated:
    """A translation as it stands in a file. `stale`: the source has changed since (gettext's fuzzy)."""

    text: str
    stale: bool
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Catalog:
    """The translations of one language by context and source text."""

    language: str
    texts: Mapping[tuple[str, str], Translated] = field(default_factory=dict)

    def __iter__(self) -> Iterator[tuple[tuple[str, str], Translated]]:
        return iter(self.texts.items())

    def find(self, context: str, source: str) -> Translated | None:
        """Return the translation of a unit, or None when there is none."""
        found = self.texts.get((context, source))
        return found if found and found.text else None


def po_path(folder: Path, language: str, name: str) -> Path:
    """Return where the PO file of a catalog lies."""
    return folder / language / "LC_MESSAGES" / f"{name}.po"


def load_catalog(folder: Path, language: str) -> tuple[Catalog, list[Problem]]:
    """Return the catalog of a language with what is wrong in its files; a missing file is an empty one."""
    texts: dict[tuple[str, str], Translated] = {}
    problems: list[Problem] = []
    for name in (CONTENT, INTERFACE):
        path = po_path(folder, language, name)
        shown_as = f"{folder.name}/{path.relative_to(folder).as_posix()}"
        if not path.exists():
            continue
        try:
            po = read_file(path)
        except (PoFileError, UnicodeDecodeError, ValueError) as error:
            line = getattr(error, "lineno", 0)
            what = f"not a PO file: {error}"
            problems.append(Problem(shown_as, line if isinstance(line, int) else 0, "", what, "mend it in Poedit"))
            continue
        texts |= _texts(po, shown_as)
    return Catalog(language, texts), problems


def read_file(path: Path) -> PoCatalog:
    """Read a PO file as it is. Raises PoFileError, UnicodeDecodeError or ValueError when it is none."""
    with path.open("rb") as file:
        po = read_po(file, abort_invalid=True)
    for message in po:
        _take_previous(message)
    return po


def _take_previous(message: Message) -> None:
    """Keep the source that a fuzzy translation was made from: Babel writes it as `#| msgid`, and reads that as a comment."""
    old = " ".join(comment[1:].strip() for comment in message.user_comments if comment.startswith("|"))
    if "msgid " in old:
        message.previous_id = ["".join(map(unescape, _QUOTED.findall(old.split("msgid ", 1)[1])))]
        message.user_comments = [comment for comment in message.user_comments if not comment.startswith("|")]


def _texts(po: PoCatalog, shown_as: str) -> dict[tuple[str, str], Translated]:
    return {
        (message.context or "", message.id): Translated(message.string, message.fuzzy, shown_as, message.lineno or 0)
        for message in po
        if isinstance(message.id, str) and isinstance(message.string, str) and message.id
    }
