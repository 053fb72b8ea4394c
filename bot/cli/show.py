"""`balise show`: an entry as a person sees it on a channel."""

import argparse
import json
from dataclasses import asdict
from typing import Any

from bot.channels.channel import Answer
from bot.channels.console.render import render as render_text
from bot.channels.telegram.read import Place
from bot.channels.telegram.render import render as render_calls
from bot.channels.web.render import render_page
from bot.channels.web.run import load_paper
from bot.cli.parser import pick
from bot.desk import Desk, load_house
from bot.domain.address import target
from bot.domain.events import Opened, Session
from bot.domain.message import Message
from bot.settings import Settings

CHANNELS = ("telegram", "signal", "web", "console")


def add_arguments(parser: argparse.ArgumentParser, _command: str) -> None:
    """Say which entry, in which language, on which channel."""
    parser.add_argument("entry", help="the id of an entry, such as asylum.apply")
    parser.add_argument("--language", metavar="xx", default="", help="the language (default: the source language)")
    parser.add_argument("--channel", choices=CHANNELS, default="console", help="the channel (default: console)")
    parser.add_argument("--beside", action="store_true", help="with the source language beside it")
    parser.add_argument("--json", action="store_true", help="as data instead of as the channel renders it")


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Show the entry."""
    desk = Desk(load_house(settings.content_dir, settings.locales_dir))
    entry = pick("entry", options.entry, desk.library.entries)
    language = pick("language", options.language or desk.languages.source, desk.languages.offered)
    answer = desk.answer(Session(language, entry), Opened(entry, options.beside))
    print(
        json.dumps(as_data(answer.message), ensure_ascii=False, indent=2)
        if options.json
        else _render(desk, answer, options.channel)
    )
    return 0


def _render(desk: Desk, answer: Answer, channel: str) -> str:
    message = answer.message
    if channel == "telegram":
        calls = render_calls(message, Place(chat=0, message=0))
        return json.dumps([asdict(call) for call in calls], ensure_ascii=False, indent=2)
    if channel == "web":
        return load_paper().print(render_page(answer, desk))
    return render_text(message)


def as_data(message: Message) -> dict[str, Any]:
    """Return a message as the contract of `balise show --json` has it."""
    return {
        "entry": message.entry,
        "language": message.language,
        "direction": message.direction,
        "title": message.title,
        "paragraphs": [paragraph.text for paragraph in message.paragraphs],
        "contacts": [asdict(contact) for contact in message.contacts],
        "law": list(message.law),
        "sources": list(message.sources),
        "checked": message.checked,
        "notices": [notice.text for notice in message.notices],
        "choices": [
            {"label": choice.label, "target": target(choice.session, choice.event)}
            for row in message.rows
            for choice in row
        ],
    }
