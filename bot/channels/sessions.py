"""Bounded, expiring memory for what a platform cannot carry in a button. It lives in this process only.

The key is a keyed hash of the sender with a key made at start: the memory cannot be turned into a list of people,
and losing all of it is harmless by design.
"""

import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Memory(Generic[T]):
    """Remembers one value a sender for a while; the longest unused is forgotten when it is full."""

    def __init__(self, seconds: float, most: int, clock: Callable[[], float]) -> None:
        self._seconds, self._most, self._clock = seconds, most, clock
        self._key = secrets.token_bytes(32)
        self._values: OrderedDict[bytes, tuple[float, T]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._values)

    def get(self, sender: str | int) -> T | None:
        """Return what is remembered of a sender, if it is still fresh."""
        self._forget_old()
        found = self._values.get(self._hash(sender))
        return found[1] if found else None

    def put(self, sender: str | int, value: T) -> None:
        """Remember a value for a sender, in place of the former."""
        self._forget_old()
        key = self._hash(sender)
        self._values[key] = (self._clock() + self._seconds, value)
        self._values.move_to_end(key)
        while len(self._values) > self._most:
            self._values.popitem(last=False)

    def pop(self, sender: str | int) -> T | None:
        """Forget a sender and return what was remembered."""
        found = self._values.pop(self._hash(sender), None)
        return found[1] if found and found[0] > self._clock() else None

    def _forget_old(self) -> None:
        now = self._clock()
        while self._values:
            key, (until, _) = next(iter(self._values.items()))
            if until > now:
                return
            del self._values[key]

    def _hash(self, sender: str | int) -> bytes:
        return hashlib.blake2b(str(sender).encode(), key=self._key, digest_size=16).digest()
