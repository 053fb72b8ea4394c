"""The channel as a person meets it: what she does, and what is on her screen then."""

import asyncio
import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from bot.channels.telegram.api import Api
from bot.channels.telegram.read import convert_update
from bot.channels.telegram.render import ApiCall
from bot.channels.telegram.run import TelegramChannel
from bot.desk import Desk, House
from bot.domain.address import encode
from bot.domain.events import Erase, Hide, LanguageChosen, Opened, Session
from tests.builders import OTHER, RIGHT_TO_LEFT, SOURCE, translated, words
from tests.fakes.bot_api import BotApi, Person
from tests.fakes.bot_api.shapes import photo, sticker


async def answer_all(server: BotApi, channel: TelegramChannel) -> None:
    """Let the channel answer what waits."""
    raw = [update.wire for update in server.mailbox.pending.values()]
    server.mailbox.clear()
    await channel.handle_batch([update for update in map(convert_update, raw) if update])


def broken_clock(*faults: Exception) -> Callable[[], datetime]:
    """Return a clock that fails so often, and then tells the time."""
    waiting = list(faults)

    def now() -> datetime:
        if waiting:
            raise waiting.pop(0)
        return datetime.now(UTC)

    return now


async def test_words_are_answered_by_a_new_message(server: BotApi, channel: TelegramChannel, person: Person) -> None:
    """A question gets its card, in the language of the question."""
    await person.sends("comment demander l’asile")
    await answer_all(server, channel)

    assert person.last.says("Où commencer la demande d’asile")


async def test_a_press_changes_the_message_in_place(server: BotApi, channel: TelegramChannel, person: Person) -> None:
    """From card to card there is one message, and the button stops spinning."""
    await person.sends("comment demander l’asile")
    await answer_all(server, channel)
    pressed = await person.presses(encode(Session(SOURCE, "asylum.apply"), Opened("acse")))
    await answer_all(server, channel)

    assert await pressed.is_answered()
    assert len(person.received) == 1
    assert person.last.says("Un lieu loin du danger")


async def test_a_language_is_chosen_by_its_button(server: BotApi, channel: TelegramChannel) -> None:
    """The first message of somebody whose phone tells no language lists them; her choice is kept by the buttons."""
    stranger = server.person(language_code=None)
    await stranger.starts()
    await answer_all(server, channel)
    await stranger.presses(encode(Session(), LanguageChosen(RIGHT_TO_LEFT)))
    await answer_all(server, channel)

    assert stranger.last.says(translated(RIGHT_TO_LEFT, words("welcome.title")))
    assert {button.data.split("|")[1] for button in stranger.last.buttons if button.data} == {RIGHT_TO_LEFT}


async def test_the_phone_s_language_answers_a_command(server: BotApi, channel: TelegramChannel) -> None:
    """Where nothing was chosen, a command is answered in the language of the phone."""
    person = server.person(language_code=f"{OTHER}-GB")
    await person.sends("/emergency")
    await answer_all(server, channel)

    assert person.last.says(translated(OTHER, "Besoin d’aide maintenant"))


async def test_a_picture_is_refused_and_never_fetched(server: BotApi, channel: TelegramChannel, person: Person) -> None:
    """She is told why, and nothing is downloaded."""
    await person.sends(photo())
    await answer_all(server, channel)

    assert person.last.says(words("refused.media"))
    assert server.calls_of("(download)") == server.calls_of("getFile") == []


async def test_a_sticker_is_met_with_silence(server: BotApi, channel: TelegramChannel, person: Person) -> None:
    """Nothing is sent at all."""
    await person.sends(sticker())
    await answer_all(server, channel)

    assert person.received == []


async def test_a_group_gets_the_private_link_and_nothing_else(
    server: BotApi, channel: TelegramChannel, person: Person
) -> None:
    """One neutral line with one button that leads to a private chat."""
    group = server.group()
    await person.sends("/emergency", to=group)
    await answer_all(server, channel)
    (said,) = group.received

    assert said.says(words("group.title"))
    assert [f"https://t.me/{server.world.bot['username']}"] == [button.url for button in said.buttons]


async def test_a_group_gets_no_link_before_the_name_is_known(desk: Desk, server: BotApi, person: Person) -> None:
    """Without a name there is no address to give; the line stands alone."""
    api = Api(server.token, server.url)
    await api.open()
    group = server.group()
    await person.sends("/start", to=group)
    await answer_all(server, TelegramChannel(desk, api))
    await api.close()

    assert [message.labels for message in group.received] == [[]]


async def test_a_press_in_a_group_only_stops_spinning(server: BotApi, channel: TelegramChannel, person: Person) -> None:
    """A button that found its way into a group shows nothing there."""
    chat = server.group().chat.wire
    below = {"message_id": 5, "chat": chat, "date": 0}
    press = {"id": "99", "from": person.user, "message": below, "chat_instance": "1", "data": "1|fr|home"}
    update = convert_update({"update_id": 1, "callback_query": press})

    assert update
    assert (ApiCall("answerCallbackQuery", {"callback_query_id": "99"}),) == await channel.prepare(update)


async def test_hide_takes_the_text_away(server: BotApi, channel: TelegramChannel, person: Person) -> None:
    """The card is gone at once, and one unmarked button leads back to it."""
    await person.sends("comment demander l’asile")
    await answer_all(server, channel)
    await person.presses(encode(Session(SOURCE, "asylum.apply"), Hide()))
    await answer_all(server, channel)

    assert not any(message.says("SPADA") for message in person.received)
    assert [encode(Session(SOURCE), Opened("asylum.apply"))] == [button.data for button in person.last.buttons]


async def test_erase_by_a_command_takes_everything_and_says_so(
    server: BotApi, channel: TelegramChannel, person: Person
) -> None:
    """Her words, the answers and the command go; a new message tells how many."""
    await person.sends("comment demander l’asile")
    await answer_all(server, channel)
    await person.sends("/erase")
    await answer_all(server, channel)

    assert len(person.messages) == 1
    assert person.last.says(f"{words('erased.body').partition(' {')[0]} 3")


async def test_erase_by_a_press_keeps_the_report(server: BotApi, channel: TelegramChannel, person: Person) -> None:
    """The message under the button becomes the report; erasing again takes that one too."""
    await person.sends("/menu")
    await answer_all(server, channel)
    await person.presses(encode(Session(SOURCE), Erase()))
    await answer_all(server, channel)
    report = person.last

    assert [report.message_id] == [message.message_id for message in person.messages]
    assert report.says(words("erased.title"))
    await person.sends("/erase")
    await answer_all(server, channel)

    assert len(person.messages) == 1
    assert report.message_id != person.last.message_id


async def test_what_was_shown_is_counted(small_house: House, server: BotApi, api: Api, person: Person) -> None:
    """An entry that was shown is one visit of this channel; hiding and lists of languages are none."""
    counted: list[tuple[str, str, str]] = []
    desk = Desk(small_house, lambda visit, channel: counted.append((visit.entry, visit.language, channel)))
    channel = TelegramChannel(desk, api)
    for text in ("comment demander l’asile", "/hide", "/language", "/erase"):
        await person.sends(text)
    await answer_all(server, channel)

    assert counted == [("asylum.apply", SOURCE, "telegram")]


async def test_a_fault_in_one_update_stays_there(
    desk: Desk, server: BotApi, api: Api, person: Person, journal: io.StringIO
) -> None:
    """The next one is answered, and the log names the kind of fault and not what it says."""
    channel = TelegramChannel(desk, api, now=broken_clock(ValueError("her words")))
    await person.sends("/menu")
    await person.sends("/emergency")
    for raw in [update.wire for update in server.mailbox.pending.values()]:
        update = convert_update(raw)
        assert update
        await channel.handle(update)

    assert [message.plain.split("\n")[0].strip("🆘 ") for message in person.received] == ["Besoin d’aide maintenant"]
    assert "update not answered: ValueError" in journal.getvalue()
    assert "her words" not in journal.getvalue()


async def test_half_a_letter_is_answered(channel: TelegramChannel, person: Person) -> None:
    """Half of a surrogate pair, as a broken client sends it, is a question like any other."""
    message = {"message_id": 9, "chat": person.chat.wire, "from": person.user, "text": "asile \ud83d"}
    update = convert_update({"update_id": 1, "message": message})

    assert update
    await channel.handle(update)
    assert person.received


async def test_one_chat_is_answered_in_its_order(server: BotApi, channel: TelegramChannel, person: Person) -> None:
    """However slow the first answer is, the second comes after it."""
    server.faults.delay("sendMessage", 0.2)
    for text in ("/menu", "/emergency", "/privacy"):
        await person.sends(text)
    await answer_all(server, channel)

    assert [
        next(start for start in ("Que cherchez", "Besoin", "Ce qui") if message.says(start))
        for message in person.received
    ] == ["Que cherchez", "Besoin", "Ce qui"]


async def test_two_batches_of_one_chat_keep_its_order(server: BotApi, channel: TelegramChannel, person: Person) -> None:
    """A second batch waits for the first where they are about the same chat."""
    server.faults.delay("sendMessage", 0.2)
    await person.sends("/menu")
    first = asyncio.create_task(answer_all(server, channel))
    await server.called("sendMessage")
    await person.sends("/emergency")
    await asyncio.gather(first, answer_all(server, channel))

    assert [m.says(start) for m, start in zip(person.received, ("Que", "Besoin"), strict=True)] == [True, True]
    assert len(channel._turns) == 0


async def test_a_slow_chat_does_not_hold_up_another(server: BotApi, channel: TelegramChannel, person: Person) -> None:
    """Of one batch, each chat is answered as fast as it can be."""
    other = server.person()
    server.faults.delay("sendMessage", 1)
    await person.sends("/menu")
    await other.sends("/menu")
    answering = asyncio.create_task(answer_all(server, channel))
    await other.sees("Que cherchez", timeout=0.8)

    assert person.received == []
    await answering

    assert len(person.received) == 1


async def test_of_several_late_messages_one_is_answered(
    server: BotApi, channel: TelegramChannel, person: Person
) -> None:
    """After a long absence there is one neutral line, not one for each; what is new is answered as usual."""
    for text in ("aide", "où dormir", "/emergency"):
        await person.sends(text, age_seconds=700)
    await person.sends("/menu")
    await answer_all(server, channel)

    assert [m.says(s) for m, s in zip(person.received, (words("late.title"), "Que"), strict=True)] == [True, True]


async def test_a_blocked_bot_goes_on(server: BotApi, channel: TelegramChannel, person: Person) -> None:
    """Somebody who blocked the bot costs the others nothing."""
    await person.sends("/menu")
    await person.blocks()
    other = server.person()
    await other.sends("/menu")
    await answer_all(server, channel)

    assert other.received


async def test_parameters_are_plain_data(channel: TelegramChannel, person: Person) -> None:
    """What answers an update can be written as JSON, so that a webhook can answer with it."""
    raw: dict[str, Any] = {"message_id": 9, "chat": person.chat.wire, "text": "/start"}
    update = convert_update({"update_id": 1, "message": raw})

    assert update
    for call in await channel.prepare(update):
        assert {type(value) for value in call.params.values()} <= {str, int, bool, dict, list}
