"""The address of every page: language, what is pressed, and the entry where she was.

    /                        the list of languages
    /ar/asylum.apply         opens the entry; /ar alone is home
    /ar/beside/asylum.apply  with the source language beside it
    /ar/choose/asylum.apply  chooses the language, and goes on to the entry
    /ar/near/2A/shelter      who helps at a place
    /ar/page/61637365        hidden: the address says nothing, the entry to come back to is in hexadecimal

Because the address is whole, nothing is kept.
What she typed, and what she answered, has no address: it would stay in the history of the browser. It is posted.
"""

from bot.domain.events import (
    AllLanguages,
    Checked,
    Erase,
    Event,
    Hide,
    LanguageChosen,
    Near,
    OldButton,
    Opened,
    Session,
    Started,
)
from bot.domain.library import HOME, HUMANS, LANGUAGE, RECOGNISE

#: Where a typed question is posted: `/ask`, or `/ar/ask` when a language is known.
ASK = "ask"

#: Where the answers of the self-check are posted; opened, it is the first question.
CHECK = "check"

_VERBS: dict[str, Event] = {
    "start": Started(),
    "erase": Erase(),
    "language": Opened(LANGUAGE),
    "languages": AllLanguages(),
}
_NAMES: dict[Event, str] = {event: verb for verb, event in _VERBS.items()}

#: No entry can be reached under one of these names; a test compares them with the content.
RESERVED = frozenset({ASK, CHECK, "beside", "choose", "near", "page", *_VERBS})


def render_address(session: Session, event: Event) -> str:
    """Return the path that means the event; the answers of the self-check are left out of it.

    Raises ValueError for what no link can mean.
    """
    if event == Started() and not session.language:
        return "/"
    match event:
        case LanguageChosen(language):
            return _join(language, "choose", session.entry)
        case Checked():
            return _join(session.language, CHECK, HOME)
        case Near(place, need):
            return _join(session.language, "near", HOME) + "".join(f"/{part}" for part in (place, need) if part)
        case Hide():
            return _join(session.language, "page", session.entry, written=session.entry.encode().hex())
        case Opened(entry, beside=True):
            return _join(session.language, "beside", entry)
        case Opened(entry) if event not in _NAMES:
            return _join(session.language, "", entry)
    if event not in _NAMES:
        raise ValueError(f"no address means {event!r}")
    return _join(session.language, _NAMES[event], session.entry)


def render_ask(language: str) -> str:
    """Return where the form of a page posts its question; `language` is empty before one is chosen."""
    return f"/{language}/{ASK}" if language else f"/{ASK}"


def read_address(path: str) -> tuple[Session, Event]:
    """Return what a path means; whether its language and entry exist is asked later.

    A path of no shape of ours is an old button, never an error.
    The address of an answered question means the page that it was asked from.
    """
    parts = [part for part in path.split("/") if part]
    if parts[-1:] == [ASK]:
        parts.pop()
    if not parts:
        return Session(), Started()
    language, rest = parts[0], [part.lower() for part in parts[1:]]
    match rest:
        case []:
            return Session(language), Opened(HOME)
        case ["near"] | ["near", _] | ["near", _, _]:
            return Session(language, HUMANS), Near(*parts[2:])
        case [verb] if verb == CHECK:
            return Session(language, RECOGNISE), Checked()
        case [entry] if entry not in RESERVED:
            return Session(language, entry), Opened(entry)
        case [verb]:
            return _read_verb(language, verb, HOME)
        case [verb, entry]:
            return _read_verb(language, verb, entry)
    return Session(language), OldButton()


def _read_verb(language: str, verb: str, entry: str) -> tuple[Session, Event]:
    match verb:
        case "beside":
            return Session(language, entry), Opened(entry, beside=True)
        case "choose":
            return Session("", entry), LanguageChosen(language)
        case "page":
            return Session(language, _read_hidden(entry)), Hide()
    return Session(language, entry), _VERBS.get(verb, OldButton())


def _read_hidden(written: str) -> str:
    """Return the entry behind a hidden page; whatever is not understood leads home, because hiding never fails."""
    try:
        return bytes.fromhex(written).decode()
    except ValueError:
        return HOME


def _join(language: str, verb: str, entry: str, *, written: str = "") -> str:
    """Return the path; home is not written, so that the shortest addresses are the most used ones."""
    return "/" + "/".join(part for part in (language, verb, "" if entry == HOME else written or entry) if part)
