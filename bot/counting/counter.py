"""Counts in memory, and hands the sums over now and then: a count never costs an answer any time.

Writing in batches also blurs when something was read.
"""

import asyncio
import contextlib
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, date, datetime, timedelta

logger = logging.getLogger(__name__)

Cell = tuple[date, str, str]
Store = Callable[[Mapping[Cell, int]], Awaitable[None]]

#: More cells than this are not kept waiting for a database that is away; the entries of some weeks fit many times.
MOST_WAITING = 20_000


def week_of(moment: datetime) -> date:
    """Return the Monday of a moment's week."""
    day = moment.astimezone(UTC).date()
    return day - timedelta(days=day.weekday())


class TallyCounter:
    """Adds visits up until the store takes them."""

    def __init__(self, store: Store, now: Callable[[], datetime], seconds: float = 60.0) -> None:
        self._store, self._now, self._seconds = store, now, seconds
        self._waiting: Counter[Cell] = Counter()
        self._store_is_away = False

    def add(self, entry: str, language: str, channel: str) -> None:
        """Count one visit in each margin for itself."""
        week = week_of(self._now())
        for cell in ((week, "entry", entry), (week, "language", language), (week, "channel", channel)):
            self._keep(cell, 1)

    @property
    def waiting(self) -> int:
        """How many cells wait for the store."""
        return len(self._waiting)

    @property
    def store_is_away(self) -> bool:
        """Tell whether the last attempt to store failed."""
        return self._store_is_away

    async def flush(self) -> None:
        """Hand over what waits; when the store is away it goes on waiting, and the log says so once."""
        batch, self._waiting = self._waiting, Counter()
        try:
            await self._store(batch)
        except asyncio.CancelledError:
            self._put_back(batch)  # the program stops: the last flush takes it along
            raise
        except Exception as error:  # noqa: BLE001  whatever ails the database, answers go on
            self._put_back(batch)
            if not self._store_is_away:
                logger.error("database away, counts wait in memory: %s", type(error).__name__)  # noqa: TRY400
            self._store_is_away = True
            return
        if self._store_is_away:
            logger.info("database back, counts stored")
        self._store_is_away = False

    def _keep(self, cell: Cell, count: int) -> None:
        """Let a count wait, unless too many wait already."""
        if cell in self._waiting or len(self._waiting) < MOST_WAITING:
            self._waiting[cell] += count

    def _put_back(self, batch: Counter[Cell]) -> None:
        """Let what was not stored go on waiting, before what came meanwhile."""
        meanwhile, self._waiting = self._waiting, batch
        for cell, count in meanwhile.items():
            self._keep(cell, count)

    async def run(self) -> None:
        """Flush at fixed intervals until cancelled, and once more at the end."""
        try:
            while True:
                await self.flush()
                await asyncio.sleep(self._seconds)
        finally:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.flush(), timeout=5)
