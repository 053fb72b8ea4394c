"""What a phone shows: messages and buttons as they were when somebody looked. A kept one goes stale, as on a real phone."""

import re
from dataclasses import dataclass, field

from tests.fakes.bot_api.wire import Json

_INVISIBLE = re.compile("[\u200e\u200f\u2066-\u2069\ufe0f]")


def plain(text: str) -> str:
    """Return a text without the marks of direction that nobody sees."""
    return _INVISIBLE.sub("", text)


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message: `data` comes back to the bot, `url` opens elsewhere."""

    text: str
    data: str = ""
    url: str = ""
    wire: Json = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """A message on a screen; `wire` is what the Bot API says of it."""

    message_id: int
    chat_id: int
    from_bot: bool
    text: str
    rows: tuple[tuple[Button, ...], ...] = ()
    edited: bool = False
    wire: Json = field(default_factory=dict, repr=False)

    @property
    def plain(self) -> str:
        """The text without the marks of direction that nobody sees."""
        return plain(self.text)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All buttons, row by row."""
        return tuple(button for row in self.rows for button in row)

    @property
    def labels(self) -> list[str]:
        """The labels of all buttons, without invisible marks."""
        return [plain(button.text) for button in self.buttons]

    @property
    def entities(self) -> list[Json]:
        """How the text is formatted."""
        return list(self.wire.get("entities", []))

    def says(self, words: str) -> bool:
        """Return whether the words are in the text, whatever invisible marks stand between them."""
        return words in self.text or plain(words) in self.plain

    def find(self, wanted: str) -> Button | None:
        """Return the button with this label or data, or the first whose label holds these words."""
        wanted = plain(wanted)
        exact = (button for button in self.buttons if wanted in (plain(button.text), button.data))
        close = (button for button in self.buttons if wanted in plain(button.text))
        return next(exact, None) or next(close, None)


def see(wire: Json) -> ChatMessage:
    """Return a message of the Bot API as a screen shows it."""
    keyboard = wire.get("reply_markup", {}).get("inline_keyboard", [])
    return ChatMessage(
        message_id=wire["message_id"],
        chat_id=wire["chat"]["id"],
        from_bot=bool(wire.get("from", {}).get("is_bot")),
        text=str(wire.get("text") or wire.get("caption") or ""),
        rows=tuple(
            tuple(Button(one["text"], one.get("callback_data", ""), one.get("url", ""), dict(one)) for one in row)
            for row in keyboard
        ),
        edited="edit_date" in wire,
        wire=dict(wire),
    )


def describe(messages: list[ChatMessage]) -> str:
    """Return a screen in words, for a test that did not see what it expected."""
    return "\n".join(
        f"  {'bot' if one.from_bot else 'her'} #{one.message_id}: {one.text!r}\n      {one.labels}" for one in messages
    )
