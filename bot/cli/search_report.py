"""`balise search-report`: how good the search is, by language, on questions that stand in no bank."""

import argparse
import sys
from pathlib import Path

from bot.cli.document import write_block
from bot.cli.parser import fail
from bot.desk import load_house
from bot.search.measure import load_questions, measure
from bot.search.report import render
from bot.settings import Settings

EVALUATION, DOCUMENT = Path("tests/search/evaluation"), Path("docs/search.md")


def add_arguments(parser: argparse.ArgumentParser, _command: str) -> None:
    """Take the questions, and where the report stands."""
    parser.add_argument("--evaluation", metavar="DIR", type=Path, default=EVALUATION, help=f"default: {EVALUATION}")
    parser.add_argument("--write", action="store_true", help=f"put the report into {DOCUMENT}")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Measure, and print or write."""
    questions = load_questions(options.evaluation)
    if not questions:
        fail(f"{options.evaluation} holds no questions (<language>.jsonl)")
    house = load_house(settings.content_dir, settings.locales_dir)
    report = render(measure(house.search, questions), tuple(house.languages.known), house.languages.offered)
    if not options.write:
        sys.stdout.write(report)
        return 0
    write_block(DOCUMENT, "search-report", report)
    print(f"{DOCUMENT} written: {len(questions)} questions")
    return 0
