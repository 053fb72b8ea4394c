"""The eight commands, the same as a slash command, a typed word in any language, or a button."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.domain.events import Erase, Event, Hide, Opened, Started
from bot.domain.library import EMERGENCY, HELP, HOME, LANGUAGE, PRIVACY

COMMANDS: Mapping[str, Event] = MappingProxyType(
    {
        "start": Started(),
        "menu": Opened(HOME),
        "language": Opened(LANGUAGE),
        "emergency": Opened(EMERGENCY),
        "hide": Hide(),
        "erase": Erase(),
        "privacy": Opened(PRIVACY),
        "help": Opened(HELP),
    }
)

#: A word only: it means the entry above the one of the session.
BACK = "back"
