"""Renders every entry of the library, in the order of the menus, as one page that stands alone: no script, nothing fetched."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.channels.channel import Desk
from bot.domain.events import Opened, Session
from bot.domain.library import HOME, Library
from bot.domain.message import Message, Notice

_TEMPLATES = Path(__file__).parent / "templates"


#: That nobody has checked the translation is said once, at the head; what is closed at this hour means nothing on paper.
UNREVIEWED = "notice.unreviewed"
SAID_ONCE = (UNREVIEWED, "notice.closed")


@dataclass(frozen=True, slots=True)
class Chapter:
    """An entry of the booklet; `depth` is how far its menu is from home."""

    id: str
    depth: int
    message: Message

    @property
    def anchor(self) -> str:
        """The name of the chapter inside the page."""
        return self.id.replace(".", "-")


def render_booklet(desk: Desk, language: str, *, beside: bool = False) -> str:
    """Return the guide as HTML, in a language, with the source language beside it if asked."""
    chapters = [
        Chapter(id_, depth, desk.answer(Session(language, id_), Opened(id_, beside=beside)).message)
        for id_, depth in _in_order(desk.library, HOME, 0)
    ]
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("booklet.html").render(
        language=desk.languages[language],
        name=desk.say(language, "web.name"),
        skip=desk.say(language, "web.skip"),
        contacts_title=desk.say(language, "contacts.title"),
        sources_title=desk.say(language, "source", {"documents": ""}).rstrip(" :\u00a0"),
        chapters=chapters,
        said_once=SAID_ONCE,
        unreviewed=next((notice.text for notice in _notices(chapters) if notice.id == UNREVIEWED), ""),
        sources=sorted({source for chapter in chapters for source in chapter.message.sources}),
        checked=max((chapter.message.checked for chapter in chapters), default=""),
    )


def _notices(chapters: list[Chapter]) -> Iterator[Notice]:
    return (notice for chapter in chapters for notice in chapter.message.notices)


def _in_order(library: Library, entry: str, depth: int) -> Iterator[tuple[str, int]]:
    """Yield an entry and all below it, as the menus have them."""
    yield entry, depth
    for child in library[entry].menu:
        yield from _in_order(library, child, depth + 1)
