"""`balise ask`: a typed question, answered by exactly the code that a channel runs.

With --jsonl: one JSON object a line in, one a line out; this contract is kept for good (docs/operating.md).
"""

import argparse
import io
import json
import sys
from typing import Any, TextIO

from bot.channels.console.render import render
from bot.cli.parser import fail, pick
from bot.desk import Desk, load_house
from bot.domain.conversation import Turn
from bot.domain.events import Searched, Session
from bot.domain.library import EMERGENCY, HOME
from bot.settings import Settings


def add_arguments(parser: argparse.ArgumentParser, _command: str) -> None:
    """Take the question, and what a channel would know beside it."""
    parser.add_argument("text", nargs="?", help="the question, as a person types it")
    parser.add_argument("--language", metavar="xx", default="", help="the language of her live session")
    parser.add_argument("--telegram-language", metavar="xx", default="", help="the language that Telegram announces")
    parser.add_argument("--jsonl", action="store_true", help='read {"id", "text", "telegram_language_code"?} lines')


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Answer one question, or every line of the input."""
    if (options.text is None) == (not options.jsonl):
        fail("ask takes either a TEXT or --jsonl")
    desk = Desk(load_house(settings.content_dir, settings.locales_dir, settings.danger_from))
    if options.language:
        pick("language", options.language, desk.languages.offered)
    if options.jsonl:
        return answer_lines(desk, _bytes_that_are_no_text_replaced(sys.stdin), sys.stdout)
    answer = desk.answer(Session(options.language), Searched(options.text), options.telegram_language)
    print(render(answer.message))
    return 0


def answer_lines(desk: Desk, lines: TextIO, out: TextIO) -> int:
    """Answer every line; a line that is no question leaves with its number and exit code 2."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            question = json.loads(line)
            id_, text = question["id"], str(question["text"])
        except (ValueError, KeyError, TypeError, RecursionError):
            fail(f'line {number} is not {{"id": …, "text": …}}')
        out.write(json.dumps(judge(desk, id_, text, question.get("telegram_language_code"))) + "\n")
        out.flush()
    return 0


def _bytes_that_are_no_text_replaced(lines: TextIO) -> TextIO:
    """Return the input so that a stray byte spoils one letter, not the whole run."""
    if isinstance(lines, io.TextIOWrapper):
        lines.reconfigure(encoding="utf-8", errors="replace")
    return lines


def judge(desk: Desk, id_: Any, text: str, announced: Any) -> dict[str, Any]:
    """Return what the conversation makes of a question."""
    turn = desk.answer(Session(), Searched(text), announced if isinstance(announced, str) else None).turn
    kind, entries = _outcome(turn)
    return {"id": id_, "kind": kind, "entries": list(entries), "language": turn.screen.language}


def _outcome(turn: Turn) -> tuple[str, tuple[str, ...]]:
    """Return one of the four kinds of the contract, with the entries: small talk and the like are no question."""
    finding = turn.finding
    if finding is None or finding.kind == "small_talk":
        return "unknown", ()
    if finding.kind != "command":
        return finding.kind, finding.entries
    if turn.visit is None or turn.visit.entry == HOME:
        return "unknown", ()
    return ("emergency" if turn.visit.entry == EMERGENCY else "answer"), (turn.visit.entry,)
