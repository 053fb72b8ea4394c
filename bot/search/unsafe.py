"""Sees what a person should not leave in a chat: a phone number, an e-mail address, a street address."""

import re

#: Eight digits or more, as phone numbers and identity papers have; shorter ones are what she asks about (115, 3919).
_NUMBER = re.compile(r"\d(?:[\s.\-]?\d){7,}")

#: Bounded on both sides of the @, so that no text makes the search slow.
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w")

_STREET = re.compile(
    r"\b\d{1,4}(?:\s?(?:bis|ter))?,?\s"
    r"(?:(?:rue|avenue|av\.|bd|boulevard|chemin|impasse|allée|place|شارع)\b|(?:\w+\s){1,2}(?:street|road|avenue)\b)",
    re.IGNORECASE,
)


def holds_personal_data(text: str) -> bool:
    """Tell whether a text (as typed, not normalised) holds what could identify or find somebody."""
    text = text[:2000]
    return any(pattern.search(text) for pattern in (_NUMBER, _EMAIL, _STREET))
