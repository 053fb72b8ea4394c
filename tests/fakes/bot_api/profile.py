"""What is said about the bot: its commands, name and descriptions, each per language, as BotFather's card shows them.

A name falls back to the one for everybody; commands and descriptions of a language are only what was set for it.
"""

import json

from tests.fakes.bot_api.limits import check_commands, check_language_code
from tests.fakes.bot_api.markup import units
from tests.fakes.bot_api.methods import Method
from tests.fakes.bot_api.wire import Json, bad_request

#: Parameter, and how long it may be, of each text about the bot.
_TEXTS = {"Name": ("name", 64), "Description": ("description", 512), "ShortDescription": ("short_description", 120)}


class Profile:
    """Answers calls about the bot itself; tests may look at what is set, by kind and language ("" for everybody)."""

    def __init__(self, name: str) -> None:
        self.texts: dict[str, dict[str, str]] = {"name": {"": name}, "description": {}, "short_description": {}}
        self.commands: dict[tuple[str, str], list[Json]] = {}

    def table(self) -> dict[str, Method]:
        """Return the methods by their names in the Bot API."""
        table: dict[str, Method] = {
            "setMyCommands": self.set_commands,
            "getMyCommands": self.get_commands,
            "deleteMyCommands": self.delete_commands,
        }
        for suffix, (parameter, longest) in _TEXTS.items():
            table[f"setMy{suffix}"] = self._setter(parameter, longest)
            table[f"getMy{suffix}"] = self._getter(parameter)
        return table

    def commands_for(self, language: str = "", scope: str = "default") -> list[str]:
        """Return the names of the commands that are set for a language, in their order."""
        return [command["command"] for command in self.commands.get((f'{{"type": "{scope}"}}', language), [])]

    async def set_commands(self, parameters: Json) -> bool:
        """Set the commands of a scope and language; an empty list takes them away."""
        commands = check_commands(parameters.get("commands"))
        self.commands[_place(parameters)] = commands
        return True

    async def get_commands(self, parameters: Json) -> list[Json]:
        """Return the commands that were set for exactly this scope and language."""
        return self.commands.get(_place(parameters), [])

    async def delete_commands(self, parameters: Json) -> bool:
        """Take the commands of a scope and language away."""
        self.commands.pop(_place(parameters), None)
        return True

    def _setter(self, parameter: str, longest: int) -> Method:
        async def set_text(parameters: Json) -> bool:
            language, text = check_language_code(parameters), str(parameters.get(parameter, "")).strip()
            if units(text) > longest:
                raise bad_request(f"{parameter.replace('_', ' ')} is too long")
            if text or (parameter == "name" and not language):
                self.texts[parameter][language] = text or self.texts[parameter][""]
            else:
                self.texts[parameter].pop(language, None)
            return True

        return set_text

    def _getter(self, parameter: str) -> Method:
        async def get_text(parameters: Json) -> Json:
            texts = self.texts[parameter]
            return {
                parameter: texts.get(check_language_code(parameters), texts.get("", "") if parameter == "name" else "")
            }

        return get_text


def _place(parameters: Json) -> tuple[str, str]:
    scope = parameters.get("scope") or {"type": "default"}
    return json.dumps(scope, sort_keys=True), check_language_code(parameters)
