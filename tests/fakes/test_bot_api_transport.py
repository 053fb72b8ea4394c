"""Tokens, methods, parameters and bad luck: what lies under every call of the fake."""

from datetime import timedelta

import aiohttp
import pytest
from telegram import Bot
from telegram.error import EndPointNotFound, InvalidToken, NetworkError, RetryAfter, TimedOut

from tests.fakes.bot_api import BotApi, Person


async def test_wrong_token_and_unknown_method(api: BotApi, bot: Bot) -> None:
    """A stranger gets 401, a method that does not exist 404, another path 404 too."""
    async with aiohttp.ClientSession() as session:
        statuses = []
        for path in (
            "/bot1:AAA/getMe",
            "/botx/getMe",
            f"/bot{api.token}/makeCoffee",
            "/",
            f"/file/bot{api.token}/a.jpg",
        ):
            async with session.get(api.url + path) as response:
                statuses.append((response.status, (await response.json())["ok"]))

    assert statuses == [(401, False), (401, False), (404, False), (404, False), (404, False)]
    with pytest.raises(InvalidToken):
        async with Bot("1:AAA", base_url=f"{api.url}/bot"):
            pass
    with pytest.raises(EndPointNotFound):
        await bot.do_api_request("makeCoffee")


async def test_parameters_come_in_every_way(api: BotApi, person: Person) -> None:
    """In the address, as a form, as JSON, and the method in any case: all mean the same."""
    expected = {"chat_id": person.id, "text": "1", "disable_notification": True}
    address = f"{api.url}/bot{api.token}/SENDmessage"
    form = {"chat_id": str(person.id), "text": "1", "disable_notification": "True"}
    async with aiohttp.ClientSession() as session:
        for sent in (
            session.get(address, params=form),
            session.post(address, data=form),
            session.post(address, json=expected),
        ):
            async with sent as response:
                assert (await response.json())["ok"]

    assert [expected] * 3 == [call.parameters for call in api.calls_of("sendMessage")]


async def test_unreadable_parameters_are_refused(api: BotApi) -> None:
    """Broken JSON is a bad request, wherever it stands."""
    address = f"{api.url}/bot{api.token}/sendMessage"
    async with aiohttp.ClientSession() as session:
        for sent in (
            session.post(address, data=b"{", headers={"Content-Type": "application/json"}),
            session.post(address, json=[1]),
            session.post(address, data={"chat_id": "1", "text": "x", "reply_markup": "{"}),
        ):
            async with sent as response:
                assert response.status == 400


async def test_faults_strike_the_next_answers_and_pass(
    api: BotApi, bot: Bot, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Flood, server errors and a gateway's page each come once, as the client knows them."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # else the client warns of a change to come
    api.faults.fail("sendMessage", 429, retry_after=3)
    api.faults.fail("sendMessage", 500)
    api.faults.garble("sendMessage")

    with pytest.raises(RetryAfter) as flood:
        await bot.send_message(person.id, "1")
    for _ in range(2):
        with pytest.raises(NetworkError):
            await bot.send_message(person.id, "2")
    await bot.send_message(person.id, "3")

    assert flood.value.retry_after == timedelta(seconds=3)
    assert [message.text for message in person.received] == ["3"]


async def test_lost_and_late_answers(api: BotApi, bot: Bot, person: Person) -> None:
    """A broken connection leaves the bot not knowing whether the message went out; a late answer times out."""
    api.faults.drop("sendMessage")
    api.faults.drop("sendMessage", after=True)
    api.faults.delay("sendMessage", 1)

    for text in ("jamais", "peut-être"):
        with pytest.raises(NetworkError):
            await bot.send_message(person.id, text)
    with pytest.raises(TimedOut):
        await bot.send_message(person.id, "tard", read_timeout=0.1)
    await person.sees("tard")

    assert [message.text for message in person.received] == ["peut-être", "tard"]


async def test_faults_can_be_called_off(api: BotApi, bot: Bot, person: Person) -> None:
    """What has not struck yet can be forgotten; a fault may also be for any method."""
    api.faults.fail("*", 503, times=2)
    with pytest.raises(NetworkError):
        await bot.get_me()
    api.faults.clear()

    assert (await bot.send_message(person.id, "1")).text == "1"


async def test_server_can_be_away_and_come_back(api: BotApi, bot: Bot, person: Person) -> None:
    """While it is away connections fail; it comes back at the same address with all it knew."""
    await api.stop()
    with pytest.raises(NetworkError):
        await bot.send_message(person.id, "1")
    await api.start()

    assert (await bot.send_message(person.id, "2")).text == "2"
    assert person.last.text == "2"


async def test_calls_without_what_they_need(api: BotApi) -> None:
    """Each missing parameter has its own refusal; what breaks the fake itself is told too."""
    calls = [
        ("sendMessage", {"text": "x"}, "Bad Request: chat_id is empty"),
        ("editMessageText", {"text": "x"}, "Bad Request: message identifier is not specified"),
        ("deleteMessage", {"chat_id": api.person().id}, "Bad Request: message identifier is not specified"),
        ("deleteMessages", {"message_ids": {"a": 1}}, "Bad Request: expected an Array of message identifiers"),
        ("setMyCommands", {"commands": {"a": 1}}, "Bad Request: expected an Array of BotCommand"),
        ("sendMessage", {"text": "x", "entities": [1]}, "Internal Server Error"),
    ]
    descriptions = []
    async with aiohttp.ClientSession() as session:
        for method, parameters, _ in calls:
            async with session.post(f"{api.url}/bot{api.token}/{method}", json=parameters) as response:
                descriptions.append((await response.json())["description"])

    assert descriptions == [description for *_, description in calls]
    assert "the fake itself failed: TypeError" in api.refusals[-1].refusal
