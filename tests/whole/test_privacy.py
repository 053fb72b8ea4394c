"""Nothing about a person stays: unique marks in every field of an update leave no trace at rest, at the loudest log level."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.fakes.bot_api import BotApi, Person
from tests.whole.program import Program, running
from tests.whole.test_conversation import bot


class Marks:
    """Makes strings and numbers that stand nowhere else, and remembers them."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self.made: list[str] = []

    def word(self, kind: str) -> str:
        """Return a new mark that looks like the value of a field."""
        return self._remember(f"zq{kind}{next(self._numbers):04d}qz")

    def number(self) -> int:
        """Return a new number that stands for an id or a phone."""
        return int(self._remember(str(7_310_000_000 + next(self._numbers) * 104_729)))

    def _remember(self, mark: str) -> str:
        self.made.append(mark)
        return mark

    def in_bytes(self, content: bytes) -> list[str]:
        """Return the marks that stand in a file or a stream, in whatever letter case."""
        lowered = content.lower()
        return [mark for mark in self.made if mark.encode() in lowered or mark.encode("utf-16-le") in lowered]


def media(marks: Marks) -> Iterator[dict[str, Any]]:
    """Yield messages of every kind with marks in all their fields."""
    file = {"file_id": marks.word("file"), "file_unique_id": marks.word("unique"), "file_size": 1101}
    yield {"photo": [{**file, "width": 90, "height": 51}], "caption": marks.word("caption")}
    yield {"voice": {**file, "duration": 3, "mime_type": "audio/ogg"}}
    yield {"audio": {**file, "duration": 3, "performer": marks.word("performer"), "title": marks.word("title")}}
    yield {"document": {**file, "file_name": marks.word("name") + ".pdf", "mime_type": "application/pdf"}}
    yield {
        "contact": {"phone_number": str(marks.number()), "first_name": marks.word("first"), "user_id": marks.number()}
    }
    yield {
        "venue": {
            "location": {"latitude": 48.8, "longitude": 2.3},
            "title": marks.word("venue"),
            "address": marks.word("street"),
        }
    }
    yield {"sticker": {**file, "width": 1, "height": 1, "set_name": marks.word("set"), "type": "regular"}}
    yield {
        "forward_origin": {"type": "hidden_user", "sender_user_name": marks.word("origin"), "date": 1},
        "text": marks.word("forward"),
    }
    yield {"poll": {"id": str(marks.number()), "question": marks.word("poll"), "options": []}}


async def tell_everything(api: BotApi, person: Person, marks: Marks) -> None:
    """Use the bot in every way, with a mark in everything that is sent."""
    await person.starts()
    await person.sees(lambda message: bool(message.find("Français")))
    await person.presses("Français")
    await person.presses("1|fr|!start|home", on=person.last) if person.last.find("1|fr|!start|home") else None
    for text in (
        "il va me tuer {}",
        "mon nom est {} appelez le 06 12 34 56 78",
        "/{} bonjour",
        "{}@example.org",
        "/start fr_acse_{}",
    ):
        await person.sends(text.format(marks.word("text")))
    for content in media(marks):
        await person.sends(content)
    await person.sends_update({"callback_query": callback(person, marks)})
    await person.sends_update(
        {"message": {"text": marks.word("broken"), "date": "not a number", "entities": marks.word("entities")}}
    )
    await person.sends("/erase")
    await person.sees("Messages supprimés")
    await api.drained()


def callback(person: Person, marks: Marks) -> dict[str, Any]:
    """Return a press with a forged address."""
    data = f"1|fr|{marks.word('entry')}|{marks.word('verb')}"
    return {
        "id": str(marks.number()),
        "from": person.user,
        "message": person.last.wire,
        "chat_instance": "1",
        "data": data,
    }


def somebody(api: BotApi, marks: Marks) -> Person:
    """Return a person of whom everything is marked."""
    identity = {"id": marks.number(), "first_name": marks.word("given"), "last_name": marks.word("family")}
    return api.person(language_code="fr", username=marks.word("user"), phone_number=f"+{marks.number()}", **identity)


async def at_rest(program: Program, folder: Path) -> dict[str, bytes]:
    """Stop the program and return everything that it leaves: its output and every file in its folder."""
    await program.stop()
    return {"output": program.output.encode(), **files_in(folder)}


def files_in(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_no_mark_is_left(tmp_path: Path, mode: str) -> None:
    """Name, number, id, words and file names of an update are in no file and no log line afterwards."""
    marks = Marks()
    async with BotApi() as api, bot(api, tmp_path, mode, log_level="DEBUG") as program:
        await tell_everything(api, somebody(api, marks), marks)
        left = await at_rest(program, tmp_path)

    assert len(marks.made) > 25
    assert "var/balise.sqlite3" in left
    assert b"acse" in left["var/balise.sqlite3"], "what was shown is counted"
    assert {place: found for place, content in left.items() if (found := marks.in_bytes(content))} == {}


async def test_no_mark_is_left_by_the_web(tmp_path: Path) -> None:
    """Words, addresses, cookies and headers of a reader of pages are in no file and no log line afterwards."""
    marks = Marks()
    async with running(tmp_path, log_level="DEBUG") as program:
        url = await program.url()
        headers = {name: marks.word("header") for name in ("User-Agent", "Cookie", "Referer", "X-Forwarded-For")}
        async with aiohttp.ClientSession(headers=headers) as session:
            for path in (f"/fr/{marks.word('entry')}", f"/{marks.word('path')}", f"/fr/acse?{marks.word('query')}"):
                await (await session.get(url + path)).read()
            for words in ("il va me tuer", "mon passeport", "je suis {}"):
                await (await session.post(f"{url}/fr/ask", data={"words": f"{words} {marks.word('words')}"})).read()
            await (await session.post(f"{url}/fr/ask", data=marks.word("long") * 20_000)).read()
        left = await at_rest(program, tmp_path)

    assert {place: found for place, content in left.items() if (found := marks.in_bytes(content))} == {}


def test_a_leak_would_be_found(tmp_path: Path) -> None:
    """The search for marks is not blind: a planted one is found, in capitals and in UTF-16 too."""
    marks = Marks()
    mark = marks.word("planted")
    (tmp_path / "log").write_bytes(b"..." + mark.upper().encode() + b"...")
    (tmp_path / "wide").write_bytes(mark.encode("utf-16-le"))

    assert [mark] == marks.in_bytes((tmp_path / "log").read_bytes())
    assert [mark] == marks.in_bytes((tmp_path / "wide").read_bytes())
