"""The program as a function: what it prints, with which exit code, over a small house of its own."""

import io
import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.content.load import load_library
from bot.settings import PREFIX
from tests.builders import write_content, write_locales


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


#: Runs the program with these arguments, and `stdin`, a text or a stream, on its standard input.
Run = Callable[..., Ran]


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with content, locales and a place for a database, which the settings name."""
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    content = write_content(tmp_path / "content")
    monkeypatch.setenv("BALISE_CONTENT_DIR", str(content))
    monkeypatch.setenv("BALISE_LOCALES_DIR", str(write_locales(tmp_path / "locales", load_library(content))))
    monkeypatch.setenv("BALISE_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/counts.sqlite3")
    return tmp_path


@pytest.fixture
def run(house: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Return the program over the small house; the log of the tests is put back afterwards."""
    del house
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level

    def run(*arguments: str, stdin: str | object = "") -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin) if isinstance(stdin, str) else stdin)
        try:
            code = main(arguments)
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else int(left.code is not None)
        return Ran(code, *capsys.readouterr())

    yield run
    root.handlers[:] = handlers
    root.setLevel(level)
