"""Tells a translator how a text was understood, and what would have to change for another answer."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.search.bank import Bank, Phrase, is_list
from bot.search.find import LIKELY, SURE, Reading

#: How many entries, and how many phrases of each, are told.
ENTRIES, PHRASES = 5, 3


@dataclass(frozen=True, slots=True)
class Near:
    """A phrase of a bank that is like a text (0…100, by its letters)."""

    phrase: Phrase
    likeness: float


def nearest(text: str, banks: Iterable[Bank], label: str, languages: Iterable[str]) -> list[Near]:
    """Return the phrases of a label that are most like a normalised text, in the languages that it may be written in."""
    allowed = set(languages)
    phrases = [
        phrase
        for bank in banks
        if bank.language in allowed
        for phrase in bank.phrases
        if phrase.label == label
    ]  # fmt: skip
    # The texts are normalised already: rapidfuzz's own processor would destroy Indic scripts.
    texts = [phrase.text for phrase in phrases]
    found = process.extract(text, texts, scorer=fuzz.token_set_ratio, processor=None, limit=PHRASES)
    return [Near(phrases[place], likeness) for _, likeness, place in found]


def describe(reading: Reading, banks: Iterable[Bank], places: Mapping[str, str], danger_from: float) -> Iterator[str]:
    """Yield the lines of `balise try`. `places`: where each language's bank lies; `danger_from`: where an emergency begins."""
    banks = tuple(banks)
    languages = list(reading.languages)[:2]
    yield f"read as      {reading.text}"
    yield f"language     {_shares(reading.languages, 3) or 'nothing of it is known'}"
    clues = f", clues: {', '.join(reading.alarm.clues)}" if reading.alarm.clues else ""
    silent = ", silent" if reading.alarm.silent else ""
    yield f"danger       {reading.alarm.likely:.2f} (an emergency from {danger_from:.2f}){silent}{clues}"
    if reading.phrase:
        yield f"by heart     the text is a phrase of {reading.phrase}"
    for label in list(reading.topics)[:ENTRIES]:
        yield f"{reading.topics[label]:.2f}  {label}"
        for near in nearest(reading.text, banks, label, languages):
            yield f"      {near.likeness:3.0f}  {near.phrase.language}  {near.phrase.text}"
    yield from _advice(reading, places)


def _advice(reading: Reading, places: Mapping[str, str]) -> Iterator[str]:
    """Yield what a translator can do."""
    best = next((label for label in reading.topics if not is_list(label)), "")
    if not best:
        yield "to change    no bank knows anything of this text: add such sentences to one"
        return
    language = next(iter(reading.languages), "")
    file = places.get(language, "")
    likely = reading.topics[best]
    state = "is answered at once" if likely >= SURE else "is suggested" if likely >= LIKELY else "is not shown"
    yield f"to change    {best} {state} (suggested from {LIKELY:.2f}, answered from {SURE:.2f})"
    yield f"             another card? write two or three such sentences under its name in {file}, in other words each"
    yield f"             a false alarm? write such sentences under harmless in {file}; danger not seen? under danger"


def _shares(likely: Mapping[str, float], most: int) -> str:
    return ", ".join(f"{name} {share:.2f}" for name, share in list(likely.items())[:most])
