"""The counter: margins for themselves, batches, a database that goes away and comes back, a bound, a last flush."""

import asyncio
import logging
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.counting import counter as module
from bot.counting.counter import Cell, TallyCounter, week_of
from bot.counting.store import TallyStore
from tests.builders import OTHER, SOURCE

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
WEEK = date(2026, 11, 16)


class Shelf:
    """A store in memory that can be away, or slow."""

    def __init__(self) -> None:
        self.kept: Counter[Cell] = Counter()
        self.batches = 0
        self.is_away = False
        self.opens: asyncio.Event | None = None

    async def add(self, cells: Mapping[Cell, int]) -> None:
        """Keep the cells, unless away."""
        if self.opens is not None:
            await self.opens.wait()
        if self.is_away:
            raise ConnectionRefusedError("MARK host and port")
        self.batches += 1
        self.kept.update(cells)


@pytest.fixture
def shelf() -> Shelf:
    """Return an empty shelf."""
    return Shelf()


@pytest.fixture
def counter(shelf: Shelf) -> TallyCounter:
    """Return a counter that hands over to the shelf."""
    return TallyCounter(shelf.add, lambda: NOW, seconds=0.01)


async def test_margins_are_never_crossed(counter: TallyCounter, shelf: Shelf) -> None:
    """One visit is three rows that know nothing of each other."""
    counter.add("asylum", SOURCE, "web")
    counter.add("asylum", OTHER, "telegram")
    await counter.flush()

    assert shelf.kept == {
        (WEEK, "entry", "asylum"): 2,
        (WEEK, "language", SOURCE): 1,
        (WEEK, "language", OTHER): 1,
        (WEEK, "channel", "web"): 1,
        (WEEK, "channel", "telegram"): 1,
    }


async def test_several_flushes_hand_over_once(counter: TallyCounter, shelf: Shelf) -> None:
    """What was handed over does not wait any more."""
    counter.add("asylum", SOURCE, "web")
    await counter.flush()
    await counter.flush()
    counter.add("asylum", SOURCE, "web")
    await counter.flush()

    assert shelf.kept[WEEK, "entry", "asylum"] == 2
    assert counter.waiting == 0


@pytest.mark.parametrize(
    ("moment", "monday"),
    [
        (datetime(2026, 11, 16, tzinfo=UTC), WEEK),
        (datetime(2026, 11, 22, 23, 59, tzinfo=UTC), WEEK),
        (datetime(2026, 11, 23, 0, 30, tzinfo=timezone(timedelta(hours=1))), WEEK),
        (datetime(2027, 1, 1, tzinfo=UTC), date(2026, 12, 28)),
    ],
)
def test_a_week_begins_on_monday(moment: datetime, monday: date) -> None:
    """The finest time that is kept is a Monday, also over the end of a year."""
    assert monday == week_of(moment)


async def test_counts_wait_for_a_store_that_is_away(
    counter: TallyCounter, shelf: Shelf, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing is lost, the log says so once by kind, and once when it is over."""
    caplog.set_level(logging.INFO)
    shelf.is_away = True
    for _ in range(3):
        counter.add("asylum", SOURCE, "web")
        await counter.flush()
    assert (counter.waiting, counter.store_is_away) == (3, True)
    shelf.is_away = False
    await counter.flush()
    await counter.flush()

    assert shelf.kept[WEEK, "entry", "asylum"] == 3
    assert (counter.waiting, counter.store_is_away) == (0, False)
    assert caplog.messages == [
        "database away, counts wait in memory: ConnectionRefusedError",
        "database back, counts stored",
    ]


async def _away_and_back(away: str, back: str, caplog: pytest.LogCaptureFixture) -> int:
    """Return what is stored of two counts made while the database was away."""
    stores = [TallyStore(away), TallyStore(back)]
    counter = TallyCounter(stores[0].add, lambda: NOW)
    for _ in range(2):
        counter.add("asylum", SOURCE, "web")
        await counter.flush()
    assert counter.waiting == 3
    assert len([record for record in caplog.records if record.levelno >= logging.WARNING]) == 1
    counter._store = stores[1].add
    await counter.flush()
    tallies = await stores[1].read()
    for store in stores:
        await store.close()
    return next(tally.count for tally in tallies if tally.margin == "entry")


async def test_a_postgresql_that_does_not_answer(sqlite: str, caplog: pytest.LogCaptureFixture) -> None:
    """A port where nobody listens: counts wait, one line in the log without the password, then they are stored."""
    kept = await _away_and_back("postgresql+asyncpg://balise:MARKword@127.0.0.1:1/balise", sqlite, caplog)

    assert kept == 2
    assert "MARK" not in caplog.text


async def test_a_folder_that_is_a_file(sqlite: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """An SQLite path below a file: counts wait, one line in the log, then they are stored by the very same store."""
    (tmp_path / "var").write_text("not a folder", encoding="utf-8")
    store = TallyStore(sqlite)
    counter = TallyCounter(store.add, lambda: NOW)
    counter.add("asylum", SOURCE, "web")
    await counter.flush()
    await counter.flush()
    assert (counter.waiting, len([r for r in caplog.records if r.levelno >= logging.WARNING])) == (3, 1)
    (tmp_path / "var").unlink()
    await counter.flush()
    tallies = await store.read()
    await store.close()

    assert [tally.count for tally in tallies] == [1, 1, 1]


async def test_memory_is_bounded(counter: TallyCounter, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the store is away, and while it takes its time to refuse, no more cells wait than the bound."""
    monkeypatch.setattr(module, "MOST_WAITING", 10)
    shelf.is_away = True
    for round_ in range(3):
        shelf.opens = asyncio.Event()
        for number in range(20):
            counter.add(f"entry{round_}-{number}", SOURCE, "web")
        flushing = asyncio.create_task(counter.flush())
        await asyncio.sleep(0)
        for number in range(20):
            counter.add(f"late{round_}-{number}", SOURCE, "web")
        shelf.opens.set()
        await flushing

        assert counter.waiting == 10
    shelf.is_away = False
    await counter.flush()

    assert len(shelf.kept) == 10
    assert shelf.kept[WEEK, "language", SOURCE] > 20, "a cell that waits goes on counting"


async def test_running_flushes_at_intervals(counter: TallyCounter, shelf: Shelf) -> None:
    """What comes while it runs is handed over without anybody asking."""
    running = asyncio.create_task(counter.run())
    await asyncio.sleep(0)
    counter.add("asylum", SOURCE, "web")
    async with asyncio.timeout(5):
        while counter.waiting:  # noqa: ASYNC110  the counter rings no bell
            await asyncio.sleep(0.005)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)

    assert shelf.kept[WEEK, "entry", "asylum"] == 1


async def test_the_last_flush_takes_what_waits(shelf: Shelf) -> None:
    """A program that is told to stop hands over what came since the last interval."""
    counter = TallyCounter(shelf.add, lambda: NOW, seconds=3600)
    running = asyncio.create_task(counter.run())
    await asyncio.sleep(0.01)
    counter.add("asylum", SOURCE, "web")
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)

    assert shelf.kept[WEEK, "entry", "asylum"] == 1
    assert running.cancelled()


async def test_being_stopped_amid_a_flush_loses_nothing(shelf: Shelf) -> None:
    """The batch that was under way goes with the last flush."""
    shelf.opens = asyncio.Event()
    counter = TallyCounter(shelf.add, lambda: NOW, seconds=3600)
    counter.add("asylum", SOURCE, "web")
    running = asyncio.create_task(counter.run())
    await asyncio.sleep(0.01)
    running.cancel()
    await asyncio.sleep(0.01)
    shelf.opens.set()
    await asyncio.gather(running, return_exceptions=True)

    assert shelf.kept[WEEK, "entry", "asylum"] == 1
