"""A YAML file as a tree of nodes that know their line.

Every scalar is read as text: YAML's own types turn `no` into False and 3919 into a number.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

#: A content file is some tens of kilobytes; more is a mistake, or somebody who means harm.
MAX_BYTES = 4_000_000

#: Mappings and lists inside each other; our files need four.
MOST_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Node:
    """A scalar, list or mapping of a file. `quoted`: safe from YAML's surprises (`#`, `: `)."""

    file: str
    line: int
    kind: str
    text: str = ""
    quoted: bool = False
    folded: bool = False
    items: tuple["Node", ...] = ()
    fields: dict[str, "Node"] = field(default_factory=dict)
    keys: dict[str, "Node"] = field(default_factory=dict)
    repeated: tuple["Node", ...] = ()

    def __iter__(self) -> Iterator["Node"]:
        return iter(self.items)

    @property
    def missing(self) -> bool:
        """Tell whether the node stands for something that is not in the file."""
        return self.kind == "missing" or (self.kind == "scalar" and not self.text.strip() and not self.quoted)

    def get(self, name: str) -> "Node":
        """Return a field, or a node that is `missing` and stands at the place of this one."""
        return self.fields.get(name) or Node(self.file, self.line, "missing")

    def scalar_here(self, text: str) -> "Node":
        """Return a scalar as if it stood at the place of this node."""
        return Node(self.file, self.line, "scalar", text)

    def with_field(self, name: str, value: "Node") -> "Node":
        """Return this mapping with one field in place of what the file has."""
        return replace(self, fields={**self.fields, name: value})

    def texts(self) -> tuple[str, ...]:
        """Return the texts of a list of scalars, or of a lone scalar."""
        if self.missing:
            return ()
        return tuple(item.text for item in self.items) if self.kind == "list" else (self.text,)


class UnreadableFileError(Exception):
    """The file is no YAML; `line` is where it stops being so."""

    def __init__(self, file: str, line: int, what: str) -> None:
        self.file, self.line, self.what = file, line, what
        super().__init__(f"{file}:{line} · {what}")


def load_tree(path: Path, shown_as: str) -> Node:
    """Read one file. Raises UnreadableFileError for anything that is not UTF-8 YAML of a sensible size."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableFileError(shown_as, 0, f"larger than {MAX_BYTES} bytes")
        text = path.read_text(encoding="utf-8")
        _refuse_harm(text, shown_as)
        node = yaml.compose(text, Loader=_SafeLoader)
        return _node(node, shown_as) if node is not None else Node(shown_as, 1, "missing")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(shown_as, 0, "not UTF-8: save the file as UTF-8") from error
    except OSError as error:
        raise UnreadableFileError(shown_as, 0, f"cannot be read: {error.strerror}") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = f"not YAML: {error.problem}; put prose in a | block or in double quotes"
        raise UnreadableFileError(shown_as, mark.line + 1 if mark else 0, what) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise UnreadableFileError(shown_as, 0, "not YAML: a character or a depth that YAML does not allow") from error


_SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _refuse_harm(text: str, file: str) -> None:
    """Refuse what would end the program: nesting overflows the stack of YAML's C library, aliases multiply without end."""
    depth = 0
    for event in yaml.parse(text, Loader=_SafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 0
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MOST_DEPTH:
            raise UnreadableFileError(file, line, f"nested deeper than {MOST_DEPTH} levels")
        if isinstance(event, yaml.AliasEvent):
            raise UnreadableFileError(file, line, f"*{event.anchor} repeats another place: write it out, or quote it")


def _node(node: yaml.Node, file: str) -> Node:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return Node(file, line, "list", items=tuple(_node(item, file) for item in node.value))
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, file, line)
    # A plain scalar has no style for PyYAML's own parser, and an empty one for its C library.
    style = getattr(node, "style", None) or ""
    return Node(file, line, "scalar", str(node.value), quoted=bool(style), folded=style == ">")


def _mapping(node: yaml.MappingNode, file: str, line: int) -> Node:
    fields: dict[str, Node] = {}
    keys: dict[str, Node] = {}
    repeated = []
    for key_node, value_node in node.value:
        key = _node(key_node, file)
        if key.text in fields:
            repeated.append(key)
        fields[key.text], keys[key.text] = _node(value_node, file), key
    return Node(file, line, "mapping", fields=fields, keys=keys, repeated=tuple(repeated))
