"""Renders a message as calls of the Bot API, as data: polling sends them all, a webhook answers with the first.

Telegram has no right-to-left layout for buttons (tdlib/telegram-bot-api#882): the buttons of a row are reversed here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from bot.channels.telegram.read import Place
from bot.domain.address import encode
from bot.domain.bidi import mark
from bot.domain.language import Direction
from bot.domain.message import Choice, ContactLine, Message, Paragraph

#: Limits of the Bot API: characters of a message after entities parsing (UTF-16 units), buttons of a keyboard.
MAX_TEXT = 4096
MAX_BUTTONS = 100

#: Longest text that a copy button may hold (Bot API, CopyTextButton).
MAX_COPY = 256


@dataclass(frozen=True, slots=True)
class ApiCall:
    """One call of the Bot API."""

    method: str
    params: dict[str, Any]


def render(message: Message, place: Place, copy: str = "", link: tuple[str, str] | None = None) -> tuple[ApiCall, ...]:
    """Return the calls that show a message at a place.

    `copy`: label of the button that copies a sentence to show. `link`: label and address of a button that leaves for a private chat.
    """
    body = {
        "chat_id": place.chat,
        "text": text_of(message),
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
        "reply_markup": {"inline_keyboard": keyboard(message, copy, link)},
    }
    calls = []
    if place.callback:
        calls.append(ApiCall("answerCallbackQuery", {"callback_query_id": place.callback}))
    if place.edit:
        calls.append(ApiCall("editMessageText", {**body, "message_id": place.message}))
    else:
        calls.append(ApiCall("sendMessage", body))
    return tuple(calls)


def text_of(message: Message) -> str:
    """Return the text as Telegram's HTML; when it would not fit, what matters least is left out first."""
    leaner = replace(message, small_print=message.checked)
    bare = replace(leaner, contacts=tuple(replace(c, does="", website="", email="") for c in message.contacts))
    for version in (message, leaner, bare):
        text = "\n\n".join(_blocks(version))
        if length(text) <= MAX_TEXT:
            return text
    return _cut(bare)


def length(text: str) -> int:
    """Return the length as Telegram counts it, tags included: never less than what it counts."""
    return len(text.encode("utf-16-le")) // 2


def keyboard(message: Message, copy: str, link: tuple[str, str] | None) -> list[list[dict[str, Any]]]:
    """Return the inline keyboard; rows of a right-to-left language run from the right."""
    rows = [[_button(choice) for choice in row] for row in message.rows]
    shown = next((p.text for p in message.paragraphs if p.large and length(p.text) <= MAX_COPY), "")
    if copy and shown:
        rows.insert(0, [{"text": copy, "copy_text": {"text": shown}}])
    if link:
        rows.insert(0, [{"text": link[0], "url": link[1]}])
    rows = _fitting(rows)
    return [row[::-1] for row in rows] if message.direction == "rtl" else rows


def _fitting(rows: list[list[dict[str, Any]]]) -> list[list[dict[str, Any]]]:
    """Return as many rows as Telegram takes; the last two are the way home, so what stands above them gives way."""
    offers, last = rows[:-2], rows[-2:]
    while offers and sum(map(len, (*offers, *last))) > MAX_BUTTONS:
        offers.pop()
    return [*offers, *last]


def _button(choice: Choice) -> dict[str, Any]:
    return {"text": choice.label, "callback_data": encode(choice.session, choice.event)}


def _blocks(message: Message) -> Iterator[str]:
    """Yield the parts of the text, in the order in which a frightened person needs them."""
    yield f"<b>{_line(message.title, message.direction)}</b>"
    for paragraph in message.paragraphs:
        yield _paragraph(paragraph)
    if message.contacts:
        yield "\n".join(_contact(contact, message.direction) for contact in message.contacts)
    for notice in message.notices:
        yield f"<i>{_line(f'ℹ️ {notice.text}', message.direction)}</i>"
    if message.small_print:
        yield f"<i>{_line(message.small_print, message.direction)}</i>"


def _paragraph(paragraph: Paragraph) -> str:
    lines = "\n".join(_line(_bullet(line), paragraph.direction) for line in paragraph.text.split("\n"))
    return f"<blockquote><b>{lines}</b></blockquote>" if paragraph.large else lines


def _bullet(line: str) -> str:
    return f"• {line[2:]}" if line.startswith("- ") else line


def _contact(contact: ContactLine, direction: Direction) -> str:
    """Return a contact on two or three lines: the number first, since it is what the hand looks for."""
    icon = "💬" if contact.sms else "📞" if contact.phone else "🔗"
    head = f"{icon} <b>{' · '.join(_escaped((contact.phone, contact.name)))}</b>"
    rest = " · ".join(_escaped((contact.hours, contact.does)))
    place = escape(contact.website) if not contact.phone else ""
    return "\n".join(mark(line, direction) for line in (head, rest, place) if line)


def _escaped(texts: Iterable[str]) -> Iterator[str]:
    return (escape(text, quote=False) for text in texts if text)


def _line(text: str, direction: Direction) -> str:
    return mark(escape(text, quote=False), direction)


def _cut(message: Message) -> str:
    """Return as many whole blocks as fit; what is left out is one tap away."""
    kept: list[str] = []
    for block in _blocks(message):
        if length("\n\n".join([*kept, block])) > MAX_TEXT:
            break
        kept.append(block)
    return "\n\n".join(kept)
