"""The store over SQLite and over a real PostgreSQL: totals are added up, migrations agree with the model, nothing else stays."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import create_async_engine
from sqlmodel import SQLModel

from bot.counting.counter import Cell
from bot.counting.store import TallyStore, migrate
from bot.counting.tables import Tally

WEEK = date(2026, 11, 16)
ENTRY: Cell = (WEEK, "entry", "asylum.apply")
CHANNEL: Cell = (WEEK, "channel", "web")


def told(tallies: object) -> set[tuple[date, str, str, int]]:
    """Return tallies as plain values."""
    assert isinstance(tallies, list)
    return {(tally.week, tally.margin, tally.name, tally.count) for tally in tallies if isinstance(tally, Tally)}


async def test_an_upsert_adds(store: TallyStore) -> None:
    """A total that is there already grows; a new one begins."""
    await store.add({ENTRY: 2})
    await store.add({ENTRY: 3, CHANNEL: 1})

    assert {(*ENTRY, 5), (*CHANNEL, 1)} == told(await store.read())


async def test_nothing_to_add_makes_the_table_only(store: TallyStore) -> None:
    """An empty batch is no fault, and the database is ready after it."""
    await store.add({})

    assert set() == told(await store.read())


async def test_a_batch_is_stored_whole_or_not_at_all(store: TallyStore) -> None:
    """One row that the database refuses takes the others back, so that they are not counted twice later."""
    refused: dict[Cell, int] = {CHANNEL: 1, (WEEK, "entry", None): 1}  # type: ignore[dict-item]  # what no code of ours sends
    with pytest.raises(Exception, match=r"(?i)null"):
        await store.add(refused)

    assert set() == told(await store.read())


async def test_a_new_process_reads_what_another_wrote(url: str) -> None:
    """Totals outlive the process, and two stores over one database add to the same rows."""
    first, second = TallyStore(url), TallyStore(url)
    await first.add({ENTRY: 1})
    await second.add({ENTRY: 1})
    await first.close()

    assert {(*ENTRY, 2)} == told(await second.read())
    await second.close()


async def test_closing_an_unused_store_is_nothing(url: str) -> None:
    """A program that ends before it counted anything ends in peace."""
    await TallyStore(url).close()


def _differences(connection: Connection) -> list[object]:
    migrate(connection)
    migrate(connection)
    return list(compare_metadata(MigrationContext.configure(connection), SQLModel.metadata))


async def test_migrations_make_exactly_the_model(url: str, tmp_path: Path) -> None:
    """Run twice they change nothing more, and nothing is left to generate from the model."""
    (tmp_path / "var").mkdir()
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        differences = await connection.run_sync(_differences)
        tables = await connection.execute(text("SELECT version_num FROM alembic_version"))
        versions = tables.scalars().all()
    await engine.dispose()

    assert differences == []
    assert versions == ["001"]


async def test_sqlite_keeps_no_journal_and_overwrites_what_it_deletes(sqlite: str) -> None:
    """After a write the journal is empty, and what is deleted is overwritten: nothing is left to dig out."""
    store = TallyStore(sqlite)
    await store.add({ENTRY: 1})
    engine = await store._ready()
    async with engine.connect() as connection:
        pragmas = [
            (await connection.execute(text(f"PRAGMA {name}"))).scalar() for name in ("secure_delete", "journal_mode")
        ]
    file = Path(str(make_url(sqlite).database))
    beside = {path.name: path.stat().st_size for path in file.parent.iterdir() if path != file}
    await store.close()

    assert pragmas == [1, "truncate"]
    assert {f"{file.name}-journal": 0} == beside


async def test_the_whole_file_holds_one_table_of_totals(sqlite: str) -> None:
    """Beside the number of the migration there is nothing but the tally."""
    store = TallyStore(sqlite)
    await store.add({ENTRY: 1})
    await store.close()
    database = sqlite3.connect(str(make_url(sqlite).database))
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    columns = [row[1] for row in database.execute("PRAGMA table_info(tally)")]
    database.close()

    assert {"tally", "alembic_version"} == tables
    assert columns == ["week", "margin", "name", "count"]
