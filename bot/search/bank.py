"""Reads the question banks: locales/<code>/questions.yaml, what people type, in their own words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.domain.commands import BACK, COMMANDS
from bot.domain.errors import Problem
from bot.reading.problems import Problems
from bot.reading.tree import Node, UnreadableFileError, load_tree
from bot.search.alphabets import TWINS
from bot.search.clues import is_clue
from bot.search.normalise import normalise

#: The lists of a bank that are no entry; what each means is told in docs/translating.md.
DANGER, SILENT, HARMLESS, SMALL_TALK, OUT_OF_SCOPE = "danger", "silent", "harmless", "small_talk", "out_of_scope"
LISTS = (DANGER, SILENT, HARMLESS, SMALL_TALK, OUT_OF_SCOPE)
_LIST = "*"
CLUE_LISTS = ("danger_clues", "silent_clues", "harmless_clues")
KEYS = ("language", "alphabets", "entries", *LISTS, *CLUE_LISTS, "commands", "frame")


#: Carries a phrase from one alphabet of its language into the other.
Twin = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A normalised phrase; `label` is an entry id or `*` and the name of a list."""

    text: str
    label: str
    language: str


@dataclass(frozen=True, slots=True)
class Clues:
    """Words that mean danger, danger and silence, or no danger, wherever they stand (`bot.search.clues`)."""

    danger: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    harmless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bank:
    """What people type in one language."""

    language: str
    phrases: tuple[Phrase, ...] = ()
    commands: Mapping[str, str] = field(default_factory=dict)
    frame: frozenset[str] = frozenset()
    clues: Clues = Clues()


def list_label(name: str) -> str:
    """Return the label of the phrases of a list."""
    return f"{_LIST}{name}"


def is_list(label: str) -> bool:
    """Tell whether a label is that of a list, not the id of an entry."""
    return label.startswith(_LIST)


def bank_path(folder: Path, language: str) -> Path:
    """Return where the bank of a language lies."""
    return folder / language / "questions.yaml"


def load_bank(folder: Path, language: str, entries: Iterable[str]) -> tuple[Bank, list[Problem]]:
    """Return the bank of a language with what is wrong in it; no file is an empty bank."""
    path = bank_path(folder, language)
    problems = Problems()
    if not path.exists():
        return Bank(language), []
    try:
        tree = load_tree(path, f"{folder.name}/{language}/questions.yaml")
    except UnreadableFileError as error:
        return Bank(language), [Problem(error.file, error.line, "", error.what)]
    for name, node in tree.keys.items():
        if name not in KEYS:
            problems.unknown(node, language, "key", KEYS)
    twin = _twin_of(tree.get("alphabets"), language, problems)
    phrases = [*_entry_phrases(tree.get("entries"), language, set(entries), twin, problems)]
    for name in LISTS:
        phrases += _phrases(tree.get(name), list_label(name), language, twin)
    commands = _commands(tree.get("commands"), language, problems)
    _check_twice(tree, problems)
    frame = frozenset(word for text in tree.get("frame").texts() for word in normalise(text).split())
    clues = Clues(*(_clues(tree.get(name), language, problems) for name in CLUE_LISTS))
    return Bank(language, tuple(phrases), commands, frame, clues), problems.found


def _entry_phrases(
    node: Node, language: str, entries: set[str], twin: Twin | None, problems: Problems
) -> Iterable[Phrase]:
    for entry, phrases in node.fields.items():
        if entry not in entries:
            problems.unknown(node.keys[entry], language, "entry", entries)
        yield from _phrases(phrases, entry, language, twin)


def _phrases(node: Node, label: str, language: str, twin: Twin | None) -> list[Phrase]:
    texts = node.texts()
    spelt = (*texts, *map(twin, texts)) if twin else texts
    return [Phrase(text, label, language) for text in dict.fromkeys(map(normalise, spelt)) if text]


def _twin_of(node: Node, language: str, problems: Problems) -> Twin | None:
    """Return how a phrase is carried into the other alphabet of the language, where it has two."""
    twin = TWINS.get(node.texts())
    if twin is None and not node.missing:
        known = ", ".join(f"[{', '.join(pair)}]" for pair in TWINS)
        problems.add(node, language, "no way between these alphabets is known", f"known: {known}")
    return twin


def _clues(node: Node, language: str, problems: Problems) -> tuple[str, ...]:
    for item in node:
        if not is_clue(item.text):
            problems.add(
                item, language, f'the clue "{item.text}" says too little', "write more letters beside the star"
            )
    return tuple(clue for clue in node.texts() if is_clue(clue))


def _commands(node: Node, language: str, problems: Problems) -> dict[str, str]:
    known = (*COMMANDS, BACK)
    commands: dict[str, str] = {}
    for name, words in node.fields.items():
        if name not in known:
            problems.unknown(node.keys[name], language, "command", known)
        commands |= {word: name for word in map(normalise, words.texts()) if word}
    return commands


def _check_twice(tree: Node, problems: Problems) -> None:
    """Warn of a phrase that stands under two entries: it can only be answered by one."""
    seen: dict[str, Node] = {}
    lists = (*tree.get("entries").fields.values(), *(tree.get(name) for name in LISTS))
    for item in (item for phrases in lists for item in phrases if normalise(item.text)):
        first = seen.setdefault(normalise(item.text), item)
        if first is not item:
            problems.warn(item, "", f'"{item.text}" stands also in line {first.line}', "keep it in one place")
