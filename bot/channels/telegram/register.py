"""Tells Telegram the bot's name, descriptions and commands in each language, and only what differs."""

import logging
from collections.abc import Iterator
from typing import Any

from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.channels.channel import Desk
from bot.channels.telegram.api import Api
from bot.domain.commands import COMMANDS

logger = logging.getLogger(__name__)

#: Telegram's own length limits of what a profile says.
_TEXTS = (
    ("Name", "name", "bot.name", 64),
    ("Description", "description", "bot.description", 512),
    ("ShortDescription", "short_description", "bot.short_description", 120),
)

#: Telegram knows languages by two letters only; the empty code is everybody else.
TWO_LETTERS = 2


async def register(api: Api, desk: Desk) -> None:
    """Bring the profile up to date; a refusal is logged and costs nothing else (Telegram lets names change rarely)."""
    languages = {"": desk.languages.source}
    languages |= {code: code for code in desk.languages.offered if len(code) == TWO_LETTERS}
    for code, language in languages.items():
        for what, field, wanted in _profile(desk, language):
            try:
                await _bring(api, what, code, field, wanted)
            except (BadRequest, RetryAfter) as error:
                logger.warning("telegram profile not updated: %s, %s", what, type(error).__name__)
            except TelegramError as error:
                logger.warning("telegram profile not updated: %s", type(error).__name__)
                return


async def _bring(api: Api, what: str, code: str, field: str, wanted: Any) -> None:
    found = await api.call(f"getMy{what}", language_code=code)
    if (found.get(field) if isinstance(found, dict) else found) != wanted:
        await api.call(f"setMy{what}", **{"language_code": code, field: wanted})


def _profile(desk: Desk, language: str) -> Iterator[tuple[str, str, Any]]:
    """Yield what the profile says in a language: the name of the method, of its parameter, and the value."""
    for what, field, sentence, longest in _TEXTS:
        yield what, field, desk.say(language, sentence)[:longest]
    commands = [{"command": name, "description": desk.say(language, f"command.{name}")} for name in COMMANDS]
    yield "Commands", "commands", commands
