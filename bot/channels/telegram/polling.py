"""Long polling: no open port, works behind any network. The default.

What was fetched is acknowledged only with the next fetch, so what a crash leaves unanswered is delivered again.
"""

import asyncio
import contextlib
import logging
from typing import Any

from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.channels.telegram.read import ALLOWED_UPDATES, Update, convert_update
from bot.channels.telegram.run import TelegramChannel
from bot.domain.errors import ChannelError

logger = logging.getLogger(__name__)

#: Seconds that Telegram holds a fetch open when nothing is new.
HOLD = 30

#: Updates of one fetch; the Bot API allows no more.
AT_ONCE = 100

#: Seconds that a batch may take before the next one is fetched beside it.
BATCH_SECONDS = 10.0

#: Seconds that the last word to Telegram may take when the program stops.
ACKNOWLEDGE_SECONDS = 3.0

#: Seconds between tries while Telegram is away: the first, and the longest.
FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0


class Poller:
    """Fetches updates for as long as it runs."""

    def __init__(self, channel: TelegramChannel) -> None:
        self._channel, self._api = channel, channel.api
        self._offset = 0
        self._running: set[asyncio.Task[None]] = set()
        self.is_connected = False

    async def run(self) -> None:
        """Fetch and answer until cancelled. Raises ChannelError when the token is not accepted."""
        wait = FIRST_WAIT
        try:
            await self._api.insist("deleteWebhook")  # one of an earlier configuration would keep the updates from us
            while True:
                try:
                    updates = await self._fetch()
                except InvalidToken:
                    raise
                except TelegramError as error:
                    wait = await self._pause(error, wait)
                else:
                    wait = FIRST_WAIT
                    await self._answer(updates)
        except InvalidToken as error:
            raise ChannelError("BALISE_TELEGRAM_TOKEN · Telegram does not accept this token") from error
        finally:
            await self._drain()

    async def _fetch(self) -> list[Update]:
        hold = HOLD if self.is_connected else 0  # at first only to learn that Telegram is there
        raw = await self._api.bot.do_api_request(
            "getUpdates",
            {"offset": self._offset, "timeout": hold, "limit": AT_ONCE, "allowed_updates": list(ALLOWED_UPDATES)},
            read_timeout=hold + 10,
        )
        self._note_connected(connected=True)
        items = raw if isinstance(raw, list) else []
        for item in items:
            self._offset = max(self._offset, _id_of(item) + 1)
        return [update for update in map(convert_update, items) if update is not None]

    async def _answer(self, updates: list[Update]) -> None:
        """Answer a batch; a slow one goes on beside the next fetch."""
        if not updates:
            return
        task = asyncio.create_task(self._channel.handle_batch(updates))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        await asyncio.wait({task}, timeout=BATCH_SECONDS)

    async def _pause(self, error: TelegramError, wait: float) -> float:
        """Wait before the next try; return how long to wait after that."""
        if isinstance(error, Conflict):
            logger.error("another process polls with this token, or a webhook is set")
        elif not isinstance(error, NetworkError | RetryAfter):
            logger.error("telegram refused getUpdates: %s", type(error).__name__)
        self._note_connected(connected=False)
        await asyncio.sleep(wait)
        return min(wait * 2, LONGEST_WAIT)

    def _note_connected(self, *, connected: bool) -> None:
        if connected != self.is_connected:
            logger.info("telegram %s", "connected" if connected else "away, trying again")
        self.is_connected = connected

    async def _drain(self) -> None:
        """Let what is being answered be finished, and tell Telegram so: it would send all of it again after a restart."""
        if self._running:
            await asyncio.wait(self._running, timeout=BATCH_SECONDS)
        if self._offset and not self._running:
            with contextlib.suppress(TelegramError, TimeoutError):
                await asyncio.wait_for(self._acknowledge(), ACKNOWLEDGE_SECONDS)

    async def _acknowledge(self) -> None:
        """Fetch nothing: what is before the offset is done, what is after it stays with Telegram."""
        await self._api.call("getUpdates", offset=self._offset, timeout=0, limit=1)


def _id_of(item: Any) -> int:
    """Return the number of an update, whatever else is wrong with it: it must not come again for ever."""
    number = item.get("update_id") if isinstance(item, dict) else None
    return number if isinstance(number, int) else -1
