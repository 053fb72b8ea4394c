"""`balise search-report`: how good the search is, by language, on questions that stand in no bank."""

import argparse
import sys
from pathlib import Path

from bot.cli.parser import fail
from bot.desk import load_house
from bot.search.measure import load_questions, measure
from bot.search.report import BEGIN, END, render, replace_block
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
    if not DOCUMENT.exists() or BEGIN not in (text := DOCUMENT.read_text(encoding="utf-8")):
        fail(f"{DOCUMENT} has no place for it: write a line {BEGIN} and a line {END}")
    DOCUMENT.write_text(replace_block(text, report), encoding="utf-8")
    print(f"{DOCUMENT} written: {len(questions)} questions")
    return 0
