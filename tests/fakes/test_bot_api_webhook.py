"""Webhook: delivery with the secret, order, tries again, methods in answers; over real HTTP to a server of the test."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest

from tests.fakes.bot_api import BotApi, Json, Person
from tests.fakes.bot_api.webhook import SECRET_HEADER

Answer = Callable[[Json], web.Response]


class Hooked:
    """A bot's side of a webhook: what came, and what it answers."""

    def __init__(self) -> None:
        self.url = ""
        self.updates: list[Json] = []
        self.secrets: list[str | None] = []
        self.answer: Answer = lambda _: web.Response()

    async def take(self, request: web.Request) -> web.Response:
        """Keep an update and answer it."""
        update = await request.json()
        self.updates.append(update)
        self.secrets.append(request.headers.get(SECRET_HEADER))
        return self.answer(update)

    @property
    def texts(self) -> list[str]:
        """What the messages said, in the order in which they came."""
        return [update["message"]["text"] for update in self.updates if "message" in update]


@pytest.fixture
async def hooked() -> AsyncIterator[Hooked]:
    """Return a server that takes updates."""
    hooked = Hooked()
    application = web.Application()
    application.router.add_post("/hook", hooked.take)
    runner = web.AppRunner(application, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hooked.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hooked
    await runner.cleanup()


def failing(times: int, status: int = 500, headers: dict[str, str] | None = None) -> Answer:
    """Return answers that are errors a few times."""
    left = [status] * times
    return lambda _: web.Response(status=left.pop(), headers=headers) if left else web.Response()


async def test_updates_are_delivered_with_the_secret(api: BotApi, bot: Bot, hooked: Hooked, person: Person) -> None:
    """What waited comes first; then each update at once; the secret is in the header."""
    await bot.set_webhook(hooked.url, secret_token="abc-DEF_1")
    await person.sends("deux")
    await api.drained()
    info = await bot.get_webhook_info()

    assert hooked.texts == ["/start", "deux"]
    assert hooked.secrets == ["abc-DEF_1"] * 2
    assert (info.url, info.pending_update_count, info.last_error_message) == (hooked.url, 0, None)


async def test_pending_updates_can_be_dropped(bot: Bot, hooked: Hooked, api: BotApi, person: Person) -> None:
    """Setting or deleting a webhook may forget what waited."""
    await bot.set_webhook(hooked.url, drop_pending_updates=True, allowed_updates=["message"])
    await person.sends("deux")
    await api.drained()
    info = await bot.get_webhook_info()
    await bot.delete_webhook(drop_pending_updates=True)

    assert hooked.texts == ["deux"]
    assert hooked.secrets == [None]
    assert info.allowed_updates == ("message",)
    assert await bot.get_updates() == ()


@pytest.mark.parametrize("status", [500, 302, 401])
async def test_update_that_is_not_taken_comes_again(
    api: BotApi, bot: Bot, hooked: Hooked, person: Person, status: int
) -> None:
    """Anything but 2xx is tried again, before what came later in the same chat."""
    hooked.answer = failing(2, status)
    await person.sends("deux")
    await bot.set_webhook(hooked.url)
    await api.drained()
    info = await bot.get_webhook_info()

    assert hooked.texts == ["/start", "/start", "/start", "deux"]
    assert info.last_error_message is not None
    assert info.last_error_message.startswith(f"Wrong response from the webhook: {status}")


async def test_webhook_may_ask_for_a_pause(api: BotApi, bot: Bot, hooked: Hooked) -> None:
    """Retry-After is obeyed."""
    await api.person().starts()
    hooked.answer = failing(1, 429, {"Retry-After": "1"})
    began = asyncio.get_running_loop().time()
    await bot.set_webhook(hooked.url)
    await api.drained()

    assert asyncio.get_running_loop().time() - began > 0.9


async def test_webhook_that_is_not_there_is_tried_until_it_is_taken_away(api: BotApi, bot: Bot, person: Person) -> None:
    """Refused connections are an error like others; deleting the webhook leaves the update for polling."""
    await bot.set_webhook("http://127.0.0.1:9/hook")
    await api.world.bell.until(lambda: "last_error_message" in api.webhook.info(), 15)
    info = await bot.get_webhook_info()
    await bot.delete_webhook()

    assert info.pending_update_count == 1
    assert info.last_error_message is not None
    assert "connection closed" in info.last_error_message
    assert len(await bot.get_updates()) == 1
    assert [message.text for message in person.messages] == ["/start"]


async def test_chats_do_not_wait_for_each_other(api: BotApi, bot: Bot, hooked: Hooked, person: Person) -> None:
    """While one chat's update is tried again, another's arrives."""
    hooked.answer = lambda update: web.Response(status=500 if update["message"]["text"] == "/start" else 200)
    await bot.set_webhook(hooked.url)
    await api.person().sends("bonjour")
    await api.world.bell.until(lambda: "bonjour" in hooked.texts and len(api.mailbox.pending) == 1, 15)

    assert "bonjour" in hooked.texts
    assert [update.wire["message"]["text"] for update in api.mailbox.pending.values()] == ["/start"]
    assert person.messages


async def test_method_in_the_answer_is_carried_out(api: BotApi, bot: Bot, hooked: Hooked, person: Person) -> None:
    """The first call of an answer may travel in the response; it is recorded as such."""
    body = {"method": "sendMessage", "chat_id": person.id, "text": "<b>oui</b>", "parse_mode": "HTML"}
    hooked.answer = lambda _: web.json_response(body)
    await bot.set_webhook(hooked.url)
    await person.sees("oui")
    call = await api.called("sendMessage")

    assert (call.via, call.parameters["text"], call.refusal) == ("webhook", "<b>oui</b>", "")


@pytest.mark.parametrize(
    ("body", "recorded"),
    [
        ({"method": "getMe"}, []),
        ({"method": "setWebhook", "url": ""}, []),
        ({"method": "deleteWebhook"}, []),
        (["sendMessage"], []),
        ({"ok": True}, []),
        ({"method": "sendMessage", "text": "x"}, ["Bad Request: chat_id is empty"]),
    ],
)
async def test_answers_that_are_not_carried_out(
    api: BotApi, bot: Bot, hooked: Hooked, body: object, recorded: list[str]
) -> None:
    """Questions and changes of the webhook are passed over; a refused call is told to nobody and comes no second time."""
    await api.person().starts()
    hooked.answer = lambda _: web.json_response(body)
    await bot.set_webhook(hooked.url)
    await api.drained()

    assert [call.refusal for call in api.calls if call.via == "webhook"] == recorded
    assert api.webhook.hook.url == hooked.url
    assert hooked.texts == ["/start"]


async def test_answers_without_json_are_fine(api: BotApi, bot: Bot, hooked: Hooked, person: Person) -> None:
    """A plain or broken body is no method."""
    bodies = ["{", "fini"]
    hooked.answer = lambda _: web.Response(
        text=bodies[0], content_type="application/json" if bodies.pop(0) == "{" else "text/plain"
    )
    await person.sends("deux")
    await bot.set_webhook(hooked.url)
    await api.drained()

    assert hooked.texts == ["/start", "deux"]


async def test_faults_strike_methods_in_answers_too(api: BotApi, bot: Bot, hooked: Hooked, person: Person) -> None:
    """A call in an answer can fail like any other, and the bot never learns of it."""
    api.faults.fail("sendMessage", 500)
    hooked.answer = lambda _: web.json_response({"method": "sendMessage", "chat_id": person.id, "text": "x"})
    await bot.set_webhook(hooked.url)
    await api.drained()

    assert (await api.called("sendMessage")).refusal == "Internal Server Error"
    assert person.received == []


async def test_public_address_can_stand_for_a_local_one(api: BotApi, bot: Bot, hooked: Hooked, person: Person) -> None:
    """As a reverse proxy does: the bot names its public https address, and the test says where that is."""
    api.webhook.reverse_proxy["https://bot.example.org"] = hooked.url.removesuffix("/hook")
    await bot.set_webhook("https://bot.example.org/hook")
    await api.drained()

    assert hooked.texts == [message.text for message in person.messages]


@pytest.mark.parametrize(
    ("url", "secret", "refusal"),
    [
        ("http://bot.example.org/", "", "(?i)an https url must be provided"),
        ("https://bot.example.org:8081/", "", "(?i)only on ports 80, 88, 443 or 8443"),
        ("https://bot.example.org/", "x" * 257, "(?i)secret token is too long"),
        ("https://bot.example.org/", "é", "(?i)secret token contains unallowed characters"),
    ],
)
async def test_webhooks_that_telegram_would_not_call(bot: Bot, url: str, secret: str, refusal: str) -> None:
    """Only https on four ports, and a secret of plain characters."""
    with pytest.raises(BadRequest, match=refusal):
        await bot.set_webhook(url, secret_token=secret)
