"""The entry point: what comes out when something outside the command is wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot import __version__
from tests.builders import SOURCE
from tests.cli.conftest import Run

ROOT = Path(__file__).parent.parent.parent


def test_the_version_is_told(run: Run) -> None:
    """The program's name and number."""
    ran = run("--version")

    assert (ran.code, ran.out) == (0, f"balise {__version__}\n")


@pytest.mark.parametrize("command", [["counts"], ["check"], ["show", "home"], ["ask", "x"], ["serve"]])
def test_a_wrong_setting_stops_every_command(run: Run, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    """A misspelt variable is told with the nearest that exists, and nothing is done."""
    monkeypatch.setenv("BALISE_LOG_LEVL", "DEBUG")
    ran = run(*command)

    assert (ran.code, ran.out) == (1, "")
    assert "BALISE_LOG_LEVL" in ran.err
    assert "did you mean BALISE_LOG_LEVEL?" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("command", [["chat"], ["show", "home"], ["ask", "x"], ["serve"]])
def test_spoilt_content_stops_what_would_show_it(run: Run, house: Path, command: list[str]) -> None:
    """Nothing is shown from content with a fault; the fault is told with its place."""
    file = house / "content" / "sections" / "topics.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("see: [acse", "see: [acze"), encoding="utf-8")
    ran = run(*command)

    assert (ran.code, ran.out) == (1, "")
    assert "content/sections/topics.yaml:" in ran.err
    assert "acze" in ran.err
    assert "Traceback" not in ran.err


def test_stopping_by_keyboard_is_no_fault(run: Run) -> None:
    """Ctrl-C leaves with the code that shells expect, and without a traceback."""

    class Interrupted:
        def readline(self) -> str:
            raise KeyboardInterrupt

    ran = run("chat", stdin=Interrupted())

    assert ran.code == 130
    assert ran.err == ""


@pytest.mark.parametrize("command", [["show", "home"], ["show", "home", "--json"], ["--help"], ["ask", "--jsonl"]])
def test_a_reader_that_goes_away_is_no_fault(house: Path, command: list[str]) -> None:
    """`balise show home | head -1` ends quietly, however much was still to be printed."""
    del house
    program = subprocess.Popen(
        [sys.executable, "-m", "bot", *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": ""},  # what is printed waits, and meets the closed pipe at the end
    )
    assert program.stdout
    program.stdout.close()
    _, err = program.communicate(b'{"id": 1, "text": "asile"}\n' * 3 if "--jsonl" in command else b"")

    assert (program.returncode, err) == (0, b"")


def test_the_module_is_the_program(house: Path) -> None:
    """`python -m bot` runs the same."""
    del house
    ran = subprocess.run(
        [sys.executable, "-m", "bot", "show", "acse", "--language", SOURCE],
        capture_output=True, cwd=ROOT, env=dict(os.environ), check=False,
    )  # fmt: skip

    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "Un lieu loin du danger" in ran.stdout.decode()
