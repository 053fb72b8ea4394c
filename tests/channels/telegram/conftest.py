"""A Bot API server, the channel's client of it, somebody who writes to the bot, and the log as an operator has it."""

import io
import logging
from collections.abc import AsyncIterator, Iterator

import pytest

from bot.channels.telegram.api import Api
from bot.channels.telegram.run import TelegramChannel
from bot.desk import Desk
from bot.journal import SilentFormatter
from tests.fakes.bot_api import BotApi, Person


@pytest.fixture
async def server() -> AsyncIterator[BotApi]:
    """Return a running Bot API server."""
    async with BotApi() as server:
        yield server


@pytest.fixture
async def api(server: BotApi) -> AsyncIterator[Api]:
    """Return the channel's client of it, open and introduced."""
    api = Api(server.token, server.url)
    await api.open()
    await api.introduce()
    yield api
    await api.close()


@pytest.fixture
def channel(desk: Desk, api: Api) -> TelegramChannel:
    """Return the channel over a small house."""
    return TelegramChannel(desk, api)


@pytest.fixture
async def person(server: BotApi) -> Person:
    """Return somebody who has pressed Start."""
    person = server.person()
    await person.starts()
    server.mailbox.clear()
    return person


@pytest.fixture
def journal() -> Iterator[io.StringIO]:
    """Return what the log says at DEBUG, of all libraries, in the form that an operator sees."""
    said = io.StringIO()
    handler, root = logging.StreamHandler(said), logging.getLogger()
    handler.setFormatter(SilentFormatter())
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield said
    root.setLevel(level)
    root.removeHandler(handler)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shorten the waits between two tries, so that giving up takes no seconds."""
    monkeypatch.setattr("bot.channels.telegram.api.FIRST_WAIT", 0.02)
    monkeypatch.setattr("bot.channels.telegram.polling.FIRST_WAIT", 0.02)
    monkeypatch.setattr("bot.channels.telegram.polling.LONGEST_WAIT", 0.1)
