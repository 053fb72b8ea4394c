"""A second opinion: the program against an emulator of the Bot API that this project did not write, where Node is there."""

import asyncio
import json
import os
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.desk import Desk, load_house
from bot.domain.events import Searched, Session
from tests.fakes.bot_api import TOKEN
from tests.whole.program import ROOT, free_port, running

FOLDER = Path(__file__).parent / "second_opinion"
INSTALLED = FOLDER / "node_modules" / ".package-lock.json"

#: Seconds that fetching the emulator may take, and an answer of the bot.
INSTALL_SECONDS, ANSWER_SECONDS = 60.0, 20.0

#: What a person types in each language.
QUESTIONS = {
    "fr": "mon patron a pris mon passeport et ne me paie pas",
    "en": "my boss took my passport and does not pay me",
    "ar": "صاحب العمل اخذ جواز سفري ولا يدفع راتبي",
}

Said = dict[str, Any]


class Emulator:
    """The emulator as a program: one order a line in, one answer a line out."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def order(self, **order: object) -> Any:
        """Give an order and return the answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order).encode() + b"\n")
        return await self.read()

    async def read(self) -> Any:
        """Return the next line."""
        assert self._process.stdout is not None
        line = await asyncio.wait_for(self._process.stdout.readline(), ANSWER_SECONDS)
        assert line, "the emulator ended"
        return json.loads(line)


class Phone:
    """Somebody who talks to the bot through the emulator."""

    def __init__(self, emulator: Emulator, user: int, language: str) -> None:
        self._emulator, self._who = emulator, {"user": user, "language": language}

    async def does(self, **order: object) -> None:
        """Type or press something."""
        assert await self._emulator.order(**self._who, **order) == {"done": True}

    async def sees(self, what: Callable[[Said], bool]) -> Said:
        """Return the first message of the bot that is as expected, as soon as there is one."""
        said: list[Said] = []
        for _ in range(int(ANSWER_SECONDS * 20)):
            said = (await self._emulator.order(**self._who, do="history"))["said"]
            if found := [message for message in said if what(message)]:
                return found[0]
            await asyncio.sleep(0.05)
        raise AssertionError(f"the bot has only said: {json.dumps(said, ensure_ascii=False, indent=1)}")

    async def presses(self, message: Said, wanted: str) -> None:
        """Press the button with this label or address."""
        pressed = [data for label, data in message["buttons"] if wanted in (data, label) or wanted in label]
        assert pressed, f"no button {wanted!r} in {message['buttons']}"
        await self.does(do="press", data=pressed[0], on=message["id"])


async def npm(*arguments: str) -> tuple[int, str]:
    """Run npm in the emulator's folder; return its exit code and what it said."""
    process = await asyncio.create_subprocess_exec(
        "npm", *arguments, cwd=FOLDER, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    try:
        output, _ = await asyncio.wait_for(process.communicate(), INSTALL_SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()
        return 1, "npm took too long"
    return process.returncode or 0, output.decode(errors="replace")


def is_installed() -> bool:
    """Return whether what the lock file names is there."""
    return INSTALLED.is_file() and INSTALLED.stat().st_mtime >= (FOLDER / "package-lock.json").stat().st_mtime


@asynccontextmanager
async def emulator(port: int) -> AsyncIterator[Emulator]:
    """Start the emulator, fetched once; skip the test where that cannot be."""
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("Node.js and npm are not here")
    if not is_installed():
        code, output = await npm("ci", "--omit=dev", "--ignore-scripts")
        if code:
            pytest.skip(f"the emulator cannot be fetched: {output.strip().splitlines()[:2]}")
    process = await asyncio.create_subprocess_exec(
        "node",
        str(FOLDER / "emulator.js"),
        str(port),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env={"PATH": os.environ["PATH"], "BOT_TOKEN": TOKEN},
    )
    try:
        started = Emulator(process)
        assert await started.read() == {"ready": True}
        yield started
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


@pytest.fixture(scope="module")
def desk() -> Desk:
    """Return a desk over the same content, to know the words that are expected."""
    return Desk(load_house(ROOT / "content", ROOT / "locales"))


async def test_an_emulator_that_nobody_here_wrote_can_talk_with_it(tmp_path: Path, desk: Desk) -> None:
    """Start, a language, home, a card and a question, in every language, against somebody else's Bot API."""
    port = free_port()
    api = {"telegram_token": TOKEN, "telegram_api_url": f"http://127.0.0.1:{port}"}
    async with emulator(port) as server, running(tmp_path, web="no", **api) as program:
        for user, language in enumerate(QUESTIONS, start=1):
            await walk(Phone(server, user, language), desk, language)

        assert await program.stop() == 0
        assert "ERROR" not in program.output, program.output


async def walk(phone: Phone, desk: Desk, language: str) -> None:
    """Go from the first word to an answered question."""

    def shows(data: str) -> Callable[[Said], bool]:
        return lambda message: any(data == address for _, address in message["buttons"])

    autonym = desk.languages[language].autonym
    await phone.does(do="command", text="/start")
    first = await phone.sees(lambda message: any(autonym in label for label, _ in message["buttons"]))
    await phone.presses(first, autonym)
    welcome = await phone.sees(lambda message: desk.say(language, "welcome.title") in message["text"])
    assert welcome["id"] == first["id"], "the language takes the place of the list"
    await phone.presses(welcome, f"1|{language}|home")
    home = await phone.sees(shows(f"1|{language}|acse"))
    await phone.presses(home, f"1|{language}|acse")
    card = await phone.sees(lambda message: "R425-8" in message["text"])
    assert card["id"] == first["id"], "a card is shown in place"

    question = QUESTIONS[language]
    expected = desk.answer(Session(language), Searched(question), language).message.title
    await phone.does(do="message", text=question)
    answer = await phone.sees(lambda message: message["id"] != card["id"])
    assert expected in answer["text"]
    assert shows(f"1|{language}|home")(answer)
