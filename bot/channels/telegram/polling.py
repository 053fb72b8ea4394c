"""Long polling: no open port, works behind any network. The default.

What was fetched is acknowledged only with the next fetch, so what a crash leaves unanswered is delivered again.
"""

import asyncio
import logging

from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.channels.telegram.api import Api
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
            await _drop_webhook(self._api)
            while True:
                try:
                    updates = await self._fetch()
                    wait = FIRST_WAIT
                except InvalidToken as error:
                    raise ChannelError("BALISE_TELEGRAM_TOKEN · Telegram does not accept this token") from error
                except TelegramError as error:
                    wait = await self._pause(error, wait)
                    continue
                await self._answer(updates)
        finally:
            await self._drain()

    async def _fetch(self) -> list[Update]:
        raw = await self._api.bot.do_api_request(
            "getUpdates",
            {"offset": self._offset, "timeout": HOLD, "limit": AT_ONCE, "allowed_updates": list(ALLOWED_UPDATES)},
            read_timeout=HOLD + 10,
        )
        self._note_connected(connected=True)
        items = raw if isinstance(raw, list) else []
        for item in items:
            self._offset = max(self._offset, int(item.get("update_id", 0)) + 1)
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
        """Let what is being answered be finished."""
        if self._running:
            await asyncio.wait(self._running, timeout=BATCH_SECONDS)


async def _drop_webhook(api: Api) -> None:
    """Remove the webhook of an earlier configuration: it would keep the updates from us."""
    try:
        await api.call("deleteWebhook")
    except NetworkError:
        logger.info("telegram away, trying again")
