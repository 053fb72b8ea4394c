"""The people on the other side: what they type, press and send, and what they see. Groups of them, too.

Nothing waits for a fixed time: `sees` returns as soon as the screen shows what is expected.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from tests.fakes.bot_api.markup import find_entities, units
from tests.fakes.bot_api.screen import Button, ChatMessage, describe, see
from tests.fakes.bot_api.wire import PATIENCE, Json
from tests.fakes.bot_api.world import Chat, Query

if TYPE_CHECKING:
    from tests.fakes.bot_api.server import BotApi

T = TypeVar("T")

#: What a text may hold when it leaves a phone; longer ones are cut into several by the app.
_LONGEST = 4096

_BLOCKED = "bot was blocked by the user"
_NEVER_WROTE = "bot can't initiate conversation with a user"

Look = str | Callable[[ChatMessage], bool]


@dataclass(slots=True)
class Press:
    """A button pressed; the phone shows a small clock on it until the bot answers."""

    api: "BotApi"
    query: Query

    @property
    def id(self) -> str:
        """The id of the callback query."""
        return self.query.id

    @property
    def text(self) -> str:
        """What the bot said in a bubble over the chat, if anything."""
        return self.query.text

    async def is_answered(self, timeout: float = PATIENCE) -> bool:  # noqa: ASYNC109  the word that tests read
        """Return whether the bot ends the waiting in time."""
        return bool(await self.api.world.bell.until(lambda: self.query.is_answered, timeout))


class Group:
    """A group in which the bot is, and others read."""

    def __init__(self, api: "BotApi", chat: Chat) -> None:
        self._api, self.chat = api, chat

    @property
    def messages(self) -> list[ChatMessage]:
        """What the group sees now."""
        return [see(message) for message in self.chat.messages.values()]

    @property
    def received(self) -> list[ChatMessage]:
        """What the bot said here."""
        return [message for message in self.messages if message.from_bot]

    async def sees(self, what: Look, timeout: float = PATIENCE) -> ChatMessage:  # noqa: ASYNC109
        """Return the newest message of the bot that holds the words or satisfies the predicate."""
        return await _sees(self._api, lambda: self.messages, what, timeout)


class Person:
    """Somebody with Telegram on her phone."""

    def __init__(self, api: "BotApi", chat: Chat, user: Json, phone_number: str) -> None:
        self._api, self.chat, self.user, self.phone_number = api, chat, user, phone_number
        chat.refusal = _NEVER_WROTE

    @property
    def id(self) -> int:
        """Her number at Telegram, which is that of the private chat."""
        return self.chat.id

    # -- what she sees -----------------------------------------------------------------------------------------------

    @property
    def messages(self) -> list[ChatMessage]:
        """What is in the private chat now, hers and the bot's, after edits and deletions."""
        return [see(message) for message in self.chat.messages.values()]

    @property
    def received(self) -> list[ChatMessage]:
        """What the bot said that is still there."""
        return [message for message in self.messages if message.from_bot]

    @property
    def last(self) -> ChatMessage:
        """The last message of the bot."""
        assert self.received, f"the bot has said nothing that is still there:\n{describe(self.messages)}"
        return self.received[-1]

    async def sees(self, what: Look, timeout: float = PATIENCE) -> ChatMessage:  # noqa: ASYNC109
        """Return the newest message of the bot that holds the words or satisfies the predicate, as soon as there is one."""
        return await _sees(self._api, lambda: self.messages, what, timeout)

    async def no_longer_sees(self, what: Look, timeout: float = PATIENCE) -> None:  # noqa: ASYNC109
        """Wait until no message of the bot holds the words."""
        gone = await self._api.world.bell.until(lambda: not _matching(self.messages, what), timeout)
        assert gone, f"she still sees {what!r}:\n{describe(self.messages)}"

    # -- what she does -----------------------------------------------------------------------------------------------

    async def sends(
        self,
        what: str | Json,
        *,
        age_seconds: float = 0,
        to: Group | None = None,
        reply_to: ChatMessage | None = None,
    ) -> ChatMessage:
        """Send words, or a picture and the like (`shapes`); `age_seconds` ago, where the bot was away until now."""
        content: Json = {"text": what} if isinstance(what, str) else dict(what)
        words = content.get("text", "")
        assert units(words) <= _LONGEST, "a phone cuts such a text into several messages"
        if entities := find_entities(words, []):
            content["entities"] = entities
        if reply_to is not None:
            content["reply_to_message"] = {k: v for k, v in reply_to.wire.items() if k != "reply_to_message"}
        chat = to.chat if to else self._open()
        message = self._api.world.add_message(chat, self.user, content, age_seconds=age_seconds)
        self._api.put("message", message, f"chat {chat.id}")
        return see(message)

    async def starts(self, payload: str = "") -> ChatMessage:
        """Press Start, or follow a link `t.me/bot?start=payload`."""
        return await self.sends(f"/start {payload}".strip())

    async def presses(
        self, wanted: str, *, on: ChatMessage | None = None, expired: bool = False, inaccessible: bool = False
    ) -> Press:
        """Press a button by its label or data: on the last message with a keyboard, or `on` one kept from before.

        `expired`: so late that the bot can no longer answer; `inaccessible`: Telegram does not hand the message over.
        """
        message = on or self._last_with_keyboard()
        button = message.find(wanted)
        assert button, f"no button {wanted!r} in {message.labels}:\n{describe(self.messages)}"
        assert button.data, f"{button.text!r} opens {button.url or button.wire}: the bot hears nothing of it"
        return self._press(button, message, expired=expired, inaccessible=inaccessible)

    async def edits(self, message: ChatMessage, text: str) -> ChatMessage:
        """Change a message of hers."""
        chat = self._api.world.chats[message.chat_id]
        content: Json = {"text": text}
        if entities := find_entities(text, []):
            content["entities"] = entities
        edited = self._api.world.edit_message(chat, chat.messages[message.message_id], content)
        self._api.put("edited_message", edited, f"chat {chat.id}")
        return see(edited)

    async def deletes(self, message: ChatMessage) -> None:
        """Delete a message on her phone, for both; Telegram does not tell the bot."""
        self._api.world.delete_message(self._api.world.chats[message.chat_id], message.message_id)

    async def joins(self, group: Group) -> None:
        """Come into a group."""
        await self._comes_and_goes(group, {"new_chat_members": [self.user]}, "left", "member")

    async def leaves(self, group: Group) -> None:
        """Go out of a group."""
        await self._comes_and_goes(group, {"left_chat_member": self.user}, "member", "left")

    async def adds_bot(self, group: Group) -> None:
        """Bring the bot into a group."""
        group.chat.refusal = ""
        bot = self._api.world.bot
        self._tell_membership("my_chat_member", group.chat, bot, "left", "member")
        message = self._api.world.add_message(group.chat, self.user, {"new_chat_members": [bot]})
        self._api.put("message", message, f"chat {group.chat.id}")

    async def blocks(self) -> None:
        """Stop the bot; it can write no more."""
        self.chat.refusal = _BLOCKED
        self._tell_membership("my_chat_member", self.chat, self._api.world.bot, "member", "kicked")

    async def unblocks(self) -> None:
        """Let the bot write again."""
        self.chat.refusal = ""
        self._tell_membership("my_chat_member", self.chat, self._api.world.bot, "kicked", "member")

    async def sends_update(self, raw: Json) -> None:
        """Send an update as it is, one kind and its payload; what a message lacks of the usual fields is filled in."""
        ((kind, payload),) = raw.items()
        if kind.endswith("message"):
            filled = {"from": self.user, "chat": self._open().wire, "date": self._api.world.now(), "message_id": 0}
            payload = {**filled, **payload}
        self._api.put(kind, payload, f"chat {self.id}")

    # -- how -----------------------------------------------------------------------------------------------------------

    def _open(self) -> Chat:
        if self.chat.refusal == _NEVER_WROTE:
            self.chat.refusal = ""
        return self.chat

    def _last_with_keyboard(self) -> ChatMessage:
        found = [message for message in self.received if message.buttons]
        assert found, f"there is no button to press:\n{describe(self.messages)}"
        return found[-1]

    def _press(self, button: Button, message: ChatMessage, *, expired: bool, inaccessible: bool) -> Press:
        chat = self._api.world.chats[message.chat_id]
        current: Any = chat.messages.get(message.message_id)
        if inaccessible:
            current = {"chat": chat.wire, "message_id": message.message_id, "date": 0}
        assert current, f"message {message.message_id} is gone: its buttons cannot be pressed any more"
        query = self._api.world.add_query(is_expired=expired)
        payload = {
            "id": query.id,
            "from": self.user,
            "message": current,
            "chat_instance": str(-3_141_592_653_589_793_238 - chat.id),
            "data": button.data,
        }
        self._api.put("callback_query", payload, f"presses of {self.id}")
        return Press(self._api, query)

    async def _comes_and_goes(self, group: Group, content: Json, before: str, after: str) -> None:
        self._tell_membership("chat_member", group.chat, self.user, before, after)
        message = self._api.world.add_message(group.chat, self.user, content)
        self._api.put("message", message, f"chat {group.chat.id}")

    def _tell_membership(self, kind: str, chat: Chat, member: Json, before: str, after: str) -> None:
        def state(status: str) -> Json:
            return {"user": member, "status": status, **({"until_date": 0} if status == "kicked" else {})}

        update = {
            "chat": chat.wire,
            "from": self.user,
            "date": self._api.world.now(),
            "old_chat_member": state(before),
            "new_chat_member": state(after),
        }
        self._api.put(kind, update, f"chat {chat.id}")


async def _sees(api: "BotApi", messages: Callable[[], list[ChatMessage]], what: Look, seconds: float) -> ChatMessage:
    found = await api.world.bell.until(lambda: _matching(messages(), what), seconds)
    assert found, f"nothing that the bot says is {what!r}:\n{describe(messages())}\n{api.describe_refusals()}"
    return found[-1]


def _matching(messages: list[ChatMessage], what: Look) -> list[ChatMessage]:
    said = (message for message in messages if message.from_bot)
    return [one for one in said if (one.says(what) if isinstance(what, str) else what(one))]
