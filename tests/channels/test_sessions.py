"""The memory for what no button can carry: it forgets in time, stays small, and is no list of people."""

import secrets

import pytest

from bot.channels.sessions import Memory

SENDER = "+33612345678"


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Return a clock that stands still."""
    return Clock()


@pytest.fixture
def memory(clock: Clock) -> Memory[str]:
    """Return a memory of one minute for three senders."""
    return Memory(60, 3, clock)


def test_what_was_put_is_found(memory: Memory[str]) -> None:
    """A value stays with its sender and nobody else, whether the sender is a number or a text."""
    memory.put(SENDER, "a")
    memory.put(7, "b")

    assert (memory.get(SENDER), memory.get(7), memory.get("someone")) == ("a", "b", None)
    assert len(memory) == 2


def test_a_new_value_takes_the_place_of_the_old(memory: Memory[str]) -> None:
    """One value a sender."""
    memory.put(SENDER, "a")
    memory.put(SENDER, "b")

    assert (memory.get(SENDER), len(memory)) == ("b", 1)


def test_a_value_is_forgotten_in_time(memory: Memory[str], clock: Clock) -> None:
    """Just before its time is over it is there; at that moment it is gone, and out of memory."""
    memory.put(SENDER, "a")
    clock.now += 59.9

    assert memory.get(SENDER) == "a"
    clock.now += 0.1

    assert memory.get(SENDER) is None
    assert len(memory) == 0


def test_what_is_out_of_date_is_not_popped(memory: Memory[str], clock: Clock) -> None:
    """Taking out follows the same clock."""
    memory.put(SENDER, "a")
    clock.now += 60

    assert memory.pop(SENDER) is None
    assert len(memory) == 0


def test_putting_again_begins_a_new_time(memory: Memory[str], clock: Clock) -> None:
    """Somebody who goes on talking is not forgotten in the middle, and does not keep others alive."""
    memory.put(SENDER, "a")
    memory.put("other", "b")
    clock.now += 40
    memory.put(SENDER, "c")
    clock.now += 40

    assert (memory.get(SENDER), memory.get("other")) == ("c", None)
    assert len(memory) == 1


def test_the_oldest_goes_when_it_is_full(memory: Memory[str]) -> None:
    """The memory has a bound, and who was quiet longest is forgotten first."""
    for sender in "abc":
        memory.put(sender, sender)
    memory.put("a", "again")
    memory.put("d", "d")

    assert [memory.get(sender) for sender in "abcd"] == ["again", None, "c", "d"]
    assert len(memory) == 3


def test_a_flood_stays_within_the_bound(memory: Memory[str]) -> None:
    """However many write, no more than the bound is kept."""
    for sender in range(1000):
        memory.put(sender, "x")

    assert len(memory) == 3


def test_taking_out_forgets(memory: Memory[str]) -> None:
    """What was popped is handed over once."""
    memory.put(SENDER, "a")

    assert (memory.pop(SENDER), memory.pop(SENDER), memory.get(SENDER)) == ("a", None, None)


def test_two_memories_know_one_sender_by_different_names(clock: Clock) -> None:
    """The key is made at start: what one process held means nothing to another."""
    memories: list[Memory[str]] = [Memory(60, 3, clock), Memory(60, 3, clock)]
    for memory in memories:
        memory.put(SENDER, "a")

    assert len({next(iter(memory._values)) for memory in memories}) == 2


def test_the_sender_is_nowhere(memory: Memory[str]) -> None:
    """Neither the text of the memory nor anything inside it holds whom it remembers."""
    memory.put(SENDER, "a")
    inside = repr(memory) + repr(vars(memory)) + str(list(memory._values))

    assert SENDER not in inside
    assert SENDER.encode() not in b"".join(memory._values)


def test_the_name_cannot_be_guessed_without_the_key(memory: Memory[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Trying every phone number against what leaked finds nobody: the same number hashes otherwise under another key."""
    memory.put(SENDER, "a")
    key = memory._key
    monkeypatch.setattr(memory, "_key", secrets.token_bytes(32))

    assert memory.get(SENDER) is None
    monkeypatch.setattr(memory, "_key", key)

    assert memory.get(SENDER) == "a"
    assert len(key) == 32
