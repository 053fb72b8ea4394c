"""What must hold for every entry, in every language, on every channel."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
import yaml

from bot.channels.channel import Answer
from bot.channels.console.render import render as render_console
from bot.channels.telegram.read import Place
from bot.channels.telegram.render import MAX_BUTTONS, MAX_TEXT, length, render, text_of
from bot.channels.web.render import render_page
from bot.channels.web.run import load_paper
from bot.desk import PARIS, Desk, load_house
from bot.domain.address import MAX_BYTES, decode, encode
from bot.domain.bidi import LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE, RIGHT_TO_LEFT_MARK
from bot.domain.conversation import Conversation
from bot.domain.events import AllLanguages, Erase, Hide, OldButton, Opened, Session, Started, Unreadable
from bot.domain.message import Message

ROOT = Path(__file__).parent.parent.parent

#: A night on which most lines are closed, and a working morning.
MOMENTS = (datetime(2026, 11, 22, 2, 0, tzinfo=PARIS), datetime(2026, 11, 24, 10, 0, tzinfo=PARIS))


@cache
def desk(moment: datetime) -> Desk:
    """Return a desk over the real content at a moment."""
    house = load_house(ROOT / "content", ROOT / "locales")
    return Desk(house, now=lambda: moment)


def languages() -> tuple[str, ...]:
    """Return every language on offer."""
    return desk(MOMENTS[0]).languages.offered


@cache
def answers(language: str) -> tuple[Answer, ...]:
    """Return every entry's screens in a language: at night and by day, alone and beside the source."""
    return tuple(
        desk(moment).answer(Session(language, entry.id), Opened(entry.id, beside=beside))
        for entry in desk(MOMENTS[0]).library
        for moment in MOMENTS
        for beside in (False, True)
    )


def messages(language: str) -> Iterator[Message]:
    """Yield the messages of the same."""
    return (answer.message for answer in answers(language))


def page_of(answer: Answer) -> str:
    """Return an answer as the web shows it."""
    return load_paper().print(render_page(answer, desk(MOMENTS[0])))


def plain(message: Message) -> str:
    """Return everything that a message says."""
    contacts = [f"{c.name} {c.does} {c.hours} {c.phone}" for c in message.contacts]
    texts = [message.title, *(p.text for p in message.paragraphs), *contacts, *(n.text for n in message.notices)]
    return "\n".join((*texts, message.small_print))


@pytest.mark.parametrize("language", languages())
def test_it_fits_telegram(language: str) -> None:
    """Text, buttons and their data stay within the Bot API's limits, with nothing left out."""
    for message in messages(language):
        call = render(message, Place(chat=1, message=1))[-1]
        rows = call.params["reply_markup"]["inline_keyboard"]
        buttons = [button for row in rows for button in row]

        assert length(call.params["text"]) <= MAX_TEXT
        assert message.small_print.split(" · ")[0] in re.sub("<[^>]+>", "", text_of(message)).replace("&amp;", "&")
        assert 1 <= len(buttons) <= MAX_BUTTONS
        assert all(
            1 <= len(button["callback_data"].encode()) <= MAX_BYTES for button in buttons if "callback_data" in button
        )
        assert all(button["text"].strip() for button in buttons)
        json.dumps(call.params)


@pytest.mark.parametrize("language", languages())
def test_every_reference_is_filled(language: str) -> None:
    """No brace is left: each number and name stands in the text."""
    for message in messages(language):
        assert not re.search(r"[{}]", plain(message))


@pytest.mark.parametrize("language", languages())
def test_isolates_are_balanced(language: str) -> None:
    """Numbers inside right-to-left text are isolated, and each isolate is closed; left-to-right text has none."""
    for message in messages(language):
        text = plain(message)

        assert text.count(LEFT_TO_RIGHT_ISOLATE) == text.count(POP_ISOLATE)
        if message.direction == "ltr":
            assert LEFT_TO_RIGHT_ISOLATE not in text
            assert RIGHT_TO_LEFT_MARK not in text
        else:
            assert all(c.phone.startswith(LEFT_TO_RIGHT_ISOLATE) for c in message.contacts if c.phone)


@pytest.mark.parametrize("language", languages())
def test_it_renders_on_the_web_and_in_the_terminal(language: str) -> None:
    """The page stays light and the terminal numbers every choice."""
    for answer in answers(language)[::2]:  # at night and by day; a text beside its source is the same page, longer
        message = answer.message
        page, text = page_of(answer), render_console(message)

        assert f'lang="{language}"' in page
        assert "{{" not in page
        assert f"[{sum(len(row) for row in message.rows)}]" in text


@pytest.mark.parametrize("language", languages())
def test_every_button_leads_somewhere(language: str) -> None:
    """Each choice survives the way through a button, and what it opens has a way home."""
    here = desk(MOMENTS[0])
    ways = {encode(choice.session, choice.event) for m in messages(language) for row in m.rows for choice in row}
    for way in ways:
        answer = here.answer(*decode(way))

        assert answer.message.kind != "failure"
        assert any(leads_home(c.event) for row in answer.message.rows for c in row) or answer.message.kind == "hidden"


def leads_home(event: object) -> bool:
    """Tell whether an event opens the menu."""
    return event == Opened("home")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    "event",
    [Started(), Hide(), Erase(3), AllLanguages(), OldButton(), Unreadable("voice"), Unreadable("media")],
    ids=repr,
)
def test_every_other_screen_renders(language: str, event: object) -> None:
    """The screens that are no card fit every channel too."""
    answer = desk(MOMENTS[0]).answer(Session(language), event)  # type: ignore[arg-type]
    call = render(answer.message, Place(chat=1, message=1))[-1]

    assert answer.message.kind != "failure"
    assert length(call.params["text"]) <= MAX_TEXT
    assert page_of(answer)
    assert render_console(answer.message)


def test_a_fault_of_ours_is_a_screen_too() -> None:
    """When answering fails, she gets the emergency numbers, another language and the way home, in every language."""
    house = desk(MOMENTS[0])
    broken = Conversation(house.library, house.languages, lambda _words, _prefer: 1 / 0)  # type: ignore[arg-type]
    for language in house.languages.offered:
        turn = broken.fail(Session(language))

        assert turn.screen.contacts == house.library["emergency"].contacts
        assert any(offer.event == Opened("home") for offer in turn.screen.last)


@pytest.mark.parametrize("language", languages())
def test_a_preview_betrays_nothing(language: str) -> None:
    """The first 60 characters of a message hold no word that somebody looking over a shoulder would understand."""
    words = json.loads((ROOT / "tests" / "contract" / "betraying_words.json").read_text(encoding="utf-8"))[language]
    for message in messages(language):
        preview = re.sub("<[^>]+>", "", text_of(message))[:60].casefold()

        assert not [word for word in words if word in preview], preview


def test_any_hotline_is_two_taps_away() -> None:
    """The danger button and one more show every national line of the directory that may be shown."""
    directory = yaml.load((ROOT / "content" / "directory.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    library = desk(MOMENTS[0]).library
    hotlines = {
        contact["id"]
        for contact in directory["contacts"]
        if contact["kind"] == "hotline" and "national" in contact["where"] and library.contacts[contact["id"]].phone
    }
    near = {id_ for entry in ("emergency", *library["emergency"].menu) for id_ in library[entry].contacts}

    assert len(hotlines) > 12
    assert hotlines - near == set()
