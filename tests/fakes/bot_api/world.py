"""What Telegram knows: chats, the messages in them, who may write to whom. Held in memory, as the bot would find it."""

import itertools
import time
from dataclasses import dataclass, field

from tests.fakes.bot_api.wire import Bell, Json, bad_request, forbidden

DELETABLE_SECONDS = 48 * 3600

#: What an edit leaves as it was.
_LASTING = ("message_id", "from", "chat", "date", "reply_to_message")


@dataclass(slots=True)
class Chat:
    """A chat and its messages, as they are now. `refusal` is why the bot may not write here."""

    wire: Json
    refusal: str = ""
    messages: dict[int, Json] = field(default_factory=dict)

    @property
    def id(self) -> int:
        """The number of the chat; that of the person in a private one."""
        return int(self.wire["id"])

    @property
    def is_private(self) -> bool:
        """Whether only one person reads here."""
        return bool(self.wire["type"] == "private")


@dataclass(slots=True)
class Query:
    """A button press that waits for its answer."""

    id: str
    is_expired: bool = False
    is_answered: bool = False
    text: str = ""
    is_alert: bool = False
    url: str = ""


class World:
    """All chats of one bot."""

    def __init__(self, bot: Json) -> None:
        self.bot = bot
        self.bell = Bell()
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self._message_ids = itertools.count(1)
        self._query_ids = itertools.count(4_382_910_557_201_993_001)

    def now(self) -> int:
        """Return the time as messages carry it."""
        return int(time.time())

    def chat_for(self, chat_id: object, *, to_write: bool = True) -> Chat:
        """Return the chat that a call names. Raises the refusal of a call that may not reach it."""
        if chat_id in (None, ""):
            raise bad_request("chat_id is empty")
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None:
            raise bad_request("chat not found")
        if to_write and chat.refusal:
            raise forbidden(chat.refusal)
        return chat

    def add_message(self, chat: Chat, sender: Json, content: Json, *, age_seconds: float = 0) -> Json:
        """Put a message into a chat and return it."""
        message: Json = {
            "message_id": next(self._message_ids),
            "from": sender,
            "chat": chat.wire,
            "date": self.now() - int(age_seconds),
            **content,
        }
        chat.messages[message["message_id"]] = message
        self.bell.ring()
        return message

    def edit_message(self, chat: Chat, message: Json, content: Json) -> Json:
        """Put other content in place of that of a message and return the message."""
        kept = {name: message[name] for name in _LASTING if name in message}
        edited: Json = {**kept, "edit_date": self.now(), **content}
        chat.messages[message["message_id"]] = edited
        self.bell.ring()
        return edited

    def may_delete(self, chat: Chat, message: Json) -> bool:
        """Return whether the bot may delete a message: its own, or a person's in private, within 48 hours."""
        is_own = message["from"]["id"] == self.bot["id"]
        return (is_own or chat.is_private) and self.now() - message["date"] < DELETABLE_SECONDS

    def delete_message(self, chat: Chat, message_id: int) -> None:
        """Take a message away from every screen."""
        chat.messages.pop(message_id, None)
        self.bell.ring()

    def add_query(self, *, is_expired: bool) -> Query:
        """Return a new button press."""
        query = Query(str(next(self._query_ids)), is_expired)
        self.queries[query.id] = query
        return query
