"""What stands around every page: headers, lightness, and a way home when something breaks."""

import gzip
import hashlib
import logging
import re
from base64 import b64encode

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.channels.channel import Answer
from bot.channels.web.guard import Guard, security_headers
from bot.channels.web.run import create_app
from bot.desk import Desk
from bot.domain.events import Event, Session
from tests.builders import OTHER, RIGHT_TO_LEFT, SOURCE, words
from tests.channels.web.browsing import SITE, browser

PAGES = (
    "/",
    f"/{SOURCE}",
    f"/{OTHER}/acse",
    f"/{RIGHT_TO_LEFT}/emergency",
    "/xx",
    f"/{SOURCE}/page",
    f"/{SOURCE}/erase",
)


# -- headers -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [*PAGES, "/exit", "/healthz", "/readyz"])
async def test_headers_of_everything(client: httpx.AsyncClient, path: str) -> None:
    """Whatever is answered is not stored, not framed, sends no referrer and may do nothing."""
    headers = (await client.get(path)).headers

    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert set(re.findall(r"=(\S*?)(?:,|$)", headers["permissions-policy"])) == {"()"}
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in headers["content-security-policy"]
    assert "set-cookie" not in headers


async def test_the_style_is_the_one_that_the_policy_allows(client: httpx.AsyncClient) -> None:
    """The hash in the header is the hash of what stands between the tags."""
    response = await client.get("/")
    style = re.findall("<style>(.*)</style>", response.text, re.DOTALL)[0]
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert f"style-src 'sha256-{digest}'" in response.headers["content-security-policy"]


async def test_only_the_first_page_may_be_found(client: httpx.AsyncClient) -> None:
    """A search engine keeps old copies: it may know the list of languages and nothing else."""
    robots = {path: (await client.get(path)).headers["x-robots-tag"] for path in PAGES}

    assert [path for path, tag in robots.items() if "noindex" not in tag] == ["/"]


@pytest.mark.parametrize("path", PAGES)
async def test_a_page_is_light(app: Starlette, path: str) -> None:
    """With gzip, a page and its headers stay far below 14 KB; without it, it is still whole."""
    async with browser(app) as client, client.stream("GET", path, headers={"accept-encoding": "gzip"}) as response:
        raw = b"".join([chunk async for chunk in response.aiter_raw()])
        headers = sum(len(name) + len(value) + 4 for name, value in response.headers.raw)

    plain = await browser(app).get(path, headers={"accept-encoding": "identity"})

    assert response.headers["content-encoding"] == "gzip"
    assert len(raw) + headers < 14_000
    assert gzip.decompress(raw).decode() == plain.text


async def test_leaving(client: httpx.AsyncClient) -> None:
    """The exit leads to the harmless site, tells it nothing, and clears what the browser kept."""
    response = await client.get("/exit")

    assert response.status_code == 303
    assert response.headers["location"] == SITE.exit_url
    assert response.headers["referrer-policy"] == "no-referrer"
    assert response.headers["clear-site-data"] == '"cache"'


async def test_erasing_clears_what_the_browser_kept(client: httpx.AsyncClient) -> None:
    """The page that tells what cannot be erased erases what can."""
    erased, other = await client.get(f"/{SOURCE}/erase"), await client.get(f"/{SOURCE}")

    assert erased.headers["clear-site-data"] == '"cache"'
    assert "clear-site-data" not in other.headers


# -- faults ------------------------------------------------------------------------------------------------------------


class BrokenDesk(Desk):
    """A desk that breaks when told, in the middle of an answer."""

    is_broken = False

    def answer(self, session: Session, event: Event, announced: str | None = None) -> Answer:
        """Answer, or break with her words in the error."""
        if self.is_broken:
            raise ValueError(f"broken by {event!r} of {session!r}")
        return super().answer(session, event, announced)


async def test_a_fault_is_a_page_with_a_way_home(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """500 in her language, with home and the emergency numbers; the log holds the kind of the fault only."""
    broken = BrokenDesk(desk.house)
    with caplog.at_level(logging.DEBUG):
        async with browser(create_app(broken, SITE)) as client:
            broken.is_broken = True
            response = await client.get(f"/{RIGHT_TO_LEFT}/acse")
            unknown = await client.post("/ask", data={"words": "un secret"})

    ours = [record for record in caplog.records if record.name.startswith("bot")]
    assert response.status_code == 500
    assert desk.say(RIGHT_TO_LEFT, "failure.title") in response.text
    assert f'href="/{RIGHT_TO_LEFT}/emergency"' in response.text
    assert response.headers["cache-control"] == "no-store"
    assert words("failure.title") in unknown.text
    assert [record.getMessage() for record in ours] == ["a page failed: ValueError"] * 2
    assert all(record.exc_info is None for record in ours)


async def test_a_fault_of_the_desk_is_a_fault(desk: Desk) -> None:
    """The failure screen of the desk is no success for whoever watches the statuses."""

    class FailingDesk(Desk):
        def answer(self, session: Session, event: Event, announced: str | None = None) -> Answer:
            del event
            turn = self.house.conversation.fail(session, announced)
            return Answer(turn, self._compose(turn.screen))

    async with browser(create_app(FailingDesk(desk.house), SITE)) as client:
        response = await client.get(f"/{SOURCE}/acse")

    assert response.status_code == 500
    assert 'href="tel:112"' in response.text


# -- the guard by itself -----------------------------------------------------------------------------------------------


def guarded(app: ASGIApp) -> Guard:
    """Return a guard around an application."""
    return Guard(app, security_headers("sha256-x"), lambda _: PlainTextResponse("failed", 500))


async def run(app: ASGIApp, kind: str = "http") -> list[str]:
    """Run one request by hand; return the kinds of what was sent."""
    sent: list[str] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message["type"])

    await app({"type": kind, "path": "/", "method": "POST", "headers": []}, receive, send)
    return sent


async def test_a_browser_that_goes_away_is_no_fault(caplog: pytest.LogCaptureFixture) -> None:
    """She closed the page while her question was on its way: nothing is sent and nothing is logged."""

    async def reads(scope: Scope, receive: Receive, send: Send) -> None:
        await Request(scope, receive, send).body()

    assert await run(guarded(reads)) == []
    assert caplog.records == []


async def test_a_fault_in_the_middle_sends_no_second_answer() -> None:
    """What has begun is not begun again."""

    async def breaks(scope: Scope, receive: Receive, send: Send) -> None:
        await PlainTextResponse("half")(scope, receive, send)
        raise ValueError

    assert await run(guarded(breaks)) == ["http.response.start", "http.response.body"]


async def test_what_is_no_request_passes() -> None:
    """The guard stands around requests only."""

    async def starts(scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": f"{scope['type']}.startup.complete"})

    assert await run(guarded(starts), "lifespan") == ["lifespan.startup.complete"]
