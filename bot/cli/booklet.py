"""`balise booklet`: the whole guide as one HTML file."""

import argparse
import sys
from pathlib import Path

from bot.booklet.render import render_booklet
from bot.cli.parser import fail, pick
from bot.desk import Desk, load_house
from bot.settings import Settings


def add_arguments(parser: argparse.ArgumentParser, _command: str) -> None:
    """Say in which language, and where to."""
    parser.add_argument("--language", metavar="xx", default="", help="the language (default: the source language)")
    parser.add_argument("--beside", action="store_true", help="with the source language beside it")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write to this file (default: standard output)")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Write the booklet."""
    desk = Desk(load_house(settings.content_dir, settings.locales_dir))
    language = pick("language", options.language or desk.languages.source, desk.languages.offered)
    page = render_booklet(desk, language, beside=options.beside)
    if options.out is None:
        sys.stdout.write(page)
        return 0
    try:
        options.out.write_text(page, encoding="utf-8")
    except OSError as error:
        fail(f"{options.out} cannot be written: {error.strerror}", code=1)
    print(f"{options.out}: {len(desk.library.entries)} entries, {len(page.encode()) // 1024} KB")
    return 0
