"""The server: HTTP in front of the world, with every call recorded and every fault injected.

It runs in the event loop of the test, on a free port of 127.0.0.1, so that the bot may be another program.
"""

import asyncio
import itertools
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal, Self

from aiohttp import web

from tests.fakes.bot_api.faults import Fault, Faults
from tests.fakes.bot_api.methods import MessageMethods, Method
from tests.fakes.bot_api.person import Group, Person
from tests.fakes.bot_api.profile import Profile
from tests.fakes.bot_api.updates import Mailbox
from tests.fakes.bot_api.webhook import Courier
from tests.fakes.bot_api.wire import PATIENCE, ApiError, Json, read_parameters
from tests.fakes.bot_api.world import Chat, World

#: A token of the right form.
TOKEN = "7000000001:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"

_WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
_BOT = {"first_name": "Point info", "username": "point_info_bot"}


@dataclass(slots=True)
class Call:
    """One call of the bot; `via` tells a call of its own from one in the answer to a webhook."""

    method: str
    parameters: Json
    via: Literal["http", "webhook"] = "http"
    refusal: str = ""


class BotApi:
    """A Bot API server for one bot. `async with BotApi() as api` starts it and stops it."""

    def __init__(self, token: str = TOKEN) -> None:
        self.token = token
        self.world = World({"id": int(token.partition(":")[0]), "is_bot": True, **_BOT})
        self.profile = Profile(_BOT["first_name"])
        self.calls: list[Call] = []
        self.faults = Faults()
        self.mailbox = Mailbox(self.world.bell)
        self.webhook = Courier(self.mailbox, self._obey)
        self._port = 0
        self._runner: web.AppRunner | None = None
        self._numbers = itertools.count(1)
        self._methods = self._table()
        self._names = {name.lower(): name for name in self._methods}

    # -- running -----------------------------------------------------------------------------------------------------

    @property
    def url(self) -> str:
        """The address for BALISE_TELEGRAM_API_URL."""
        return f"http://127.0.0.1:{self._port}"

    async def start(self) -> None:
        """Listen; a second start listens on the same port, with all that was there before."""
        application = web.Application()
        application.router.add_route("*", "/bot{token}/{method}", self._handle)
        application.router.add_route("*", "/file/bot{token}/{path:.+}", self._refuse_file)
        application.router.add_route("*", "/{anything:.*}", self._not_found)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self.webhook.wake()

    async def stop(self) -> None:
        """Be away: connections are refused; what waits for the bot stays."""
        self.mailbox.interrupt()
        await self.webhook.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    # -- people ------------------------------------------------------------------------------------------------------

    def person(self, language_code: str | None = "fr", *, phone_number: str = "", **identity: Any) -> Person:
        """Return somebody new. `identity`: id, first_name, last_name, username, is_premium, as Telegram tells them."""
        number = next(self._numbers)
        user: Json = {
            "id": 5_100_000_000 + number,
            "is_bot": False,
            "first_name": f"Awa{number}",
            "last_name": "Diallo",
            "username": f"awa_diallo_{number}",
            "language_code": language_code,
            **identity,
        }
        user = {name: value for name, value in user.items() if value is not None}
        names = ("id", "first_name", "last_name", "username")
        chat = Chat({**{name: user[name] for name in names if name in user}, "type": "private"})
        self.world.chats[chat.id] = chat
        return Person(self, chat, user, phone_number or f"+336{number:08d}")

    def group(self, title: str = "Famille", *, is_super: bool = True) -> Group:
        """Return a new group with the bot in it."""
        number = next(self._numbers)
        wire: Json = {"id": -1_001_500_000_000 - number, "title": title, "type": "supergroup"}
        if not is_super:
            wire = {"id": -4_000_000 - number, "title": title, "type": "group", "all_members_are_administrators": True}
        chat = Chat(wire)
        self.world.chats[chat.id] = chat
        return Group(self, chat)

    def put(self, kind: str, payload: Json, queue: str) -> None:
        """Hand an update over to the bot."""
        self.mailbox.put(kind, payload, queue)
        self.webhook.wake()

    # -- looking -----------------------------------------------------------------------------------------------------

    def calls_of(self, method: str) -> list[Call]:
        """Return the calls of one method, in order."""
        return [call for call in self.calls if call.method == method]

    @property
    def actions(self) -> list[Call]:
        """All calls but getUpdates, in order."""
        return [call for call in self.calls if call.method != "getUpdates"]

    @property
    def refusals(self) -> list[Call]:
        """The calls that were refused, in order."""
        return [call for call in self.calls if call.refusal]

    def describe_refusals(self) -> str:
        """Return what was refused, for a test that did not see what it expected."""
        return "\n".join(f"  refused {call.method}: {call.refusal}" for call in self.refusals)

    async def called(self, method: str, times: int = 1, timeout: float = PATIENCE) -> Call:  # noqa: ASYNC109
        """Return the last call of a method as soon as it has been called so often, all calls so far included."""
        found = await self.world.bell.until(lambda: len(self.calls_of(method)) >= times, timeout)
        assert found, (
            f"{method} was called {len(self.calls_of(method))} times:\n{[call.method for call in self.actions]}"
        )
        return self.calls_of(method)[-1]

    async def drained(self, timeout: float = PATIENCE) -> None:  # noqa: ASYNC109
        """Wait until the bot has acknowledged every update; it may still be answering the last ones."""
        empty = await self.world.bell.until(lambda: not self.mailbox.pending, timeout)
        assert empty, f"the bot has not fetched {len(self.mailbox.pending)} updates"

    # -- answering ---------------------------------------------------------------------------------------------------

    def _table(self) -> dict[str, Method]:
        return {
            **MessageMethods(self.world).table(),
            **self.profile.table(),
            "getUpdates": self._get_updates,
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._delete_webhook,
            "getWebhookInfo": self._get_webhook_info,
        }

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        if refusal := self._check_token(request.match_info["token"]):
            return _refuse(refusal)
        method = request.match_info["method"]
        call = Call(self._names.get(method.lower(), method), {})
        try:
            call.parameters = await read_parameters(request)
        except ApiError as error:
            call.refusal = error.description
            return _refuse(error)
        finally:
            self.calls.append(call)
            self.world.bell.ring()
        return await self._answer(request, call, self.faults.take(call.method) or Fault())

    async def _answer(self, request: web.Request, call: Call, fault: Fault) -> web.StreamResponse:
        await asyncio.sleep(fault.seconds)
        if fault.drop == "before":
            return _hang_up(request)
        if fault.page_status:
            page = f"<html>\r\n<head><title>{fault.page_status} Bad Gateway</title></head>\r\n</html>\r\n"
            return web.Response(status=fault.page_status, text=page, content_type="text/html")
        try:
            result = await self._perform(call, fault.error)
        except ApiError as error:
            return _hang_up(request) if fault.drop else _refuse(error)
        return _hang_up(request) if fault.drop else web.json_response({"ok": True, "result": result})

    async def _perform(self, call: Call, error: ApiError | None = None) -> Any:
        try:
            return await self._result(call, error)
        except ApiError as refused:
            call.refusal = refused.description
            raise
        except Exception as crash:
            call.refusal = f"the fake itself failed: {crash!r}"
            raise ApiError(500, "Internal Server Error") from crash
        finally:
            self.world.bell.ring()

    async def _result(self, call: Call, error: ApiError | None) -> Any:
        if error is not None:
            raise error
        if call.method not in self._methods:
            raise ApiError(404, "Not Found: method not found")
        return await self._methods[call.method](call.parameters)

    async def _obey(self, method: str, parameters: Json) -> None:
        """Carry out a method from the answer to a webhook; like Telegram, tell nobody how it went."""
        call = Call(self._names.get(method, method), parameters, via="webhook")
        self.calls.append(call)
        fault = self.faults.take(call.method) or Fault()
        await asyncio.sleep(fault.seconds)
        try:
            await self._perform(call, fault.error)
        except ApiError:
            return

    def _check_token(self, token: str) -> ApiError | None:
        if token == self.token:
            return None
        if ":" not in token or token.startswith("0"):
            return ApiError(401, "Unauthorized: invalid token specified")
        return ApiError(401, "Unauthorized")

    async def _get_updates(self, parameters: Json) -> list[Json]:
        if self.webhook.hook.url:
            raise ApiError(409, _WEBHOOK_ACTIVE)
        self.mailbox.allow(parameters.get("allowed_updates"))
        return await self.mailbox.poll(parameters)

    async def _set_webhook(self, parameters: Json) -> bool:
        if parameters.get("drop_pending_updates"):
            self.mailbox.clear()
        self.mailbox.allow(parameters.get("allowed_updates"))
        self.webhook.set(parameters)
        if self.webhook.hook.url:
            self.mailbox.interrupt(ApiError(409, "Conflict: terminated by setWebhook request"))
        return True

    async def _delete_webhook(self, parameters: Json) -> bool:
        if parameters.get("drop_pending_updates"):
            self.mailbox.clear()
        self.webhook.set({})
        return True

    async def _get_webhook_info(self, _: Json) -> Json:
        return self.webhook.info()

    async def _refuse_file(self, request: web.Request) -> web.Response:
        """Record that the bot tried to fetch a file of a person, and let it have none."""
        self.calls.append(Call("(download)", {"path": request.match_info["path"]}, refusal="there are no files"))
        return _refuse(ApiError(404, "Not Found"))

    async def _not_found(self, _: web.Request) -> web.Response:
        return _refuse(ApiError(404, "Not Found"))


def _refuse(error: ApiError) -> web.Response:
    headers = {"Retry-After": str(error.retry_after)} if error.retry_after else {}
    return web.json_response(error.body(), status=error.code, headers=headers)


def _hang_up(request: web.Request) -> web.Response:
    """Break the connection without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
