"""Polling: waiting, acknowledging, choosing kinds, conflicts; seen through python-telegram-bot's own client."""

import asyncio
import time

import pytest
from telegram import Bot, Update
from telegram.error import BadRequest, Conflict
from telegram.ext import ApplicationBuilder, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from tests.fakes.bot_api import BotApi, Person


async def test_updates_wait_until_they_are_acknowledged(api: BotApi, bot: Bot, person: Person) -> None:
    """Without an offset the same comes again; an offset takes away what is before it."""
    await person.sends("deux")

    first, second = await bot.get_updates()
    again = await bot.get_updates(offset=second.update_id, limit=1)
    rest = await bot.get_updates(offset=second.update_id + 1)

    assert [first.message.text, second.message.text] == ["/start", "deux"]  # type: ignore[union-attr]
    assert [update.update_id for update in again] == [first.update_id + 1]
    assert rest == ()
    await api.drained()


async def test_one_at_a_time_and_only_the_last(bot: Bot, person: Person) -> None:
    """A limit cuts; a negative offset keeps only the end."""
    for text in ("deux", "trois"):
        await person.sends(text)

    assert len(await bot.get_updates(limit=2)) == 2
    (last,) = await bot.get_updates(offset=-1)
    assert last.message is not None
    assert last.message.text == "trois"


async def test_poll_ends_as_soon_as_something_comes(bot: Bot, api: BotApi) -> None:
    """A waiting poll is woken by a new update, long before its time is over."""
    person, began = api.person(), time.monotonic()
    poll = asyncio.create_task(bot.get_updates(timeout=45))
    await api.called("getUpdates")

    await person.starts()

    assert len(await poll) == 1
    assert time.monotonic() - began < 30


async def test_poll_ends_empty_when_nothing_comes(bot: Bot) -> None:
    """After the time asked for, there is an empty answer."""
    began = time.monotonic()

    assert await bot.get_updates(timeout=1) == ()
    assert time.monotonic() - began > 0.9


async def test_second_poll_ends_the_first(bot: Bot, api: BotApi) -> None:
    """Two bots with one token get in each other's way, and the earlier one is told."""
    first = asyncio.create_task(bot.get_updates(timeout=20))
    await api.called("getUpdates")
    async with Bot(api.token, base_url=f"{api.url}/bot") as other:
        second = asyncio.create_task(other.get_updates(timeout=20))

        with pytest.raises(Conflict, match=r"(?i)terminated by other getUpdates request"):
            await first
        await api.person().starts()

        assert len(await second) == 1


async def test_polling_is_refused_while_a_webhook_is_set(bot: Bot, api: BotApi) -> None:
    """A webhook ends the waiting poll and refuses others until it is deleted."""
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await api.called("getUpdates")
    await bot.set_webhook("http://127.0.0.1:9/hook")

    with pytest.raises(Conflict, match=r"(?i)terminated by setWebhook"):
        await poll
    with pytest.raises(Conflict, match=r"(?i)can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()

    assert await bot.get_updates() == ()


async def test_kinds_not_asked_for_do_not_come(bot: Bot, api: BotApi) -> None:
    """A list of kinds holds until another is given; the empty one means all but those on request."""
    person, group = api.person(), api.group()
    await bot.get_updates(allowed_updates=["message", "chat_member"])
    hello = await person.starts()
    await person.edits(hello, "/menu")
    await person.joins(group)

    assert [kinds(update) for update in await bot.get_updates()] == ["message", "chat_member", "message"]
    await bot.get_updates(offset=-1, allowed_updates=[])
    await person.edits(hello, "/help")
    await person.leaves(group)
    assert [kinds(update) for update in await bot.get_updates()][1:] == ["edited_message", "message"]


def kinds(update: Update) -> str:
    """Return what an update holds."""
    return next(name for name in update.to_dict() if name != "update_id")


async def test_updates_stay_while_the_server_is_away(bot: Bot, api: BotApi, person: Person) -> None:
    """Stopping ends a waiting poll; nothing that waits is lost."""
    await bot.get_updates()
    await api.stop()
    await person.sends("deux")
    await api.start()

    assert len(await bot.get_updates()) == 2


async def test_whole_bot_that_nobody_here_wrote_talks_with_it(api: BotApi) -> None:
    """A python-telegram-bot application answers words and presses, by polling."""
    application = ApplicationBuilder().token(api.token).base_url(f"{api.url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, greet))
    application.add_handler(CallbackQueryHandler(thank))
    person = api.person()
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling(poll_interval=0, timeout=5)
        await person.sends("Bonjour")
        await person.sees("Bonjour, Awa1")
        press = await person.presses("Merci")
        assert await press.is_answered()
        await person.sees("De rien")
        await application.updater.stop()
        await application.stop()

    assert [message.text for message in person.messages] == ["Bonjour", "De rien"]
    assert api.refusals == []


async def greet(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer with a button."""
    message = update.message
    assert message is not None
    assert message.from_user is not None
    markup = {"inline_keyboard": [[{"text": "Merci", "callback_data": "thanks"}]]}
    await message.reply_text(f"Bonjour, {message.from_user.first_name}", api_kwargs={"reply_markup": markup})


async def thank(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Edit the message in place."""
    query = update.callback_query
    assert query is not None
    await query.answer()
    await query.edit_message_text("De rien")


async def test_waiting_for_what_does_not_come_says_what_came(api: BotApi, bot: Bot, person: Person) -> None:
    """A test that waits in vain is told what is on the screen and what was refused."""
    await bot.send_message(person.id, "autre chose")
    with pytest.raises(BadRequest):
        await bot.send_message(person.id, "")

    with pytest.raises(AssertionError, match=r"(?s)'jamais'.*autre chose.*refused sendMessage: Bad Request"):
        await person.sees("jamais", timeout=0.01)
    with pytest.raises(AssertionError, match="she still sees"):
        await person.no_longer_sees("autre", timeout=0.01)
    with pytest.raises(AssertionError, match="getMyName was called 0 times"):
        await api.called("getMyName", timeout=0.01)
    with pytest.raises(AssertionError, match="has not fetched 1 updates"):
        await api.drained(timeout=0.01)
