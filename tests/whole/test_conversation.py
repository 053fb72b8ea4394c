"""The whole program against a Bot API server: what a person sees from the first word to the last, in each language."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.counting.store import TallyStore
from bot.desk import Desk, load_house
from bot.translations.labels import entry_label
from tests.fakes.bot_api import BotApi, Person
from tests.whole.program import ROOT, Program, free_port, running

SECRET = "a-secret_of-the-webhook"

#: What a person types in each language: a question, its card, and a cry for help.
TYPED = {
    "fr": ("mon patron a pris mon passeport et ne me paie pas", "il va me tuer ce soir"),
    "en": ("my boss took my passport and does not pay me", "he is going to kill me tonight"),
    "ar": ("صاحب العمل اخذ جواز سفري ولا يدفع راتبي", "سيقتلني الليلة ساعدوني"),
}


@pytest.fixture(scope="module")
def desk() -> Desk:
    """Return a desk over the same content, to know the words that are expected."""
    return Desk(load_house(ROOT / "content", ROOT / "locales"))


def label(desk: Desk, language: str, entry: str) -> str:
    """Return the words on an entry's button."""
    return entry_label(desk.house.composer.voices[language], desk.library, entry)


@asynccontextmanager
async def bot(api: BotApi, folder: Path, mode: str, **more: str) -> AsyncIterator[Program]:
    """Start the program against the server, polling or called."""
    settings = {"telegram_token": api.token, "telegram_api_url": api.url, **more}
    polled, announced = len(api.calls_of("getUpdates")), len(api.calls_of("setWebhook"))
    if mode == "polling":
        async with running(folder, web="no", **settings) as program:
            await api.called("getUpdates", polled + 1, timeout=30)
            yield program
        return
    port = free_port()
    settings |= {"telegram_webhook_url": f"http://127.0.0.1:{port}", "telegram_webhook_secret": SECRET}
    async with running(folder, http_port=str(port), **settings) as program:
        await api.called("setWebhook", announced + 1, timeout=30)
        yield program


async def shows(person: Person, address: str) -> None:
    """Wait until the last message has a button with the address."""
    await person.sees(lambda message: message.message_id == person.last.message_id and bool(message.find(address)))


async def walk(person: Person, desk: Desk, language: str) -> None:
    """Go the whole way: language, home, card, question, emergency, hide, back, erase."""
    autonym = desk.languages[language].autonym
    question, cry = TYPED[language]

    await person.starts()
    await person.sees(lambda message: bool(message.find(autonym)))
    await person.presses(autonym)
    await person.sees(desk.say(language, "welcome.title"))
    await person.presses(f"1|{language}|home")
    await shows(person, f"1|{language}|acse")
    await person.presses(label(desk, language, "acse"))
    card = await person.sees("04 92 15 10 51".replace(" ", "\u00a0"))
    assert "CESEDA R425-8" in card.text
    assert card.message_id == person.received[0].message_id, "a card is shown in place"

    await person.sends(question)
    await person.sees(lambda message: message.message_id != card.message_id)
    assert len(person.received) == 2
    await person.sends(cry)
    await shows(person, f"1|{language}|!hide|emergency")
    assert "112" in person.last.text
    assert "114" in person.last.text
    await person.presses(f"1|{language}|!hide|emergency")
    await person.sees(desk.say(language, "hidden.title"))
    assert "112" not in person.last.text
    assert len(person.last.buttons) == 1
    await person.presses(person.last.buttons[0].data)
    await shows(person, f"1|{language}|!hide|emergency")
    await person.presses(f"1|{language}|home")
    await shows(person, f"1|{language}|!erase|home")
    await person.presses(f"1|{language}|!erase|home")
    await person.sees(desk.say(language, "erased.title"))
    assert len(person.messages) == 1, "nothing but the report is left"
    reported = re.search(r"\d+", person.last.text)
    assert reported
    assert int(reported[0]) >= 3


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_the_whole_way(tmp_path: Path, desk: Desk, mode: str) -> None:
    """Language, home, card, question, danger, hide and erase work in every language, polled and called."""
    async with BotApi() as api, bot(api, tmp_path, mode) as program:
        for language in TYPED:
            await walk(api.person(language_code=language), desk, language)

        assert await program.stop() == 0
        assert not api.refusals, api.describe_refusals()
        assert all(query.is_answered for query in api.world.queries.values())


async def test_a_button_from_before_a_restart(tmp_path: Path, desk: Desk) -> None:
    """A button kept from before a restart, and one of an older version, still lead somewhere."""
    async with BotApi() as api:
        person = api.person(language_code="ar")
        async with bot(api, tmp_path, "polling"):
            await person.starts()
            await person.sees(lambda message: bool(message.find("العربية")))
        await person.presses("العربية")
        async with bot(api, tmp_path, "polling"):
            await person.sees(desk.say("ar", "welcome.title"))

            person.received[0].buttons[0].wire["callback_data"] = "0|ar|gone.entry"
            await person.sends_update(
                {
                    "callback_query": {
                        "id": "1",
                        "from": person.user,
                        "message": person.last.wire,
                        "data": "0|ar|gone.entry",
                    }
                }
            )
            await person.sees(desk.say("ar", "notice.old_button"))


async def test_the_first_call_goes_back_in_the_response(tmp_path: Path, desk: Desk) -> None:
    """In webhook mode the first call of an answer is the HTTP response; only the rest is sent."""
    async with BotApi() as api, bot(api, tmp_path, "webhook"):
        person = api.person(language_code="fr")
        await person.starts()
        await person.sees(desk.say("fr", "languages.title"))
        await person.presses("Français")
        await person.sees(desk.say("fr", "welcome.title"))

        by = {(call.method, call.via) for call in api.calls}
        assert ("sendMessage", "webhook") in by
        assert ("answerCallbackQuery", "webhook") in by
        assert ("editMessageText", "http") in by
        assert ("sendMessage", "http") not in by


async def test_deep_links_open_a_card(tmp_path: Path) -> None:
    """A link with a language, an entry and a campaign opens that card at once; a hostile one does no harm."""
    async with BotApi() as api, bot(api, tmp_path, "polling"):
        person = api.person(language_code="fr")
        await person.starts("ar_asylum-apply_maraude-lyon")
        await person.sees("SPADA")
        await person.starts("zz_%00_../../etc")
        await person.sees(lambda message: bool(message.find("العربية")))


async def test_what_is_never_opened(tmp_path: Path, desk: Desk) -> None:
    """Pictures and voices are refused kindly and never fetched; stickers and edits are met with silence; groups get one line."""
    async with BotApi() as api, bot(api, tmp_path, "polling"):
        person = api.person(language_code="fr")
        photo = {"photo": [{"file_id": "AgAD", "file_unique_id": "AQAD", "width": 90, "height": 51, "file_size": 1101}]}
        await person.sends(photo)
        await person.sees(desk.say("fr", "refused.media")[:40])
        await person.sends({"sticker": {"file_id": "CAAD", "emoji": "😀"}})
        await person.edits(await person.sends("bonjour"), "bonsoir")
        await person.sees(desk.say("fr", "small_talk.title"))
        group = api.group()
        await person.sends("qui parle ici", to=group)
        await person.sends("/start", to=group)
        await group.sees(desk.say("fr", "group.title"))

        assert len(person.received) == 2
        assert len(group.received) == 1
        assert group.received[0].buttons[0].url.startswith("https://t.me/")
        assert not [call for call in api.calls if call.method in ("getFile", "(download)")]


async def test_old_messages_get_a_neutral_line(tmp_path: Path, desk: Desk) -> None:
    """What waited while the bot was away is answered by one line that means nothing to a stranger."""
    async with BotApi() as api:
        person = api.person(language_code="fr")
        for text in ("il me frappe", "aidez moi", "mon passeport"):
            await person.sends(text, age_seconds=3600)
        async with bot(api, tmp_path, "polling"):
            await person.sees(desk.say("fr", "late.title"))
            await api.drained()

        assert len(person.received) == 1
        assert "112" not in person.last.text


async def test_telegram_away_and_back(tmp_path: Path, desk: Desk) -> None:
    """Errors, refusals to hurry and broken connections lose nothing that Telegram still holds."""
    async with BotApi() as api:
        api.faults.fail("getMe", 502)
        async with bot(api, tmp_path, "polling") as program:
            person = api.person(language_code="fr")
            api.faults.fail("getUpdates", 500, times=2)
            api.faults.fail("sendMessage", 429, retry_after=1)
            api.faults.drop("sendMessage")
            await person.starts()
            await person.sees(desk.say("fr", "languages.title"), timeout=20)
            await api.stop()
            await asyncio.sleep(1.5)
            await person.presses("Français")
            await api.start()
            await person.sees(desk.say("fr", "welcome.title"), timeout=30)
            assert api.token not in program.output


async def test_a_bad_token_is_told(tmp_path: Path) -> None:
    """A token that Telegram does not accept ends the program with one clear line, without the token in it."""
    async with (
        BotApi() as api,
        running(tmp_path, telegram_token="12345:wrong", telegram_api_url=api.url, web="no") as program,
    ):
        assert await asyncio.wait_for(program.process.wait(), 20) == 1
        await program.stop()

        assert "BALISE_TELEGRAM_TOKEN" in program.output
        assert "12345:wrong" not in program.output


async def test_the_profile_is_set_once(tmp_path: Path, desk: Desk) -> None:
    """Name, descriptions and commands are set in each language, and not again when nothing differs."""
    async with BotApi() as api:
        for expected in (True, False):
            before = len(api.calls)
            async with bot(api, tmp_path, "polling"):
                pass
            changes = [call for call in api.calls[before:] if call.method.startswith("setMy")]
            assert bool(changes) == expected
        languages = {call.parameters.get("language_code") for call in api.calls_of("setMyCommands")}

        # Telegram knows languages by two letters; whoever has another one sees the default.
        assert languages == {"", *(code for code in desk.languages.offered if len(code) == 2)}


async def test_counting(tmp_path: Path) -> None:
    """What was shown is counted by entry, language and channel, each for itself, and `balise stored` tells all of it."""
    async with BotApi() as api, bot(api, tmp_path, "polling") as program:
        person = api.person(language_code="fr")
        await person.starts("fr_acse")
        await person.sees("Ac.Sé")
        await program.stop()
        store = TallyStore(f"sqlite+aiosqlite:///{program.database}")
        rows = {(row.margin, row.name): row.count for row in await store.read()}
        await store.close()

        assert rows == {("entry", "acse"): 1, ("language", "fr"): 1, ("channel", "telegram"): 1}
