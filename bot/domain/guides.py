"""The two guided ways: the self-check, question by question, and who helps near a place.

Both are pure functions of the library and of what the button carries; nothing of them is kept or counted.
"""

from bot.domain.events import Checked, Near, Opened
from bot.domain.library import EMERGENCY, HUMANS, RECOGNISE, Library
from bot.domain.screen import Offer, Screen
from bot.domain.selfcheck import NO, YES

#: Contacts on one screen; the nearest come first.
MOST_CONTACTS = 12

#: With fewer contacts than this there is nothing to narrow down.
MANY_CONTACTS = 6

Row = tuple[Offer, ...]


def check_screen(library: Library, language: str, answers: str, last: Row) -> Screen:
    """Return the next question of the self-check, or its result."""
    check = library.selfcheck
    answers = check.mend(answers)
    question = check.next_question(answers)
    back = Offer(Checked(answers[:-1]) if answers else Opened(RECOGNISE), "back")
    if question is None:
        return _result(library, language, answers, (back,), last)
    offers = (Offer(Checked(answers + YES), "check.yes"), Offer(Checked(answers + NO), "check.no"))
    values = {"number": str(len(answers) + 1), "total": str(len(check.questions))}
    return Screen(
        language, "question", RECOGNISE, detail=question.id, offers=offers, above=(back,), last=last, values=values
    )


def _result(library: Library, language: str, answers: str, above: Row, last: Row) -> Screen:
    check = library.selfcheck
    urgent = (Offer(Opened(EMERGENCY)),) if check.is_urgent(answers) else ()
    cards = tuple(Offer(Opened(entry)) for entry in check.entries(answers) if entry != EMERGENCY)
    return Screen(
        language,
        "result",
        RECOGNISE,
        detail=check.result(answers),
        offers=(*urgent, *cards),
        above=above,
        last=last,
        contacts=library[HUMANS].contacts,
    )


def near_screen(library: Library, language: str, near: Near, last: Row) -> Screen:
    """Return who helps at a place, or the regions to choose from."""
    place = near.place if near.place in library.places else ""
    contacts = library.places.near(place, library.contacts.values(), near.need) if place else ()
    inner = _inner(library, place) if not near.need else ()
    return Screen(
        language,
        "near",
        HUMANS,
        detail=place,
        offers=(*inner, *_needs(library, place, near.need)),
        above=(Offer(_outer(library, place, near.need), "back"),),
        last=last,
        contacts=tuple(contact.id for contact in contacts[:MOST_CONTACTS]) or library[HUMANS].contacts,
    )


def _inner(library: Library, place: str) -> Row:
    places = library.places.inside(place) if place else library.places.regions()
    return tuple(Offer(Near(inner.id)) for inner in places)


def _outer(library: Library, place: str, need: str) -> Near | Opened:
    if need and place:
        return Near(place)
    return Near(library.places[place].within) if place else Opened(HUMANS)


def _needs(library: Library, place: str, need: str) -> Row:
    """Return what the contacts of a place may be narrowed down to."""
    contacts = library.places.near(place, library.contacts.values()) if place and not need else ()
    if len(contacts) < MANY_CONTACTS:
        return ()
    needs = dict.fromkeys(met for contact in contacts for met in contact.needs)
    return tuple(Offer(Near(place, met), f"need.{met}") for met in needs)
