"""What people do in the fake, as python-telegram-bot's own types understand it."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.constants import ChatMemberStatus, ChatType

from tests.fakes.bot_api import BotApi, Person
from tests.fakes.bot_api.shapes import MEDIA, forwarded, location, photo, pinned

MENU = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("\u200fMenu", callback_data="1|ar|home"),
            InlineKeyboardButton("Menu 2", callback_data="2"),
        ],
        [InlineKeyboardButton("Site", url="https://a.fr")],
    ]
)


async def only(bot: Bot) -> Update:
    """Return the one update that waits, and take it away."""
    *_, last = await bot.get_updates()
    await bot.get_updates(offset=last.update_id + 1)
    return last


async def said(bot: Bot) -> Message:
    """Return the message of the update that came last."""
    update = await only(bot)
    assert update.message is not None
    return update.message


async def test_identity_is_told_as_telegram_tells_it(bot: Bot, api: BotApi) -> None:
    """Every field of hers is in the update, and only those that she has."""
    premium = api.person("ar", id=5_999_000_001, first_name="Zaïnab", last_name="K", username="z_k", is_premium=True)
    bare = api.person(None, last_name=None, username=None)
    await premium.sends("سلام")
    user = (await said(bot)).from_user
    await bare.sends("salut")
    nobody = (await said(bot)).from_user

    assert user is not None
    assert (user.id, user.full_name, user.username) == (5_999_000_001, "Zaïnab K", "z_k")
    assert (user.language_code, user.is_premium, user.is_bot) == ("ar", True, False)
    assert nobody is not None
    assert (nobody.language_code, nobody.last_name, nobody.username) == (None, None, None)
    assert premium.phone_number.startswith("+33")


async def test_words_carry_what_telegram_finds_in_them(bot: Bot, person: Person) -> None:
    """A command is marked as one; a private chat carries her names."""
    await person.starts("fr_asylum-apply")
    message = await said(bot)

    assert message.text == "/start fr_asylum-apply"
    assert [entity.type for entity in message.entities] == ["bot_command"]
    assert (message.chat.type, message.chat.id) == (ChatType.PRIVATE, person.id)
    assert message.chat.first_name == person.user["first_name"]


async def test_old_words_have_their_date(bot: Bot, api: BotApi, person: Person) -> None:
    """What waited an hour says so."""
    await person.sends("il y a une heure", age_seconds=3600)

    assert 3599 <= api.world.now() - (await said(bot)).date.timestamp() <= 3602


@pytest.mark.parametrize("name", MEDIA)
async def test_media_are_whole(bot: Bot, person: Person, name: str) -> None:
    """The client knows every field of everything that can be sent, and finds what it is."""
    await person.sends(MEDIA[name]())
    message = await said(bot)

    assert getattr(message, name)
    assert message.api_kwargs == {}
    assert getattr(getattr(message, name), "api_kwargs", {}) == {}
    assert message.text is None


async def test_pictures_may_have_words(bot: Bot, person: Person) -> None:
    """A caption goes with a picture."""
    await person.sends(photo("mon passeport"))
    message = await said(bot)

    assert (message.caption, len(message.photo)) == ("mon passeport", 3)


async def test_other_things_that_come(bot: Bot, person: Person) -> None:
    """A live position, a forwarded message, a pinned one, a reply."""
    await person.sends(location(live=True))
    live = (await said(bot)).location
    await person.sends(forwarded("on m’a dit"))
    passed_on = (await said(bot)).forward_origin
    await person.sends(pinned(person.messages[0].wire))
    notice = (await said(bot)).pinned_message
    await person.sends("réponse", reply_to=person.messages[0])
    replied = (await said(bot)).reply_to_message

    assert live is not None
    assert live.heading == 90
    assert passed_on is not None
    assert isinstance(notice, Message)
    assert notice.text == "/start"
    assert replied is not None


async def test_edits_and_deletions_of_hers(bot: Bot, person: Person) -> None:
    """The bot learns of an edit and never of a deletion."""
    hers = await person.sends("avant")
    await person.edits(hers, "après /help")
    update = await only(bot)
    await person.deletes(hers)

    assert update.edited_message is not None
    assert update.edited_message.text == "après /help"
    assert update.edited_message.edit_date is not None
    assert await bot.get_updates() == ()
    assert [message.text for message in person.messages] == ["/start"]


async def test_buttons_are_found_by_label_or_data(bot: Bot, person: Person) -> None:
    """Invisible marks do not matter; an exact label wins; the update carries the message."""
    sent = await bot.send_message(person.id, "\u200fاختر \u2066114\u2069", reply_markup=MENU)
    assert (await person.sees("اختر 114")).labels == ["Menu", "Menu 2", "Site"]
    datas = []
    for wanted in ("Menu", "2", "1|ar|home"):
        await person.presses(wanted)
        query = (await only(bot)).callback_query
        assert query is not None
        assert query.chat_instance
        assert query.message is not None
        datas.append((query.data, query.from_user.id, query.message.message_id))

    assert datas == [(data, person.id, sent.message_id) for data in ("1|ar|home", "2", "1|ar|home")]


async def test_buttons_that_cannot_be_pressed(bot: Bot, person: Person) -> None:
    """No keyboard, no such button, a link, a deleted message: the test is told."""
    with pytest.raises(AssertionError, match="no button to press"):
        await person.presses("Menu")
    with pytest.raises(AssertionError, match="the bot has said nothing"):
        _ = person.last
    sent = await bot.send_message(person.id, "x", reply_markup=MENU)
    kept = person.last
    with pytest.raises(AssertionError, match="no button 'Retour' in"):
        await person.presses("Retour")
    with pytest.raises(AssertionError, match=r"opens https://a\.fr"):
        await person.presses("Site")
    await bot.delete_message(person.id, sent.message_id)
    with pytest.raises(AssertionError, match="is gone"):
        await person.presses("Menu", on=kept)


async def test_kept_message_keeps_its_old_buttons(bot: Bot, person: Person) -> None:
    """A button of a screen from before can still be pressed; Telegram may also not hand its message over."""
    sent = await bot.send_message(person.id, "x", reply_markup=MENU)
    kept = person.last
    await bot.edit_message_text("y", chat_id=person.id, message_id=sent.message_id)
    await person.presses("Menu 2", on=kept)
    query = (await only(bot)).callback_query
    await person.presses("Menu 2", on=kept, inaccessible=True)
    old = (await only(bot)).callback_query

    assert query is not None
    assert isinstance(query.message, Message)
    assert (query.data, query.message.text) == ("2", "y")
    assert old is not None
    assert old.message is not None
    assert not old.message.is_accessible


async def test_groups(bot: Bot, api: BotApi, person: Person) -> None:
    """Coming, speaking and going in groups of both kinds; the bot's words are on the group's screen."""
    for group in (api.group(), api.group("Bureau", is_super=False)):
        await person.adds_bot(group)
        added = await said(bot)
        await person.joins(group)
        joined = await said(bot)
        await person.sends("/help", to=group)
        spoken = await said(bot)
        await bot.send_message(spoken.chat.id, "En privé.")
        await person.leaves(group)
        left = await said(bot)

        assert added.new_chat_members[0].is_bot
        assert joined.new_chat_members[0].id == person.id
        assert spoken.chat.type in {ChatType.GROUP, ChatType.SUPERGROUP}
        assert (await group.sees("privé")).text == group.received[0].text
        assert left.left_chat_member is not None
    assert person.received == []


async def test_blocking_is_told(bot: Bot, person: Person) -> None:
    """The bot learns that it was blocked, and let in again."""
    await person.blocks()
    blocked = (await only(bot)).my_chat_member
    await person.unblocks()
    unblocked = (await only(bot)).my_chat_member

    assert blocked is not None
    assert blocked.new_chat_member.status == ChatMemberStatus.BANNED
    assert unblocked is not None
    assert unblocked.new_chat_member.status == ChatMemberStatus.MEMBER


async def test_raw_updates(bot: Bot, person: Person) -> None:
    """Any update can be sent as it is; a message gets the usual fields where it has none."""
    await person.sends_update({"message": {"text": "brut", "message_id": 77}})
    message = await said(bot)
    await person.sends_update({"some_new_kind": {"x": 1}})
    update = await only(bot)

    assert (message.text, message.message_id, message.chat.id) == ("brut", 77, person.id)
    assert update.api_kwargs == {"some_new_kind": {"x": 1}}


async def test_text_too_long_for_a_phone(person: Person) -> None:
    """A phone sends at most 4096 units at once."""
    with pytest.raises(AssertionError, match="cuts such a text"):
        await person.sends("x" * 4097)
