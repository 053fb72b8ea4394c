"""The outgoing HTTP client under python-telegram-bot, on aiohttp.

PTB's own client walks its whole pool for each request and collapses under concurrency: 256 presses at once made it
five times slower (docs/decisions/003-telegram-client.md). This one keeps connections open, bounds them, and times out.
"""

from typing import Any

import aiohttp
import msgspec
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

#: Connections to the Bot API at once; more would wait at Telegram instead of here.
MAX_CONNECTIONS = 256

#: Seconds for an ordinary call, from the first byte to the last.
CALL_SECONDS = 15.0

#: Seconds to reach the server at all.
CONNECT_SECONDS = 5.0


class AiohttpRequest(BaseRequest):
    """Calls the Bot API with JSON over kept connections."""

    def __init__(self, max_connections: int = MAX_CONNECTIONS, seconds: float = CALL_SECONDS) -> None:
        self._max_connections, self._seconds = max_connections, seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds that a call may take."""
        return self._seconds

    async def initialize(self) -> None:
        """Open the pool."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._max_connections, keepalive_timeout=60)
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())

    async def shutdown(self) -> None:
        """Close the pool."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(  # noqa: PLR0917  the signature is PTB's
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002  one bound for the whole call
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        """Make one call. Raises TimedOut or NetworkError without the URL, which holds the token."""
        if self._session is None:
            raise NetworkError("the transport is closed")
        seconds = self._seconds if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
        timeout = aiohttp.ClientTimeout(total=seconds, connect=CONNECT_SECONDS)
        body = msgspec.json.encode(request_data.parameters) if request_data else b"{}"
        try:
            async with self._session.request(
                method, url, data=body, headers={"Content-Type": "application/json"}, timeout=timeout
            ) as response:
                return response.status, await response.read()
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None
