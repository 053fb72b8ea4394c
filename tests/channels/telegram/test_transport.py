"""The HTTP client under the Bot API, against a server on this machine."""

import asyncio
import json
import traceback
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from telegram.error import NetworkError, TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.channels.telegram.transport import AiohttpRequest

SECRET = "7000000001:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"


@dataclass
class Server:
    """Remembers what it is sent, and answers late when asked to."""

    url: str = ""
    requests: list[tuple[str, str, bytes, str]] = field(default_factory=list)
    connections: set[int] = field(default_factory=set)

    async def answer(self, request: web.Request) -> web.Response:
        """Record a request; the address says how it is answered."""
        self.requests.append(
            (request.method, request.content_type, await request.read(), request.headers.get("Cookie", ""))
        )
        if request.transport is not None:
            self.connections.add(request.transport.get_extra_info("peername")[1])
        await asyncio.sleep(float(request.query.get("seconds", "0")))
        status = int(request.query.get("status", "200"))
        return web.Response(status=status, body=b'{"ok":true}', headers={"Set-Cookie": "who=she"})


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    """Return a running server."""
    server = Server()
    application = web.Application()
    application.router.add_route("*", "/{anything:.*}", server.answer)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server.url = f"http://127.0.0.1:{runner.addresses[0][1]}/bot{SECRET}/sendMessage"
    yield server
    await runner.cleanup()


@pytest.fixture
async def transport() -> AsyncIterator[AiohttpRequest]:
    """Return an open client."""
    transport = AiohttpRequest(seconds=5)
    await transport.initialize()
    yield transport
    await transport.shutdown()


def parameters(**values: Any) -> RequestData:
    """Return the parameters of a call as python-telegram-bot hands them over."""
    return RequestData([RequestParameter.from_input(name, value) for name, value in values.items()])


async def test_a_call_is_a_post_with_json(server: Server, transport: AiohttpRequest) -> None:
    """Numbers, flags and nested things travel as what they are."""
    given = {"chat_id": 7, "text": "é 😀", "flag": True, "reply_markup": {"inline_keyboard": [[{"text": "x"}]]}}
    status, body = await transport.do_request(server.url, "POST", parameters(**given))
    method, content_type, sent, _ = server.requests[0]

    assert (status, body) == (200, b'{"ok":true}')
    assert (method, content_type) == ("POST", "application/json")
    assert given == json.loads(sent)


async def test_a_call_without_parameters_is_an_empty_object(server: Server, transport: AiohttpRequest) -> None:
    """Nothing to say is valid JSON too."""
    await transport.do_request(server.url, "POST")

    assert json.loads(server.requests[0][2]) == {}


@pytest.mark.parametrize("status", [400, 403, 429, 500])
async def test_a_refusal_is_handed_on(server: Server, transport: AiohttpRequest, status: int) -> None:
    """What a status means is decided elsewhere."""
    assert (status, b'{"ok":true}') == await transport.do_request(f"{server.url}?status={status}", "POST")


async def test_connections_are_kept(server: Server, transport: AiohttpRequest) -> None:
    """Calls one after another share a connection."""
    for _ in range(5):
        await transport.do_request(server.url, "POST")

    assert len(server.connections) == 1


async def test_calls_at_once_have_connections_of_their_own(server: Server, transport: AiohttpRequest) -> None:
    """No call waits for another as long as the pool has room."""
    await asyncio.gather(*(transport.do_request(f"{server.url}?seconds=0.1", "POST") for _ in range(5)))

    assert len(server.connections) == 5


async def test_the_pool_is_bounded(server: Server) -> None:
    """More calls than connections wait here, and all are made."""
    transport = AiohttpRequest(max_connections=2, seconds=5)
    await transport.initialize()
    await asyncio.gather(*(transport.do_request(f"{server.url}?seconds=0.02", "POST") for _ in range(8)))
    await transport.shutdown()

    assert (len(server.requests), len(server.connections)) == (8, 2)


async def test_no_cookie_is_kept(server: Server, transport: AiohttpRequest) -> None:
    """What the other side wants to have remembered is not."""
    for _ in range(2):
        await transport.do_request(server.url, "POST")

    assert [cookie for *_, cookie in server.requests] == ["", ""]


async def test_a_call_that_takes_too_long_times_out(server: Server) -> None:
    """The time is that of the transport, and the error does not hold the address."""
    transport = AiohttpRequest(seconds=0.1)
    await transport.initialize()
    with pytest.raises(TimedOut) as caught:
        await transport.do_request(f"{server.url}?seconds=2", "POST")
    await transport.shutdown()

    assert SECRET not in "".join(traceback.format_exception(caught.value))


async def test_a_call_may_have_its_own_time(server: Server, transport: AiohttpRequest) -> None:
    """A held poll asks for more, another for less."""
    with pytest.raises(TimedOut):
        await transport.do_request(f"{server.url}?seconds=2", "POST", read_timeout=0.1)
    patient = AiohttpRequest(seconds=0.05)
    await patient.initialize()
    status, _ = await patient.do_request(f"{server.url}?seconds=0.2", "POST", read_timeout=5)
    await patient.shutdown()

    assert status == 200


async def test_a_refused_connection_is_a_network_error(server: Server, transport: AiohttpRequest) -> None:
    """The error names its kind, and neither address nor token."""
    nobody = server.url.replace(server.url.split(":")[2].split("/")[0], "1")
    with pytest.raises(NetworkError, match="ClientConnector") as caught:
        await transport.do_request(nobody, "POST")
    told = "".join(traceback.format_exception(caught.value))

    assert not isinstance(caught.value, TimedOut)
    assert SECRET not in told
    assert "127.0.0.1" not in told.splitlines()[-1]


async def test_a_closed_transport_says_so(server: Server) -> None:
    """Before it is opened and after it is closed, a call is a network error; closing twice is harmless."""
    transport = AiohttpRequest()
    with pytest.raises(NetworkError, match="closed"):
        await transport.do_request(server.url, "POST")
    await transport.initialize()
    await transport.shutdown()
    await transport.shutdown()
    with pytest.raises(NetworkError, match="closed"):
        await transport.do_request(server.url, "POST")


async def test_opening_twice_keeps_the_pool(server: Server, transport: AiohttpRequest) -> None:
    """A second opening loses no connection."""
    await transport.do_request(server.url, "POST")
    await transport.initialize()
    await transport.do_request(server.url, "POST")

    assert len(server.connections) == 1


def test_the_time_is_told() -> None:
    """The client above asks how long a call may take."""
    assert AiohttpRequest(seconds=3.5).read_timeout == 3.5
