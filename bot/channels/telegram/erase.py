"""Erases what a bot can erase: its own messages and hers, in a private chat, younger than 48 hours.

The ids are remembered in this process only; after a restart, the ids just before the newest one are tried.
"""

from collections.abc import Callable

from telegram.error import BadRequest, TelegramError

from bot.channels.sessions import Memory
from bot.channels.telegram.api import Api

#: The Bot API deletes nothing older.
SECONDS = 48 * 3600.0

#: Messages that one deleteMessages call may name.
AT_ONCE = 100

#: Chats whose ids are remembered, and ids of each.
MOST_CHATS, MOST_IDS = 20_000, 200


class Eraser:
    """Remembers message ids for a while, and deletes them when asked."""

    def __init__(self, api: Api, clock: Callable[[], float]) -> None:
        self._api = api
        self._ids: Memory[tuple[int, ...]] = Memory(SECONDS, MOST_CHATS, clock)

    def remember(self, chat: int, *messages: int) -> None:
        """Remember ids of a chat, the newest last."""
        known = self._ids.get(chat) or ()
        self._ids.put(chat, tuple(dict.fromkeys((*known, *messages)))[-MOST_IDS:])

    async def erase(self, chat: int, newest: int, *, keep: int | None = None) -> int:
        """Delete what can be deleted in a chat, all but `keep`; return how many known messages went."""
        known = {*(self._ids.pop(chat) or ()), newest} - {keep}
        guessed = set(range(max(1, newest - AT_ONCE + 1), newest + 1)) - known - {keep}
        deleted = 0
        for batch in _batches(sorted(known)):
            deleted += await self._delete(chat, batch)
        for batch in _batches(sorted(guessed)):
            await self._delete(chat, batch)
        if keep is not None:
            self.remember(chat, keep)
        return deleted

    async def _delete(self, chat: int, messages: list[int]) -> int:
        """Delete messages, the newest last; return how many went. One that is too old has all refused: then half by half."""
        try:
            return len(messages) if await self._api.call("deleteMessages", chat_id=chat, message_ids=messages) else 0
        except BadRequest:
            older, newer = messages[: len(messages) // 2], messages[len(messages) // 2 :]
            deleted = await self._delete(chat, newer) if older else 0
            return deleted + await self._delete(chat, older) if deleted else 0
        except TelegramError:
            return 0


def _batches(messages: list[int]) -> list[list[int]]:
    return [messages[start : start + AT_ONCE] for start in range(0, len(messages), AT_ONCE)]
