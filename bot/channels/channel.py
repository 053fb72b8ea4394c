"""The port: what every channel gets from the house, and gives to it.

A channel reads what its platform sent into a session and an event (`read.py`), asks the desk,
and renders the message that comes back into calls or pages (`render.py`). Only `run.py` does I/O.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from bot.domain.conversation import Turn
from bot.domain.events import Event, Session
from bot.domain.language import Languages
from bot.domain.library import Library
from bot.domain.message import Message

ChannelName = Literal["telegram", "signal", "web", "console"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one event produced: the turn, and its screen in words."""

    turn: Turn
    message: Message


class Desk(Protocol):
    """Where channels bring events and fetch messages."""

    @property
    def languages(self) -> Languages:
        """The languages on offer now."""
        ...

    @property
    def library(self) -> Library:
        """What can be shown now."""
        ...

    def answer(self, session: Session, event: Event, announced: str | None = None) -> Answer:
        """Return the answer to an event; never raises: a fault of ours is a screen with a way home."""
        ...

    def say(self, language: str, sentence: str, values: Mapping[str, str] | None = None) -> str:
        """Return a sentence of the interface in an offered language, for what stands around a message."""
        ...

    def shown(self, answer: Answer, channel: ChannelName) -> None:
        """Count what was shown, after it was shown; never raises and never waits."""
        ...
