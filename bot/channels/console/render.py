"""Renders a message as text for a terminal, its choices numbered."""

import textwrap
from collections.abc import Iterator

from bot.domain.bidi import mark
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
        yield "\n".join(mark(_wrap(line), paragraph.direction) for line in paragraph.text.split("\n"))
    if message.contacts:
        yield "\n".join(mark(_contact(contact), message.direction) for contact in message.contacts)
    for notice in message.notices:
        yield mark(_wrap(f"! {notice.text}"), message.direction)
    if message.small_print:
        yield mark(_wrap(message.small_print), message.direction)
    yield "\n".join(_rows(message))


def _contact(contact: ContactLine) -> str:
    head = " · ".join(part for part in (contact.phone, contact.name, contact.hours, contact.website) if part)
    return f"* {head}\n  {_wrap(contact.does)}" if contact.does else f"* {head}"


def _rows(message: Message) -> Iterator[str]:
    """Yield one line a row, each choice with its number."""
    number = 0
    for row in message.rows:
        labels = []
        for choice in row:
            number += 1
            labels.append(f"[{number}] {choice.label}")
        yield "   ".join(labels)


def _wrap(text: str) -> str:
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)
