"""`balise learn`: learns the question banks and keeps the lessons beside them, as every start does when they have changed."""

import argparse
import time

from bot.desk import load_house
from bot.search.lessons import FILE
from bot.settings import Settings


def add_arguments(parser: argparse.ArgumentParser, _command: str) -> None:
    """Take the folders from the settings."""
    parser.epilog = "An image or a package learns while it is built, and so starts at once."


def run(_options: argparse.Namespace, settings: Settings) -> int:
    """Learn, unless nothing has changed."""
    begin = time.perf_counter()
    load_house(settings.content_dir, settings.locales_dir)
    path = settings.locales_dir / FILE
    if not path.exists():
        print(f"{path.name} cannot be kept: make {settings.locales_dir.name} writable")
        return 1
    print(f"{path.name}: {path.stat().st_size / 1e6:.0f} MB, ready after {time.perf_counter() - begin:.1f} s")
    return 0
