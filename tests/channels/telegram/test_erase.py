"""What can be erased is erased and counted; what cannot costs nothing."""

import pytest

from bot.channels.telegram.api import Api
from bot.channels.telegram.erase import AT_ONCE, MOST_IDS, SECONDS, Eraser
from tests.fakes.bot_api import BotApi, Person


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Return a clock that stands still."""
    return Clock()


@pytest.fixture
def eraser(api: Api, clock: Clock) -> Eraser:
    """Return an eraser that remembers nothing yet."""
    return Eraser(api, clock)


async def talk(api: Api, person: Person, times: int, *, age_seconds: float = 0) -> list[int]:
    """Let her write and be answered so often; return the ids of all those messages."""
    ids = []
    for number in range(times):
        ids.append((await person.sends(f"question {number}", age_seconds=age_seconds)).message_id)
        answer = await api.call("sendMessage", chat_id=person.id, text=f"réponse {number}")
        person.chat.messages[answer["message_id"]]["date"] -= int(age_seconds)
        ids.append(answer["message_id"])
    return ids


async def test_all_that_is_remembered_goes_and_is_counted(api: Api, person: Person, eraser: Eraser) -> None:
    """Hers and the bot's, and the command that asked for it."""
    eraser.remember(person.id, person.messages[0].message_id, *await talk(api, person, 3))
    asked = await person.sends("/erase")

    assert await eraser.erase(person.id, asked.message_id) == 8
    assert person.messages == []


async def test_the_message_that_becomes_the_report_stays(api: Api, person: Person, eraser: Eraser) -> None:
    """After a press the message under the button is kept, is not counted, and goes the next time."""
    ids = await talk(api, person, 2)
    eraser.remember(person.id, *ids)

    assert await eraser.erase(person.id, ids[-1], keep=ids[-1]) == 3
    assert [ids[-1]] == [message.message_id for message in person.messages]
    asked = await person.sends("/erase")

    assert await eraser.erase(person.id, asked.message_id) == 2
    assert person.messages == []


async def test_an_old_message_that_becomes_the_report_is_not_the_newest(
    api: Api, person: Person, eraser: Eraser
) -> None:
    """A button under an old message erases what came after it too."""
    ids = await talk(api, person, 2)
    eraser.remember(person.id, *ids)
    await eraser.erase(person.id, ids[1], keep=ids[1])

    assert [ids[1]] == [message.message_id for message in person.messages]


async def test_after_a_restart_what_is_near_is_swept(api: Api, person: Person, eraser: Eraser) -> None:
    """Nothing is remembered, so the ids before the newest are tried; only what is known is counted."""
    await talk(api, person, 5)
    asked = await person.sends("/erase")

    assert await eraser.erase(person.id, asked.message_id) == 1
    assert person.messages == []


async def test_a_sweep_touches_nobody_else(server: BotApi, api: Api, person: Person, eraser: Eraser) -> None:
    """Ids of other chats lie between hers, and theirs stay."""
    other = server.person()
    await other.starts()
    await talk(api, other, 2)
    await talk(api, person, 2)
    await eraser.erase(person.id, (await person.sends("/erase")).message_id)

    assert (person.messages, len(other.messages)) == ([], 5)


async def test_many_messages_go_in_batches(server: BotApi, api: Api, person: Person, eraser: Eraser) -> None:
    """Telegram takes at most a hundred ids at once; none is named twice."""
    ids = await talk(api, person, 80)
    eraser.remember(person.id, *ids)

    assert await eraser.erase(person.id, ids[-1]) == 160
    batches = [call.parameters["message_ids"] for call in server.calls_of("deleteMessages")]
    named = [id_ for batch in batches for id_ in batch]

    assert max(map(len, batches)) <= AT_ONCE
    assert len(named) == len(set(named))
    assert server.refusals == []
    assert [person.messages[0].message_id] == [message.message_id for message in person.messages] == [1]


async def test_no_id_below_one_is_tried(server: BotApi, person: Person, eraser: Eraser) -> None:
    """The sweep ends where ids begin."""
    await eraser.erase(person.id, person.messages[0].message_id)

    assert [call.parameters["message_ids"] for call in server.calls_of("deleteMessages")] == [[1]]


@pytest.mark.parametrize("code", [400, 403, 429, 500])
async def test_a_refusal_is_counted_as_nothing(server: BotApi, person: Person, eraser: Eraser, code: int) -> None:
    """When Telegram does not delete, the truth is none."""
    server.faults.fail("deleteMessages", code, times=50)

    assert await eraser.erase(person.id, person.messages[0].message_id) == 0
    assert len(person.messages) == 1


async def test_a_server_that_is_away_is_counted_as_nothing(server: BotApi, person: Person, eraser: Eraser) -> None:
    """When Telegram cannot be reached nothing is raised."""
    await server.stop()

    assert await eraser.erase(person.id, 7) == 0


async def test_one_old_message_does_not_keep_the_others(
    server: BotApi, api: Api, person: Person, eraser: Eraser
) -> None:
    """Telegram refuses a whole batch for one message older than 48 hours: the newer ones go all the same."""
    old = await talk(api, person, 3, age_seconds=SECONDS + 60)
    new = await talk(api, person, 10)
    eraser.remember(person.id, *old, *new)

    assert await eraser.erase(person.id, new[-1]) == 20
    assert set(old) == {message.message_id for message in person.messages} - {1}
    assert len(server.calls_of("deleteMessages")) < 15


async def test_a_sweep_passes_old_messages_by(api: Api, person: Person, eraser: Eraser) -> None:
    """The same after a restart, when the ids are only guessed."""
    old = await talk(api, person, 3, age_seconds=SECONDS + 60)
    await talk(api, person, 5)
    await eraser.erase(person.id, (await person.sends("/erase")).message_id)

    assert set(old) == {message.message_id for message in person.messages} - {1}


async def test_old_messages_alone_are_given_up_soon(server: BotApi, api: Api, person: Person, eraser: Eraser) -> None:
    """When the newest cannot go, those before it are not tried one by one."""
    old = await talk(api, person, 60, age_seconds=SECONDS + 60)
    eraser.remember(person.id, *old)

    assert await eraser.erase(person.id, old[-1]) == 0
    assert len(server.calls_of("deleteMessages")) < 30


async def test_what_is_too_old_is_forgotten(api: Api, person: Person, eraser: Eraser, clock: Clock) -> None:
    """After 48 hours Telegram deletes nothing, so the ids are not kept either."""
    eraser.remember(person.id, *await talk(api, person, 2))
    clock.now += SECONDS

    assert eraser._ids.get(person.id) is None


async def test_ids_are_bounded(person: Person, eraser: Eraser) -> None:
    """Of a very long talk the newest ids are kept, each once."""
    eraser.remember(person.id, *range(1000))
    eraser.remember(person.id, 999, 1000)

    assert tuple(range(1001 - MOST_IDS, 1001)) == eraser._ids.get(person.id)


async def test_erasing_forgets(api: Api, person: Person, eraser: Eraser) -> None:
    """What was erased is not remembered: a second time counts only what is new."""
    ids = await talk(api, person, 2)
    eraser.remember(person.id, *ids)
    await eraser.erase(person.id, ids[-1])
    asked = await person.sends("/erase")

    assert await eraser.erase(person.id, asked.message_id) == 1
