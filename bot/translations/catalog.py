"""Reads the PO files of one language, straight at start: there is no compiled file that could lag behind."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog as PoCatalog
from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, PoFileParser, unescape

from bot.domain.errors import Problem, TranslationError
from bot.translations.units import CONTENT, INTERFACE

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')

#: Any line of a PO file: empty, a comment, or a string that is whole, after a keyword or alone.
_LINE = re.compile(
    rf"\s*(?:#(?!~).*|(?:#~\s*)?(?:(?:msg(?:id(?:_plural)?|ctxt|str(?:\[\d+\])?)\s+)?{_QUOTED.pattern})?)\s*\Z"
)


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
        return found if found and found.text.strip() else None


def po_path(folder: Path, language: str, name: str) -> Path:
    """Return where the PO file of a catalog lies."""
    return folder / language / "LC_MESSAGES" / f"{name}.po"


def load_catalog(folder: Path, language: str) -> tuple[Catalog, list[Problem]]:
    """Return the catalog of a language with what is wrong in its files; a missing file is an empty one."""
    texts: dict[tuple[str, str], Translated] = {}
    problems: list[Problem] = []
    for name in (CONTENT, INTERFACE):
        path = po_path(folder, language, name)
        if not path.exists():
            continue
        try:
            texts |= _texts(read_file(path), _shown_as(path))
        except TranslationError as error:
            problems += error.problems
    return Catalog(language, texts), problems


def read_file(path: Path) -> PoCatalog:
    """Read a PO file as it is. Raises TranslationError for what is none: half a file would lose the other half at the next update."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        where = path.read_bytes().count(b"\n", 0, error.start) + 1
        raise _broken(path, where, "not UTF-8", "save the file as UTF-8") from error
    except OSError as error:
        raise _broken(path, 0, f"cannot be read: {error.strerror}", "") from error
    for number, line in enumerate(text.split("\n"), 1):
        if not _LINE.match(line):
            raise _broken(path, number, "not a PO file: a quote or a keyword is missing here")
    po = _Once()
    try:
        PoFileParser(po, abort_invalid=True).parse(io.StringIO(text))
    except PoFileError as error:
        raise _broken(
            path, error.lineno + 1, f"not a PO file: {str(error).removesuffix(f' on {error.lineno}')}"
        ) from error
    for message in po:
        _take_previous(message)
    return po


class _Once(PoCatalog):
    """A catalogue in which each text stands once: of two translations nobody would know which is the right one."""

    def __setitem__(self, id: Any, message: Message) -> None:  # noqa: A002  Babel's name
        if id and self.get(id, message.context) is not None:
            raise PoFileError("this text stands twice", self, "", (message.lineno or 1) - 1)
        super().__setitem__(id, message)


def _shown_as(path: Path) -> str:
    """Return a file's name as the operator knows it: `locales/xx/LC_MESSAGES/content.po`."""
    return "/".join(path.parts[-4:])


def _broken(path: Path, line: int, what: str, todo: str = "mend it in Poedit") -> TranslationError:
    return TranslationError([Problem(_shown_as(path), line, "", what, todo)])


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
