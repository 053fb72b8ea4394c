"""The webhook over real HTTP: who may call, what is answered, and what goes back in the answer itself."""

import asyncio
import contextlib
import inspect
import io
import json
import socket
import traceback
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from typing import Any

import aiohttp
import pytest
import uvicorn
from starlette.applications import Starlette

from bot.channels.telegram.api import Api
from bot.channels.telegram.read import ALLOWED_UPDATES
from bot.channels.telegram.run import TelegramChannel
from bot.channels.telegram.webhook import MAX_BODY, PATH, SECRET_HEADER, Webhook
from bot.desk import Desk
from bot.domain.address import encode
from bot.domain.errors import ChannelError
from bot.domain.events import Opened, Session
from tests.builders import SOURCE
from tests.fakes.bot_api import BotApi, Person

SECRET = "A-secret_of_letters-0123456789"
RIGHT = {SECRET_HEADER: SECRET}


class _Server(uvicorn.Server):
    """A server that leaves the signals to the tests."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@contextlib.asynccontextmanager
async def listening(webhook: Webhook) -> AsyncIterator[str]:
    """Serve a webhook on a free port; give its address."""
    sock = socket.create_server(("127.0.0.1", 0))
    app = Starlette(routes=[webhook.route()])
    server = _Server(uvicorn.Config(app, log_config=None, lifespan="off", ws="none"))
    serving = asyncio.create_task(server.serve(sockets=[sock]))
    yield f"http://127.0.0.1:{sock.getsockname()[1]}"
    server.should_exit = True
    await serving
    sock.close()


@pytest.fixture
async def webhook(channel: TelegramChannel) -> Webhook:
    """Return the webhook of the channel."""
    return Webhook(channel, SECRET)


@pytest.fixture
async def address(webhook: Webhook) -> AsyncIterator[str]:
    """Return where it listens."""
    async with listening(webhook) as address:
        yield address


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    """Return somebody who calls."""
    async with aiohttp.ClientSession() as client:
        yield client


def update(person: Person, **content: Any) -> bytes:
    """Return an update with a message of hers, as Telegram posts it."""
    message = {"message_id": 7, "chat": person.chat.wire, "from": person.user, "date": 4_000_000_000, **content}
    return json.dumps({"update_id": 1, "message": message}).encode()


async def status_of(client: aiohttp.ClientSession, address: str, body: Any, headers: dict[str, str]) -> int:
    """Return the status of a call."""
    async with client.post(address + PATH, data=body, headers=headers) as response:
        return response.status


# -- who may call --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {SECRET_HEADER: ""},
        {SECRET_HEADER: "wrong"},
        {SECRET_HEADER: SECRET[:-1]},
        {SECRET_HEADER: SECRET.lower()},
        {SECRET_HEADER: "é😀ÿ"},
        {SECRET_HEADER: SECRET + "é"},
        {"Authorization": SECRET},
    ],
    ids=ascii,
)
async def test_nobody_speaks_for_telegram_without_the_secret(
    server: BotApi, client: aiohttp.ClientSession, address: str, person: Person, headers: dict[str, str]
) -> None:
    """Missing, wrong, or of letters that no secret has: 401, and nothing happens."""
    assert await status_of(client, address, update(person, text="/menu"), headers) == 401
    assert server.calls_of("sendMessage") == []


async def test_the_secret_opens(client: aiohttp.ClientSession, address: str, person: Person) -> None:
    """With it a call is taken."""
    assert await status_of(client, address, update(person, text="/menu"), RIGHT) == 200


def test_the_secret_is_compared_in_constant_time() -> None:
    """How long a wrong secret takes to be refused tells nothing about the right one."""
    source = inspect.getsource(Webhook.receive)

    assert "hmac.compare_digest(given, self._secret)" in source
    assert "==" not in source


async def test_only_posts_are_taken(client: aiohttp.ClientSession, address: str) -> None:
    """A browser that comes by sees nothing."""
    async with client.get(address + PATH, headers=RIGHT) as response:
        assert response.status == 405


# -- what is sent --------------------------------------------------------------------------------------------------------


async def test_a_body_that_is_too_long_is_refused(client: aiohttp.ClientSession, address: str) -> None:
    """An update is some kilobytes; a megabyte is read no further, whether it says its length or not."""

    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(MAX_BODY // 50_000 + 2):
            yield b" " * 50_000

    assert await status_of(client, address, b" " * (MAX_BODY + 1), RIGHT) == 413
    assert await status_of(client, address, chunks(), RIGHT) == 413


async def test_a_body_at_the_limit_is_read(client: aiohttp.ClientSession, address: str, person: Person) -> None:
    """The limit itself is allowed."""
    body = update(person, text="/menu")

    assert await status_of(client, address, body + b" " * (MAX_BODY - len(body)), RIGHT) == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"\xff\xfe",
        b"[" * 50_000,
        b'{"update_id":1}',
        b'{"update_id":1,"edited_message":{"message_id":1}}',
        b'{"update_id":1,"invented_next_year":{}}',
        b'{"update_id":1,"message":{"message_id":1,"chat":{"id":5,"type":"private"},"sticker":{}}}',
    ],
    ids=lambda body: repr(body[:60]),
)
async def test_what_is_no_update_of_ours_is_taken_and_ignored(
    client: aiohttp.ClientSession, address: str, body: bytes
) -> None:
    """Anything but 200 would come again for hours."""
    async with client.post(address + PATH, data=body, headers=RIGHT) as response:
        assert (response.status, await response.read()) == (200, b"")


async def test_a_caller_that_leaves_in_the_middle_breaks_nothing(
    client: aiohttp.ClientSession, address: str, person: Person, journal: io.StringIO
) -> None:
    """Half a body is no update; the next call is answered."""
    host, _, port = address.removeprefix("http://").partition(":")
    _, writer = await asyncio.open_connection(host, int(port))
    head = f"POST {PATH} HTTP/1.1\r\nHost: {host}\r\n{SECRET_HEADER}: {SECRET}\r\nContent-Length: 100\r\n\r\n"
    writer.write(head.encode() + b'{"update_id"')
    await writer.drain()
    writer.close()
    await writer.wait_closed()

    assert await status_of(client, address, update(person, text="/menu"), RIGHT) == 200
    assert "ERROR" not in journal.getvalue()


async def test_a_fault_of_ours_is_taken_too(
    client: aiohttp.ClientSession, desk: Desk, api: Api, person: Person, journal: io.StringIO
) -> None:
    """An update that cannot be answered must not come again for ever; the log has its kind only."""

    def now() -> datetime:
        raise ValueError("her words")

    async with listening(Webhook(TelegramChannel(desk, api, now=now), SECRET)) as address:
        assert await status_of(client, address, update(person, text="/menu"), RIGHT) == 200
    assert "update not answered: ValueError" in journal.getvalue()
    assert "her words" not in journal.getvalue()


# -- what is answered ----------------------------------------------------------------------------------------------------


async def test_the_answer_to_words_is_in_the_response(
    server: BotApi, client: aiohttp.ClientSession, address: str, person: Person
) -> None:
    """The only call goes back as JSON, and nothing is sent beside it."""
    async with client.post(address + PATH, data=update(person, text="/menu"), headers=RIGHT) as response:
        call = json.loads(await response.read())

    assert response.content_type == "application/json"
    assert ("sendMessage", person.id) == (call["method"], call["chat_id"])
    assert "Que cherchez" in call["text"]
    assert server.calls_of("sendMessage") == []


async def test_the_first_call_is_in_the_response_and_the_rest_is_sent(
    server: BotApi, webhook: Webhook, address: str, person: Person
) -> None:
    """A press is confirmed in the response, and its message is edited after."""
    await webhook.announce(address)
    await person.sends("/menu")
    await person.sees("Que cherchez")
    pressed = await person.presses(encode(Session(SOURCE), Opened("acse")))
    await person.sees("Un lieu loin du danger")

    assert await pressed.is_answered()
    ways = {(call.method, call.via) for call in server.actions} - {("getMe", "http"), ("setWebhook", "http")}
    assert ways == {("sendMessage", "webhook"), ("answerCallbackQuery", "webhook"), ("editMessageText", "http")}
    assert server.refusals == []


# -- where Telegram calls ------------------------------------------------------------------------------------------------


async def test_telegram_is_told_where_to_call(server: BotApi, webhook: Webhook) -> None:
    """The public address with the path, the secret, and the two kinds of updates."""
    await webhook.announce("https://bot.example.org/")
    call = server.calls_of("setWebhook")[0].parameters

    assert (f"https://bot.example.org{PATH}", SECRET) == (call["url"], call["secret_token"])
    assert list(ALLOWED_UPDATES) == call["allowed_updates"]


async def test_an_address_that_telegram_refuses_is_explained(webhook: Webhook) -> None:
    """The operator is told which variable is wrong and what Telegram says, and never the secret."""
    with pytest.raises(ChannelError, match=r"BALISE_TELEGRAM_WEBHOOK_URL · .*https") as caught:
        await webhook.announce("http://bot.example.org")

    assert SECRET not in "".join(traceback.format_exception(caught.value))


@pytest.mark.usefixtures("quick")
async def test_telegram_is_told_as_soon_as_it_is_there(server: BotApi, webhook: Webhook) -> None:
    """A start while Telegram is away waits for it."""
    await server.stop()
    announcing = asyncio.create_task(webhook.announce("https://bot.example.org"))
    await asyncio.sleep(0.1)
    await server.start()
    async with asyncio.timeout(5):
        await announcing

    assert server.webhook.hook.url == f"https://bot.example.org{PATH}"
