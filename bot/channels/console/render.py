"""Renders a message as text for a terminal, its choices numbered."""

import textwrap
from collections.abc import Iterator

from bot.domain.bidi import mark
from bot.domain.language import Direction
from bot.domain.message import Choice, ContactLine, Message

#: Columns of the text; a terminal is at least this wide.
WIDTH = 76


def render(message: Message) -> str:
    """Return the screen as text."""
    return "\n\n".join(_blocks(message)) + "\n"


def choices_of(message: Message) -> tuple[Choice, ...]:
    """Return the choices in the order of their numbers, which begin at 1."""
    return tuple(choice for row in message.rows for choice in row)


def _blocks(message: Message) -> Iterator[str]:
    yield mark(message.title, message.direction)
    for paragraph in message.paragraphs:
        yield "\n".join(_wrap(line, paragraph.direction) for line in paragraph.text.split("\n"))
    if message.contacts:
        yield "\n".join(_contact(contact, message.direction) for contact in message.contacts)
    for notice in message.notices:
        yield _wrap(f"! {notice.text}", message.direction)
    if message.small_print:
        yield _wrap(message.small_print, message.direction)
    yield "\n".join(_rows(message))


def _contact(contact: ContactLine, direction: Direction) -> str:
    head = " · ".join(part for part in (contact.phone, contact.name, contact.hours, contact.website) if part)
    lines = [mark(f"* {head}", direction), *([_wrap(contact.does, direction, "  ")] if contact.does else [])]
    return "\n".join(lines)


def _rows(message: Message) -> Iterator[str]:
    """Yield one line a row, each choice with its number."""
    number = 0
    for row in message.rows:
        labels = []
        for choice in row:
            number += 1
            labels.append(f"[{number}] {choice.label}")
        yield mark("   ".join(labels), message.direction)


def _wrap(text: str, direction: Direction, indent: str = "") -> str:
    """Return the text in short lines; a terminal decides the direction of each line for itself."""
    lines = textwrap.wrap(text, WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
    return "\n".join(mark(f"{indent}{line}", direction) for line in lines)
