"""What is said about the bot, per language and scope, seen through python-telegram-bot's own client."""

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
)
from telegram.error import BadRequest

from tests.fakes.bot_api import BotApi


async def test_what_is_said_about_the_bot_is_kept_per_language(api: BotApi, bot: Bot) -> None:
    """Commands and descriptions belong to one language; a name falls back to the one for everybody."""
    start = BotCommand("start", "Commencer")
    await bot.set_my_commands([start], language_code="fr")
    await bot.set_my_name("Point d’info", language_code="fr")
    await bot.set_my_description("Des informations.", language_code="fr")
    await bot.set_my_short_description("Infos.")

    assert (start,) == await bot.get_my_commands(language_code="fr")
    assert await bot.get_my_commands() == ()
    assert api.profile.commands_for("fr") == ["start"]
    assert (await bot.get_my_name("fr")).name == "Point d’info"
    assert (await bot.get_my_name("ar")).name == "Point info"
    assert (
        (await bot.get_my_description("fr")).description,
        (await bot.get_my_description()).description,
    ) == ("Des informations.", "")
    assert (await bot.get_my_short_description()).short_description == "Infos."


async def test_commands_of_a_scope_are_apart_and_can_be_taken_away(bot: Bot) -> None:
    """Each scope has its own list."""
    scope = BotCommandScopeAllPrivateChats()
    await bot.set_my_commands([("help", "Aide")], scope=scope)

    assert await bot.get_my_commands() == ()
    assert len(await bot.get_my_commands(scope=scope)) == 1
    assert await bot.delete_my_commands(scope=scope)
    assert await bot.get_my_commands(scope=scope) == ()


async def test_what_is_said_about_the_bot_has_limits(bot: Bot) -> None:
    """Languages of two letters, commands of a certain form, short texts."""
    with pytest.raises(BadRequest, match=r"[Ii]nvalid language code"):
        await bot.set_my_name("x", language_code="prs")
    with pytest.raises(BadRequest, match=r"[Bb]ot_command_invalid"):
        await bot.set_my_commands([("Début", "x")])
    with pytest.raises(BadRequest, match=r"[Bb]ot_command_description_invalid"):
        await bot.set_my_commands([("start", "x" * 257)])
    with pytest.raises(BadRequest, match=r"[Bb]ot_commands_too_much"):
        await bot.set_my_commands([(f"c{number}", "x") for number in range(101)])
    with pytest.raises(BadRequest, match="too long"):
        await bot.set_my_short_description("x" * 121)


async def test_empty_texts_about_the_bot_are_taken_away(bot: Bot) -> None:
    """An empty text removes that of its language; the bot always has a name."""
    await bot.set_my_name("Autre", language_code="fr")
    await bot.set_my_name("", language_code="fr")
    await bot.set_my_name("")

    assert (await bot.get_my_name("fr")).name == "Point info"
