"""`balise facts`: the values that prose refers to, and which of them must be looked at again."""

import argparse
from datetime import date, datetime

from bot.content.due import due
from bot.content.load import load_library
from bot.desk import PARIS
from bot.settings import Settings
from bot.table import table


def add_arguments(parser: argparse.ArgumentParser, _command: str) -> None:
    """Say which facts."""
    parser.add_argument("--due", action="store_true", help="what to telephone or read again first")
    parser.add_argument("--on", type=date.fromisoformat, metavar="DATE", help="as on that day (default: today)")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Print the facts, or what is due."""
    library = load_library(settings.content_dir)
    if options.due:
        today = options.on or datetime.now(PARIS).date()
        rows = [(str(item.by), item.id, item.what, item.why) for item in due(library, today)]
        print("\n".join(table(("by", "id", "what to do", "why"), rows)))
        return 0
    facts = library.facts.values()
    values = [(f.id, f.value, f.kind, f.confidence, str(f.next_check or ""), ", ".join(f.sources)) for f in facts]
    print("\n".join(table(("id", "value", "kind", "confidence", "next check", "sources"), values)))
    return 0
