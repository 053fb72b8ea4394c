"""The journal: what we say stands in it whole; of what libraries say only the place, and of an error only its kind."""

import asyncio
import io
import logging
from collections.abc import Iterator

import pytest

from bot.journal import OURS, is_ours, log_loop_errors, start_journal

LEVELS = (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR, logging.CRITICAL)
LIBRARIES = ("httpx", "telegram.ext", "sqlalchemy.engine", "asyncio", "uvicorn.error", "botany", "root")


@pytest.fixture
def journal(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Return standard error with the journal running at its finest; the log of the tests is put back afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers.clear()
    standard_error = io.StringIO()
    monkeypatch.setattr("sys.stderr", standard_error)
    start_journal("DEBUG")
    yield standard_error
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_loses_its_message(journal: io.StringIO, library: str, level: int) -> None:
    """Httpx logs addresses with the token, others payloads: only where it was logged is kept, and only warnings at all."""
    logging.getLogger(library).log(level, "MARK %s", "MARK", extra={"mark": "MARK"})
    err = journal.getvalue()

    assert "MARK" not in err
    assert (f" {library}: at test_journal.py:" in err) == (level >= logging.WARNING)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", [OURS, "bot.desk", "bot.channels.telegram.run"])
def test_ours_keeps_its_message(journal: io.StringIO, name: str, level: int) -> None:
    """Our own records are written with care, and stand as they are."""
    logging.getLogger(name).log(level, "database away: %s", "OSError")

    assert journal.getvalue().endswith(f" {logging.getLevelName(level)} {name}: database away: OSError\n")


@pytest.mark.parametrize("name", ["bot.desk", "httpx"])
def test_a_traceback_becomes_the_kind_of_its_error(journal: io.StringIO, name: str) -> None:
    """The text of an error and the lines that led to it may hold her words."""
    try:
        int("MARK words")
    except ValueError:
        logging.getLogger(name).exception("failed")
    err = journal.getvalue()

    assert err.endswith(" ValueError\n")
    assert err.count("\n") == 1
    assert "MARK" not in err


def test_a_log_level_hides_what_is_below_it(journal: io.StringIO) -> None:
    """The operator's level counts for ours too."""
    start_journal("ERROR")
    logging.getLogger("bot.desk").warning("hidden")

    assert journal.getvalue() == ""


def test_a_name_that_only_begins_alike_is_not_ours() -> None:
    """`bottle` is a library."""
    assert [is_ours(name) for name in ("bot", "bot.desk", "bottle", "robot")] == [True, True, False, False]


async def test_a_forgotten_task_is_told_by_kind(journal: io.StringIO) -> None:
    """An error that nobody waits for is one line without its words."""
    log_loop_errors(asyncio.get_running_loop())
    task = asyncio.create_task(_fail())
    await asyncio.sleep(0)
    del task
    await asyncio.sleep(0)

    assert journal.getvalue().endswith(" ERROR bot: a background task failed: KeyError\n")


async def test_a_callback_that_fails_is_told_by_kind(journal: io.StringIO) -> None:
    """The same for what a loop calls by itself."""
    log_loop_errors(asyncio.get_running_loop())
    asyncio.get_running_loop().call_soon(_fall_over)
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    assert journal.getvalue().endswith(" ERROR bot: a background task failed: KeyError\n")


def _fall_over() -> None:
    raise KeyError("MARK")


async def _fail() -> None:
    raise KeyError("MARK")
