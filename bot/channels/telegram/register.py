"""Tells Telegram the bot's name, descriptions and commands in each language, and only what differs."""

import logging
from typing import Any

from telegram.error import TelegramError

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
    """Bring the profile up to date; a refusal is logged and costs nothing else."""
    languages = {"": desk.languages.source}
    languages |= {code: code for code in desk.languages.offered if len(code) == TWO_LETTERS}
    for code, language in languages.items():
        try:
            await _register(api, desk, code, language)
        except TelegramError as error:
            logger.warning("telegram profile not updated: %s", type(error).__name__)
            return


async def _register(api: Api, desk: Desk, code: str, language: str) -> None:
    for method, field, sentence, longest in _TEXTS:
        wanted = desk.say(language, sentence)[:longest]
        if (await api.call(f"getMy{method}", language_code=code)).get(field) != wanted:
            await api.call(f"setMy{method}", language_code=code, **{field: wanted})
    commands = _commands(desk, language)
    if await api.call("getMyCommands", language_code=code) != commands:
        await api.call("setMyCommands", language_code=code, commands=commands)


def _commands(desk: Desk, language: str) -> list[dict[str, Any]]:
    return [{"command": name, "description": desk.say(language, f"command.{name}")} for name in COMMANDS]
