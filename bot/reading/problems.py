"""Collects every fault of a set of files, so that one run tells them all."""

from collections.abc import Iterable

from bot.domain.errors import Problem, did_you_mean
from bot.reading.tree import Node


class Problems:
    """A list of faults in the making; `entry` is put before what is said of a node."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def add(self, node: Node, entry: str, what: str, todo: str = "") -> None:
        """Note a fault at the place of the node."""
        self.found.append(Problem(node.file, node.line, entry, what, todo))

    def warn(self, node: Node, entry: str, what: str, todo: str = "") -> None:
        """Note what should be mended but does not stop the bot."""
        self.found.append(Problem(node.file, node.line, entry, what, todo, blocks=False))

    def unknown(self, node: Node, entry: str, field: str, known: Iterable[str]) -> None:
        """Note a name that does not exist, with the nearest that does."""
        self.add(node, entry, f'unknown "{field}: {node.text}"{did_you_mean(node.text, known)}')
