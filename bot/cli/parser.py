"""The command line's grammar. A mistake gets one clear line with the nearest valid value, and exit code 2."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

from bot.domain.errors import did_you_mean

#: Exit code of a mistake in the arguments, as every Unix program has it.
USAGE = 2


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """Refuse what is not known here and now: the command knows its own options, and can name the nearest."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {unknown[0]}")
        return found, unknown

    def error(self, message: str) -> NoReturn:
        """Print one line and leave with exit code 2."""
        fail(_with_nearest(message, [option for action in self._actions for option in action.option_strings]))


def fail(message: str, code: int = USAGE) -> NoReturn:
    """Print one line to standard error and leave."""
    print(f"balise: {message}", file=sys.stderr)
    raise SystemExit(code)


def pick(what: str, value: str, known: Iterable[str]) -> str:
    """Return the value when it is known, else leave with the nearest that is."""
    values = tuple(known)
    if value not in values:
        fail(f'unknown {what} "{value}"{did_you_mean(value, values) or _few(values)}')
    return value


def _few(values: tuple[str, ...]) -> str:
    return f": one of {', '.join(values)}" if len(values) <= 12 else ""  # noqa: PLR2004  what fits on a line


def _with_nearest(message: str, options: list[str]) -> str:
    choice = re.search(r"^argument (.*?): invalid choice: (['\"])(.*?)\2 \(choose from (.*)\)", message)
    if choice:
        what, _, value, names = choice.groups()
        known = [name.strip(" '") for name in names.split(",")]
        return f'unknown {what} "{value}"{did_you_mean(value, known) or ": one of " + ", ".join(known)}'
    unknown = re.search(r"unrecognized arguments: (\S+)", message)
    if unknown:
        return f'unknown argument "{unknown[1]}"{did_you_mean(unknown[1], options)}'
    return message
