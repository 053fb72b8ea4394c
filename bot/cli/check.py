"""`balise check`: every fault of content, translations and questions, one a line."""

import argparse
import sys

from bot.desk import examine_house
from bot.search.load import load_banks
from bot.settings import Settings
from bot.translations.proofread import proofread


def add_arguments(parser: argparse.ArgumentParser, _command: str) -> None:
    """Take the folders from the settings."""
    parser.epilog = "Each line: file:line · entry · what · what to do. Exit code 1 when anything stops the bot."


def run(_options: argparse.Namespace, settings: Settings) -> int:
    """Print every problem; faults to standard error, warnings and the summary to standard output."""
    house, problems = examine_house(settings.content_dir, settings.locales_dir)
    if house is not None:
        _, of_banks = load_banks(settings.locales_dir, house.languages.known, house.library.entries)
        proofs = proofread(settings.locales_dir, house.library)
        problems = tuple(sorted({*problems, *of_banks, *proofs}))
    blocking = [problem for problem in problems if problem.blocks]
    for problem in problems:
        print(problem, file=sys.stderr if problem.blocks else sys.stdout)
    if house is not None:
        languages = ", ".join(house.languages.offered)
        print(f"{len(house.library.entries)} entries, offered in {languages}")
    print(f"{len(blocking)} faults, {len(problems) - len(blocking)} warnings")
    return 1 if blocking else 0
