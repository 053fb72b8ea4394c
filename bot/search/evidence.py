"""Weighs what the words of a text speak for: how much more often they stand in some phrases than in others.

Naive Bayes over words, pairs of words and runs of letters; learned from the banks at start, never from what people type.
"""

import itertools
import math
from collections import Counter
from collections.abc import Iterable

from bot.search.index import runs_of

#: What an unseen feature is taken to occur; keeps one lucky phrase from deciding.
UNSEEN = 0.001

#: As if so many features that say nothing stood beside those of the text: a word or two prove little.
SHRINK = 40


class Evidence:
    """The weight of each feature: above 0 it speaks for, below 0 against."""

    def __init__(self, speaking_for: Iterable[str], speaking_against: Iterable[str]) -> None:
        often, seldom = _rates(speaking_for), _rates(speaking_against)
        self._weights = {
            feature: math.log((often.get(feature, 0.0) + UNSEEN) / (seldom.get(feature, 0.0) + UNSEEN))
            for feature in {*often, *seldom}
        }

    def weigh(self, text: str) -> float:
        """Return what a normalised text speaks for; long texts and short ones are on one scale."""
        found = _features(text)
        return sum(self._weights.get(feature, 0.0) for feature in found) / math.sqrt(len(found) + SHRINK)


def _features(text: str) -> set[str]:
    words = ["^", *text.split(), "$"]
    pairs = {f"={first} {second}" for first, second in itertools.pairwise(words)}
    return pairs.union(*({f"={word}", *runs_of(word)} for word in words[1:-1]))


def _rates(texts: Iterable[str]) -> dict[str, float]:
    """Return in which share of the texts each feature stands."""
    texts = list(texts)
    counts = Counter(feature for text in texts for feature in _features(text))
    return {feature: count / len(texts) for feature, count in counts.items()}
