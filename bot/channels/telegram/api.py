"""Makes calls of the Bot API through python-telegram-bot, and decides what each refusal means."""

import asyncio
import logging
import warnings
from typing import Any

from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError
from telegram.warnings import PTBUserWarning

from bot.channels.telegram.render import ApiCall
from bot.channels.telegram.transport import AiohttpRequest
from bot.domain.errors import ChannelError

logger = logging.getLogger(__name__)

#: How often a call is tried again when Telegram is away or asks to wait.
TRIES = 4

#: Seconds before the second try; they double each time.
FIRST_WAIT = 0.5

#: Longer than this nobody waits for an answer; the call is given up.
LONGEST_WAIT = 60.0

#: Polling holds one connection; a second one serves while that is being closed.
POLLING_CONNECTIONS = 2

#: What no second try changes.
REFUSALS = (BadRequest, Forbidden, InvalidToken)

# `do_api_request` is the documented way to raw results; its advice to use typed methods would build objects we do not need.
warnings.filterwarnings("ignore", message="Please use 'Bot", category=PTBUserWarning)
# `_seconds` takes what `retry_after` is today and what it will be.
warnings.filterwarnings("ignore", message=".*`retry_after`", category=PTBUserWarning)


class Api:
    """The Bot API as far as the channel needs it."""

    def __init__(self, token: str, server: str) -> None:
        base = f"{server.rstrip('/')}/bot"
        self._transports = AiohttpRequest(), AiohttpRequest(POLLING_CONNECTIONS)
        request, get_updates = self._transports
        self.bot = Bot(token, base_url=base, request=request, get_updates_request=get_updates)
        self.username = ""

    async def open(self) -> None:
        """Open the connections; `Bot.initialize` would also call getMe and build objects that nobody needs."""
        for transport in self._transports:
            await transport.initialize()

    async def close(self) -> None:
        """Close the connections."""
        for transport in self._transports:
            await transport.shutdown()

    async def call(self, method: str, **params: Any) -> Any:
        """Make a call and return its raw result. Raises TelegramError."""
        return await self.bot.do_api_request(method, api_kwargs=params)

    async def introduce(self) -> None:
        """Learn the bot's own name. Raises ChannelError when the token is not accepted."""
        try:
            self.username = str((await self.insist("getMe"))["username"])
        except (InvalidToken, Forbidden) as error:
            raise ChannelError("BALISE_TELEGRAM_TOKEN · Telegram does not accept this token: ask @BotFather") from error

    async def insist(self, method: str, **params: Any) -> Any:
        """Make a call that the start depends on, as often as it takes while Telegram is away. Raises what it refuses."""
        wait = FIRST_WAIT
        while True:
            try:
                return await self.call(method, **params)
            except REFUSALS:
                raise
            except TelegramError as error:
                logger.warning("telegram away, trying again: %s", type(error).__name__)
                await asyncio.sleep(_seconds(error) if isinstance(error, RetryAfter) else wait)
                wait = min(wait * 2, LONGEST_WAIT)

    async def send(self, call: ApiCall) -> Any:
        """Make a call that shows something; return its result, or None when it cannot be shown."""
        wait = FIRST_WAIT
        for attempt in range(TRIES):
            try:
                return await self.call(call.method, **call.params)
            except RetryAfter as error:
                wait = _seconds(error)
            except BadRequest as error:
                return await self._refused(call, str(error).lower())
            except (Forbidden, InvalidToken, ChatMigrated):
                return None  # she has blocked the bot: to be forgotten is her right
            except TelegramError as error:
                logger.warning("telegram call failed: %s", type(error).__name__)
            if attempt + 1 == TRIES or wait > LONGEST_WAIT:
                break
            await asyncio.sleep(wait)
            wait *= 2
        logger.error("telegram call given up: %s", call.method)
        return None

    async def _refused(self, call: ApiCall, reason: str) -> Any:
        """Answer a refusal: most are harmless; a message that cannot be edited is sent anew."""
        if "not modified" in reason or "query is too old" in reason or "query id is invalid" in reason:
            return None
        if call.method == "editMessageText" and ("not found" in reason or "can't be edited" in reason):
            params = {name: value for name, value in call.params.items() if name != "message_id"}
            return await self.send(ApiCall("sendMessage", params))
        logger.error("telegram refused %s", call.method)
        return None


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return float(after if isinstance(after, int | float) else after.total_seconds())
