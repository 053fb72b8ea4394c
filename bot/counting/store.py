"""The database of totals: SQLite by default, PostgreSQL where several processes share it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlmodel import col, select

from bot.counting.counter import Cell
from bot.counting.tables import Tally

MIGRATIONS = Path(__file__).parent / "migrations"


class TallyStore:
    """Adds totals to the database and reads them back."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url)
        self._engine: AsyncEngine | None = None

    async def add(self, cells: Mapping[Cell, int]) -> None:
        """Add counts to their rows, all or none. Raises what the driver raises when the database is away."""
        engine = await self._ready()
        if not cells:
            return
        rows = [{"week": w, "margin": m, "name": n, "count": count} for (w, m, n), count in cells.items()]
        async with engine.begin() as connection:
            await connection.execute(self._upsert(), rows)

    async def read(self) -> Sequence[Tally]:
        """Return all that is stored."""
        engine = await self._ready()
        query = select(Tally).order_by(col(Tally.week), col(Tally.margin), col(Tally.count).desc(), col(Tally.name))
        async with engine.connect() as connection:
            rows = await connection.execute(query)
            return [Tally(**row) for row in rows.mappings()]

    async def close(self) -> None:
        """Give the connections back."""
        if self._engine is not None:
            await self._engine.dispose()
            self._engine = None

    async def _ready(self) -> AsyncEngine:
        """Return the engine, the database brought to the newest form first."""
        if self._engine is None:
            engine = self._connect()
            try:
                async with engine.begin() as connection:
                    await connection.run_sync(migrate)
            except BaseException:
                await engine.dispose()
                raise
            self._engine = engine
        return self._engine

    def _connect(self) -> AsyncEngine:
        if self._url.get_backend_name() != "sqlite":
            return create_async_engine(self._url, pool_pre_ping=True)
        if self._url.database not in (None, "", ":memory:"):
            Path(str(self._url.database)).parent.mkdir(parents=True, exist_ok=True)
        engine = create_async_engine(self._url)
        event.listen(engine.sync_engine, "connect", _leave_no_trace)
        return engine

    def _upsert(self) -> Any:
        dialect = sqlite if self._url.get_backend_name() == "sqlite" else postgresql
        insert = dialect.insert(Tally)
        total = col(Tally.count) + insert.excluded.count
        return insert.on_conflict_do_update(index_elements=["week", "margin", "name"], set_={"count": total})


def migrate(connection: Connection) -> None:
    """Bring the tables to the form that this version needs; running it again changes nothing."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _leave_no_trace(connection: Any, _record: Any) -> None:
    """Overwrite what is deleted, and keep no journal after a write."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.execute("PRAGMA journal_mode = TRUNCATE")
    cursor.execute("PRAGMA busy_timeout = 5000")
    cursor.close()
