"""The address that a button carries: version, language, and what pressing it means.

    1|ar|asylum.apply          opens the entry
    1|ar|!beside|asylum.apply  with the source language beside it
    1|ar|!hide|asylum.apply    a verb; the entry is where she was, to come back to (`!language` too: the list of languages)

Because the address is whole, no state is kept, and a button of any age still works after any restart.
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
from bot.domain.library import HOME, HUMANS, LANGUAGE, RECOGNISE, Library

VERSION = "1"

#: Telegram's limit for callback data, in bytes (Bot API, InlineKeyboardButton).
MAX_BYTES = 64

#: The longest BCP 47 code that a registry would hold; what is longer is no language of ours.
LONGEST_CODE = 12

_VERBS: dict[type[Event], str] = {
    Started: "!start",
    LanguageChosen: "!choose",
    AllLanguages: "!languages",
    Hide: "!hide",
    Erase: "!erase",
}


def encode(session: Session, event: Event) -> str:
    """Return the address of a button. Raises ValueError for what no button can mean or hold."""
    address = "|".join((VERSION, _language(session, event), target(session, event)))
    if len(address.encode()) > MAX_BYTES:
        raise ValueError(f"address longer than {MAX_BYTES} bytes: {address}")
    return address


def target(session: Session, event: Event) -> str:
    """Return the part of an address that names what is pressed."""
    if isinstance(event, Checked):
        return f"!check|{event.answers}"
    if isinstance(event, Near):
        return f"!near|{event.place},{event.need}"
    if event == Opened(LANGUAGE):
        return f"!language|{session.entry}"
    if isinstance(event, Opened):
        return f"!beside|{event.entry}" if event.beside else event.entry
    verb = _VERBS.get(type(event))
    if verb is None:
        raise ValueError(f"no button means {event!r}")
    return f"{verb}|{session.entry}"


def decode(address: str) -> tuple[Session, Event]:
    """Return what pressing the button means. An address that is not understood is an old button, never an error."""
    version, _, rest = address.partition("|")
    language, _, what = rest.partition("|")
    if version != VERSION or not what:
        return Session(language if len(language) <= LONGEST_CODE else ""), OldButton()
    verb, _, entry = what.rpartition("|")
    if not verb:
        return Session(language), Opened(what)
    return _decode_verb(language, verb, entry)


def _decode_verb(language: str, verb: str, entry: str) -> tuple[Session, Event]:
    session = Session(language, entry or HOME)
    match verb:
        case "!beside":
            return session, Opened(entry, beside=True)
        case "!choose":
            return Session("", session.entry), LanguageChosen(language)
        case "!check":
            return Session(language, RECOGNISE), Checked(entry)
        case "!near":
            place, _, need = entry.partition(",")
            return Session(language, HUMANS), Near(place, need)
        case "!start":
            return session, Started()
        case "!language":
            return session, Opened(LANGUAGE)
        case "!languages":
            return session, AllLanguages()
        case "!hide":
            return session, Hide()
        case "!erase":
            return session, Erase()
    return session, OldButton()


def _language(session: Session, event: Event) -> str:
    return event.language if isinstance(event, LanguageChosen) else session.language


def encode_link(language: str, entry: str, campaign: str = "") -> str:
    """Return the payload of a deep link; Telegram allows 64 of `A-Za-z0-9_-` only, so dots become hyphens."""
    return "_".join(part for part in (language, entry.replace(".", "-"), campaign) if part)


def decode_link(payload: str, library: Library) -> Session:
    """Return where a deep link leads; what does not exist is left out. The campaign is not part of a session."""
    language, _, rest = payload.partition("_")
    slugs = {entry.id.replace(".", "-"): entry.id for entry in library}
    matches = [slug for slug in slugs if rest == slug or rest.startswith(f"{slug}_")]
    return Session(language, slugs[max(matches, key=len)] if matches else HOME)
