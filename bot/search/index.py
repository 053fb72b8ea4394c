"""An inverted index over the phrases of every language: which of them share rare letters-in-a-row and words with a question.

Cosine of TF-IDF vectors over words, and over runs of letters inside words, which forgives misspelling.
Frame words ("I want", "please") weigh little: they are in every question and mean no topic.
"""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from bot.search.bank import Phrase

#: Runs of letters of this length; shorter words are one run.
RUN = 3

#: What a frame word weighs beside another.
FRAME_WEIGHT = 0.15

#: What a whole word weighs beside one run of its letters.
WORD_WEIGHT = 1.5


def features(text: str, frame: frozenset[str]) -> Iterator[tuple[str, float]]:
    """Yield the features of a normalised text with their weights; a word begins with `=`, a run of letters does not."""
    for word in text.split():
        weight = FRAME_WEIGHT if word in frame else 1.0
        yield f"={word}", WORD_WEIGHT * weight
        padded = f"^{word}$"
        for start in range(max(1, len(padded) - RUN + 1)):
            yield padded[start : start + RUN], weight


class Index:
    """All phrases, by feature."""

    def __init__(self, phrases: Sequence[Phrase], frames: dict[str, frozenset[str]]) -> None:
        self.phrases = tuple(phrases)
        counts = Counter(
            feature for phrase in phrases for feature in {f for f, _ in features(phrase.text, frozenset())}
        )
        total = max(len(phrases), 1)
        self._rarity = {feature: math.log(1 + total / count) for feature, count in counts.items()}
        self._unseen = math.log(1 + total)
        self._postings: dict[str, tuple[array[int], array[float]]] = {}
        self._build(frames)

    def _build(self, frames: dict[str, frozenset[str]]) -> None:
        postings: defaultdict[str, tuple[array[int], array[float]]] = defaultdict(lambda: (array("l"), array("f")))
        for number, phrase in enumerate(self.phrases):
            for feature, weight in self.vector(phrase.text, frames.get(phrase.language, frozenset())).items():
                numbers, weights = postings[feature]
                numbers.append(number)
                weights.append(weight)
        self._postings = dict(postings)

    def vector(self, text: str, frame: frozenset[str]) -> dict[str, float]:
        """Return the features of a normalised text, weighted by rarity, of length 1."""
        raw: defaultdict[str, float] = defaultdict(float)
        for feature, weight in features(text, frame):
            raw[feature] += weight
        weighted = {f: math.sqrt(w) * self._rarity.get(f, self._unseen) for f, w in raw.items()}
        length = math.sqrt(sum(w * w for w in weighted.values())) or 1.0
        return {feature: weight / length for feature, weight in weighted.items()}

    def nearest(self, text: str, frame: frozenset[str], most: int) -> list[tuple[float, Phrase]]:
        """Return the phrases most like a normalised text, best first, with their cosine (0…1)."""
        scores: defaultdict[int, float] = defaultdict(float)
        for feature, weight in self.vector(text, frame).items():
            numbers, weights = self._postings.get(feature, (array("l"), array("f")))
            for number, other in zip(numbers, weights, strict=True):
                scores[number] += weight * other
        best = sorted(scores.items(), key=lambda item: item[1], reverse=True)[:most]
        return [(score, self.phrases[number]) for number, score in best]

    def knows(self, word: str) -> bool:
        """Tell whether a word stands in any phrase."""
        return f"={word}" in self._rarity
