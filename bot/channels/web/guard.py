"""Stands around every response: the headers that keep a page private, and a way home when something breaks.

A fault never shows a traceback, and the log gets its kind and nothing of the request: what she reads stays hers.
"""

import logging
from collections.abc import Callable, Mapping

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

logger = logging.getLogger(__name__)

#: What a page may never ask a browser for.
_FEATURES = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media", "fullscreen",
    "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "picture-in-picture",
    "publickey-credentials-get", "screen-wake-lock", "usb", "xr-spatial-tracking",
)  # fmt: skip

_HEADERS = {
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": ", ".join(f"{feature}=()" for feature in _FEATURES),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-dns-prefetch-control": "off",
    "x-frame-options": "DENY",
    # A copy of a card in a search engine grows old there; only the list of languages may be found.
    "x-robots-tag": "noindex, nofollow, noarchive",
}


def security_headers(style_hash: str) -> Mapping[str, str]:
    """Return the headers of every response; the only style allowed is the one with the hash, and no script is."""
    policy = (
        "default-src 'none'",
        f"style-src '{style_hash}'",
        "img-src 'self' data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
    return {**_HEADERS, "content-security-policy": "; ".join(policy)}


class Guard:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str], failed: Callable[[Scope], Response]) -> None:
        self._app, self._headers, self._failed = app, headers, failed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def send_guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self._app(scope, receive, send_guarded)
        except ClientDisconnect:
            return
        except Exception as error:  # noqa: BLE001  whatever went wrong, she gets a way home
            logger.error("a page failed: %s", type(error).__name__)  # noqa: TRY400  a traceback may hold her words
            if not started:
                await self._failed(scope)(scope, receive, send_guarded)
