"""Reads content/rights.yaml: every right and service that the founding documents name, and who serves it here."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.domain.errors import Problem
from bot.domain.library import Library
from bot.reading.problems import Problems
from bot.reading.record import Record
from bot.reading.tree import Node, UnreadableFileError, load_tree

#: The five documents that the project was created from, by their ids in content/sources.yaml.
FOUNDING = ("seed-cncdh", "seed-13", "seed-ec", "seed-p2", "seed-13b")


@dataclass(frozen=True, slots=True)
class Right:
    """A right, a service or an organisation. `gone`: why nothing serves it today (abolished, or not for the public)."""

    id: str
    name: str
    named_in: tuple[str, ...]
    entries: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    note: str = ""


def load_rights(folder: Path, library: Library) -> tuple[list[Right], list[Problem]]:
    """Return the rights and the organisations with what is wrong: names that lead nowhere, rights that nothing serves."""
    shown_as = f"{folder.name}/rights.yaml"
    problems = Problems()
    try:
        tree = load_tree(folder / "rights.yaml", shown_as)
    except UnreadableFileError as error:
        return [], [Problem(error.file, error.line, "", error.what)]
    rights = [_read_right(node, library, problems) for node in tree.get("rights")]
    rights += [_read_organisation(node, library, problems) for node in tree.get("organisations")]
    return rights, problems.found


def _read_right(node: Node, library: Library, problems: Problems) -> Right:
    record = Record(node, problems, ("id", "name", "named_in", "entries", "contacts", "note"))
    right = Right(
        record.id,
        record.prose("name"),
        record.texts("named_in"),
        record.texts("entries"),
        record.texts("contacts"),
        record.text("note"),
    )
    _check(node, right, library, problems)
    if not right.entries and not right.contacts:
        problems.add(node, right.id, "no entry serves this right", "name one, or write it")
    return right


def _read_organisation(node: Node, library: Library, problems: Problems) -> Right:
    """Return an organisation as a right to find it; its id is that of its contact."""
    contact = node.get("contact")
    record = Record(node.with_field("id", contact), problems, ("id", "named", "named_in", "contact", "note"))
    contacts = (contact.text,) if not contact.missing else ()
    right = Right(record.id, record.prose("named"), record.texts("named_in"), (), contacts, record.text("note"))
    _check(node, right, library, problems)
    return right


def _check(node: Node, right: Right, library: Library, problems: Problems) -> None:
    known: tuple[tuple[str, Iterable[str], Iterable[str]], ...] = (
        ("named_in", right.named_in, FOUNDING),
        ("entries", right.entries, library.entries),
        ("contacts", right.contacts, library.contacts),
    )
    for field, ids, names in known:
        for id_ in ids:
            if id_ not in names:
                problems.unknown(node.scalar_here(id_), right.id, field, names)
    if not right.named_in:
        problems.add(node, right.id, 'no "named_in"', "name the founding documents that name it")
