"""Text as Telegram understands it: HTML into text and entities, lengths in UTF-16 code units, cleaning, links found.

Follows the rules of the public client library's HTML reader, with its words for what is wrong.
"""

import re
from dataclasses import dataclass, field

from tests.fakes.bot_api.wire import ApiError, Json, bad_request

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-zA-Z]+));?")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>]*)\s*(?:(=)\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9.-]*)(?=[\s>])))?""")
_HIGHEST = 0x10FFFF

#: What Telegram finds by itself in a text that says nothing about it.
_FOUND = {
    "url": re.compile(r"\bhttps?://[^\s<>]+"),
    "email": re.compile(r"\b[\w.+-]+@[\w-]+\.[\w.-]+\b"),
    "bot_command": re.compile(r"(?<![\w/<])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?"),
    "mention": re.compile(r"(?<![\w@])@\w{5,32}\b"),
    "phone_number": re.compile(r"(?<!\w)\+\d[\d ]{7,16}\d\b"),
    "hashtag": re.compile(r"(?<![\w#])#\w+"),
}


def units(text: str) -> int:
    """Return the length of a text in UTF-16 code units, as all of Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(slots=True)
class _Tag:
    name: str
    at: int
    argument: str = ""


@dataclass(slots=True)
class _HtmlReader:
    """Reads one text; `at` is where in the HTML, `length` how much text there is so far."""

    html: str
    at: int = 0
    length: int = 0
    text: list[str] = field(default_factory=list)
    open: list[_Tag] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def read(self) -> None:
        while self.at < len(self.html):
            if self.html[self.at] == "<":
                self._close() if self.html.startswith("</", self.at) else self._open()
            elif self.html[self.at] == "&":
                self._reference()
            else:
                self._take(self.html[self.at], self.at + 1)
        if self.open:
            raise self._wrong(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')

    def _take(self, characters: str, at: int) -> None:
        self.text.append(characters)
        self.length += units(characters)
        self.at = at

    def _reference(self) -> None:
        match = _REFERENCE.match(self.html, self.at)
        character = _referred(match) if match else ""
        if match and character:
            self._take(character, match.end())
        else:
            self._take("&", self.at + 1)

    def _open(self) -> None:
        begin = self.at
        match = re.compile(r"<([^\s>]*)").match(self.html, begin)
        name = match[1].lower() if match else ""
        self.at = begin + 1 + len(name)
        if self.at >= len(self.html):
            raise self._wrong(f"Unclosed start tag at byte offset {self._offset(begin)}")
        if name not in _TYPES:
            raise self._wrong(f'Unsupported start tag "{name}" at byte offset {self._offset(begin)}')
        tag = _Tag(name, self.length)
        self._attributes(tag, begin)
        if name == "span" and tag.argument != "tg-spoiler":
            raise self._wrong(f'Tag "span" must have class "tg-spoiler" at byte offset {self._offset(begin)}')
        self.open.append(tag)

    def _attributes(self, tag: _Tag, begin: int) -> None:
        place = f'tag "{tag.name}" at byte offset {self._offset(begin)}'
        while not self.html.startswith(">", self.at + self._spaces()):
            match = _ATTRIBUTE.match(self.html, self.at)
            if match is None or match.end() >= len(self.html) or self.html[match.end()] == "=":
                raise self._wrong(f"Unclosed start tag at byte offset {self._offset(begin)}")
            if not match[1]:
                raise self._wrong(f"Empty attribute name in the {place}")
            if match[2] is None and (tag.name, match[1].lower()) != ("blockquote", "expandable"):
                raise self._wrong(f"Expected equal sign in declaration of an attribute of the {place}")
            if (tag.name, match[1].lower()) in _ARGUMENTS:
                tag.argument = _unescape(next((value for value in match.groups()[2:] if value is not None), "yes"))
            self.at = match.end()
        self.at += self._spaces() + 1

    def _spaces(self) -> int:
        rest = self.html[self.at :]
        return len(rest) - len(rest.lstrip())

    def _close(self) -> None:
        begin = self.at
        if not self.open:
            raise self._wrong(f"Unexpected end tag at byte offset {self._offset(begin)}")
        match = re.compile(r"</([^\s>]*)\s*>").match(self.html, begin)
        if match is None:
            raise self._wrong(f"Unclosed end tag at byte offset {self._offset(begin)}")
        tag, name = self.open.pop(), match[1].lower()
        if name and name != tag.name:
            place = f"at byte offset {self._offset(begin)}"
            raise self._wrong(f'Unmatched end tag {place}, expected "</{tag.name}>", found "</{name}>"')
        self.at = match.end()
        if self.length > tag.at:
            self._add(tag)

    def _add(self, tag: _Tag) -> None:
        entity: Json = {"offset": tag.at, "length": self.length - tag.at, "type": _TYPES[tag.name]}
        match tag.name, tag.argument:
            case "a", url:
                url = url or "".join(self.text)[-entity["length"] :]
                if "." not in url and "://" not in url:
                    return  # Telegram leaves the text and drops the link
                entity["url"] = url
            case "blockquote", "yes":
                entity["type"] = "expandable_blockquote"
            case "code", language if language and self.open and self.open[-1].name == "pre":
                self.open[-1].argument = language.removeprefix("language-")
                return
            case "pre", language if language:
                entity["language"] = language
            case "tg-emoji", number:
                entity["custom_emoji_id"] = number
        self.entities.append(entity)

    def _offset(self, at: int) -> int:
        return len(self.html[:at].encode())

    def _wrong(self, reason: str) -> ApiError:
        return bad_request(f"can't parse entities: {reason}")


_ARGUMENTS = {
    ("a", "href"),
    ("code", "class"),
    ("span", "class"),
    ("tg-emoji", "emoji-id"),
    ("blockquote", "expandable"),
}


def _referred(match: re.Match[str]) -> str:
    """Return the character that a reference stands for; nothing where Telegram knows none."""
    if match[3]:
        return _NAMED.get(match[3], "")
    code = int(match[1], 16) if match[1] else int(match[2])
    return chr(code) if 0 < code < _HIGHEST else ""


def _unescape(value: str) -> str:
    return _REFERENCE.sub(lambda match: _referred(match) or match[0], value)


def parse_html(html: str) -> tuple[str, list[Json]]:
    """Return the text and the entities of HTML. Raises the server's refusal for what it cannot read."""
    reader = _HtmlReader(html)
    reader.read()
    return "".join(reader.text), sorted(reader.entities, key=lambda entity: (entity["offset"], -entity["length"]))


def clean(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Return a text as Telegram stores it: no control characters, no overriding directions, no space around it.

    U+2028…U+202E are removed; isolates (U+2066…U+2069) and the marks U+200E and U+200F stay.
    """
    cleaned = "".join(map(_cleaned, text))
    begin = len(cleaned) - len(cleaned.lstrip(" \n"))
    kept = cleaned.rstrip(" \n")[begin:]
    left = units(cleaned[:begin])
    moved = []
    for entity in entities:
        start, end = (_moved(text, at) - left for at in (entity["offset"], entity["offset"] + entity["length"]))
        start, end = max(start, 0), min(end, units(kept))
        if end > start:
            moved.append({**entity, "offset": start, "length": end - start})
    return kept, moved


def _moved(text: str, at: int) -> int:
    """Return where a position of the text is after cleaning."""
    before = text.encode("utf-16-le", "surrogatepass")[: at * 2].decode("utf-16-le", "surrogatepass")
    return units("".join(map(_cleaned, before)))


def _cleaned(character: str) -> str:
    if character == "\r" or "\u2028" <= character <= "\u202e":
        return ""
    return " " if character < " " and character != "\n" else character


def find_entities(text: str, known: list[Json]) -> list[Json]:
    """Return the entities of a text together with those that Telegram finds by itself."""
    entities = list(known)
    for kind, pattern in _FOUND.items():
        for match in pattern.finditer(text):
            begin, length = units(text[: match.start()]), units(match[0])
            if not any(
                entity["offset"] < begin + length and begin < entity["offset"] + entity["length"]
                for entity in entities
                if entity["type"] in {*_FOUND, "text_link", "code", "pre"}
            ):
                entities.append({"offset": begin, "length": length, "type": kind})
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))
