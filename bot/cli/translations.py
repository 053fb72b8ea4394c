"""`balise translations`: keeps the PO files up to the content."""

import argparse
import json

from bot.content.load import load_library
from bot.settings import Settings
from bot.table import table
from bot.translations.carry_forward import update
from bot.translations.registry import load_registry
from bot.translations.status import status
from bot.translations.units import units_of


def add_arguments(parser: argparse.ArgumentParser, _command: str) -> None:
    """Say what to do."""
    parser.add_argument("task", choices=("update", "status"), help="update the PO files, or tell their state")
    parser.add_argument("--json", action="store_true", help="the state as data")


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
    print(json.dumps(states, indent=2) if options.json else "\n".join(_table(states)))
    return 0


def _table(states: dict[str, dict[str, int | bool]]) -> list[str]:
    columns = ("entries", "missing", "stale", "unreviewed", "reviewed", "kernel_complete", "whole")
    rows = [(code, *(str(state[column]).lower() for column in columns)) for code, state in states.items()]
    return table(("language", *columns), rows)
