"""`balise coverage`: every right and service of the founding documents → entry → sources."""

import argparse
import sys

from bot.content.load import load_library
from bot.content.rights import Right, load_rights
from bot.domain.library import Library
from bot.settings import Settings
from bot.table import table


def add_arguments(parser: argparse.ArgumentParser, _command: str) -> None:
    """Say how it is printed."""
    parser.add_argument("--markdown", action="store_true", help="as a table for docs/coverage.md")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Print the table; exit code 1 when a right is served by nothing."""
    library = load_library(settings.content_dir)
    rights, problems = load_rights(settings.content_dir, library)
    head = ("right or service", "named in", "where a person finds it", "sources")
    rows = [_row(right, library) for right in rights]
    print("\n".join(_markdown(head, rows) if options.markdown else table(head, rows)))
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def _row(right: Right, library: Library) -> tuple[str, str, str, str]:
    sources = dict.fromkeys(source for entry in right.entries if entry in library for source in library[entry].sources)
    served = [*right.entries, *(_contact(library, id_) for id_ in right.contacts)]
    evidence = sources or [library.contacts[id_].evidence for id_ in right.contacts if id_ in library.contacts]
    return right.name, ", ".join(right.named_in), ", ".join(served), ", ".join(evidence)


def _contact(library: Library, id_: str) -> str:
    contact = library.contacts.get(id_)
    return f"directory: {id_} (operators only)" if contact and not contact.shown else f"directory: {id_}"


def _markdown(head: tuple[str, ...], rows: list[tuple[str, str, str, str]]) -> list[str]:
    lines = [head, tuple("---" for _ in head), *rows]
    return [f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines]
