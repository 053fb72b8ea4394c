"""Names what can be pressed, and lays the buttons out in rows."""

from bot.domain.bidi import isolate, mark
from bot.domain.events import AllLanguages, Erase, Event, Hide, LanguageChosen, Near, Opened, Session
from bot.domain.library import Library
from bot.domain.message import Choice
from bot.domain.screen import Offer, Screen
from bot.translations.units import entry_context, interface_context
from bot.translations.voice import Voice

#: Two buttons stand beside each other on a small phone when neither is longer than this.
SHORT = 17

_NAMES: dict[type[Event], str] = {Hide: "hide", Erase: "erase", AllLanguages: "languages.more"}


def choices(voice: Voice, screen: Screen) -> tuple[tuple[Choice, ...], ...]:
    """Return every button of a screen in rows: the offers, then the row above the last, then the last."""
    offers = [choice(voice, screen, offer) for offer in screen.offers]
    rows = [*in_rows(offers), _row(voice, screen, screen.above), _row(voice, screen, screen.last)]
    return tuple(row for row in rows if row)


def choice(voice: Voice, screen: Screen, offer: Offer) -> Choice:
    """Return a button in words with the address of what it means."""
    session = Session(offer.language or screen.language, screen.entry)
    return Choice(label(voice, offer), session, offer.event)


def label(voice: Voice, offer: Offer) -> str:
    """Return the words on a button."""
    if offer.label:
        return sentence_label(voice, offer.label)
    match offer.event:
        case LanguageChosen(code):
            return voice.languages[code].autonym
        case Opened(entry) if offer.language:
            return voice.languages[offer.language].autonym
        case Near(place):
            return isolate(voice.library.places[place].name, voice.language.direction)
        case Opened(entry):
            return entry_label(voice, voice.library, entry)
    return sentence_label(voice, _NAMES[type(offer.event)])


def entry_label(voice: Voice, library: Library, entry_id: str) -> str:
    """Return an entry's icon and short name."""
    entry = library[entry_id]
    said = voice.say(entry_context(entry.id, "label"), entry.label)
    return mark(f"{entry.icon} {said.text}".strip(), said.language.direction)


def sentence_label(voice: Voice, id_: str) -> str:
    """Return a sentence of the interface as a button."""
    sentence = voice.library.interface[id_]
    said = voice.say(interface_context(id_), sentence.text)
    return mark(f"{sentence.icon} {said.text}".strip(), said.language.direction)


def in_rows(offers: list[Choice]) -> list[tuple[Choice, ...]]:
    """Return the choices two by two where both are short, else one a row."""
    rows: list[tuple[Choice, ...]] = []
    for offer in offers:
        if rows and len(rows[-1]) == 1 and _is_short(rows[-1][0]) and _is_short(offer):
            rows[-1] = (*rows[-1], offer)
        else:
            rows.append((offer,))
    return rows


def _row(voice: Voice, screen: Screen, offers: tuple[Offer, ...]) -> tuple[Choice, ...]:
    return tuple(choice(voice, screen, offer) for offer in offers)


def _is_short(choice: Choice) -> bool:
    return len(choice.label) <= SHORT
