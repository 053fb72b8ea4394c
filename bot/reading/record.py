"""Reads one mapping of a file field by field, and notes what is wrong with each."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from bot.reading.problems import Problems
from bot.reading.tree import Node

ID = re.compile(r"[a-z0-9][a-z0-9_.-]*\Z")

T = TypeVar("T")


class Record:
    """A mapping with an `id`, and the place to note its faults."""

    def __init__(self, node: Node, problems: Problems, known_fields: Iterable[str]) -> None:
        self.node, self.problems = node, problems
        self.id = node.get("id").text
        known = tuple(known_fields)
        if node.kind != "mapping":
            problems.add(node, "", "a list of mappings is expected here", 'write "- id: …"')
        for name, key in node.keys.items():
            if name not in known:
                problems.unknown(key, self.id, "field", known)
        for key in node.repeated:
            problems.add(key, self.id, f'"{key.text}" stands twice')
        if not ID.match(self.id):
            problems.add(node, self.id, "no id, or one with other signs than a-z 0-9 . _ -")

    def prose(self, name: str, *, longest: int = 0, required: bool = True) -> str:
        """Return a text that a person will read; it must be quoted or a | block."""
        node = self.node.get(name)
        text = node.text.strip()
        if not text:
            if required or node.kind in ("list", "mapping"):
                self._fault(node, f'no "{name}"')
            return ""
        if not node.quoted:
            self._fault(
                node, f'"{name}" is not quoted', 'put it in "double quotes" or in a | block: YAML cuts text at # and :'
            )
        if node.folded:
            self._fault(node, f'"{name}" is a > block', "use | : > loses the lines")
        if longest and len(text) > longest:
            self._fault(node, f'"{name}" has {len(text)} characters', f"at most {longest}")
        return text

    def text(self, name: str, *, required: bool = False) -> str:
        """Return a plain value."""
        node = self.node.get(name)
        if node.missing and required:
            self._fault(node, f'no "{name}"')
        return node.text.strip()

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the values of a list."""
        node = self.node.get(name)
        if node.kind == "mapping":
            self._fault(node, f'"{name}" is not a list')
        return node.texts()

    def choice(self, name: str, allowed: Iterable[str], default: str = "") -> str:
        """Return one of the allowed values."""
        node = self.node.get(name)
        value = default if node.missing else node.text.strip()
        if value not in allowed and not (node.missing and value == default):
            self.problems.unknown(node, self.id, name, allowed)
        return value

    def flag(self, name: str, *, default: bool) -> bool:
        """Return a yes or no."""
        return self.choice(name, ("yes", "no", "unknown"), "yes" if default else "no") == "yes"

    def parsed(self, name: str, parse: Callable[[str], T]) -> T | None:
        """Return the value as `parse` reads it; its ValueError becomes a fault."""
        node = self.node.get(name)
        if node.missing:
            return None
        try:
            return parse(node.text.strip())
        except ValueError as error:
            self._fault(node, f'"{name}: {node.text}" {error}')
            return None

    def day(self, name: str) -> date | None:
        """Return a date written 2026-11-22."""
        return self.parsed(name, _day)

    def _fault(self, node: Node, what: str, todo: str = "") -> None:
        self.problems.add(node, self.id, what, todo)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("is no date like 2026-11-22") from None
