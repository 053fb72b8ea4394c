"""The methods of the Bot API that act on messages, with the refusals of the real ones."""

from collections.abc import Awaitable, Callable
from typing import Any

from tests.fakes.bot_api.limits import MAX_NOTIFICATION, check_keyboard, check_message_ids, check_text
from tests.fakes.bot_api.markup import units
from tests.fakes.bot_api.wire import Json, bad_request
from tests.fakes.bot_api.world import Chat, World

Method = Callable[[Json], Awaitable[Any]]

_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_QUERY_GONE = "query is too old and response timeout expired or query ID is invalid"


class MessageMethods:
    """Answers calls about messages from what the world holds."""

    def __init__(self, world: World) -> None:
        self._world = world

    def table(self) -> dict[str, Method]:
        """Return the methods by their names in the Bot API."""
        return {
            "getMe": self.get_me,
            "sendMessage": self.send_message,
            "editMessageText": self.edit_message_text,
            "deleteMessage": self.delete_message,
            "deleteMessages": self.delete_messages,
            "answerCallbackQuery": self.answer_callback_query,
            "sendChatAction": self.send_chat_action,
        }

    async def get_me(self, _: Json) -> Json:
        """Say who the bot is; privacy mode is off, the hardest case for a bot that must be quiet in groups."""
        return {
            **self._world.bot,
            "can_join_groups": True,
            "can_read_all_group_messages": True,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }

    async def send_message(self, parameters: Json) -> Json:
        """Put a text of the bot into a chat."""
        content = self._content(parameters, check_text(parameters), check_keyboard(parameters.get("reply_markup")))
        chat = self._world.chat_for(parameters.get("chat_id"))
        if replied := self._replied(chat, parameters):
            content["reply_to_message"] = {k: v for k, v in replied.items() if k != "reply_to_message"}
        return self._world.add_message(chat, self._world.bot, content)

    async def edit_message_text(self, parameters: Json) -> Json:
        """Put another text and keyboard in place of those of a message of the bot."""
        if not parameters.get("message_id"):
            raise bad_request("message identifier is not specified")
        text = check_text(parameters, too_long="MESSAGE_TOO_LONG")
        content = self._content(parameters, text, check_keyboard(parameters.get("reply_markup"), inline_only=True))
        chat = self._world.chat_for(parameters.get("chat_id"))
        message = chat.messages.get(parameters["message_id"])
        if message is None:
            raise bad_request("message to edit not found")
        if message["from"]["id"] != self._world.bot["id"] or "text" not in message:
            raise bad_request("message can't be edited")
        if all(message.get(name) == content.get(name) for name in ("text", "entities", "reply_markup")):
            raise bad_request(_NOT_MODIFIED)
        if message.get("has_protected_content"):
            content["has_protected_content"] = True
        return self._world.edit_message(chat, message, content)

    async def delete_message(self, parameters: Json) -> bool:
        """Take one message away."""
        chat = self._world.chat_for(parameters.get("chat_id"), to_write=False)
        if not parameters.get("message_id"):
            raise bad_request("message identifier is not specified")
        message = chat.messages.get(parameters["message_id"])
        if message is None:
            raise bad_request("message to delete not found")
        if not self._world.may_delete(chat, message):
            raise bad_request("message can't be deleted for everyone")
        self._world.delete_message(chat, parameters["message_id"])
        return True

    async def delete_messages(self, parameters: Json) -> bool:
        """Take 1 to 100 messages away together; those that are not there are passed over."""
        ids = check_message_ids(parameters.get("message_ids"))
        chat = self._world.chat_for(parameters.get("chat_id"), to_write=False)
        if not all(self._world.may_delete(chat, chat.messages[id_]) for id_ in ids if id_ in chat.messages):
            raise bad_request("message can't be deleted for everyone")
        for id_ in ids:
            self._world.delete_message(chat, id_)
        return True

    async def answer_callback_query(self, parameters: Json) -> bool:
        """End the waiting of a pressed button, once."""
        query = self._world.queries.get(str(parameters.get("callback_query_id", "")))
        if query is None or query.is_expired or query.is_answered:
            raise bad_request(_QUERY_GONE)
        text, url = str(parameters.get("text", "")), str(parameters.get("url", ""))
        if units(text) > MAX_NOTIFICATION:
            raise bad_request("MESSAGE_TOO_LONG")
        if url and not url.startswith(f"https://t.me/{self._world.bot['username']}?start="):
            raise bad_request("URL_INVALID")
        query.is_answered, query.text, query.url = True, text, url
        query.is_alert = bool(parameters.get("show_alert"))
        self._world.bell.ring()
        return True

    async def send_chat_action(self, parameters: Json) -> bool:
        """Show for some seconds that the bot is busy."""
        if parameters.get("action") not in _ACTIONS:
            raise bad_request("wrong parameter action in request")
        self._world.chat_for(parameters.get("chat_id"))
        return True

    def _content(self, parameters: Json, said: tuple[str, list[Json]], keyboard: Json | None) -> Json:
        text, entities = said
        preview = parameters.get("link_preview_options") or {}
        if parameters.get("disable_web_page_preview"):
            preview = {"is_disabled": True}
        content: Json = {"text": text, "entities": entities, "reply_markup": keyboard, "link_preview_options": preview}
        if parameters.get("protect_content"):
            content["has_protected_content"] = True
        return {name: value for name, value in content.items() if value}

    def _replied(self, chat: Chat, parameters: Json) -> Json | None:
        reply = parameters.get("reply_parameters") or {}
        if not reply.get("message_id"):
            return None
        replied = chat.messages.get(int(reply["message_id"]))
        if replied is None and not reply.get("allow_sending_without_reply"):
            raise bad_request("message to be replied not found")
        return replied
