"""The commands: the same list for every platform and every language."""

from bot.domain.commands import BACK, COMMANDS
from bot.domain.events import Opened
from bot.domain.interface import SENTENCES
from bot.domain.library import NEEDED


def test_the_commands_are_the_eight_that_are_promised() -> None:
    """The list of commands is fixed: people learn it, and Telegram shows it."""
    expected = ["start", "menu", "language", "emergency", "hide", "erase", "privacy", "help"]

    assert expected == list(COMMANDS)


def test_every_command_that_opens_something_opens_a_needed_entry() -> None:
    """No command can lead nowhere, whatever the operator takes out of the content."""
    opened = {event.entry for event in COMMANDS.values() if isinstance(event, Opened)}

    assert opened <= set(NEEDED)


def test_every_command_has_a_description() -> None:
    """The list that Telegram shows has words for each command."""
    missing = [name for name in COMMANDS if f"command.{name}" not in SENTENCES]

    assert missing == []


def test_back_is_a_word_and_no_command() -> None:
    """The word for going back depends on where she is, so it is no fixed event."""
    assert BACK not in COMMANDS
