"""`balise counts` and `balise stored`: what the database holds, and that it is nobody's."""

import asyncio
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.counting.counter import TallyCounter
from bot.counting.store import TallyStore
from bot.counting.tables import Tally
from tests.builders import OTHER, SOURCE
from tests.cli.conftest import Run


async def _fill() -> None:
    store = TallyStore(os.environ["BALISE_DATABASE_URL"])
    counter = TallyCounter(store.add, lambda: datetime(2026, 11, 22, tzinfo=UTC))
    for language in (SOURCE, SOURCE, OTHER):
        counter.add("asylum.apply", language, "telegram")
    await counter.flush()
    await store.close()


@pytest.fixture
def filled(house: Path) -> Path:
    """Return the house after three visits."""
    asyncio.run(_fill())
    return house


def rows(out: str) -> list[list[str]]:
    """Return the rows of the table of totals."""
    lines = [line.split() for line in out.splitlines()]
    return lines[next(n for n, line in enumerate(lines) if line[:2] == ["week", "of"]) + 1 :]


@pytest.mark.parametrize("command", ["counts", "stored"])
def test_an_empty_database_has_no_rows(run: Run, command: str) -> None:
    """Before anything was counted there is a table without rows, and no fault."""
    ran = run(command)

    assert (ran.code, ran.err) == (0, "")
    assert rows(ran.out) == []


@pytest.mark.parametrize("command", ["counts", "stored"])
@pytest.mark.usefixtures("filled")
def test_totals_are_told(run: Run, command: str) -> None:
    """Each margin for itself, in the week of its Monday."""
    ran = run(command)

    assert (ran.code, ran.err) == (0, "")
    assert sorted(
        [
            ["2026-11-16", "channel", "telegram", "3"],
            ["2026-11-16", "entry", "asylum.apply", "3"],
            ["2026-11-16", "language", OTHER, "1"],
            ["2026-11-16", "language", SOURCE, "2"],
        ]
    ) == sorted(rows(ran.out))


@pytest.mark.usefixtures("filled")
def test_stored_explains_every_column(run: Run) -> None:
    """What each column means stands before the rows, and that nothing else is there."""
    ran = run("stored")

    assert [f"  {name}: {field.description}" for name, field in Tally.model_fields.items()] == ran.out.splitlines()[1:5]
    assert "Nothing in it says who" in ran.out


@pytest.mark.parametrize("command", ["counts", "stored"])
def test_a_file_that_is_no_database_is_one_line(run: Run, house: Path, command: str) -> None:
    """The kind of fault, exit code 1, and neither path nor traceback."""
    (house / "counts.sqlite3").write_text("this is no database " * 100, encoding="utf-8")
    ran = run(command)

    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert ran.err.startswith("balise: the database cannot be read: ")
    assert str(house) not in ran.err


def test_a_database_that_is_away_is_one_line_without_its_password(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that does not answer is told by its kind."""
    monkeypatch.setenv("BALISE_DATABASE_URL", "postgresql+asyncpg://balise:MARKpassword@127.0.0.1:1/balise")
    ran = run("counts")

    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert ran.err.startswith("balise: the database cannot be read: ")
    assert "MARK" not in ran.err
