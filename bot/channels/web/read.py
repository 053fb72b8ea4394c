"""Reads what a browser sent into a session and an event; never looks at a cookie, an address or a name.

Of a request only these are read: the path, the languages that the browser announces, and one field of a form.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from urllib.parse import parse_qs

from bot.channels.web.address import ASK, CHECK, read_address
from bot.domain.events import (
    Checked,
    Event,
    Hide,
    LanguageChosen,
    OldButton,
    Opened,
    Searched,
    Session,
    Started,
    Unreadable,
)
from bot.domain.language import Languages
from bot.domain.library import HOME, RECOGNISE, Library

#: A question is a few lines; more is an attempt to fill the memory.
MAX_BODY = 64 * 1024

#: Fields read of a form, and languages read of a header: more are not from a browser.
MAX_FIELDS = 8
MAX_ANNOUNCED = 16

_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for. `status` is the HTTP status of the page that answers, when nothing goes wrong."""

    session: Session
    event: Event
    status: HTTPStatus = HTTPStatus.OK

    @property
    def found(self) -> bool:
        """Tell whether the request led anywhere; else the page says so, and leads home."""
        return self.status not in (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED)


def read_page(path: str, languages: Languages, library: Library) -> Asked:
    """Return what a path asks for; an address that leads nowhere still leads home, or to the list of languages."""
    session, event = read_address(path)
    if session == Session() and event == Started():
        return Asked(session, event)
    language = languages.nearest(event.language if isinstance(event, LanguageChosen) else session.language)
    if language is None:
        return Asked(Session("", session.entry), Started(), HTTPStatus.NOT_FOUND)
    if isinstance(event, OldButton) or (session.entry not in library and not isinstance(event, Hide)):
        return Asked(Session(language), Opened(HOME), HTTPStatus.NOT_FOUND)
    if isinstance(event, LanguageChosen):
        return Asked(session, LanguageChosen(language))
    return Asked(replace(session, language=language), event)


def read_posted(path: str, content_type: str, body: bytes | None, languages: Languages) -> Asked | None:
    """Return what a form asks for, or None when nothing may be posted to the path. `body` is None when it was too long."""
    *before, form = path.strip("/").lower().split("/")
    if form not in (ASK, CHECK) or len(before) > 1:
        return None
    session = Session(languages.nearest("".join(before)) or "")
    if body is None:
        return Asked(session, Unreadable(), HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    if content_type.partition(";")[0].strip().lower() != _FORM:
        return Asked(session, Unreadable("document"), HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    if form == CHECK:
        return Asked(replace(session, entry=RECOGNISE), Checked(read_field(body, "answers")))
    return Asked(session, Searched(read_field(body, "words")))


def read_field(body: bytes, name: str) -> str:
    """Return a field of a form, or nothing; bytes that are no text are replaced, never refused."""
    try:
        fields = parse_qs(body.decode(errors="replace"), max_num_fields=MAX_FIELDS, errors="replace")
    except ValueError:
        return ""
    return fields.get(name, [""])[0].strip()


def read_announced(header: str, languages: Languages) -> str | None:
    """Return the likeliest language on offer among those that a browser announces (RFC 9110, 12.5.4)."""
    tags = header.replace(" ", "").split(",")[:MAX_ANNOUNCED]
    liked = sorted(((_quality(tag), tag.partition(";")[0]) for tag in tags), key=lambda pair: -pair[0])
    return next((tag for quality, tag in liked if quality > 0 and languages.nearest(tag)), None)


def is_seen(method: str, headers: Mapping[str, str]) -> bool:
    """Tell whether a person sees the answer: what a browser fetches ahead, nobody may ever look at."""
    purposes = (headers.get(name, "").lower() for name in ("sec-purpose", "purpose", "x-purpose", "x-moz"))
    return method != "HEAD" and not any("prefetch" in purpose or "preview" in purpose for purpose in purposes)


def _quality(tag: str) -> float:
    _, _, weight = tag.partition(";q=")
    try:
        return float(weight) if weight else 1.0
    except ValueError:
        return 0.0
