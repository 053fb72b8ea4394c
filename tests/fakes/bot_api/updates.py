"""The queue of what people did, and how a bot fetches it: long polling, acknowledging by offset, one poll at a time."""

import asyncio
from dataclasses import dataclass
from typing import Any

from tests.fakes.bot_api.wire import ApiError, Bell, Json

MAX_AT_ONCE = 100
LONGEST_POLL = 50

#: Kinds that a bot gets only when it asks for them by name.
_ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}

_OTHER_POLL = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(frozen=True, slots=True)
class Update:
    """One update; `queue` names what must arrive in order (a chat, or the presses of one person)."""

    wire: Json
    queue: str

    @property
    def id(self) -> int:
        """The number by which it is acknowledged."""
        return int(self.wire["update_id"])


class Mailbox:
    """Updates that the bot has not acknowledged yet."""

    def __init__(self, bell: Bell) -> None:
        self.pending: dict[int, Update] = {}
        self.allowed: list[str] = []
        self._next_id = 824_613_001
        self.bell = bell
        self._poll: asyncio.Future[None] | None = None

    def allow(self, kinds: Any) -> None:
        """Change which kinds are kept from now on; without a list, what was said before stays."""
        if isinstance(kinds, list):
            self.allowed = [str(kind) for kind in kinds]

    def put(self, kind: str, payload: Json, queue: str) -> None:
        """Keep an update for the bot, if it wants this kind."""
        if kind not in self.allowed if self.allowed else kind in _ON_REQUEST:
            return
        update = Update({"update_id": self._next_id, kind: payload}, queue)
        self._next_id += 1
        self.pending[update.id] = update
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)
        self.bell.ring()

    def acknowledge(self, update: Update) -> None:
        """Forget one update, because a webhook took it."""
        self.pending.pop(update.id, None)
        self.bell.ring()

    def clear(self) -> None:
        """Forget all that waits."""
        self.pending.clear()
        self.bell.ring()

    async def poll(self, parameters: Json) -> list[Json]:
        """Return what waits, or wait for it as long as asked. A later poll ends the one before with a conflict."""
        offset, timeout = parameters.get("offset", 0), min(max(parameters.get("timeout", 0), 0), LONGEST_POLL)
        limit = min(max(parameters.get("limit", MAX_AT_ONCE), 1), MAX_AT_ONCE)
        self._forget(offset)
        if self.pending or not timeout:
            return self._first(limit)
        self.interrupt(ApiError(409, _OTHER_POLL))
        self._poll = poll = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(timeout):
                await poll
        except TimeoutError:
            return []
        finally:
            if self._poll is poll:
                self._poll = None
        return self._first(limit)

    def interrupt(self, error: ApiError | None = None) -> None:
        """End the poll that waits, with an error or with nothing."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(error) if error else self._poll.set_result(None)
        self._poll = None

    def _forget(self, offset: int) -> None:
        kept = list(self.pending)[offset:] if offset < 0 else [id_ for id_ in self.pending if id_ >= offset]
        if len(kept) < len(self.pending):
            self.pending = {id_: self.pending[id_] for id_ in kept}
            self.bell.ring()

    def _first(self, limit: int) -> list[Json]:
        return [update.wire for update in list(self.pending.values())[:limit]]
