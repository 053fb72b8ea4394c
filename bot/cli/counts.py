"""`balise counts` and `balise stored`: what the database holds."""

import argparse
import asyncio
from collections.abc import Sequence

from bot.cli.parser import fail
from bot.counting.report import counts_table, stored
from bot.counting.store import TallyStore
from bot.counting.tables import Tally
from bot.settings import Settings


def add_arguments(_parser: argparse.ArgumentParser, _command: str) -> None:
    """Take the database from the settings."""


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Print the totals, or everything with its meaning."""
    try:
        tallies = asyncio.run(_read(settings.database_url.get_secret_value()))
    except Exception as error:  # noqa: BLE001  each driver has its own errors, and their texts may hold the password
        fail(f"the database cannot be read: {type(error).__name__}", code=1)
    print("\n".join(stored(tallies) if options.command == "stored" else counts_table(tallies)))
    return 0


async def _read(url: str) -> Sequence[Tally]:
    store = TallyStore(url)
    try:
        return await store.read()
    finally:
        await store.close()
