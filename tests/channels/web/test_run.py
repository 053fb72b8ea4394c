"""The application over HTTP: pages, questions, counting, probes."""

import re
from collections.abc import AsyncIterator, Mapping
from urllib.parse import quote

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.channels.web.read import MAX_BODY
from bot.channels.web.run import create_app
from bot.desk import Desk
from bot.domain.screen import Visit
from tests.builders import OTHER, RIGHT_TO_LEFT, SOURCE, words
from tests.channels.web.browsing import SITE, Counted, browser

# -- pages -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "status", "language"),
    [
        ("/", 200, SOURCE),
        (f"/{OTHER}", 200, OTHER),
        (f"/{OTHER}/", 200, OTHER),
        (f"/{RIGHT_TO_LEFT}/acse", 200, RIGHT_TO_LEFT),
        (f"/{RIGHT_TO_LEFT}/acse/", 200, RIGHT_TO_LEFT),
        (f"/{RIGHT_TO_LEFT}/beside/acse", 200, RIGHT_TO_LEFT),
        (f"/{OTHER}/start/acse", 200, OTHER),
        (f"/{OTHER}/choose", 200, OTHER),
        (f"/{OTHER}/language/acse", 200, OTHER),
        (f"/{OTHER}/languages", 200, OTHER),
        (f"/{OTHER}/erase/acse", 200, OTHER),
        (f"/{OTHER}/page/{b'acse'.hex()}", 200, OTHER),
        (f"/{OTHER}/ask", 200, OTHER),
        ("/ask", 200, SOURCE),
        (f"/{OTHER}/nowhere", 404, OTHER),
        ("/xx/acse", 404, SOURCE),
        ("/favicon.ico", 404, SOURCE),
    ],
)
async def test_every_address_is_a_page(client: httpx.AsyncClient, path: str, status: int, language: str) -> None:
    """Status, language, and always a way to leave and a way on."""
    response = await client.get(path)

    assert response.status_code == status
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert f'<html lang="{language}"' in response.text
    assert 'href="/exit"' in response.text
    assert 'class="bar"' in response.text


async def test_a_lost_page_says_so(client: httpx.AsyncClient) -> None:
    """Nobody reads an error; there is a notice and the menu."""
    response = await client.get(f"/{SOURCE}/nowhere")

    assert words("web.not_found") in response.text
    assert f'href="/{SOURCE}/asylum"' in response.text


async def test_the_browser_orders_the_list_of_languages(client: httpx.AsyncClient) -> None:
    """What the browser announces comes first, and decides nothing: the list is still shown."""
    response = await client.get("/", headers={"accept-language": f"{RIGHT_TO_LEFT}-MA, {SOURCE};q=0.5"})
    choices = re.findall(r'href="/(\w+)/choose"', response.text)

    assert f'<html lang="{RIGHT_TO_LEFT}" dir="rtl">' in response.text
    assert choices == [RIGHT_TO_LEFT, SOURCE, OTHER]


async def test_changing_the_language_keeps_the_card(client: httpx.AsyncClient) -> None:
    """Two taps from a card to the same card in another language; nothing was kept in between."""
    card = await client.get(f"/{SOURCE}/acse")
    languages = await client.get(re.findall(r'href="(/[^"]*/language[^"]*)"', card.text)[0])

    assert f'href="/{RIGHT_TO_LEFT}/acse"' in languages.text


async def test_every_link_of_every_page_leads_to_a_page(client: httpx.AsyncClient) -> None:
    """Whoever follows links only, from the first page on, never meets a lost page."""
    seen, waiting = set[str](), {"/"}
    while waiting:
        path = waiting.pop()
        seen.add(path)
        response = await client.get(path)

        assert response.status_code == 200, path
        waiting |= set(re.findall(r'href="(/[^"]*)"', response.text)) - seen - {"/exit"}

    assert {f"/{language}/asylum.apply" for language in (SOURCE, OTHER, RIGHT_TO_LEFT)} < seen


# -- questions ---------------------------------------------------------------------------------------------------------


async def test_a_question_is_answered_on_the_page_itself(client: httpx.AsyncClient) -> None:
    """No redirect, and no word of hers in the answer."""
    response = await client.post(f"/{RIGHT_TO_LEFT}/ask", data={"words": "أبحث عن مكان آمن"})

    assert response.status_code == 200
    assert f'<html lang="{RIGHT_TO_LEFT}" dir="rtl">' in response.text
    assert "مكان آمن" not in response.text
    assert 'href="tel:0492151051"' in response.text


async def test_the_answer_speaks_the_language_of_the_words(client: httpx.AsyncClient) -> None:
    """The address says one language, the words another: the words decide."""
    response = await client.post(f"/{SOURCE}/ask", data={"words": "أبحث عن مكان آمن"})

    assert f'<html lang="{RIGHT_TO_LEFT}"' in response.text


async def test_a_question_needs_no_language(client: httpx.AsyncClient) -> None:
    """Danger is understood before anything was chosen."""
    response = await client.post("/ask", data={"words": "سيقتلني"})

    assert response.status_code == 200
    assert 'href="tel:17"' in response.text


async def test_words_in_an_address_are_not_read(client: httpx.AsyncClient) -> None:
    """A query is ignored: whoever writes one gets the page without it."""
    plain = await client.get(f"/{SOURCE}")
    with_query = await client.get(f"/{SOURCE}?words=" + quote("سيقتلني"))

    assert plain.text == with_query.text


@pytest.mark.parametrize("size", [MAX_BODY, MAX_BODY + 1, 20 * MAX_BODY])
async def test_a_body_is_bounded(client: httpx.AsyncClient, size: int) -> None:
    """64 KiB are read; more is refused with a page that leads home."""
    response = await client.post(
        f"/{OTHER}/ask",
        content=b"words=" + b"a" * (size - 6),
        headers={"content-type": "application/x-www-form-urlencoded"},
    )

    assert response.status_code == (200 if size <= MAX_BODY else 413)
    assert f'href="/{OTHER}"' in response.text


async def test_a_body_that_never_ends_is_not_read_to_the_end(client: httpx.AsyncClient) -> None:
    """What is too long is thrown away as it comes, and only for a while."""
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        for _ in range(1000):
            sent += MAX_BODY
            yield b"a" * MAX_BODY

    headers = {"content-type": "application/x-www-form-urlencoded"}
    response = await client.post(f"/{OTHER}/ask", content=endless(), headers=headers)

    assert response.status_code == 413
    assert sent < 100 * MAX_BODY


async def test_a_file_is_refused_kindly(client: httpx.AsyncClient) -> None:
    """A form with a file is not opened; the screen says what to do instead."""
    response = await client.post(f"/{OTHER}/ask", files={"words": b"a"})

    assert response.status_code == 415
    assert words("refused.document") in response.text


@pytest.mark.parametrize(("method", "path"), [("POST", f"/{OTHER}/acse"), ("PUT", f"/{OTHER}"), ("OPTIONS", "/")])
async def test_another_method_leads_home(client: httpx.AsyncClient, method: str, path: str) -> None:
    """405 is a page too."""
    response = await client.request(method, path)

    assert response.status_code == 405
    assert "GET" in response.headers["allow"]
    assert 'href="/exit"' in response.text


# -- counting ----------------------------------------------------------------------------------------------------------


async def test_a_card_that_was_seen_is_counted(client: httpx.AsyncClient, counted: Counted) -> None:
    """Entry, language, channel, once; a typed question counts the card that answered it."""
    await client.get(f"/{OTHER}/acse")
    await client.post(f"/{SOURCE}/ask", data={"words": "أبحث عن مكان آمن"})

    assert [(Visit("acse", OTHER), "web"), (Visit("acse", RIGHT_TO_LEFT), "web")] == counted


async def test_what_nobody_reads_is_not_counted(client: httpx.AsyncClient, counted: Counted) -> None:
    """Asking for headers, fetching ahead, a lost page and a hidden one are no visits."""
    await client.head(f"/{OTHER}/acse")
    await client.get(f"/{OTHER}/acse", headers={"sec-purpose": "prefetch"})
    await client.get(f"/{OTHER}/nowhere")
    await client.get(f"/{OTHER}/page")
    await client.get("/")

    assert counted == []


async def test_head_is_a_page_without_body(client: httpx.AsyncClient) -> None:
    """HEAD has the status and headers of GET."""
    head, get = await client.head(f"/{OTHER}/acse"), await client.get(f"/{OTHER}/acse")

    assert (head.status_code, head.headers) == (get.status_code, get.headers)


# -- probes and the routes of others -----------------------------------------------------------------------------------


async def test_the_process_lives(client: httpx.AsyncClient) -> None:
    """The probe answers without asking anybody."""
    response = await client.get("/healthz")

    assert (response.status_code, response.text) == (200, "ok")


@pytest.mark.parametrize(
    ("parts", "status"),
    [({}, 200), ({"database": "ok"}, 200), ({"database": "ok", "telegram": "away"}, 503)],
)
async def test_the_process_is_ready(desk: Desk, parts: Mapping[str, str], status: int) -> None:
    """Ready is when every part says so; else the probe tells which does not."""
    async with browser(create_app(desk, SITE, is_ready=lambda: parts)) as client:
        response = await client.get("/readyz")

    assert (status, parts) == (response.status_code, response.json())


async def test_routes_of_others_come_first(desk: Desk) -> None:
    """A webhook on the same server is served, with the same headers."""

    async def hook(_: Request) -> Response:
        return PlainTextResponse("hooked")

    async with browser(create_app(desk, SITE, [Route("/hook", hook, methods=["POST"])])) as client:
        posted, got = await client.post("/hook"), await client.get("/hook")

    assert (posted.text, posted.headers["cache-control"]) == ("hooked", "no-store")
    assert got.status_code == 404
