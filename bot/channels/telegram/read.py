"""Decodes an update into a session and an event: only the few fields that the conversation needs.

What is not declared here is never parsed, so a name, a number or a file can reach no log and no table.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec

from bot.domain.address import decode, decode_link
from bot.domain.commands import COMMANDS
from bot.domain.events import Event, Grouped, Late, Medium, Opened, Searched, Session, Started, Unreadable
from bot.domain.library import HOME, Library

#: A message that waited longer (the bot was down) is answered with a neutral line: the phone may be in other hands.
LATE_AFTER = timedelta(minutes=10)

#: The updates that Telegram is asked for; edits, joins and reactions never arrive.
ALLOWED_UPDATES = ("message", "callback_query")


class _Present(msgspec.Struct):
    """Something is there; nothing of it is read."""


class _Sender(msgspec.Struct):
    language_code: str = ""


class _Chat(msgspec.Struct):
    id: int
    type: str = "private"


class _Message(msgspec.Struct, rename={"sender": "from"}):
    message_id: int
    chat: _Chat
    date: int = 0
    sender: _Sender | None = None
    text: str = ""
    photo: list[_Present] | None = None
    video: _Present | None = None
    animation: _Present | None = None
    video_note: _Present | None = None
    voice: _Present | None = None
    audio: _Present | None = None
    contact: _Present | None = None
    location: _Present | None = None
    venue: _Present | None = None
    document: _Present | None = None
    poll: _Present | None = None
    story: _Present | None = None


class _Callback(msgspec.Struct, rename={"sender": "from"}):
    id: str
    message: _Message | None = None
    sender: _Sender | None = None
    data: str = ""


class Update(msgspec.Struct):
    """An update of the Bot API as far as it is read."""

    update_id: int
    message: _Message | None = None
    callback_query: _Callback | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the answer goes: `edit` is the message to change, `callback` the press to confirm; `message` is the newest id known."""

    chat: int
    message: int
    edit: bool = False
    callback: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """An update as the conversation sees it."""

    place: Place
    session: Session
    event: Event
    announced: str = ""


#: The first of these that a message holds says what it is; an animation also comes as a document, a venue as a location.
_MEDIA: tuple[tuple[str, Medium], ...] = (
    ("photo", "media"),
    ("video", "media"),
    ("animation", "media"),
    ("video_note", "media"),
    ("voice", "voice"),
    ("audio", "voice"),
    ("contact", "contact"),
    ("venue", "location"),
    ("location", "location"),
    ("document", "document"),
    ("poll", "other"),
    ("story", "other"),
)

_decoder = msgspec.json.Decoder(Update)


def decode_update(body: bytes) -> Update | None:
    """Return an update from the wire, or None for what is no update that we know."""
    try:
        return _decoder.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def convert_update(raw: Any) -> Update | None:
    """Return an update from decoded JSON, or None for what is no update that we know."""
    try:
        return msgspec.convert(raw, Update)
    except (msgspec.ValidationError, RecursionError):
        return None


def read_update(update: Update, library: Library, now: datetime, username: str = "") -> Received | None:
    """Return what an update means, or None for what is met with silence. `username`: the bot's own."""
    if update.callback_query is not None:
        return _read_callback(update.callback_query)
    if update.message is not None:
        return _read_message(update.message, library, now, username)
    return None


def _read_callback(callback: _Callback) -> Received | None:
    message = callback.message
    if message is None or message.chat.type != "private":
        return None
    session, event = decode(callback.data)
    place = Place(message.chat.id, message.message_id, edit=True, callback=callback.id)
    return Received(place, session, event, _announced(callback.sender))


def _read_message(message: _Message, library: Library, now: datetime, username: str) -> Received | None:
    place = Place(message.chat.id, message.message_id)
    announced = _announced(message.sender)
    if message.chat.type != "private":
        return Received(place, Session(), Grouped(), announced) if _is_for_us(message.text, username) else None
    session, event = _meaning(message, library)
    if event is None:
        return None
    if message.date and now.timestamp() - message.date > LATE_AFTER.total_seconds():
        return Received(place, Session(), Late(), announced)
    return Received(place, session, event, announced)


def _is_for_us(text: str, username: str) -> bool:
    """Tell whether words in a group are a command, and not one for another bot."""
    addressee = text.split(maxsplit=1)[0].partition("@")[2] if text.startswith("/") else ""
    return text.startswith("/") and (not addressee or not username or addressee.lower() == username.lower())


def _meaning(message: _Message, library: Library) -> tuple[Session, Event | None]:
    """Return what a private message says; None for a sticker, a join and the like."""
    if message.text.startswith("/"):
        return _command(message.text, library)
    if message.text:
        return Session(), Searched(message.text)
    for name, medium in _MEDIA:
        if getattr(message, name) is not None:
            return Session(), Unreadable(medium)
    return Session(), None


def _command(text: str, library: Library) -> tuple[Session, Event]:
    """Return what a slash command means; `/start` may carry a deep link."""
    command, _, payload = text.partition(" ")
    name = command[1:].split("@")[0].lower()
    if name == "start" and payload.strip():
        session = decode_link(payload.strip(), library)
        return session, Started() if session.entry == HOME else Opened(session.entry)
    return Session(), COMMANDS.get(name) or Searched(text)


def _announced(sender: _Sender | None) -> str:
    return sender.language_code if sender else ""
