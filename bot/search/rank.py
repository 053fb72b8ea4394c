"""Ranks what a question may mean: the nearest phrases vote for their entries."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.search.bank import Phrase
from bot.search.index import Index

#: Phrases that the index offers, and that rapidfuzz then compares letter by letter.
CANDIDATES = 50

#: How much the letters count beside the rare features: they forgive misspelling, and know nothing of rarity.
LETTERS = 0.35

#: A second near phrase of the same entry confirms it, a third a little less.
CONFIRMS = 0.3

#: How much all phrases of an entry together count beside the nearest ones: no single one may have her words.
TOPIC = 1.5

#: What a language that she is known to read gains in a tie.
PREFERRED = 1.06


@dataclass(frozen=True, slots=True)
class Vote:
    """How much speaks for a label (an entry or a list), from 0 to about 1.5, and the nearest phrase's own likeness (0…1)."""

    label: str
    score: float
    likeness: float
    language: str


def rank(index: Index, text: str, frame: frozenset[str], prefer: Iterable[str]) -> list[Vote]:
    """Return the labels that a normalised text may mean, best first."""
    preferred = frozenset(prefer)
    vector = index.vector(text, frame)
    found = [
        (_likeness(cosine, text, phrase) * (PREFERRED if phrase.language in preferred else 1.0), phrase)
        for cosine, phrase in index.nearest(vector, CANDIDATES)
    ]
    found.sort(key=lambda item: item[0], reverse=True)
    votes: defaultdict[str, list[tuple[float, Phrase]]] = defaultdict(list)
    for likeness, phrase in found:
        votes[phrase.label].append((likeness, phrase))
    topics = index.topics(vector)
    ranked = [_count(label, members, topics.get(label, 0.0)) for label, members in votes.items()]
    return sorted(ranked, key=lambda vote: vote.score, reverse=True)


def _likeness(cosine: float, text: str, phrase: Phrase) -> float:
    if phrase.text == text:
        return 1.0
    # The texts are normalised already: rapidfuzz's own processor would destroy Indic scripts.
    letters = float(fuzz.ratio(text, phrase.text, processor=None)) / 100
    return (1 - LETTERS) * cosine + LETTERS * math.sqrt(cosine) * letters


def _count(label: str, members: list[tuple[float, Phrase]], topic: float) -> Vote:
    score = TOPIC * topic + sum(likeness * CONFIRMS**place for place, (likeness, _) in enumerate(members))
    return Vote(label, score, members[0][0], members[0][1].language)
