"""What travels: the parameters of a call, however they were sent, and the one shape of every answer.

A bot may send parameters in the address, as a form or as JSON; nested values in forms are JSON text.
"""

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from aiohttp import web

Json = dict[str, Any]
T = TypeVar("T")

#: Seconds that a test waits for what should come at once; a busy machine takes its time, and success costs nothing.
PATIENCE = 15.0

_INTEGERS = {"message_id", "offset", "limit", "timeout", "max_connections", "cache_time"}
_FLAGS = {
    "show_alert",
    "disable_notification",
    "protect_content",
    "drop_pending_updates",
    "disable_web_page_preview",
    "allow_sending_without_reply",
}
_STRUCTURES = {
    "reply_markup",
    "entities",
    "link_preview_options",
    "allowed_updates",
    "commands",
    "scope",
    "message_ids",
    "reply_parameters",
}


class ApiError(Exception):
    """A refusal of the server, in its own words."""

    def __init__(self, code: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code, self.description, self.retry_after = code, description, retry_after

    def body(self) -> Json:
        """Return the refusal as it travels."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        return body


def bad_request(reason: str) -> ApiError:
    """Return the refusal of a call that asks for what cannot be."""
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    """Return the refusal of a call that the person or the group does not allow."""
    return ApiError(403, f"Forbidden: {reason}")


async def read_parameters(request: web.Request) -> Json:
    """Return the parameters of a call, typed, from the address and from whatever body it has."""
    raw: Json = dict(request.query)
    if request.content_type == "application/json":
        try:
            body = await request.json() if request.can_read_body else {}
        except ValueError:
            raise bad_request("can't parse JSON object") from None
        if not isinstance(body, dict):
            raise bad_request("expected an object")
        raw |= body
    elif request.can_read_body:
        raw |= dict(await request.post())
    return type_parameters(raw)


def type_parameters(raw: Mapping[str, Any]) -> Json:
    """Return parameters with numbers as numbers, flags as flags and JSON text as what it says."""
    return {name: _typed(name, value) for name, value in raw.items() if value is not None}


def _typed(name: str, value: Any) -> Any:
    if name == "chat_id":
        return int(value) if str(value).lstrip("-").isdecimal() else str(value)
    if name in _INTEGERS:
        return int(value) if str(value).lstrip("-").isdecimal() else 0
    if name in _FLAGS:
        return str(value).strip().lower() in {"true", "yes", "1"}
    if name in _STRUCTURES and isinstance(value, str):
        return _structure(name, value)
    return value if isinstance(value, dict | list | bytes) else str(value)


def _structure(name: str, value: str) -> Any:
    try:
        return json.loads(value) if value else None
    except ValueError:
        raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None


class Bell:
    """Rings when anything in the fake changed, so that a test waits for what it expects and never for a fixed time."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        """Wake everybody who waits."""
        for waiter in self._waiting:
            if not waiter.done():
                waiter.set_result(None)
        self._waiting.clear()

    async def until(self, look: Callable[[], T | None], seconds: float) -> T | None:
        """Return what `look` finds as soon as it finds something, or None when the time is over."""
        try:
            async with asyncio.timeout(seconds):
                while not (found := look()):
                    waiter = asyncio.get_running_loop().create_future()
                    self._waiting.add(waiter)
                    await waiter
                return found
        except TimeoutError:
            return look()
