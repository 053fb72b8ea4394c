"""The project's own glossary, locales/terms.yaml: one thing, one name; and the words that are never shown."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.domain.errors import Problem
from bot.domain.language import Language
from bot.reading.problems import Problems
from bot.reading.tree import Node, UnreadableFileError, load_tree

FILE = "terms.yaml"
AVOID, SAY, NOT = "avoid", "say", "not"

#: Scripts that put no space between words: a stem is looked for anywhere.
WITHOUT_SPACES = ("Hans", "Hant")


@dataclass(frozen=True, slots=True)
class Terms:
    """The glossary of one language. `names`: by another name for a thing, the name that the project uses."""

    avoid: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def doubts_of(self, text: str, language: Language) -> Iterator[tuple[str, str]]:
        """Yield what a person should look at: what is wrong, and what to do."""
        anywhere = language.script in WITHOUT_SPACES
        for stem in _found(self.avoid, text, anywhere):
            yield f'"{stem}" is a word that is never shown', f"say it otherwise: locales/{language.code}/style.md"
        for stem in _found(self.names, text, anywhere):
            yield f'"{stem}" is another name of a thing', f'the project says "{self.names[stem]}" (locales/{FILE})'


def load_terms(folder: Path, codes: Iterable[str]) -> tuple[dict[str, Terms], list[Problem]]:
    """Return the glossary by language with what is wrong in it; no file is an empty glossary."""
    path, shown_as = folder / FILE, f"{folder.name}/{FILE}"
    if not path.exists():
        return {}, []
    try:
        tree = load_tree(path, shown_as)
    except UnreadableFileError as error:
        return {}, [Problem(error.file, error.line, "", error.what)]
    problems = Problems()
    known = tuple(codes)
    for code, node in tree.keys.items():
        if code not in known:
            problems.unknown(node, code, "language", known)
    return {code: _terms(node) for code, node in tree.fields.items()}, problems.found


def _terms(node: Node) -> Terms:
    names = {
        other: thing.get(SAY).text
        for name, thing in node.fields.items()
        if name != AVOID
        for other in thing.get(NOT).texts()
    }
    return Terms(node.get(AVOID).texts(), names)


def _found(stems: Iterable[str], text: str, anywhere: bool) -> Iterator[str]:
    folded = text.casefold()
    for stem in stems:
        wanted = re.escape(stem.casefold())
        if re.search(wanted if anywhere else rf"(?<!\w){wanted}", folded):
            yield stem
