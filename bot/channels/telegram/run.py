"""Runs the channel: reads updates, asks the desk, sends the calls. Keeps no words and logs none."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from weakref import WeakValueDictionary

from bot.channels.channel import Desk
from bot.channels.telegram.api import Api
from bot.channels.telegram.erase import Eraser
from bot.channels.telegram.read import Received, Update, read_update
from bot.channels.telegram.render import ApiCall, render
from bot.domain.events import Erase, Late

logger = logging.getLogger(__name__)


def _utc_now() -> datetime:
    return datetime.now(UTC)


class TelegramChannel:
    """The conversation on Telegram, in whatever way the updates arrive."""

    def __init__(
        self,
        desk: Desk,
        api: Api,
        now: Callable[[], datetime] = _utc_now,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.desk, self.api, self._now = desk, api, now
        self._eraser = Eraser(api, clock)
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def prepare(self, update: Update) -> tuple[ApiCall, ...]:
        """Return the calls that answer an update; none for what is met with silence."""
        received = read_update(update, self.desk.library, self._now(), self.api.username)
        if received is None:
            return _confirm(update)
        return await self._answer(received)

    async def send(self, calls: Sequence[ApiCall]) -> None:
        """Make the calls in order; the ids of messages sent are remembered for erasing."""
        for call in calls:
            result = await self.api.send(call)
            if call.method == "sendMessage" and isinstance(result, dict):
                self._eraser.remember(call.params["chat_id"], result["message_id"])

    async def handle(self, update: Update) -> None:
        """Answer an update whole; whatever goes wrong stays in this update."""
        try:
            await self.send(await self.prepare(update))
        except Exception as error:  # noqa: BLE001  one bad update must not stop the others
            logger.error("update not answered: %s", type(error).__name__)  # noqa: TRY400

    async def handle_batch(self, updates: Sequence[Update]) -> None:
        """Answer updates that came together: chats at once, each chat in its order."""
        chats: dict[int, list[Update]] = {}
        for update in updates:
            chats.setdefault(_chat(update), []).append(update)
        await asyncio.gather(*(self._handle_chat(chat, waiting) for chat, waiting in chats.items()))

    async def _handle_chat(self, chat: int, updates: Sequence[Update]) -> None:
        """Answer a chat's updates; of those that waited too long only the last gets the neutral line."""
        late = [update for update in updates if self._is_late(update)] if len(updates) > 1 else []
        async with self._turn_of(chat):
            for update in updates:
                if update not in late[:-1]:
                    await self.handle(update)

    def _turn_of(self, chat: int) -> asyncio.Lock:
        """Return what keeps a chat's order when an earlier batch is still being answered; forgotten with its last user."""
        return self._turns.setdefault(chat, asyncio.Lock())

    def _is_late(self, update: Update) -> bool:
        received = read_update(update, self.desk.library, self._now())
        return received is not None and isinstance(received.event, Late)

    async def _answer(self, received: Received) -> tuple[ApiCall, ...]:
        place, event = received.place, received.event
        if isinstance(event, Erase):
            keep = place.message if place.edit else None
            event = Erase(await self._eraser.erase(place.chat, place.message, keep=keep))
        else:
            self._eraser.remember(place.chat, place.message)
        answer = self.desk.answer(received.session, event, received.announced)
        self.desk.shown(answer, "telegram")
        language = answer.message.language
        link = self._private_link(language) if answer.message.kind == "group" else None
        return render(answer.message, place, self.desk.say(language, "copy"), link)

    def _private_link(self, language: str) -> tuple[str, str] | None:
        if not self.api.username:
            return None
        return self.desk.say(language, "group.open"), f"https://t.me/{self.api.username}"


def _confirm(update: Update) -> tuple[ApiCall, ...]:
    """Return the call that stops the button from spinning, for a press that means nothing to us."""
    if update.callback_query is None:
        return ()
    return (ApiCall("answerCallbackQuery", {"callback_query_id": update.callback_query.id}),)


def _chat(update: Update) -> int:
    message = update.message or (update.callback_query.message if update.callback_query else None)
    return message.chat.id if message else 0
