"""Wires everything once: the only module that knows all the others."""

import asyncio
import contextlib
import logging
import signal
import socket
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot.channels.channel import ChannelName
from bot.channels.telegram.api import Api
from bot.channels.telegram.polling import Poller
from bot.channels.telegram.register import register
from bot.channels.telegram.run import TelegramChannel
from bot.channels.telegram.webhook import Webhook
from bot.channels.web.health import health_routes
from bot.channels.web.run import Site, create_app
from bot.counting.counter import TallyCounter
from bot.counting.store import TallyStore
from bot.desk import Desk, House, load_house
from bot.domain.errors import SettingsError
from bot.domain.screen import Visit
from bot.journal import log_loop_errors
from bot.settings import Settings
from bot.table import table

logger = logging.getLogger(__name__)

#: Seconds between two batches of counts.
COUNT_SECONDS = 60.0

#: Connections that may wait to be accepted.
BACKLOG = 2048

#: Seconds that running answers have to finish when the program is stopped.
DRAIN_SECONDS = 10


class App:
    """The whole program, from settings to its end."""

    def __init__(self, settings: Settings) -> None:
        """Load and check everything that can be wrong. Raises BotError."""
        self.settings = settings
        self.house: House = load_house(settings.content_dir, settings.locales_dir, settings.danger_from)
        self.store = TallyStore(settings.database_url.get_secret_value())
        self.counter = TallyCounter(self.store.add, lambda: datetime.now(UTC), COUNT_SECONDS)
        self.desk = Desk(self.house, self._count)
        self.api: Api | None = None
        self.poller: Poller | None = None
        self.webhook: Webhook | None = None
        token = settings.telegram_token.get_secret_value()
        if token:
            self._add_telegram(token)

    def _add_telegram(self, token: str) -> None:
        self.api = Api(token, self.settings.telegram_api_url)
        channel = TelegramChannel(self.desk, self.api)
        if self.settings.telegram_webhook_url:
            self.webhook = Webhook(channel, self.settings.telegram_webhook_secret.get_secret_value())
        else:
            self.poller = Poller(channel)

    def _count(self, visit: Visit, channel: ChannelName) -> None:
        self.counter.add(visit.entry, visit.language, channel)

    async def serve(self) -> None:
        """Run until told to stop. Raises BotError."""
        stop = _stop_signal()
        listening = self._listen()
        print(self.channel_table(listening), flush=True)  # noqa: T201  the operator reads it at start
        async with contextlib.AsyncExitStack() as stack:
            stack.push_async_callback(self.store.close)
            tasks = [asyncio.create_task(self.counter.run())]
            if self.api is not None:
                await self.api.open()
                stack.push_async_callback(self.api.close)
                tasks.insert(0, asyncio.create_task(self._run_telegram(self.api)))
            server = _Server(self._http_config())
            serving = asyncio.create_task(server.serve(sockets=[listening]))
            try:
                await _until_stopped(stop, [*tasks, serving])
            finally:
                server.should_exit = True
                await asyncio.wait([serving], timeout=DRAIN_SECONDS)
                await _end([serving, *tasks])

    async def _run_telegram(self, api: Api) -> None:
        """Introduce the bot to Telegram, then receive updates; while Telegram is away, try again."""
        await api.introduce()
        await register(api, self.desk)
        if self.webhook is not None:
            await self.webhook.announce(self.settings.telegram_webhook_url)
            logger.info("telegram calls the webhook")
            await asyncio.Event().wait()
        elif self.poller is not None:
            await self.poller.run()

    def _listen(self) -> socket.socket:
        """Take the port: health checks answer there whatever else is on. Raises SettingsError when another program has it."""
        host, port = self.settings.http_host, self.settings.http_port
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, port))
            listening.listen(BACKLOG)  # who comes before the server is up waits instead of being refused
        except OSError as error:
            listening.close()
            raise SettingsError(f"BALISE_HTTP_PORT · {host}:{port} cannot be used: {error.strerror}") from error
        return listening

    def _http_config(self) -> uvicorn.Config:
        return uvicorn.Config(
            self.http_app(),
            access_log=False,
            server_header=False,
            log_config=None,
            lifespan="off",
            proxy_headers=False,
            timeout_graceful_shutdown=DRAIN_SECONDS,
        )

    def http_app(self) -> Starlette:
        """Return what answers over HTTP: the web channel, the webhook, the health checks."""
        routes: Sequence[BaseRoute] = [self.webhook.route()] if self.webhook else []
        if not self.settings.web:
            return Starlette(routes=[*routes, *health_routes(self.readiness)])
        return create_app(self.desk, Site(self.settings.web_exit_url), routes, self.readiness)

    def readiness(self) -> Mapping[str, str]:
        """Return what works and what does not, in words; "ok" is well."""
        ready = {"content": "ok", "database": "away, counts wait" if self.counter.store_is_away else "ok"}
        if self.poller is not None:
            ready["telegram"] = "ok" if self.poller.is_connected else "away"
        return ready

    def channel_table(self, listening: socket.socket) -> str:
        """Return which channels are on, which are off, and what turns them on."""
        host, port = listening.getsockname()[:2]
        web = (f"http://{host}:{port}", "BALISE_WEB=no turns it off") if self.settings.web else ("", "BALISE_WEB=yes")
        way = "webhook" if self.webhook else "polling" if self.poller else ""
        rows = [
            ("web", _on(self.settings.web), *web),
            ("telegram", _on(self.api), way, "BALISE_TELEGRAM_TOKEN"),
        ]
        return "\n".join(table(("channel", "state", "where", "setting"), rows))


class _Server(uvicorn.Server):
    """uvicorn without its own signal handling: the whole program stops together."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals to the program."""
        yield


def _on(is_on: object) -> str:
    return "on" if is_on else "off"


def _stop_signal() -> asyncio.Event:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    log_loop_errors(loop)
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    return stop


async def _until_stopped(stop: asyncio.Event, tasks: Sequence[asyncio.Task[None]]) -> None:
    """Wait for the signal to stop, or for a task that fails; its error is raised."""
    stopping = asyncio.create_task(stop.wait())
    done, _ = await asyncio.wait({stopping, *tasks}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    for task in done:
        if task is not stopping:
            task.result()


async def _end(tasks: Sequence[asyncio.Task[None]]) -> None:
    """Stop what still runs; the counts, which come last, are stored once more on the way."""
    for task in tasks:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError, Exception):
            await task
