"""Renders an answer into a page: addresses for choices, links for numbers, nothing that the message does not say."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Protocol
from urllib.parse import quote, urlsplit

from bot.channels.channel import Answer, Desk
from bot.channels.web.address import render_address, render_ask
from bot.channels.web.page import Card, Link, Page, Prose, Question, SmallPrint, Title
from bot.domain.bidi import LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE, RIGHT_TO_LEFT_MARK, isolate
from bot.domain.events import Checked, LanguageChosen
from bot.domain.language import Languages
from bot.domain.library import EMERGENCY, HOME, SILENT_EMERGENCY
from bot.domain.message import Choice, ContactLine, Message, Paragraph

#: Whoever opens these needs a number before a sentence.
_NUMBERS_FIRST = (EMERGENCY, SILENT_EMERGENCY)

#: On these the question is what she came for; elsewhere it stands under the choices.
_QUESTION_FIRST = ("unknown", "suggestions", "small_talk", "refused")

#: Notices about what she did, or without which the words mislead, come before the text; the others after it.
_LOUD = ("notice.old_button", "notice.unsafe", "notice.missing", "notice.stale", "refused.")

#: An arrow points the other way where one reads from right to left.
_ARROWS = ("⬅", "➡", "▶", "◀")

_MARKS = RIGHT_TO_LEFT_MARK + LEFT_TO_RIGHT_ISOLATE + POP_ISOLATE
_ITEM = "- "
_BETWEEN = " · "


class Say(Protocol):
    """Say a sentence of the interface in the language of the page."""

    def __call__(self, sentence: str, values: Mapping[str, str] | None = None) -> str:
        """Return the words, with the values filled in."""
        ...


def render_page(answer: Answer, desk: Desk, *, found: bool = True) -> Page:
    """Return the page of an answer; `found` is false when the address led nowhere and the answer is the way home."""
    message = answer.message
    say = partial(desk.say, message.language)
    loud = [notice.text for notice in message.notices if notice.id.startswith(_LOUD)]
    *rows, bar = [_links(row, message, desk.languages) for row in message.rows] or [()]
    return Page(
        language=message.language,
        direction=message.direction,
        kind=message.kind,
        name=say("web.name"),
        exit=say("web.exit"),
        skip=say("web.skip"),
        title=_title(message),
        notes=tuple(loud if found else [say("web.not_found"), *loud]),
        asides=tuple(notice.text for notice in message.notices if not notice.id.startswith(_LOUD)),
        prose=tuple(_prose(paragraph, message) for paragraph in message.paragraphs),
        contacts_title=say("contacts.title"),
        contacts=tuple(_card(contact, say) for contact in message.contacts),
        contacts_first=message.entry in _NUMBERS_FIRST and message.kind == "card",
        rows=tuple(rows),
        bar_title=say("home"),
        bar=bar,
        question=None if message.kind == "hidden" else _question(answer, say),
        small_print=_small_print(message, say),
    )


def render_failure(answer: Answer, desk: Desk) -> Page:
    """Return the page for a fault of the channel itself: the rows of any answer, and where to call."""
    message = answer.message
    paragraphs = desk.say(message.language, "failure.body").split("\n\n")
    failure = Message(
        kind="failure",
        language=message.language,
        direction=message.direction,
        entry=HOME,
        title=desk.say(message.language, "failure.title"),
        paragraphs=tuple(Paragraph(text, message.language, message.direction) for text in paragraphs),
        rows=message.rows,
    )
    return render_page(replace(answer, message=failure), desk)


def _title(message: Message) -> Title:
    """Return the title; the list of languages is called by its name in several, each on its own line."""
    icon, text = split_label(message.title)
    return Title(tuple(text.split(_BETWEEN)) if message.kind == "languages" else (text,), icon)


def _links(row: tuple[Choice, ...], message: Message, languages: Languages) -> tuple[Link, ...]:
    return tuple(_link(choice, message, languages) for choice in row)


def _link(choice: Choice, message: Message, languages: Languages) -> Link:
    """Return a choice as a link; the name of another language is said in that language."""
    event = choice.event
    language = event.language if isinstance(event, LanguageChosen) else choice.session.language
    foreign = language in languages.known and language != message.language
    icon, text = split_label(choice.label)
    return Link(
        href=quote(render_address(choice.session, event)),
        text=text,
        answers=event.answers if isinstance(event, Checked) else "",
        icon=icon,
        mirrored=message.direction == "rtl" and icon.startswith(_ARROWS),
        language=language if foreign else "",
        direction=languages[language].direction if foreign else "",
    )


def split_label(label: str) -> tuple[str, str]:
    """Return the icon of a label and its words; a label of one word is no icon, even an unmarked one."""
    icon, _, text = bare(label).partition(" ")
    return (icon, text) if text and not icon[0].isalnum() else ("", bare(label))


def bare(text: str) -> str:
    """Return text without the marks of direction around it: a page has a layout of its own, and numbers are copied."""
    return text.strip(_MARKS)


def _prose(paragraph: Paragraph, message: Message) -> Prose:
    lines = paragraph.text.splitlines()
    is_list = paragraph.is_list
    foreign = paragraph.language != message.language
    return Prose(
        lines=tuple(line.removeprefix(_ITEM) for line in lines) if is_list else tuple(lines),
        is_list=is_list,
        large=paragraph.large,
        language=paragraph.language if foreign else "",
        direction=paragraph.direction if foreign else "",
    )


def _card(contact: ContactLine, say: Say) -> Card:
    way = "sms" if contact.sms else "tel"
    return Card(
        name=bare(contact.name),
        does=contact.does,
        number=bare(contact.phone),
        call=f"{way}:{contact.dial}" if contact.dial else "",
        way=say("phone.sms") if contact.sms else "",
        hours=contact.hours,
        email=contact.email,
        website=_website(contact.website),
        host=(urlsplit(contact.website).hostname or "").removeprefix("www."),
    )


def _website(address: str) -> str:
    """Return an address that may be a link; a template escapes quotes, it does not refuse `javascript:`."""
    return address if re.match(r"https?://", address) else ""


def _question(answer: Answer, say: Say) -> Question:
    message = answer.message
    language = message.language if answer.turn.session.language else ""
    first = message.entry == HOME and message.kind == "card"
    return Question(
        action=quote(render_ask(language)),
        label=say("web.question"),
        send=say("web.send"),
        first=first or message.kind in _QUESTION_FIRST,
    )


def _small_print(message: Message, say: Say) -> SmallPrint:
    """Return what the text rests on; an article stays whole in a line that runs from right to left."""
    articles = ", ".join(isolate(article.replace(" ", "\u00a0"), message.direction) for article in message.law)
    return SmallPrint(
        checked=say("checked", {"date": message.checked}) if message.checked else "",
        law=say("law", {"articles": articles}) if articles else "",
        sources_title=say("source", {"documents": str(len(message.sources))}),
        sources=message.sources,
    )
