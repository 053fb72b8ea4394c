"""What Telegram says of the bot: set where it differs, in two-letter languages, and never worth a failure."""

import io
from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from bot.channels.channel import Answer, ChannelName
from bot.channels.telegram.api import Api
from bot.channels.telegram.register import register
from bot.desk import Desk
from bot.domain.commands import COMMANDS
from bot.domain.events import Event, Session
from bot.domain.language import Language, Languages
from bot.domain.library import Library
from tests.builders import OTHER, RIGHT_TO_LEFT, SOURCE, small_library
from tests.fakes.bot_api import BotApi


@dataclass
class Sayings:
    """A desk that only says the sentences of the interface, one of them perhaps otherwise."""

    languages: Languages
    changed: str = ""
    wordy: str = "-"

    @property
    def library(self) -> Library:
        """What can be shown now."""
        return small_library()

    def answer(self, session: Session, event: Event, announced: str | None = None) -> Answer:
        """Answer nothing."""
        raise NotImplementedError

    def say(self, language: str, sentence: str, values: Mapping[str, str] | None = None) -> str:
        """Return the name of the sentence and of its language."""
        del values
        times = 600 if sentence.startswith(self.wordy) else 1
        return f"{sentence} in {language}{'!' * (sentence == self.changed)}" * times

    def shown(self, answer: Answer, channel: ChannelName) -> None:
        """Count nothing."""


def some_languages(*codes: str) -> Languages:
    """Return languages of these codes, all on offer."""
    return Languages({code: Language(code, code, code) for code in codes}, codes, codes[0])


def changes(server: BotApi) -> list[tuple[str, str]]:
    """Return which methods changed something, for which language."""
    calls = [call for call in server.calls if call.method.startswith("setMy")]
    return [(call.method, call.parameters["language_code"]) for call in calls]


async def test_everything_is_set_the_first_time(server: BotApi, api: Api, desk: Desk) -> None:
    """Name, descriptions and commands, for everybody in the source language and for each language in its own."""
    await register(api, desk)
    profile = server.profile

    for code, language in {"": SOURCE, SOURCE: SOURCE, OTHER: OTHER, RIGHT_TO_LEFT: RIGHT_TO_LEFT}.items():
        assert desk.say(language, "bot.name") == profile.texts["name"].get(code, profile.texts["name"][""])
        assert desk.say(language, "bot.description") == profile.texts["description"][code]
        assert desk.say(language, "bot.short_description") == profile.texts["short_description"][code]
        assert list(COMMANDS) == profile.commands_for(code)
    assert server.refusals == []


async def test_the_second_time_nothing_is_set(server: BotApi, api: Api, desk: Desk) -> None:
    """A restart asks, and changes nothing: Telegram lets a bot change its name a few times a day only."""
    await register(api, desk)
    server.calls.clear()
    await register(api, desk)

    assert changes(server) == []
    assert len(server.calls) == 16


@pytest.mark.parametrize(
    ("sentence", "method"),
    [
        ("bot.name", "setMyName"),
        ("bot.description", "setMyDescription"),
        ("bot.short_description", "setMyShortDescription"),
        ("command.hide", "setMyCommands"),
    ],
)
async def test_only_what_differs_is_set(server: BotApi, api: Api, sentence: str, method: str) -> None:
    """A changed sentence changes what says it, in every language, and nothing else."""
    await register(api, Sayings(some_languages("xx", "yy")))
    server.calls.clear()
    await register(api, Sayings(some_languages("xx", "yy"), changed=sentence))

    codes = {"", "yy"} if method == "setMyName" else {"", "xx", "yy"}  # a name falls back to the one for everybody
    assert {(method, code) for code in codes} == set(changes(server))


async def test_only_two_letter_codes_are_told(server: BotApi, api: Api) -> None:
    """Telegram knows no longer codes and would refuse them."""
    await register(api, Sayings(some_languages("xx", "qaa", "yy-Zzzz")))

    assert {"", "xx"} == {code for _, code in changes(server)}
    assert server.refusals == []


async def test_long_sentences_are_cut(server: BotApi, api: Api) -> None:
    """What is longer than Telegram takes is cut, and taken."""
    await register(api, Sayings(some_languages("xx"), wordy="bot."))
    texts = server.profile.texts

    assert server.refusals == []
    assert [len(texts[name][""]) for name in ("name", "description", "short_description")] == [64, 512, 120]


@pytest.mark.parametrize("refusal", [{"code": 400}, {"code": 429, "retry_after": 36_000}], ids=str)
async def test_a_refusal_costs_nothing_else(
    server: BotApi, api: Api, desk: Desk, journal: io.StringIO, refusal: dict[str, int]
) -> None:
    """Telegram refuses a new name for hours: commands and descriptions are set all the same, and nobody waits."""
    server.faults.fail("setMyName", refusal["code"], retry_after=refusal.get("retry_after"), times=4)
    await register(api, desk)

    assert list(COMMANDS) == server.profile.commands_for(RIGHT_TO_LEFT)
    assert {SOURCE, OTHER, RIGHT_TO_LEFT} <= server.profile.texts["description"].keys()
    assert "telegram profile not updated: Name" in journal.getvalue()


async def test_a_server_that_is_away_costs_nothing(server: BotApi, api: Api, desk: Desk, journal: io.StringIO) -> None:
    """While Telegram is away the bot starts without being introduced, after one try."""
    await server.stop()
    await register(api, desk)

    assert journal.getvalue().count("telegram profile not updated") == 1
