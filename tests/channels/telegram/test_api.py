"""Each refusal of the Bot API means something: be silent, wait, try again, send anew, or give up."""

import asyncio
import io
import time
import traceback
from typing import Any

import pytest
from telegram.error import InvalidToken, NetworkError, TelegramError

from bot.channels.telegram.api import TRIES, Api
from bot.channels.telegram.render import ApiCall
from bot.domain.errors import ChannelError
from tests.fakes.bot_api import TOKEN, ApiError, BotApi, Json, Person
from tests.fakes.bot_api.faults import Fault

pytestmark = pytest.mark.usefixtures("quick")


class MovedError(ApiError):
    """The refusal of a call to a group that has another number now."""

    def body(self) -> Json:
        """Return the refusal with that number."""
        return {**super().body(), "parameters": {"migrate_to_chat_id": -1_001_500_000_009}}


def say(person: Person, text: str = "bonjour", **more: Any) -> ApiCall:
    """Return the call that says something to her."""
    return ApiCall("sendMessage", {"chat_id": person.id, "text": text, **more})


def edit(person: Person, message: int, text: str) -> ApiCall:
    """Return the call that changes a message."""
    return ApiCall("editMessageText", {"chat_id": person.id, "message_id": message, "text": text})


# -- what is sent ------------------------------------------------------------------------------------------------------


async def test_a_call_returns_its_raw_result(api: Api, person: Person) -> None:
    """What was sent is on her screen, and its id comes back."""
    result = await api.send(say(person))

    assert person.last.message_id == result["message_id"]
    assert person.last.text == "bonjour"


async def test_an_edit_without_a_change_is_nothing(
    server: BotApi, api: Api, person: Person, journal: io.StringIO
) -> None:
    """Pressing the same button twice changes nothing, is tried once, and is no error."""
    sent = await api.send(say(person))

    assert await api.send(edit(person, sent["message_id"], "bonjour")) is None
    assert len(server.calls_of("editMessageText")) == 1
    assert "refused" not in journal.getvalue()


async def test_a_press_that_is_too_old_is_nothing(server: BotApi, api: Api, journal: io.StringIO) -> None:
    """A press that Telegram has forgotten is not confirmed, is tried once, and is no error."""
    assert await api.send(ApiCall("answerCallbackQuery", {"callback_query_id": "4382910557201993001"})) is None
    assert len(server.calls_of("answerCallbackQuery")) == 1
    assert "refused" not in journal.getvalue()


async def test_a_message_that_is_gone_is_sent_anew(api: Api, person: Person) -> None:
    """She deleted the message and pressed a button kept on screen: the answer comes as a new message."""
    result = await api.send(edit(person, 999, "la suite"))

    assert result["message_id"] == person.last.message_id
    assert person.last.text == "la suite"


async def test_a_message_that_cannot_be_edited_is_sent_anew(api: Api, person: Person) -> None:
    """The same when the message is not ours to change."""
    await api.send(edit(person, person.messages[0].message_id, "la suite"))

    assert person.last.text == "la suite"


async def test_a_bot_that_is_blocked_is_silent(server: BotApi, api: Api, person: Person, journal: io.StringIO) -> None:
    """She has the right to be left alone: one try, no error."""
    await person.blocks()

    assert await api.send(say(person)) is None
    assert len(server.calls_of("sendMessage")) == 1
    assert "given up" not in journal.getvalue()


async def test_a_group_that_moved_is_left(server: BotApi, api: Api, person: Person) -> None:
    """A group that became a supergroup asks again there; nothing is raised."""
    server.faults._add("sendMessage", Fault(error=MovedError(400, "Bad Request: group chat was upgraded")), times=1)

    assert await api.send(say(person)) is None
    assert len(server.calls_of("sendMessage")) == 1


async def test_any_other_refusal_is_told_in_the_log(api: Api, person: Person, journal: io.StringIO) -> None:
    """A call that is our fault names its method, and not what it was to say."""
    assert await api.send(say(person, text="<b>secret", parse_mode="HTML")) is None
    assert "telegram refused sendMessage" in journal.getvalue()
    assert "secret" not in journal.getvalue()


# -- what is tried again -------------------------------------------------------------------------------------------------


async def test_telegram_s_wish_to_wait_is_followed(server: BotApi, api: Api, person: Person) -> None:
    """Asked to wait a second, the call comes again after it, not before."""
    server.faults.fail("sendMessage", 429, retry_after=1)
    began = time.monotonic()
    result = await api.send(say(person))

    assert result["text"] == "bonjour"
    assert time.monotonic() - began >= 1
    assert len(server.calls_of("sendMessage")) == 2


async def test_a_wait_longer_than_anybody_s_is_not_followed(
    server: BotApi, api: Api, person: Person, journal: io.StringIO
) -> None:
    """Asked to wait an hour, the answer is given up: nobody is there any more."""
    server.faults.fail("sendMessage", 429, retry_after=3600)

    async with asyncio.timeout(2):
        assert await api.send(say(person)) is None
    assert "given up: sendMessage" in journal.getvalue()


@pytest.mark.parametrize("code", [500, 502, 503, 504])
async def test_a_fault_of_telegram_is_tried_again(server: BotApi, api: Api, person: Person, code: int) -> None:
    """Faults that pass are waited for."""
    server.faults.fail("sendMessage", code, times=TRIES - 1)

    assert (await api.send(say(person)))["text"] == "bonjour"
    assert [message.text for message in person.received] == ["bonjour"]


async def test_a_fault_that_does_not_pass_is_given_up(
    server: BotApi, api: Api, person: Person, journal: io.StringIO
) -> None:
    """After a few tries the log names the method, and the next call goes on as usual."""
    server.faults.fail("sendMessage", 500, times=TRIES)

    assert await api.send(say(person)) is None
    assert "given up: sendMessage" in journal.getvalue()
    assert len(server.calls_of("sendMessage")) == TRIES
    assert (await api.send(say(person)))["text"] == "bonjour"


@pytest.mark.parametrize("status", [200, 502])
async def test_a_page_instead_of_an_answer_is_tried_again(
    server: BotApi, api: Api, person: Person, status: int
) -> None:
    """A gateway that answers with HTML is a fault that passes, whatever status it gives."""
    server.faults.garble("sendMessage", status=status)

    assert (await api.send(say(person)))["text"] == "bonjour"


async def test_a_broken_connection_is_tried_again(server: BotApi, api: Api, person: Person) -> None:
    """A connection that breaks before the call is carried out costs nothing."""
    server.faults.drop("sendMessage")

    assert (await api.send(say(person)))["text"] == "bonjour"


async def test_a_call_that_takes_too_long_is_tried_again(server: BotApi, api: Api, person: Person) -> None:
    """After its time a call is left, and made again."""
    api.bot._request[1]._seconds = 0.2  # type: ignore[attr-defined]
    server.faults.delay("sendMessage", 0.5)

    assert (await api.send(say(person)))["text"] == "bonjour"


async def test_a_server_that_is_away_is_given_up(
    server: BotApi, api: Api, person: Person, journal: io.StringIO
) -> None:
    """Nothing is raised while Telegram cannot be reached."""
    await server.stop()

    assert await api.send(say(person)) is None
    assert "given up: sendMessage" in journal.getvalue()


# -- the start -----------------------------------------------------------------------------------------------------------


async def test_the_bot_learns_its_name(api: Api) -> None:
    """The link to the private chat needs it."""
    assert api.username == "point_info_bot"


@pytest.mark.parametrize("token", ["7000000001:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1", "nonsense"])
async def test_a_wrong_token_is_explained(server: BotApi, token: str) -> None:
    """The operator is told which variable is wrong and who gives another, and never the token."""
    api = Api(token, server.url)
    await api.open()
    with pytest.raises(ChannelError, match=r"BALISE_TELEGRAM_TOKEN · .*@BotFather") as caught:
        await api.introduce()
    await api.close()

    assert token not in "".join(traceback.format_exception(caught.value))


async def test_the_start_waits_for_telegram(server: BotApi, journal: io.StringIO) -> None:
    """A bot that starts while Telegram is away is introduced as soon as it is back."""
    await server.stop()
    api = Api(server.token, server.url)
    await api.open()
    introducing = asyncio.create_task(api.introduce())
    await asyncio.sleep(0.1)

    assert not introducing.done()
    await server.start()
    async with asyncio.timeout(2):
        await introducing
    await api.close()

    assert api.username == "point_info_bot"
    assert "telegram away, trying again" in journal.getvalue()


async def test_what_the_start_depends_on_waits_as_long_as_telegram_wishes(server: BotApi, api: Api) -> None:
    """Asked to wait, the call comes again after it; a refusal is raised at once."""
    server.faults.fail("deleteWebhook", 429, retry_after=1)
    began = time.monotonic()

    assert await api.insist("deleteWebhook") is True
    assert time.monotonic() - began >= 1
    with pytest.raises(InvalidToken):
        await api.insist("noSuchMethod")


async def test_an_address_may_end_with_a_slash(server: BotApi) -> None:
    """How the operator writes the server's address does not matter."""
    api = Api(server.token, f"{server.url}/")
    await api.open()
    await api.introduce()
    await api.close()

    assert api.username == "point_info_bot"


# -- the token -----------------------------------------------------------------------------------------------------------


async def _fail_in_every_way(server: BotApi, api: Api, person: Person) -> list[TelegramError]:
    errors: list[TelegramError] = []
    call = say(person)
    for code in (401, 404, 429, 500):
        server.faults.fail("sendMessage", code)
    for status in (200, 502):
        server.faults.garble("sendMessage", status=status)
    server.faults.drop("sendMessage")
    server.faults.delay("sendMessage", 0.5)
    for _ in range(8):
        with pytest.raises(TelegramError) as caught:
            await api.call(call.method, **call.params)
        errors.append(caught.value)
    await server.stop()
    with pytest.raises(NetworkError) as caught:
        await api.call(call.method, **call.params)
    return [*errors, caught.value]


async def test_the_token_is_in_no_error_and_no_line_of_the_log(
    server: BotApi, api: Api, person: Person, journal: io.StringIO
) -> None:
    """The token stands in every address that is called, and in nothing that is said about a call that failed."""
    api.bot._request[1]._seconds = 0.2  # type: ignore[attr-defined]
    errors = await _fail_in_every_way(server, api, person)
    await api.send(say(person))
    told = "".join("".join(traceback.format_exception(error)) for error in errors)

    assert TOKEN.partition(":")[2] not in told
    assert TOKEN.partition(":")[2] not in journal.getvalue()
    assert journal.getvalue()


@pytest.mark.parametrize("address", ["nonsense", "http://", "http://127.0.0.1:99999", "ftp://127.0.0.1"])
async def test_a_wrong_address_is_a_network_error_without_the_token(address: str) -> None:
    """An address that cannot be called is told as such, not as the whole URL."""
    api = Api(TOKEN, address)
    await api.open()
    with pytest.raises(NetworkError) as caught:
        await api.call("getMe")
    await api.close()

    assert TOKEN.partition(":")[2] not in "".join(traceback.format_exception(caught.value))
