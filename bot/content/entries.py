"""Reads the entries: content/sections/*.yaml and content/cards.yaml."""

import re
from typing import cast

from bot.domain.library import HOME, LANGUAGE, Entry, EntryKind
from bot.reading.problems import Problems
from bot.reading.record import Record
from bot.reading.tree import Node

FIELDS = (
    "id", "kind", "icon", "label", "title", "note", "body", "contacts", "law", "sources", "checked", "flags", "see", "menu",
)  # fmt: skip

#: What fits on a button of a small phone, above a text, and in a card that a frightened person reads to its end.
LABEL, TITLE, PROSE, MOST_CONTACTS, MOST_SEE = 24, 60, 700, 22, 4


def read_entry(node: Node, problems: Problems) -> Entry:
    """Read one entry; its faults are noted, and what can be read is returned."""
    record = Record(node, problems, FIELDS)
    body = record.prose("body")
    entry = Entry(
        id=record.id,
        kind=cast(EntryKind, record.choice("kind", ("card", "sentence"), "card")),
        icon=record.text("icon"),
        label=record.prose("label", longest=LABEL),
        title=record.prose("title", longest=TITLE),
        paragraphs=split_paragraphs(body),
        contacts=record.texts("contacts"),
        law=record.texts("law"),
        sources=record.texts("sources"),
        flags=record.texts("flags"),
        see=record.texts("see"),
        menu=record.texts("menu"),
        checked=record.day("checked"),
        note=record.text("note"),
    )
    _check_shape(entry, node, problems)
    return entry


def split_paragraphs(body: str) -> tuple[str, ...]:
    """Return the paragraphs of a body; an empty line separates them."""
    return tuple(part.strip() for part in re.split(r"\n\s*\n", body.strip()) if part.strip())


def _check_shape(entry: Entry, node: Node, problems: Problems) -> None:
    prose = sum(len(paragraph) for paragraph in entry.paragraphs)
    if prose > PROSE:
        problems.add(node.get("body"), entry.id, f"{prose} characters of prose", f"at most {PROSE}: make a child entry")
    if len(entry.contacts) > MOST_CONTACTS:
        problems.add(node.get("contacts"), entry.id, f"{len(entry.contacts)} contacts", f"at most {MOST_CONTACTS}")
    if len(entry.see) > MOST_SEE:
        problems.add(node.get("see"), entry.id, f"{len(entry.see)} entries to see", f"at most {MOST_SEE}")
    if not entry.menu and not entry.sources and entry.id not in {HOME, LANGUAGE}:
        problems.add(node, entry.id, 'no "sources"', "name at least one document of content/sources.yaml")
    if entry.sources and entry.checked is None:
        problems.add(
            node, entry.id, 'no "checked" date', "write the day on which the text was compared with its sources"
        )
