"""The limits of the Bot API: what a text, a keyboard or a list of commands may be, and how the server says no."""

import json
import re
from typing import Any

from tests.fakes.bot_api.markup import clean, find_entities, parse_html, units
from tests.fakes.bot_api.wire import Json, bad_request

MAX_TEXT = 4096
MAX_DATA_BYTES = 64
MAX_BUTTONS = 100
MAX_KEYBOARD_BYTES = 10_240  # measured by bot authors, not documented
MAX_COPY = 256
MAX_NOTIFICATION = 200
MAX_DELETED_AT_ONCE = 100
MAX_COMMANDS = 100

_COMMAND = re.compile(r"/?[a-z0-9_]{1,32}")
_LINK = re.compile(r"(?:https?|tg|tel|mailto)://?\S+|[\w-]+\.[\w./?=&%-]+", re.IGNORECASE)
_OTHER_KINDS = {"web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat", "pay"}


def check_text(parameters: Json, too_long: str = "message is too long") -> tuple[str, list[Json]]:
    """Return the text and entities of a message; the limit counts what is left after the tags are read."""
    text, entities = _parse(parameters)
    text, entities = clean(text, entities)
    if not text:
        raise bad_request("message text is empty")
    if units(text) > MAX_TEXT:
        raise bad_request(too_long)
    return text, find_entities(text, entities)


def _parse(parameters: Json) -> tuple[str, list[Json]]:
    text = str(parameters.get("text", ""))
    match str(parameters.get("parse_mode", "")).lower():
        case "":
            return text, list(parameters.get("entities") or [])
        case "html":
            return parse_html(text)
    raise bad_request("unsupported parse_mode")


def check_keyboard(markup: Any, *, inline_only: bool = False) -> Json | None:
    """Return the inline keyboard of a message as Telegram keeps it, if it has one."""
    if markup in (None, {}, []):
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" not in markup:
        if inline_only:
            raise bad_request("inline keyboard expected")
        return None
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" must be of type Array of Arrays')
    kept = [[_check_button(button) for button in row] for row in rows if row]
    if sum(map(len, kept)) > MAX_BUTTONS or len(json.dumps(kept).encode()) > MAX_KEYBOARD_BYTES:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": kept} if kept else None


def _check_button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise bad_request("can't parse InlineKeyboardButton: expected an Object")
    if not isinstance(button.get("text"), str):
        raise bad_request("can't parse InlineKeyboardButton: can't find field \"text\"")
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    _check_kind(button)
    return dict(button)


def _check_kind(button: Json) -> None:
    """Check what pressing the button does."""
    if data := button.get("callback_data"):
        if not isinstance(data, str) or len(data.encode()) > MAX_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    elif url := button.get("url"):
        if not _LINK.fullmatch(str(url)):
            raise bad_request("BUTTON_URL_INVALID")
    elif copied := button.get("copy_text"):
        if not 1 <= units(str(copied.get("text", ""))) <= MAX_COPY:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    elif not _OTHER_KINDS & button.keys():
        raise bad_request("can't parse InlineKeyboardButton: Text buttons are not allowed in the inline keyboard")


def check_message_ids(value: Any) -> list[int]:
    """Return the ids of messages to delete together: 1 to 100 of them."""
    if value in (None, []):
        raise bad_request("message identifiers are not specified")
    if not isinstance(value, list):
        raise bad_request("expected an Array of message identifiers")
    if len(value) > MAX_DELETED_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    return [int(id_) for id_ in value]


def check_language_code(parameters: Json) -> str:
    """Return the language for which something about the bot is said: two letters, or none for everybody else."""
    code = str(parameters.get("language_code", ""))
    if code and not re.fullmatch("[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code


def check_commands(value: Any) -> list[Json]:
    """Return a list of commands as Telegram keeps it."""
    if not isinstance(value or [], list):
        raise bad_request("expected an Array of BotCommand")
    commands = [
        {"command": str(command.get("command", "")), "description": str(command.get("description", "")).strip()}
        for command in value or []
    ]
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= units(command["description"]) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        command["command"] = command["command"].removeprefix("/")
    return commands
