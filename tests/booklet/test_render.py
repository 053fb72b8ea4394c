"""The booklet: every entry once, in the order of the menus, in a page that stands alone and that any reader can read."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from markupsafe import escape

from bot.booklet.render import render_booklet
from bot.content.load import load_library
from bot.desk import PARIS, Desk, load_house
from bot.domain.library import HOME, Library
from tests.builders import OTHER, RIGHT_TO_LEFT, SOURCE, translated, write_content, write_locales

ROOT = Path(__file__).parents[2]

#: Elements that fetch something or run something; a booklet has none of them.
FORBIDDEN = {"script", "img", "link", "iframe", "object", "embed", "video", "audio", "form", "base", "svg"}

VOID = {"meta", "br"}


@dataclass
class Page(HTMLParser):
    """A page taken apart; refuses one whose elements do not close in order."""

    text: str
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    words: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert tag == self.open.pop(), self.getpos()

    def handle_data(self, data: str) -> None:
        """Note words and where they stand."""
        if data.strip() and self.open:
            self.words.append((self.open[-1], data.strip()))

    def all(self, tag: str) -> list[dict[str, str]]:
        """Return the attributes of every element of a kind."""
        return [attributes for name, attributes in self.tags if name == tag]


def in_menu_order(library: Library, entry: str = HOME) -> Iterator[str]:
    """Yield an entry and what its menu leads to."""
    yield entry
    for child in library[entry].menu:
        yield from in_menu_order(library, child)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Return a desk over the small house."""
    folder = tmp_path_factory.mktemp("house")
    content = write_content(folder / "content")
    return Desk(load_house(content, write_locales(folder / "locales", load_library(content))))


@pytest.fixture(scope="module")
def real() -> Desk:
    """Return a desk over the real content."""
    return Desk(load_house(ROOT / "content", ROOT / "locales"))


@pytest.mark.parametrize("beside", [False, True])
def test_every_entry_is_there_once_in_the_order_of_the_menus(real: Desk, beside: bool) -> None:
    """In every offered language; the table of contents leads to each."""
    order = [id_.replace(".", "-") for id_ in in_menu_order(real.library) if id_ != HOME]
    assert sorted(order) == sorted(entry.id.replace(".", "-") for entry in real.library if entry.id != HOME)
    for language in real.languages.offered:
        page = Page(render_booklet(real, language, beside=beside))

        assert [*order, "sources"] == [section["id"] for section in page.all("section")]
        assert order == [link["href"].removeprefix("#") for link in page.all("a")]


def test_headings_are_nested(real: Desk) -> None:
    """One first heading, and none that skips a level."""
    page = Page(render_booklet(real, SOURCE))
    levels = [int(tag[1]) for tag, _ in page.tags if tag[0] == "h" and tag[1:].isdigit()]

    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("language", [SOURCE, RIGHT_TO_LEFT])
def test_the_page_stands_alone(real: Desk, language: str) -> None:
    """It runs nothing and fetches nothing: it can be read without a network, and nobody learns that it is read."""
    text = render_booklet(real, language)
    page = Page(text)

    assert set() == FORBIDDEN & {tag for tag, _ in page.tags}
    assert [name for _, attributes in page.tags for name in attributes if name == "src" or name.startswith("on")] == []
    assert all(link["href"].startswith("#") for link in page.all("a"))
    assert not any(mark in text for mark in ("@import", "url(", "javascript:"))


@pytest.mark.parametrize("language", [SOURCE, OTHER, RIGHT_TO_LEFT])
def test_direction_and_language_are_told(small: Desk, language: str) -> None:
    """The page and each paragraph say in which language and direction they are."""
    page = Page(render_booklet(small, language))
    direction = small.languages[language].direction
    prose = [attributes for tag, attributes in page.tags if tag in ("p", "ul") and "lang" in attributes]

    assert {"lang": language, "dir": direction} == page.all("html")[0]
    assert (language, direction) in {(attributes["lang"], attributes["dir"]) for attributes in prose}
    assert all(attributes["dir"] == small.languages[attributes["lang"]].direction for attributes in prose)
    assert all(b["dir"] == "ltr" for b in page.all("b")), "numbers read left to right"


def test_beside_shows_both_languages(small: Desk) -> None:
    """Each paragraph is followed by the same in the source language; without it, only the sentences to show are."""
    plain, beside = (render_booklet(small, RIGHT_TO_LEFT, beside=both) for both in (False, True))
    source = "L’asile protège."

    assert translated(RIGHT_TO_LEFT, source) in plain
    assert source not in plain.replace(translated(RIGHT_TO_LEFT, source), "")
    assert [("p", translated(RIGHT_TO_LEFT, source)), ("p", source)] == [
        (tag, words) for tag, words in Page(beside).words if source in words
    ]


def test_sources_are_listed_once(real: Desk) -> None:
    """At the end stand all documents that any entry rests on."""
    page = Page(render_booklet(real, SOURCE))
    at = next(n for n, (tag, attributes) in enumerate(page.tags) if attributes.get("id") == "sources")
    listed = [attributes for tag, attributes in page.tags[at:] if tag == "li"]
    used = {id_ for entry in real.library for id_ in entry.sources}
    titles = {(real.library.sources[id_].title, real.library.sources[id_].date) for id_ in used}

    assert len(titles) == len(listed)
    assert [title for title, _ in titles if not any(title in words for _, words in page.words)] == []


def test_words_are_escaped(tmp_path: Path) -> None:
    """What stands in the content is text, whatever it looks like."""
    content = write_content(tmp_path / "content")
    topics = content / "sections" / "topics.yaml"
    topics.write_text(
        topics.read_text(encoding="utf-8").replace("L’asile protège.", "L’asile <b>protège</b> & aide."),
        encoding="utf-8",
    )
    text = render_booklet(Desk(load_house(content, write_locales(tmp_path / "locales", load_library(content)))), SOURCE)

    assert "L’asile &lt;b&gt;protège&lt;/b&gt; &amp; aide." in text


def test_what_depends_on_the_hour_is_not_printed() -> None:
    """A booklet made at night says nothing of closed lines; that nobody has checked the words is said once, at the head."""
    house = load_house(ROOT / "content", ROOT / "locales")
    night = datetime(2026, 11, 22, 3, 0, tzinfo=PARIS)
    desk = Desk(house, now=lambda: night)
    language = next(code for code in house.languages.offered if code != house.languages.source)
    page = render_booklet(desk, language)

    assert escape(desk.say(language, "notice.closed", {}).split("{")[0][:20]) not in page
    assert page.count(str(escape(desk.say(language, "notice.unreviewed")))) == 1
