"""Long polling: nothing is lost, nothing blocks, and Telegram may go away and come back."""

import asyncio
import contextlib
import io
from collections.abc import AsyncIterator, Callable

import pytest

from bot.channels.telegram.api import Api
from bot.channels.telegram.polling import Poller
from bot.channels.telegram.read import ALLOWED_UPDATES
from bot.channels.telegram.run import TelegramChannel
from bot.desk import Desk
from bot.domain.errors import ChannelError
from tests.builders import words
from tests.fakes.bot_api import BotApi, Person

pytestmark = pytest.mark.usefixtures("quick")


@contextlib.asynccontextmanager
async def running(channel: TelegramChannel) -> AsyncIterator[Poller]:
    """Poll as long as the block lasts."""
    poller = Poller(channel)
    task = asyncio.create_task(poller.run())
    yield poller
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def eventually(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(5):
        while not holds():  # noqa: ASYNC110  what is waited for rings no bell
            await asyncio.sleep(0.01)


async def test_what_is_written_is_answered(server: BotApi, channel: TelegramChannel, person: Person) -> None:
    """Telegram is asked for the two kinds of updates that are answered: once to see that it is there, then held."""
    async with running(channel) as poller:
        await person.sends("/menu")
        await person.sees("Que cherchez")
        await server.called("getUpdates", 2)
        fetches = [call.parameters for call in server.calls_of("getUpdates")]

        assert poller.is_connected
        assert [fetch["timeout"] for fetch in fetches[:2]] == [0, 30]
        assert all((list(ALLOWED_UPDATES), 100) == (fetch["allowed_updates"], fetch["limit"]) for fetch in fetches)


async def test_it_is_connected_before_anything_is_written(channel: TelegramChannel) -> None:
    """Readiness does not wait for the first message of somebody, at the start nor after Telegram was away."""
    async with running(channel) as poller:
        await eventually(lambda: poller.is_connected)


async def test_what_was_fetched_is_acknowledged_with_the_next_fetch(
    server: BotApi, channel: TelegramChannel, person: Person
) -> None:
    """While an answer is on its way Telegram still holds the update: what a crash leaves is delivered again."""
    server.faults.delay("sendMessage", 0.3)
    async with running(channel):
        await person.sends("/menu")
        await server.called("sendMessage")
        (number,) = server.mailbox.pending

        assert {0} == {call.parameters["offset"] for call in server.calls_of("getUpdates")}
        await server.drained()

        assert number + 1 == server.calls_of("getUpdates")[-1].parameters["offset"]
        assert len(person.received) == 1


async def test_answers_of_one_chat_come_in_order_across_fetches(
    server: BotApi, channel: TelegramChannel, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A batch that takes too long goes on beside the next fetch, and still comes first."""
    monkeypatch.setattr("bot.channels.telegram.polling.BATCH_SECONDS", 0.05)
    server.faults.delay("sendMessage", 0.4)
    async with running(channel):
        await person.sends("/menu")
        await server.called("sendMessage")
        await person.sends("/emergency")
        await person.sees("Besoin d’aide")

    assert [m.says(start) for m, start in zip(person.received, ("Que", "Besoin"), strict=True)] == [True, True]


async def test_a_slow_chat_does_not_block_others(
    server: BotApi, channel: TelegramChannel, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody who writes while another's answer is stuck is answered."""
    monkeypatch.setattr("bot.channels.telegram.polling.BATCH_SECONDS", 0.05)
    server.faults.delay("sendMessage", 2)
    other = server.person()
    async with running(channel):
        await person.sends("/menu")
        await server.called("sendMessage")
        await other.sends("/menu")
        await other.sees("Que cherchez", timeout=1.5)

        assert person.received == []


async def test_several_late_messages_get_one_line(server: BotApi, channel: TelegramChannel, person: Person) -> None:
    """After a long absence each chat gets one neutral line, whatever was written meanwhile."""
    for text in ("aide", "/emergency", "où dormir"):
        await person.sends(text, age_seconds=3600)
    async with running(channel):
        await person.sees(words("late.title"))
        await server.drained()

    assert len(person.received) == 1


async def test_telegram_goes_away_and_comes_back(
    server: BotApi, channel: TelegramChannel, person: Person, journal: io.StringIO
) -> None:
    """Fetching goes on with growing waits, the log says it once each way, and what was written meanwhile is answered."""
    async with running(channel) as poller:
        await eventually(lambda: poller.is_connected)
        await server.stop()
        await eventually(lambda: not poller.is_connected)
        await asyncio.sleep(0.3)
        await server.start()
        await person.sends("/menu")
        await person.sees("Que cherchez")

        assert poller.is_connected
    assert tuple(journal.getvalue().count(f"telegram {word}") for word in ("connected", "away, trying again")) == (2, 1)


@pytest.mark.parametrize("fault", ["500", "429", "page", "broken"])
async def test_a_fetch_that_fails_is_made_again(
    server: BotApi, channel: TelegramChannel, person: Person, fault: str
) -> None:
    """No fault of the way to Telegram ends the polling or loses an update."""
    faults = {
        "500": lambda: server.faults.fail("getUpdates", 500, times=3),
        "429": lambda: server.faults.fail("getUpdates", 429),
        "page": lambda: server.faults.garble("getUpdates", status=200),
        "broken": lambda: server.faults.drop("getUpdates", after=True),
    }
    faults[fault]()
    async with running(channel):
        await person.sends("/menu")
        await person.sees("Que cherchez")


async def test_another_poller_is_told_in_the_log(
    server: BotApi, channel: TelegramChannel, person: Person, journal: io.StringIO
) -> None:
    """Two processes with one token take each other's updates: the operator must know."""
    server.faults.fail("getUpdates", 409)
    async with running(channel):
        await person.sends("/menu")
        await person.sees("Que cherchez")

    assert "another process polls with this token" in journal.getvalue()


async def test_another_refusal_is_told_by_its_kind(
    server: BotApi, channel: TelegramChannel, journal: io.StringIO
) -> None:
    """What Telegram does not want is told, without its words."""
    server.faults.fail("getUpdates", 403, "Forbidden: some words")
    async with running(channel) as poller:
        await eventually(lambda: poller.is_connected)

    assert "telegram refused getUpdates: Forbidden" in journal.getvalue()
    assert "some words" not in journal.getvalue()


async def test_a_token_that_is_no_longer_accepted_ends_it(server: BotApi, channel: TelegramChannel) -> None:
    """A token that was revoked is the operator's to mend."""
    server.faults.fail("getUpdates", 401, "Unauthorized")
    async with asyncio.timeout(5):
        with pytest.raises(ChannelError, match="BALISE_TELEGRAM_TOKEN"):
            await Poller(channel).run()


async def test_a_wrong_token_ends_it_at_once(server: BotApi, desk: Desk) -> None:
    """The same for the first call of all."""
    api = Api("7000000001:wrong", server.url)
    await api.open()
    async with asyncio.timeout(5):
        with pytest.raises(ChannelError, match="BALISE_TELEGRAM_TOKEN"):
            await Poller(TelegramChannel(desk, api)).run()
    await api.close()


@pytest.mark.parametrize("is_away", [False, True])
async def test_a_webhook_of_before_is_removed(
    server: BotApi, channel: TelegramChannel, person: Person, is_away: bool
) -> None:
    """A webhook of an earlier configuration would keep the updates; it goes even when Telegram is away at first."""
    server.webhook.set({"url": "https://old.example/telegram"})
    if is_away:
        await server.stop()
    async with running(channel):
        await asyncio.sleep(0.1)
        if is_away:
            await server.start()
        await server.called("deleteWebhook")
        await person.sends("/menu")
        await person.sees("Que cherchez")

    assert server.webhook.hook.url == ""


async def test_an_update_that_cannot_be_read_is_left_behind(
    server: BotApi, channel: TelegramChannel, person: Person
) -> None:
    """What is no update of ours is acknowledged, and comes no second time."""
    await person.sends_update({"message": {"text": 5}})
    await person.sends_update({"message": {"chat": "nobody's"}})
    await person.sends("/menu")
    async with running(channel):
        await person.sees("Que cherchez")
        await server.drained()

    assert len(person.received) == 1


@pytest.mark.parametrize("result", [[None, 5, "x", {}, {"update_id": "7"}], {"a": 1}, "text", None], ids=str)
async def test_nonsense_instead_of_updates_is_nothing(server: BotApi, channel: TelegramChannel, result: object) -> None:
    """A server that is not Telegram's breaks nothing."""

    async def nonsense(_: object) -> object:
        return result

    server._methods["getUpdates"] = nonsense

    assert await Poller(channel)._fetch() == []


async def test_what_is_being_answered_is_finished_at_the_end(
    server: BotApi, channel: TelegramChannel, person: Person
) -> None:
    """The program is stopped while an answer is on its way: it still arrives."""
    server.faults.delay("sendMessage", 0.3)
    async with running(channel):
        await person.sends("/menu")
        await server.called("sendMessage")

    assert len(person.received) == 1


async def test_what_was_answered_is_acknowledged_at_the_end(
    server: BotApi, channel: TelegramChannel, person: Person
) -> None:
    """A program that is stopped tells Telegram what it has answered: a restart does not answer it again."""
    async with running(channel):
        await person.sends("/menu")
        await person.sees("Que cherchez")
        await asyncio.sleep(0.05)

    assert not server.mailbox.pending
