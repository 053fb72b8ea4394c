"""`balise translations`: keeps the PO files up to the content."""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

from bot.cli.document import write_block
from bot.content.load import load_library
from bot.domain.language import Language
from bot.settings import Settings
from bot.table import table
from bot.translations.carry_forward import update
from bot.translations.registry import load_registry
from bot.translations.status import status
from bot.translations.units import units_of

DOCUMENT = Path("docs/languages.md")


def add_arguments(parser: argparse.ArgumentParser, _command: str) -> None:
    """Say what to do."""
    parser.add_argument("task", choices=("update", "status"), help="update the PO files, or tell their state")
    parser.add_argument("--json", action="store_true", help="the state as data")
    parser.add_argument("--write", action="store_true", help=f"put the state into {DOCUMENT}")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Update or tell."""
    library = load_library(settings.content_dir)
    known, source = load_registry(settings.locales_dir)
    if options.task == "update":
        units = list(units_of(library))
        for code in (code for code in known if code != source):
            for path in update(settings.locales_dir, code, units):
                print(f"updated {path.relative_to(settings.locales_dir.parent)}")
        return 0
    states = status(settings.locales_dir, library)
    if options.write:
        write_block(DOCUMENT, "status", markdown(states, known))
        print(f"{DOCUMENT} written: {len(states)} languages")
        return 0
    print(json.dumps(states, indent=2) if options.json else "\n".join(_table(states)))
    return 0


def markdown(states: Mapping[str, Mapping[str, int | bool]], known: Mapping[str, Language]) -> str:
    """Return the state of every language as the table of docs/languages.md."""
    rows = ["| code | language | in French | offered as | missing | stale | unreviewed | reviewed |", "|---" * 8 + "|"]
    for code, state in states.items():
        offered = "whole" if state["whole"] else "kernel" if state["kernel_complete"] else "not yet"
        counts = " | ".join(str(state[column]) for column in ("missing", "stale", "unreviewed", "reviewed"))
        rows.append(f"| {code} | {known[code].autonym} | {known[code].french} | {offered} | {counts} |")
    return "\n".join(rows) + "\n"


def _table(states: dict[str, dict[str, int | bool]]) -> list[str]:
    columns = ("entries", "missing", "stale", "unreviewed", "reviewed", "kernel_complete", "whole")
    rows = [(code, *(str(state[column]).lower() for column in columns)) for code, state in states.items()]
    return table(("language", *columns), rows)
