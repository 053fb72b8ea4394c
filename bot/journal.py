"""The log: kinds of events, never words, names, ids, addresses or tokens.

Libraries log what they handle (python-telegram-bot its payloads, httpx URLs with the token), so of a library's record
only the place is kept, at any level.
"""

import asyncio
import logging
from pathlib import Path
from typing import Any

#: Our own loggers; what they say is written with care.
OURS = "bot"


class SilentFormatter(logging.Formatter):
    """Formats our records whole, and of all others only where they come from."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record; a traceback becomes the kind of its error."""
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        message = record.getMessage() if is_ours(record.name) else f"at {Path(record.pathname).name}:{record.lineno}"
        line = logging.makeLogRecord({**vars(record), "msg": message, "args": None, "exc_info": None, "exc_text": None})
        return f"{super().format(line)} {kind}".rstrip()


def is_ours(logger: str) -> bool:
    """Tell whether a logger belongs to this program."""
    return logger == OURS or logger.startswith(f"{OURS}.")


def _is_worth_telling(record: logging.LogRecord) -> bool:
    return is_ours(record.name) or record.levelno >= logging.WARNING


def start_journal(level: str) -> None:
    """Send the log to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(SilentFormatter())
    handler.addFilter(_is_worth_telling)
    logging.basicConfig(level=level, handlers=[handler], force=True)


def log_loop_errors(loop: asyncio.AbstractEventLoop) -> None:
    """Log errors of forgotten tasks by their kind only."""

    def handle(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        logging.getLogger(OURS).error("a background task failed: %s", type(error).__name__)

    loop.set_exception_handler(handle)
