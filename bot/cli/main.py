"""The one entry point."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from bot import __version__
from bot.cli.parser import Parser
from bot.domain.errors import BotError
from bot.journal import start_journal
from bot.settings import Settings, read_settings

#: The commands: name, what it does, and the module that does it (loaded only when it is asked for).
COMMANDS = (
    ("serve", "run the bot on every channel that is turned on", "serve"),
    ("chat", "talk to the bot in this terminal", "chat"),
    ("ask", "answer a typed question, or one JSON object a line with --jsonl", "ask"),
    ("try", "tell how a typed question is understood, and what would have to change", "try_"),
    ("learn", "learn the question banks now, so that the next start is fast", "learn"),
    ("search-report", "measure the search by language and write docs/search.md", "search_report"),
    ("show", "show an entry as a channel shows it", "show"),
    ("check", "look for every fault in content, translations and questions", "check"),
    ("facts", "print the facts, or with --due what to telephone and read again first", "facts"),
    ("coverage", "print every right of the founding documents with the entry that serves it", "coverage"),
    ("booklet", "write the whole guide as one HTML file", "booklet"),
    ("translations", "bring the PO files up to the content, or tell how complete they are", "translations"),
    ("counts", "print the anonymous weekly totals", "counts"),
    ("stored", "print all that the database holds, and what it means", "counts"),
)


def build_parser(asked_for: str = "") -> Parser:
    """Return the grammar; only the command that is asked for is loaded, so that each starts fast."""
    parser = Parser(prog="balise", description="Rights information in a person's own language.")
    parser.add_argument("--version", action="version", version=f"balise {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="command", required=True, parser_class=Parser)
    for name, help_, module in COMMANDS:
        sub = commands.add_parser(name, help=help_, description=f"{help_[0].upper()}{help_[1:]}.")
        sub.set_defaults(module=module)
        if name == asked_for:
            importlib.import_module(f"bot.cli.{module}").add_arguments(sub, name)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    try:
        try:
            return obey(words)
        finally:
            sys.stdout.flush()  # here, where a reader that has gone away is no fault
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def obey(words: Sequence[str]) -> int:
    """Read the words and the settings, and run the command; what is wrong with them is told, never raised."""
    options = build_parser(words[0] if words else "").parse_args(words)
    try:
        settings = read_settings(os.environ)
        start_journal(settings.log_level)
        return run(options, settings)
    except BotError as error:
        print(f"balise: cannot {options.command}:\n{error}", file=sys.stderr)
        return 1


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Run the command that the options name."""
    code = importlib.import_module(f"bot.cli.{options.module}").run(options, settings)
    return int(code or 0)
