"""`balise serve`: the bot itself."""

import argparse
import asyncio

from bot.app import App
from bot.settings import Settings


def add_arguments(parser: argparse.ArgumentParser, _command: str) -> None:
    """Everything is set by BALISE_* variables: docs/operating.md."""
    parser.epilog = "Settings are environment variables named BALISE_*; docs/operating.md lists them."


def run(_options: argparse.Namespace, settings: Settings) -> int:
    """Serve until stopped."""
    app = App(settings)
    _loop_runner(app)
    return 0


def _loop_runner(app: App) -> None:
    try:
        import uvloop  # noqa: PLC0415  not on every system
    except ImportError:
        asyncio.run(app.serve())
        return
    uvloop.run(app.serve())
