"""`balise chat`: the conversation in the terminal."""

import argparse
import contextlib
import sys
from collections.abc import Iterator

from bot.channels.console.run import converse
from bot.cli.parser import pick
from bot.desk import Desk, load_house
from bot.domain.events import Session
from bot.settings import Settings


def add_arguments(parser: argparse.ArgumentParser, _command: str) -> None:
    """Say which language to begin with."""
    parser.add_argument("--language", metavar="xx", default="", help="begin in this language")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Talk until the end of the input."""
    house = load_house(settings.content_dir, settings.locales_dir, settings.danger_from)
    if options.language:
        pick("language", options.language, house.languages.offered)
    with contextlib.suppress(EOFError):
        converse(Desk(house), _lines(), sys.stdout, Session(options.language))
    return 0


def _lines() -> Iterator[str]:
    while line := sys.stdin.readline():
        yield line.rstrip("\n")
