"""The fake server, and python-telegram-bot's client, which nobody here wrote, to say whether it understands it."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from tests.fakes.bot_api import BotApi, Person


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """Return a running Bot API server."""
    async with BotApi() as api:
        yield api


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    """Return an independent client of it."""
    async with Bot(api.token, base_url=f"{api.url}/bot") as bot:
        yield bot


@pytest.fixture
async def person(api: BotApi) -> Person:
    """Return somebody who has pressed Start."""
    person = api.person()
    await person.starts()
    return person
