"""Runs a conversation in the terminal until the person leaves; nothing of it is kept."""

from collections.abc import Iterable
from typing import TextIO

from bot.channels.channel import Desk
from bot.channels.console.read import read_line
from bot.channels.console.render import choices_of, render
from bot.domain.events import Event, Session, Started


def converse(desk: Desk, lines: Iterable[str], out: TextIO, session: Session, announced: str | None = None) -> None:
    """Answer line after line. `lines` ends when the person leaves."""
    event: Event = Started()
    waiting = iter(lines)
    while True:
        answer = desk.answer(session, event, announced)
        out.write(render(answer.message))
        out.write(f"\n{desk.say(answer.message.language, 'console.prompt')} > ")
        out.flush()
        desk.shown(answer, "console")
        line = next(waiting, None)
        if line is None:
            out.write("\n")
            return
        session, event = read_line(line, choices_of(answer.message), answer.turn.session)
