"""The program's pages in a real browser: accessible, usable at 320 pixels, and whole without JavaScript."""

import os
from collections.abc import AsyncIterator
from functools import cache
from pathlib import Path
from typing import Literal

import aiohttp
import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe  # type: ignore[import-untyped]
from playwright.async_api import Browser, Page, async_playwright

from bot.channels.web.address import render_address
from bot.desk import House, load_house
from bot.domain.events import Checked, Erase, Event, Hide, Near, Opened, Session, Started
from bot.domain.library import EMERGENCY, HOME, LANGUAGE
from tests.whole.program import ROOT, running

CHROMIUM = Path("/usr/bin/chromium")

pytestmark = [
    pytest.mark.skipif(
        not CHROMIUM.exists() and "CI" not in os.environ,
        reason=f"needs a Chromium at {CHROMIUM}: install the packages chromium and fonts-noto-core",
    ),
    pytest.mark.asyncio(loop_scope="module"),
]

PHONE = {"width": 320, "height": 640}

IS_NARROW = "document.scrollingElement.scrollWidth <= innerWidth"

TOO_SMALL = """
    [...document.querySelectorAll(".exit, .number, .choices a, .bar a, input, button")]
        .filter(element => Math.min(element.offsetWidth, element.offsetHeight) < 44)
        .map(element => element.outerHTML)
"""

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

EVENTS: dict[str, Event] = {
    "home": Opened(HOME),
    "card": Opened("acse"),
    "beside": Opened("acse", beside=True),
    "sentence": Opened("cards.reflection"),
    "emergency": Opened(EMERGENCY),
    "hidden": Hide(),
    "languages": Opened(LANGUAGE),
    "welcome": Started(),
    "erased": Erase(),
    "self-check": Checked(),
    "near": Near(),
}


@cache
def house() -> House:
    """Return the real content in every language on offer."""
    return load_house(ROOT / "content", ROOT / "locales")


def one_of_each_script() -> list[str]:
    """Return the first language on offer of each script: what a page looks like depends on letters and their direction."""
    return list({language.script: language.code for language in reversed(list(house().languages))}.values())


def addresses() -> list[tuple[str, str]]:
    """Return the language and the address of every kind of page, in a language of each script."""
    known = [
        pytest.param(language, render_address(Session(language, "acse"), event), id=f"{language}-{name}")
        for language in one_of_each_script()
        for name, event in EVENTS.items()
    ]
    return [("", "/"), *known]  # type: ignore[list-item]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def url(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    """Return the address of the running program."""
    async with running(tmp_path_factory.mktemp("program")) as program:
        yield await program.url()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """Return a browser as a person's phone has it."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"],
        )
        yield browser
        await browser.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def page(browser: Browser) -> AsyncIterator[Page]:
    """Return a tab of a small phone."""
    context = await browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    yield await context.new_page()
    await context.close()


@pytest.mark.parametrize(("language", "path"), addresses())
async def test_a_page_is_accessible(page: Page, url: str, language: str, path: str) -> None:
    """Axe finds no violation, light or dark, and nothing has to be scrolled sideways."""
    await page.goto(url + path)
    for scheme in SCHEMES:
        await page.emulate_media(color_scheme=scheme)
        results = await Axe().run(page)

        assert results.violations_count == 0, results.generate_report()

    if language:
        assert await page.get_attribute("html", "lang") == language
        assert await page.get_attribute("html", "dir") == house().languages[language].direction


@pytest.mark.parametrize(("language", "path"), addresses())
async def test_a_page_fits_a_small_phone(page: Page, url: str, language: str, path: str) -> None:
    """Nothing is scrolled sideways, all that is pressed is 44 pixels large, the exit and the bar are in sight."""
    del language
    await page.goto(url + path)

    assert await page.evaluate(IS_NARROW)
    assert await page.evaluate(TOO_SMALL) == []
    assert await page.evaluate("document.querySelector('.exit').getBoundingClientRect().bottom") < 100
    assert await page.evaluate("document.querySelector('.bar').getBoundingClientRect().bottom") <= PHONE["height"]


@pytest.mark.parametrize(("language", "path"), addresses())
async def test_the_exit_is_the_first_stop(page: Page, url: str, language: str, path: str) -> None:
    """One press of the tabulator reaches the exit, the next one the way past the header."""
    del language
    await page.goto(url + path)
    stops = []
    for _ in range(2):
        await page.keyboard.press("Tab")
        stops.append(await page.evaluate("document.activeElement.getAttribute('href')"))

    assert stops == ["/exit", "#text"]


@pytest.mark.parametrize("language", house().languages.offered)
async def test_large_letters_fit(page: Page, url: str, language: str) -> None:
    """Who doubles the size of the letters scrolls down, never sideways."""
    for event in EVENTS.values():
        await page.goto(url + render_address(Session(language, "acse"), event))
        await page.evaluate("document.documentElement.style.fontSize = '200%'")

        assert await page.evaluate(IS_NARROW), event


async def test_it_works_without_javascript(browser: Browser, url: str) -> None:
    """Language, welcome, menu, card, question, hide, back, leave: links and one form are all it takes."""
    context = await browser.new_context(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    await context.route("**/*", lambda route: route.continue_() if url in route.request.url else route.abort())
    page = await context.new_page()
    language = house().languages.offered[2]
    await page.goto(url)
    await page.click(f".choices a[href='/{language}/choose']")
    await page.click(".choices a >> nth=0")

    assert page.url == f"{url}/{language}"

    await page.click(f"a[href='/{language}/acse']")
    card = await page.inner_text("h1")
    await page.click(".bar a >> nth=1")

    assert card not in await page.inner_text("body")
    assert "acse" not in page.url

    await page.click(".bar a")

    assert await page.inner_text("h1") == card

    await page.fill("input", "112")
    await page.click("button")

    assert page.url == f"{url}/{language}/ask"
    assert await page.locator(".bar a").count() == 4
    async with page.expect_request("**/exit") as leaving:
        await page.click(".exit", no_wait_after=True)

    assert "referer" not in (await leaving.value).headers
    await context.close()


async def test_nothing_is_kept_in_the_browser(page: Page, url: str) -> None:
    """No cookie, no storage, no worker, nothing loaded from elsewhere, no complaint of the browser's own."""
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    await page.goto(f"{url}/{house().languages.source}/acse")

    assert await page.context.cookies() == []
    assert await page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert [address for address in asked if not address.startswith((url, "data:"))] == []
    assert len([address for address in asked if address.startswith(url)]) == 1
    assert complaints == []


async def test_the_server_does_not_introduce_itself(url: str) -> None:
    """Over a real connection: no name of the server, HEAD without a body, and a long question refused with a page."""
    address = f"{url}/{house().languages.source}"
    form = {"content-type": "application/x-www-form-urlencoded"}
    async with aiohttp.ClientSession() as session:
        async with session.head(f"{address}/acse") as head:
            assert (head.status, await head.read()) == (200, b"")
            assert "server" not in head.headers
        async with session.post(f"{address}/ask", data=b"words=" + b"a" * 200_000, headers=form) as refused:
            assert refused.status == 413
            assert 'href="/exit"' in await refused.text()
