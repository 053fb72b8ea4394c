"""The fake's messages and refusals, as python-telegram-bot's own client understands them."""

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, Forbidden

from tests.fakes.bot_api import BotApi, Person
from tests.fakes.bot_api.shapes import photo

KEYBOARD = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Un", callback_data="1"), InlineKeyboardButton("Deux", url="t.me/x")]]
)


async def test_bot_is_known_by_its_token(api: BotApi, bot: Bot) -> None:
    """The client learns who it is."""
    me = await bot.get_me()

    assert (me.id, me.is_bot, me.username) == (7_000_000_001, True, "point_info_bot")
    assert [call.method for call in api.calls] == ["getMe", "getMe"]


async def test_message_arrives_as_it_was_sent(bot: Bot, person: Person) -> None:
    """Text, formatting and buttons are on her screen and in the answer."""
    sent = await bot.send_message(
        person.id, "<b>Bonjour</b> &amp; merci", parse_mode=ParseMode.HTML, reply_markup=KEYBOARD, protect_content=True
    )

    assert "Bonjour & merci" == sent.text == person.last.text
    assert [(entity.type, entity.offset, entity.length) for entity in sent.entities] == [("bold", 0, 7)]
    assert person.last.labels == ["Un", "Deux"]
    assert sent.reply_markup == KEYBOARD
    assert person.id == sent.chat.id
    assert sent.has_protected_content


async def test_edit_takes_the_place_of_the_message(bot: Bot, person: Person) -> None:
    """After an edit only the new text is there; an edit without keyboard takes the keyboard away."""
    sent = await bot.send_message(person.id, "avant", reply_markup=KEYBOARD)

    edited = await bot.edit_message_text("après", chat_id=person.id, message_id=sent.message_id)

    assert edited.text == "après"  # type: ignore[union-attr]
    assert [message.text for message in person.received] == ["après"]
    assert person.last.labels == []
    assert person.last.edited


@pytest.mark.parametrize(
    ("text", "message_id", "refusal"),
    [
        (
            "pareil",
            None,
            "Message is not modified: specified new message content and reply markup are exactly the same",
        ),
        ("autre", 999, "Message to edit not found"),
        (" \n ", None, "Message text is empty"),
        ("x" * 4097, None, "Message_too_long"),
        ("autre", 1, "Message can't be edited"),
    ],
)
async def test_edit_is_refused_as_telegram_refuses_it(
    bot: Bot, person: Person, text: str, message_id: int | None, refusal: str
) -> None:
    """Each reason has Telegram's own words; message 1 is hers."""
    sent = await bot.send_message(person.id, "pareil")

    with pytest.raises(BadRequest, match=refusal):
        await bot.edit_message_text(text, chat_id=person.id, message_id=message_id or sent.message_id)


async def test_same_text_with_other_buttons_is_another_message(api: BotApi, bot: Bot, person: Person) -> None:
    """An edit of the keyboard alone is a change, and doing it again is not."""
    sent = await bot.send_message(person.id, "pareil", reply_markup=KEYBOARD)

    await bot.edit_message_text("pareil", chat_id=person.id, message_id=sent.message_id)
    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_text("pareil", chat_id=person.id, message_id=sent.message_id)

    assert [call.method for call in api.refusals] == ["editMessageText"]


async def test_deleting_in_private_takes_hers_too(bot: Bot, person: Person) -> None:
    """The bot may delete its messages and hers; what is not there is an error alone and passed over together."""
    hers = person.messages[0]
    sent = [await bot.send_message(person.id, str(number)) for number in range(3)]

    assert await bot.delete_message(person.id, hers.message_id)
    assert await bot.delete_messages(person.id, [sent[0].message_id, sent[1].message_id, 999])
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(person.id, sent[0].message_id)

    assert [message.text for message in person.messages] == ["2"]


async def test_deleting_is_limited(bot: Bot, person: Person) -> None:
    """Nothing older than 48 hours, and 1 to 100 at once."""
    old = await person.sends("avant-hier", age_seconds=49 * 3600)

    with pytest.raises(BadRequest, match="can't be deleted for everyone"):
        await bot.delete_message(person.id, old.message_id)
    with pytest.raises(BadRequest, match="can't be deleted for everyone"):
        await bot.delete_messages(person.id, [old.message_id])
    with pytest.raises(BadRequest, match="identifiers are not specified"):
        await bot.delete_messages(person.id, [])
    with pytest.raises(BadRequest, match=r"[Tt]oo many message identifiers"):
        await bot.delete_messages(person.id, list(range(1, 102)))


async def test_chats_that_cannot_be_written_to(api: BotApi, bot: Bot, person: Person) -> None:
    """Unknown, not yet started and blocking: each has its own refusal, and unblocking mends the last."""
    silent = api.person()
    await person.blocks()

    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(42, "?")
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(silent.id, "?")
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(person.id, "?")
    await person.unblocks()

    assert (await bot.send_message(person.id, "!")).text == "!"


async def test_reply_quotes_what_it_answers(bot: Bot, person: Person) -> None:
    """A reply carries the message it answers; one to nothing is refused."""
    hers = person.messages[0]

    reply = await bot.send_message(person.id, "oui", reply_to_message_id=hers.message_id)
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(person.id, "oui", reply_to_message_id=999)

    assert reply.reply_to_message is not None
    assert hers.message_id == reply.reply_to_message.message_id


async def test_media_cannot_be_edited_into_text(bot: Bot, person: Person) -> None:
    """A picture of hers is no text of the bot."""
    picture = await person.sends(photo())

    with pytest.raises(BadRequest, match="can't be edited"):
        await bot.edit_message_text("non", chat_id=person.id, message_id=picture.message_id)


async def test_chat_action(bot: Bot, person: Person) -> None:
    """Typing is shown to who may be written to, and only known actions are."""
    assert await bot.send_chat_action(person.id, ChatAction.TYPING)
    with pytest.raises(BadRequest, match=r"[Ww]rong parameter action"):
        await bot.send_chat_action(person.id, "dancing")


async def test_what_a_message_carries_besides_its_words(bot: Bot, person: Person) -> None:
    """No link preview where none is wanted, and protection that outlives an edit."""
    sent = await bot.send_message(
        person.id, "https://a.fr", link_preview_options=LinkPreviewOptions(is_disabled=True), protect_content=True
    )
    edited = await bot.edit_message_text("https://b.fr", chat_id=person.id, message_id=sent.message_id)
    plain = await bot.send_message(person.id, "https://c.fr", disable_web_page_preview=True)

    assert sent.link_preview_options == LinkPreviewOptions(is_disabled=True)
    assert edited.has_protected_content  # type: ignore[union-attr]
    assert plain.link_preview_options is not None
    assert [entity["type"] for entity in person.last.entities] == ["url"]
