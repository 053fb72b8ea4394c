"""A stand-in for Telegram's Bot API server, over real HTTP, and for the people who write to the bot.

    async with BotApi() as api:                      # BALISE_TELEGRAM_API_URL=api.url, BALISE_TELEGRAM_TOKEN=api.token
        person = api.person(language_code="fr")
        await person.sends("/start")
        await person.sees("Choisissez")              # what is on her screen, after edits and deletions
        await person.presses("Français")

It answers as the documented server does, limits and refusals included (Bot API 9; texts of refusals as the public
server's source has them). Stricter than Telegram in one place: a button without text is refused, where Telegram drops
it without a word. Left out on purpose: flood limits, the 3 s that Telegram makes a too quick poll wait, the expiry of
updates after 24 h, Markdown, and every method that is not in `methods.py` and `profile.py` (404, as an unknown one).
"""

from tests.fakes.bot_api.faults import Faults
from tests.fakes.bot_api.person import Group, Person, Press
from tests.fakes.bot_api.screen import Button, ChatMessage
from tests.fakes.bot_api.server import TOKEN, BotApi, Call
from tests.fakes.bot_api.wire import ApiError, Json

__all__ = ["TOKEN", "ApiError", "BotApi", "Button", "Call", "ChatMessage", "Faults", "Group", "Json", "Person", "Press"]
