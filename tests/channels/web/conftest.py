"""A desk over the small house in three languages, and the application on top of it."""

from collections.abc import AsyncIterator
from datetime import datetime

import httpx
import pytest
from starlette.applications import Starlette

from bot.channels.web.run import create_app
from bot.desk import PARIS, Desk, load_house
from tests.builders import write_content, write_locales
from tests.channels.web.browsing import SITE, Counted, browser

NIGHT = datetime(2026, 11, 22, 2, 0, tzinfo=PARIS)


@pytest.fixture
def counted() -> Counted:
    """Return what was counted, in order."""
    return []


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory, counted: Counted) -> Desk:
    """Return a desk at night, over a house in which everything is translated."""
    folder = tmp_path_factory.mktemp("house")
    house = load_house(write_content(folder / "content"), write_locales(folder / "locales"))
    return Desk(house, count=lambda visit, channel: counted.append((visit, channel)), now=lambda: NIGHT)


@pytest.fixture
def app(desk: Desk) -> Starlette:
    """Return the application."""
    return create_app(desk, SITE)


@pytest.fixture
async def client(app: Starlette) -> AsyncIterator[httpx.AsyncClient]:
    """Return a browser that has the application open."""
    async with browser(app) as client:
        yield client
