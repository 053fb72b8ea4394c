"""What an update means, and what of it is never even parsed."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channels.telegram.read import (
    LATE_AFTER,
    Place,
    Received,
    Update,
    convert_update,
    decode_update,
    read_update,
)
from bot.domain.address import encode
from bot.domain.commands import COMMANDS
from bot.domain.events import Grouped, Hide, Late, Medium, OldButton, Opened, Searched, Session, Started, Unreadable
from tests.builders import RIGHT_TO_LEFT, small_library
from tests.fakes.bot_api import shapes

Json = dict[str, Any]

LIBRARY = small_library()
NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)

#: Her id is that of the chat, where the answer goes; everything else about her is a mark that must not be found.
USER: Json = {
    "id": 5_100_000_001,
    "is_bot": False,
    "first_name": "MARKfirst",
    "last_name": "MARKlast",
    "username": "MARKuser",
    "language_code": "xx",
    "is_premium": True,
}
CHAT: Json = {"id": 5_100_000_001, "type": "private", **{n: USER[n] for n in ("first_name", "last_name", "username")}}
GROUP: Json = {"id": -1_001_500_000_001, "type": "supergroup", "title": "MARKtitle"}

#: Which kind of refusal each thing gets; what is not here is met with silence.
MEDIA: dict[str, Medium] = {
    "photo": "media",
    "video": "media",
    "video_note": "media",
    "animation": "media",
    "voice": "voice",
    "audio": "voice",
    "contact": "contact",
    "location": "location",
    "venue": "location",
    "document": "document",
    "poll": "other",
}

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)

#: JSON that looks like an update, with anything in any of its places.
_MESSAGE = st.fixed_dictionaries(
    {
        "message_id": st.just(7) | JSON,
        "chat": st.fixed_dictionaries({"id": st.just(1) | JSON}, optional={"type": st.just("private") | JSON}) | JSON,
    },
    optional={
        "date": st.just(1_800_000_000) | JSON,
        "from": st.just(USER) | JSON,
        "text": st.text() | st.text().map("/start {}".format) | JSON,
        **dict.fromkeys(("photo", "voice", "contact", "venue", "story"), JSON),
    },
)
_CALLBACK = st.fixed_dictionaries(
    {"id": st.just("1") | JSON},
    optional={"message": _MESSAGE | JSON, "from": st.just(USER) | JSON, "data": st.text() | JSON},
)
UPDATE_LIKE = st.fixed_dictionaries(
    {"update_id": st.just(1) | JSON}, optional={"message": _MESSAGE | JSON, "callback_query": _CALLBACK | JSON}
)


#: A busy machine is slow, which is no fault of what is tested.
relaxed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def message(chat: Json | None = None, age: timedelta = timedelta(), **content: Any) -> Json:
    """Return an update with a message, all usual fields filled in."""
    date = int((NOW - age).timestamp())
    return {
        "update_id": 1,
        "message": {"message_id": 7, "from": USER, "chat": chat or CHAT, "date": date, **content},
    }


def press(data: str | None, chat: Json | None = None, **more: Any) -> Json:
    """Return an update with a button press."""
    below = {"message_id": 6, "from": {"id": 1, "is_bot": True, "first_name": "B"}, "chat": chat or CHAT, "date": 1}
    callback = {"id": "99", "from": USER, "message": {**below, "text": "old"}, "chat_instance": "3", **more}
    return {"update_id": 1, "callback_query": callback if data is None else {**callback, "data": data}}


def read(raw: Json, username: str = "") -> Received | None:
    """Return what an update means that came over the wire."""
    update = decode_update(json.dumps(raw).encode())
    assert update is not None
    return read_update(update, LIBRARY, NOW, username)


def event_of(raw: Json, username: str = "") -> object:
    """Return the event of an update, None for silence."""
    received = read(raw, username)
    return received.event if received else None


# -- what is parsed ----------------------------------------------------------------------------------------------------


def test_only_what_is_declared_is_parsed() -> None:
    """Of a whole update with everything that Telegram knows, no name, number or file is in the decoded structs."""
    marked: Json = {
        **shapes.document("MARKfile.pdf", caption="MARKcaption"),
        **shapes.contact("+33MARKphone", "MARKcontact", "MARKfamily"),
        **shapes.venue("MARKvenue", "MARKaddress"),
        **shapes.audio("MARKsong", "MARKsinger"),
        **shapes.photo("MARKcaption"),
        "forward_origin": {"type": "user", "sender_user": USER, "date": 1},
        "reply_to_message": message(text="MARKreply")["message"],
        "entities": [{"type": "text_mention", "offset": 0, "length": 1, "user": USER}],
        "via_bot": USER,
        "author_signature": "MARKsignature",
    }
    raw = message(text="words", **marked) | {"edited_message": message(text="MARKedit")["message"]}
    raw |= press("1|xx|home")

    for update in (decode_update(json.dumps(raw).encode()), convert_update(raw)):
        assert "words" in repr(update)
        assert "MARK" not in repr(update)
        assert "MARK" not in repr(read_update(update, LIBRARY, NOW)) if update else False


def test_the_wire_and_decoded_json_are_read_alike() -> None:
    """What polling hands over as objects means the same as what a webhook gets as bytes."""
    for raw in (message(text="/start"), message(**shapes.photo()), press("1|xx|home"), {"update_id": 3}):
        assert decode_update(json.dumps(raw).encode()) == convert_update(raw)


def test_the_words_are_not_in_the_event_s_text() -> None:
    """An event may be logged or shown in a fault: her words are not in it."""
    assert "secret" not in repr(read(message(text="secret words")))


# -- messages ----------------------------------------------------------------------------------------------------------


def test_words_are_a_question() -> None:
    """Words come with the language of the phone, and the answer is a new message."""
    expected = Received(Place(CHAT["id"], 7), Session(), Searched("où dormir ?"), "xx")

    assert expected == read(message(text="où dormir ?"))


def test_a_phone_that_tells_no_language() -> None:
    """Without a language code, or without a sender, nothing is announced."""
    raw = message(text="x")
    raw["message"]["from"] = {"id": 1, "is_bot": False, "first_name": "A"}
    nobody = message(text="x")
    del nobody["message"]["from"]

    assert [received.announced for received in (read(raw), read(nobody)) if received] == ["", ""]


@pytest.mark.parametrize("name", sorted(shapes.MEDIA))
def test_what_is_never_opened_is_refused_by_its_kind(name: str) -> None:
    """Each medium has its own refusal; a sticker or a throw of dice is met with silence."""
    expected = Unreadable(MEDIA[name]) if name in MEDIA else None

    assert expected == event_of(message(**shapes.MEDIA[name]()))


def test_a_story_is_refused() -> None:
    """A story passed on is something else that is not read."""
    assert Unreadable("other") == event_of(message(story={"chat": CHAT, "id": 4}))


def test_a_caption_is_not_read() -> None:
    """Words under a picture are no question: she is told that pictures are not opened."""
    received = read(message(**shapes.photo("je suis en danger")))

    assert received
    assert Unreadable("media") == received.event


@pytest.mark.parametrize(
    "content",
    [
        {"new_chat_members": [USER]},
        {"left_chat_member": USER},
        {"pinned_message": message(text="x")["message"]},
        {"new_chat_title": "MARK"},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86_400}},
        {"successful_payment": {}},
        {"text": ""},
        {},
    ],
    ids=str,
)
def test_what_nobody_said_is_met_with_silence(content: Json) -> None:
    """Joins, pins, changes and empty messages are no words to answer."""
    assert event_of(message(**content)) is None


@pytest.mark.parametrize(
    "kind",
    [
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_message",
        "inline_query",
        "my_chat_member",
        "chat_member",
        "message_reaction",
        "poll",
        "something_of_next_year",
    ],
)
def test_other_updates_are_met_with_silence(kind: str) -> None:
    """Edits, channel posts, reactions and what Telegram will invent are not answered."""
    assert event_of({"update_id": 1, kind: message(text="/start")["message"]}) is None


# -- groups ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("chat", [GROUP, {**GROUP, "type": "group"}, {**GROUP, "type": "channel"}], ids=str)
@pytest.mark.parametrize(
    "command", ["/start", "/help", "/start@point_info_bot", "/START@Point_Info_Bot now", "/nonsense"]
)
def test_a_command_in_a_group_gets_the_neutral_line(chat: Json, command: str) -> None:
    """Whatever she asks for where others read, only one thing is said."""
    received = read(message(chat, text=command), "point_info_bot")

    assert Received(Place(GROUP["id"], 7), Session(), Grouped(), "xx") == received


@pytest.mark.parametrize(
    "content",
    [{"text": "je suis en danger"}, {"text": "@point_info_bot aide"}, {"text": "/start@other_bot"}, shapes.photo(), {}],
    ids=",".join,
)
def test_other_words_in_a_group_are_met_with_silence(content: Json) -> None:
    """Talk among people, and commands for another bot, are none of its business."""
    assert event_of(message(GROUP, **content), "point_info_bot") is None


def test_a_command_is_answered_before_the_own_name_is_known() -> None:
    """Until the bot has learned its name, a command with a name is taken as meant for it."""
    assert Grouped() == event_of(message(GROUP, text="/start@point_info_bot"))


def test_a_late_command_in_a_group_is_not_answered_otherwise() -> None:
    """The neutral line of a group stays that line, however old the command is."""
    assert Grouped() == event_of(message(GROUP, timedelta(days=1), text="/start"))


# -- time --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content", [{"text": "aide"}, {"text": "/emergency"}, {"text": "/start"}, shapes.voice()], ids=str
)
def test_what_waited_too_long_is_late(content: Json) -> None:
    """More than ten minutes later the phone may be in other hands: whatever it was, it is late."""
    received = read(message(None, LATE_AFTER + timedelta(seconds=1), **content))

    assert Received(Place(CHAT["id"], 7), Session(), Late(), "xx") == received


@pytest.mark.parametrize("age", [timedelta(), LATE_AFTER, timedelta(minutes=-5)], ids=str)
def test_what_waited_less_is_answered(age: timedelta) -> None:
    """Ten minutes are not too long, and a clock that is behind costs no answer."""
    assert Searched("aide") == event_of(message(None, age, text="aide"))


def test_a_message_without_a_date_is_answered() -> None:
    """A message that does not say when it was sent is taken as new."""
    raw = message(text="aide")
    del raw["message"]["date"]

    assert Searched("aide") == event_of(raw)


def test_silence_is_not_late() -> None:
    """An old sticker is met with silence as a new one."""
    assert event_of(message(None, timedelta(days=1), **shapes.sticker())) is None


# -- commands and links ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_does_what_its_button_does(name: str) -> None:
    """With or without the bot's name, and in capital letters too."""
    said = (f"/{name}", f"/{name}@point_info_bot", f"/{name.upper()}@Point_Info_Bot")

    assert [COMMANDS[name]] * 3 == [event_of(message(text=text)) for text in said]


def test_words_after_a_command_change_nothing() -> None:
    """Only /start takes something with it."""
    assert COMMANDS["hide"] == event_of(message(text="/hide now please"))


def test_an_unknown_command_is_a_question() -> None:
    """A slash before a word is no reason not to look for it."""
    assert Searched("/asile en France") == event_of(message(text="/asile en France"))


@pytest.mark.parametrize(
    ("payload", "session"),
    [
        ("xx_asylum-apply", Session("xx", "asylum.apply")),
        ("xx_asylum-apply_poster7", Session("xx", "asylum.apply")),
        ("xx_asylum", Session("xx", "asylum")),
        ("  xx_acse  ", Session("xx", "acse")),
        ("_acse", Session("", "acse")),
    ],
)
def test_a_link_opens_its_entry(payload: str, session: Session) -> None:
    """A link carries a language and an entry; a campaign changes nothing."""
    received = read(message(text=f"/start {payload}"))

    assert received
    assert (session, Opened(session.entry)) == (received.session, received.event)


@pytest.mark.parametrize("payload", ["xx", "xx_nonsense", "xx_home", "xx_asylum-apple", "xx_asylum.apply"])
def test_a_link_to_nothing_starts(payload: str) -> None:
    """A link to an entry that does not exist (any more) leads to the beginning, in its language."""
    received = read(message(text=f"/start {payload}"))

    assert received
    assert (Session("xx"), Started()) == (received.session, received.event)


@pytest.mark.parametrize(
    "payload",
    ["../../etc/passwd", "'; DROP TABLE tally;--", "1|xx|!erase|home", "\x00", "é" * 4000, "_" * 64, "%s{0}<b>"],
)
def test_a_hostile_link_starts(payload: str) -> None:
    """What nobody of us wrote leads to the beginning like any other link."""
    received = read(message(text=f"/start {payload}"))

    assert received
    assert Started() == received.event


# -- presses -----------------------------------------------------------------------------------------------------------


def test_a_press_edits_its_message() -> None:
    """The button's own address says where she is; the answer changes the message under which it stood."""
    data = encode(Session(RIGHT_TO_LEFT, "asylum"), Opened("asylum.apply"))
    expected = Received(
        Place(CHAT["id"], 6, edit=True, callback="99"), Session(RIGHT_TO_LEFT), Opened("asylum.apply"), "xx"
    )

    assert expected == read(press(data))


def test_a_press_is_never_late() -> None:
    """The message under a button may be old; the press is not, and a hidden text must be hidden."""
    assert Hide() == event_of(press(encode(Session("xx", "asylum"), Hide())))


def test_a_press_under_a_message_that_telegram_no_longer_hands_over() -> None:
    """An inaccessible message still has its place."""
    received = read(press("1|xx|asylum", message={"chat": CHAT, "message_id": 6, "date": 0}))

    assert received
    assert (6, Opened("asylum")) == (received.place.message, received.event)


@pytest.mark.parametrize("data", [None, "", "1", "0|xx|home", "2|xx|home", "1|xx|!dance|home", "|||", "\x00" * 64])
def test_a_button_that_is_not_understood_is_old(data: str | None) -> None:
    """Buttons of other versions, and of nobody, lead politely home."""
    assert OldButton() == event_of(press(data))


def test_presses_elsewhere_are_met_with_silence() -> None:
    """In a group, or under an inline message, nothing is shown."""
    without = press("1|xx|home")
    del without["callback_query"]["message"]

    assert [event_of(press("1|xx|home", GROUP)), event_of(without)] == [None, None]


# -- what is no update -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"{",
        b'"x"',
        b"\xff\xfe",
        b"\x00",
        b'{"update_id":"1"}',
        b'{"update_id":1.5}',
        b'{"update_id":1,"message":[]}',
        b'{"update_id":1,"message":{"message_id":1}}',
        b'{"update_id":1,"message":{"message_id":1,"chat":{"id":"1"}}}',
        b'{"update_id":1,"message":{"message_id":1,"chat":{"id":1},"text":5}}',
        b'{"update_id":1,"callback_query":{"id":5}}',
        b'{"update_id":1,"message":{"message_id":1,"chat":{"id":1},"text":"\\ud800"}}',
        b"[" * 100_000,
        b'{"update_id":1,"x":' + b"[" * 100_000,
        b'{"update_id":1,"x":' + b'{"a":' * 100_000,
        b'{"update_id":1,"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    ],
    ids=lambda body: repr(body[:60]),
)
def test_what_is_no_update_is_none(body: bytes) -> None:
    """Broken, nested without end, or of the wrong types: nothing is raised and nothing is read."""
    assert decode_update(body) is None


def test_nested_objects_are_no_update() -> None:
    """The same for what was decoded before."""
    bomb: Any = {}
    for _ in range(10_000):
        bomb = {"message": bomb}

    assert convert_update(bomb) is None
    assert convert_update([1]) is None


@relaxed
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_not(body: bytes) -> None:
    """No bytes raise."""
    decode_update(body)


@relaxed
@given(JSON)
def test_any_json_is_read_or_not(raw: Any) -> None:
    """No JSON raises, over the wire or decoded."""
    update = decode_update(json.dumps(raw).encode())

    assert update == convert_update(raw)


@relaxed
@given(UPDATE_LIKE)
def test_anything_like_an_update_is_read_or_not(raw: Json) -> None:
    """With anything in any place, an update is either none, or means something, or is met with silence."""
    update = convert_update(raw)

    assert update is None or isinstance(read_update(update, LIBRARY, NOW, "bot"), Received | None)


@relaxed
@given(st.text())
def test_any_words_mean_something(text: str) -> None:
    """Every text in a private chat, of any kind and with any slash, is a question, a command, or silence when empty."""
    for said in (text, f"/{text}", f"/start {text}"):
        received = read_update(Update(1, convert_update(message(text=said)).message), LIBRARY, NOW)  # type: ignore[union-attr]

        assert received or not said


@relaxed
@given(st.text())
def test_any_button_means_something(data: str) -> None:
    """Every text that a button could carry leads somewhere."""
    update = convert_update(press(data))

    assert update
    assert read_update(update, LIBRARY, NOW)
