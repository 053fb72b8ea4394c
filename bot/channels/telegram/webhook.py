"""The webhook: Telegram calls us, and the first call of an answer goes back in the HTTP response itself."""

import hmac
import logging

import msgspec
from starlette.background import BackgroundTask
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from telegram.error import BadRequest

from bot.channels.telegram.read import ALLOWED_UPDATES, Update, decode_update
from bot.channels.telegram.render import ApiCall
from bot.channels.telegram.run import TelegramChannel
from bot.domain.errors import ChannelError

logger = logging.getLogger(__name__)

#: Where Telegram calls. The path is no secret: the header is.
PATH = "/telegram"

#: An update is some kilobytes; more is not from Telegram.
MAX_BODY = 1_000_000

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  the name of a header


class Webhook:
    """Receives updates over HTTP."""

    def __init__(self, channel: TelegramChannel, secret: str) -> None:
        self._channel, self._secret = channel, secret.encode()

    def route(self) -> Route:
        """Return the route to mount on the HTTP server."""
        return Route(PATH, self.receive, methods=["POST"])

    async def announce(self, url: str) -> None:
        """Tell Telegram where to call. Raises ChannelError when it does not want to."""
        try:
            await self._channel.api.insist(
                "setWebhook",
                url=f"{url.rstrip('/')}{PATH}",
                secret_token=self._secret.decode(),
                allowed_updates=list(ALLOWED_UPDATES),
                max_connections=100,
            )
        except BadRequest as error:
            raise ChannelError(f"BALISE_TELEGRAM_WEBHOOK_URL · Telegram does not accept it: {error}") from error

    async def receive(self, request: Request) -> Response:
        """Answer one call: 401 without the secret, 413 when too long, 200 for whatever is no update of ours."""
        given = request.headers.get(SECRET_HEADER, "").encode()
        if not hmac.compare_digest(given, self._secret):
            return Response(status_code=401)
        body = await _read(request)
        if body is None:
            return Response(status_code=413)
        update = decode_update(body)
        return Response(status_code=200) if update is None else await self._respond(update)

    async def _respond(self, update: Update) -> Response:
        try:
            calls = await self._channel.prepare(update)
        except Exception as error:  # noqa: BLE001  Telegram would deliver it again and again
            logger.error("update not answered: %s", type(error).__name__)  # noqa: TRY400
            return Response(status_code=200)
        if not calls:
            return Response(status_code=200)
        first, *rest = calls
        return Response(
            _body(first), media_type="application/json", background=BackgroundTask(self._channel.send, rest)
        )


def _body(call: ApiCall) -> bytes:
    return msgspec.json.encode({"method": call.method, **call.params})


async def _read(request: Request) -> bytes | None:
    """Return the body, or None when it is longer than any update."""
    chunks = bytearray()
    try:
        async for chunk in request.stream():
            chunks += chunk
            if len(chunks) > MAX_BODY:
                return None
    except ClientDisconnect:
        return b""
    return bytes(chunks)
