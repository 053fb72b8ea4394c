"""Reads the whole content folder into a library, or tells every reason why not."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from bot.content.checks import Draft, check, warn_of_age
from bot.content.entries import read_entry
from bot.content.evidence import read_contact, read_fact, read_flag, read_source
from bot.content.extras import read_banner, read_banner_sentence, read_places, read_question, read_selfcheck
from bot.domain.errors import ContentError, Problem
from bot.domain.library import Library, Sentence
from bot.domain.places import Places
from bot.reading.problems import Problems
from bot.reading.record import Record
from bot.reading.tree import Node, UnreadableFileError, load_tree

#: What stands in a file beside its list.
BESIDE = {"facts": ("allowed_digits",), "banner": ("show",), "selfcheck": ("sources", "checked", "intro", "results")}


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Identified)


def load_library(folder: Path) -> Library:
    """Return the library of a folder. Raises ContentError with every problem that blocks."""
    library, problems = examine(folder)
    blocking = [problem for problem in problems if problem.blocks]
    if blocking or library is None:
        raise ContentError(blocking)
    return library


def examine(folder: Path, today: date | None = None) -> tuple[Library | None, tuple[Problem, ...]]:
    """Return what could be read of a folder, and all its problems, warnings too.

    With a day, facts whose date to be read again has gone by are warned of.
    """
    reader = _Reader(folder, today)
    library = reader.read()
    return library, tuple(sorted(reader.problems.found))


class _Reader:
    """Reads one folder once."""

    def __init__(self, folder: Path, today: date | None) -> None:
        self.folder, self.today = folder, today
        self.problems = Problems()
        self.nodes: dict[tuple[str, str], Node] = {}
        self.allowed_digits: frozenset[str] = frozenset()

    def read(self) -> Library | None:
        root = Node(self.folder.name, 0, "missing")
        sections = sorted((self.folder / "sections").glob("*.yaml"))
        if not sections:
            self.problems.add(root, "", "no sections/*.yaml here", "BALISE_CONTENT_DIR must name a content folder")
            return None
        entries = self._things([*sections, self.folder / "cards.yaml"], "entries", "entry", read_entry)
        banners = self._things([self.folder / "banner.yaml"], "sentences", "banner", read_banner_sentence)
        questions = self._things([self.folder / "selfcheck.yaml"], "questions", "question", read_question)
        places = self._tree(self.folder / "places.yaml")
        library = Library(
            entries=entries,
            contacts=self._things([self.folder / "directory.yaml"], "contacts", "contact", read_contact),
            facts=self._things([self.folder / "facts.yaml"], "facts", "fact", read_fact),
            sources=self._things([self.folder / "sources.yaml"], "sources", "source", read_source),
            flags=self._things([self.folder / "flags.yaml"], "flags", "flag", read_flag),
            interface=self._things([self.folder / "interface.yaml"], "interface", "interface", _read_sentence),
            selfcheck=read_selfcheck(self._file("selfcheck"), tuple(questions.values()), self.problems),
            places=Places(read_places(places, self.problems)),
            banners=banners,
            banner=read_banner(self._file("banner"), banners, self.problems),
        )
        draft = Draft(library, self.nodes, self.allowed_digits, root)
        check(draft, self.problems)
        if self.today:
            warn_of_age(draft, self.today, self.problems)
        return library

    def _things(self, files: list[Path], key: str, kind: str, read: Callable[[Node, Problems], T]) -> dict[str, T]:
        """Return the things of a list in the given files, by id, in their order."""
        things: dict[str, T] = {}
        for file in files:
            for node in self._items(file, key):
                thing = read(node, self.problems)
                if thing.id in things:
                    first = self.nodes[kind, thing.id]
                    self.problems.add(node, thing.id, f"this id stands already in {first.file}:{first.line}")
                things[thing.id] = thing
                self.nodes[kind, thing.id] = node
        return things

    def _tree(self, file: Path) -> Node:
        """Return a file as a tree; one that cannot be read is a fault, and missing."""
        shown_as = f"{self.folder.name}/{file.relative_to(self.folder).as_posix()}"
        try:
            tree = load_tree(file, shown_as)
        except UnreadableFileError as error:
            self.problems.found.append(Problem(error.file, error.line, "", error.what))
            return Node(shown_as, 0, "missing")
        self.nodes["file", file.stem] = tree
        return tree

    def _file(self, name: str) -> Node:
        """Return a file that was read already."""
        return self.nodes.get(("file", name), Node(name, 0, "missing"))

    def _items(self, file: Path, key: str) -> tuple[Node, ...]:
        tree = self._tree(file)
        if not tree.line:
            return ()  # it could not be read, and that is told already
        self.allowed_digits |= frozenset(tree.get("allowed_digits").texts())
        known = (key, *BESIDE.get(file.stem, ()))
        for name, node in tree.keys.items():
            if name not in known:
                self.problems.unknown(node, "", "key", known)
        if tree.get(key).kind != "list":
            self.problems.add(tree, "", f'no list "{key}" in this file')
        return tree.get(key).items


def _read_sentence(node: Node, problems: Problems) -> Sentence:
    record = Record(node, problems, ("id", "icon", "text", "note", "translate"))
    return Sentence(
        record.id,
        record.prose("text"),
        record.text("icon"),
        record.text("note"),
        record.flag("translate", default=True),
    )
