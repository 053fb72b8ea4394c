"""The rules that every text of the source language keeps, whoever writes it."""

import re

REFERENCE = re.compile(r"\{([a-z0-9][a-z0-9_.-]*)\}")
BRACES = re.compile(r"\{[^}]*\}|[{}]")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
DIGITS = re.compile(r"\d[\d .]*\d|\d")

#: Filled in when the text is composed, not from the facts.
BUILT_IN = frozenset(
    {"language", "count", "date", "time", "day", "minutes", "articles", "documents", "number", "total", "place"}
)


def references(text: str) -> tuple[str, ...]:
    """Return the ids that the text refers to, in order."""
    return tuple(REFERENCE.findall(text))


def broken_references(text: str) -> tuple[str, ...]:
    """Return braces that are no reference."""
    return tuple(found for found in BRACES.findall(text) if not REFERENCE.fullmatch(found))


def stray_digits(text: str, allowed: frozenset[str]) -> tuple[str, ...]:
    """Return numbers typed into prose: neither a reference, nor a year, nor on the short list."""
    text = BRACES.sub(" ", text)
    for words in allowed:
        text = text.replace(words, " ")
    return tuple(DIGITS.findall(YEAR.sub(" ", text)))
