"""Starts the bot as the program that an operator starts, in a folder of its own, with nothing but the given settings."""

import asyncio
import os
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

#: Seconds that a start may take on a busy machine.
START_SECONDS = 30.0


class Program:
    """A running `balise serve`."""

    def __init__(self, process: asyncio.subprocess.Process, folder: Path) -> None:
        self.process, self.folder = process, folder
        self.output = ""
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        assert self.process.stdout is not None
        while chunk := await self.process.stdout.read(65536):
            self.output += chunk.decode(errors="replace")

    async def says(self, pattern: str) -> re.Match[str]:
        """Wait until the program has printed something; return the match."""
        for _ in range(int(START_SECONDS * 20)):
            if found := re.search(pattern, self.output):
                return found
            assert self.process.returncode is None, f"the program ended:\n{self.output}"
            await asyncio.sleep(0.05)
        raise AssertionError(f"the program never said {pattern!r}:\n{self.output}")

    async def url(self) -> str:
        """Return the address of its pages, once it is known."""
        return (await self.says(r"http://127\.0\.0\.1:\d+"))[0]

    async def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Stop it and return its exit code."""
        if self.process.returncode is None:
            self.process.send_signal(number)
        code = await asyncio.wait_for(self.process.wait(), START_SECONDS)
        await self._reading
        return code

    @property
    def database(self) -> Path:
        """The file of the counts."""
        return self.folder / "var" / "balise.sqlite3"


@asynccontextmanager
async def running(folder: Path, **settings: str) -> AsyncIterator[Program]:
    """Start the program with BALISE_* settings given in lower case; stop it at the end."""
    environment = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
    environment |= {"BALISE_HTTP_PORT": "0", **{f"BALISE_{key.upper()}": value for key, value in settings.items()}}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "serve",
        cwd=folder,
        env={**environment, "PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    program = Program(process, folder)
    try:
        yield program
    finally:
        await program.stop(signal.SIGKILL if process.returncode is None and sys.exc_info()[0] else signal.SIGTERM)


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
