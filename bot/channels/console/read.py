"""Reads a typed line: the number of a choice, or words."""

from collections.abc import Sequence

from bot.domain.events import Event, Searched, Session
from bot.domain.message import Choice


def read_line(line: str, choices: Sequence[Choice], session: Session) -> tuple[Session, Event]:
    """Return what a line means. Digits of every script count."""
    text = line.strip()
    if text.isdecimal() and len(text) <= len(str(len(choices))) and 1 <= int(text) <= len(choices):
        chosen = choices[int(text) - 1]
        return chosen.session, chosen.event
    return session, Searched(text)
