"""A browser for tests: it remembers nothing, and follows nothing by itself."""

import httpx
from starlette.applications import Starlette

from bot.channels.channel import ChannelName
from bot.channels.web.run import Site
from bot.domain.screen import Visit

SITE = Site("https://weather.example/")

Counted = list[tuple[Visit, ChannelName]]


def browser(app: Starlette) -> httpx.AsyncClient:
    """Return a browser for an application, without a network between them; what the application raises, the test sees."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost")
