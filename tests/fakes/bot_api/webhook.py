"""Delivery to a webhook: each update is POSTed with the secret, again and again until it is taken, in order per chat.

A method in the body of the answer is carried out, and nobody learns its result. Telegram waits 1, 2, 4 … seconds
between tries; `retry_seconds` stands for its first second.
"""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import aiohttp

from tests.fakes.bot_api.updates import Mailbox, Update
from tests.fakes.bot_api.wire import Json, bad_request, type_parameters

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_PORTS = {None, 80, 88, 443, 8443}
_LONGEST_SECRET = 256
_LONGEST_WAIT = 3600

#: What a bot may not ask for in an answer.
_NOT_IN_ANSWERS = ("setwebhook", "deletewebhook", "close", "logout")


@dataclass(frozen=True, slots=True)
class Hook:
    """Where updates go."""

    url: str = ""
    secret: str = ""
    max_connections: int = 40


class Courier:
    """Carries updates to the webhook while one is set."""

    def __init__(self, mailbox: Mailbox, execute: Callable[[str, Json], Awaitable[None]]) -> None:
        self.hook = Hook()
        self.retry_seconds = 0.05
        self.reverse_proxy: dict[str, str] = {}
        self._mailbox, self._execute = mailbox, execute
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._session: aiohttp.ClientSession | None = None
        self._last_error: tuple[int, str] | None = None
        self._slots = asyncio.Semaphore(self.hook.max_connections)

    def set(self, parameters: Json) -> None:
        """Begin to deliver to another address, or to none. Raises the refusal of one that Telegram would not call."""
        url, secret = str(parameters.get("url", "")), str(parameters.get("secret_token", ""))
        self._check(url, secret)
        connections = min(max(int(parameters.get("max_connections") or 40), 1), 100)
        self.hook = Hook(url, secret, connections) if url else Hook()
        self._slots = asyncio.Semaphore(connections)
        self._last_error = None
        self.wake()

    def info(self) -> Json:
        """Return what getWebhookInfo says."""
        info: Json = {
            "url": self.hook.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._mailbox.pending),
        }
        if self.hook.url:
            info |= {"max_connections": self.hook.max_connections, "ip_address": "127.0.0.1"}
        if self._last_error:
            info |= {"last_error_date": self._last_error[0], "last_error_message": self._last_error[1]}
        if self._mailbox.allowed:
            info["allowed_updates"] = self._mailbox.allowed
        return info

    def wake(self) -> None:
        """Start delivering what waits."""
        if not self.hook.url:
            return
        for queue in {update.queue for update in self._mailbox.pending.values()} - self._tasks.keys():
            self._tasks[queue] = asyncio.create_task(self._serve(queue))

    async def close(self) -> None:
        """Stop delivering; what waits stays."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _serve(self, queue: str) -> None:
        failures = 0
        try:
            while self.hook.url and (update := self._first(queue)):
                wait = await self._deliver(update)
                if wait is None:
                    self._mailbox.acknowledge(update)
                    failures = 0
                else:
                    await asyncio.sleep(wait or (self.retry_seconds * 2**failures if failures else 0))
                    failures += 1
        finally:
            del self._tasks[queue]

    def _first(self, queue: str) -> Update | None:
        return next((update for update in self._mailbox.pending.values() if update.queue == queue), None)

    async def _deliver(self, update: Update) -> float | None:
        """POST an update; return None when it was taken, else how long the other side asks to wait (0: it does not say)."""
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60))
        headers = {SECRET_HEADER: self.hook.secret} if self.hook.secret else {}
        try:
            async with self._slots, self._session.post(self._address(), json=update.wire, headers=headers) as response:
                if response.ok and response.status < 300:
                    await self._obey(response)
                    return None
                self._note(f"Wrong response from the webhook: {response.status} {response.reason}")
                asked = response.headers.get("Retry-After", "0")
                return min(float(asked), _LONGEST_WAIT) if asked.isdecimal() else 0
        except (aiohttp.ClientError, TimeoutError) as error:
            self._note(f"Webhook connection closed: {type(error).__name__}")
            return 0

    async def _obey(self, response: aiohttp.ClientResponse) -> None:
        """Carry out the method in an answer, if there is one that Telegram would carry out."""
        try:
            raw = await response.json() if response.content_type == "application/json" else {}
        except ValueError:
            return
        method = str(raw.pop("method", "")).lower() if isinstance(raw, dict) else ""
        if method and not method.startswith("get") and method not in _NOT_IN_ANSWERS:
            await self._execute(method, type_parameters(raw))

    def _address(self) -> str:
        for public, real in self.reverse_proxy.items():
            if self.hook.url.startswith(public):
                return real + self.hook.url.removeprefix(public)
        return self.hook.url

    def _note(self, error: str) -> None:
        self._last_error = (int(time.time()), error)
        self._mailbox.bell.ring()

    def _check(self, url: str, secret: str) -> None:
        if len(secret) > _LONGEST_SECRET:
            raise bad_request("secret token is too long")
        if not re.fullmatch("[A-Za-z0-9_-]*", secret):
            raise bad_request("secret token contains unallowed characters")
        address = urlsplit(url)
        if not url or address.hostname in {"127.0.0.1", "localhost"}:
            return  # loopback is allowed, as a self-hosted server with --local allows it
        if address.scheme != "https":
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if address.port not in _PORTS:
            raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
