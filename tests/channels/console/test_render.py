"""A screen as text for a terminal: everything is said, choices are numbered, lines know their direction."""

import re

from bot.channels.console.render import WIDTH, choices_of, render
from bot.desk import Desk
from bot.domain.bidi import RIGHT_TO_LEFT_MARK
from bot.domain.events import AllLanguages, Hide, Opened, Session
from bot.domain.message import Choice, ContactLine, Message, Notice, Paragraph
from tests.builders import OTHER, RIGHT_TO_LEFT, SOURCE

MESSAGE = Message(
    kind="card",
    language="xx",
    direction="ltr",
    entry="here",
    title="Title",
    paragraphs=(Paragraph("First.\n- one\n- two", "xx", "ltr"), Paragraph("word " * 40, "xx", "ltr")),
    contacts=(
        ContactLine("a", "Office", "Helps with papers.", "01 02", "0102", hours="open now"),
        ContactLine("b", "Site", website="https://example.org"),
    ),
    small_print="Checked today",
    notices=(Notice("old", "This text is old."),),
    rows=(
        (Choice("One", Session("xx"), Opened("one")), Choice("Two", Session("xx"), Opened("two"))),
        (Choice("Hide", Session("xx"), Hide()),),
    ),
)


def test_everything_is_said() -> None:
    """Title, prose, contacts, notices and the small line stand in this order, then the choices."""
    text = render(MESSAGE)
    places = [
        text.index(part)
        for part in (
            "Title",
            "First.\n- one\n- two",
            "* 01 02 · Office · open now\n  Helps with papers.",
            "* Site · https://example.org",
            "! This text is old.",
            "Checked today",
            "[1] One   [2] Two\n[3] Hide\n",
        )
    ]

    assert sorted(places) == places


def test_the_numbers_are_those_of_the_choices() -> None:
    """The number before a label leads to the choice of that label."""
    numbered = re.findall(r"\[(\d+)\] (\w+)", render(MESSAGE))

    assert [(str(n), choice.label) for n, choice in enumerate(choices_of(MESSAGE), 1)] == numbered


def test_lines_are_short() -> None:
    """Prose is broken between words; what has no blank stays whole."""
    assert max(map(len, render(MESSAGE).splitlines())) <= WIDTH


def test_left_to_right_text_has_no_marks() -> None:
    """Nothing invisible stands where nothing is needed."""
    assert render(MESSAGE).isprintable() or RIGHT_TO_LEFT_MARK not in render(MESSAGE)


def test_every_line_of_right_to_left_text_begins_with_its_mark(desk: Desk) -> None:
    """A terminal decides the direction of each line alone, so that a number or an emoji first must not decide it."""
    for entry in desk.library:
        message = desk.answer(Session(RIGHT_TO_LEFT, entry.id), Opened(entry.id)).message
        from_the_left = {line for p in message.paragraphs if p.direction == "ltr" for line in p.text.splitlines()}
        lines = [line for line in render(message).splitlines() if line and line not in from_the_left]

        assert message.direction == "rtl"
        assert [line for line in lines if not line.startswith(RIGHT_TO_LEFT_MARK)] == []


def test_the_source_beside_keeps_its_own_direction(desk: Desk) -> None:
    """Beside right-to-left text the source runs from the left."""
    message = desk.answer(Session(RIGHT_TO_LEFT, "asylum.apply"), Opened("asylum.apply", beside=True)).message
    lines = render(message).splitlines()

    assert "Allez dans une SPADA." in lines


def test_every_screen_of_the_content_renders(real_desk: Desk) -> None:
    """Each entry in each language is text with a number for each choice, and no line is empty twice."""
    for language in real_desk.languages:
        for entry in real_desk.library:
            message = real_desk.answer(Session(language.code, entry.id), Opened(entry.id)).message
            text = render(message)

            assert text.strip()
            assert f"[{len(choices_of(message))}] " in text
            assert "\n\n\n" not in text


def test_languages_are_listed_by_their_own_names(desk: Desk) -> None:
    """The first screen can be read by whoever reads one of its languages."""
    text = render(desk.answer(Session(), AllLanguages()).message)

    assert all(desk.languages[code].autonym in text for code in (SOURCE, OTHER, RIGHT_TO_LEFT))
