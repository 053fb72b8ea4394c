"""An inverted index over the phrases of every language: which of them share rare letters-in-a-row and words with a question.

Cosine of TF-IDF vectors over words, and over runs of letters inside words, which forgives misspelling.
Frame words ("I want", "please") weigh little: they are in every question and mean no topic.
"""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from operator import itemgetter

from bot.search.bank import Phrase

Postings = Mapping[str, "tuple[array[int], array[float]]"]

#: Runs of letters of this length; shorter words are one run.
RUN = 3

#: Features of a question that are looked up; the others stand in so many phrases that they tell little and cost much.
HEAVIEST = 24

#: What a frame word weighs beside another.
FRAME_WEIGHT = 0.15

#: What a whole word weighs beside one run of its letters.
WORD_WEIGHT = 1.5


def features(text: str, frame: frozenset[str]) -> Iterator[tuple[str, float]]:
    """Yield the features of a normalised text with their weights; a word begins with `=`, a run of letters does not."""
    for word in text.split():
        weight = FRAME_WEIGHT if word in frame else 1.0
        yield f"={word}", WORD_WEIGHT * weight
        for run in runs_of(word):
            yield run, weight


def runs_of(word: str) -> Iterator[str]:
    """Yield the runs of letters of a word, its beginning and end marked."""
    padded = f"^{word}$"
    for start in range(max(1, len(padded) - RUN + 1)):
        yield padded[start : start + RUN]


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
        vectors = [self.vector(phrase.text, frames.get(phrase.language, frozenset())) for phrase in self.phrases]
        self._postings = _by_feature(vectors)
        topics: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for phrase, vector in zip(self.phrases, vectors, strict=True):
            topics[phrase.label].update(vector)
        self.labels = tuple(topics)
        self._topics = _by_feature([_of_length_one(topic) for topic in topics.values()])

    def vector(self, text: str, frame: frozenset[str]) -> dict[str, float]:
        """Return the features of a normalised text, weighted by rarity, of length 1."""
        raw: defaultdict[str, float] = defaultdict(float)
        for feature, weight in features(text, frame):
            raw[feature] += weight
        weighted = {f: math.sqrt(w) * self._rarity.get(f, self._unseen) for f, w in raw.items()}
        return _of_length_one(weighted)

    def nearest(self, vector: Mapping[str, float], most: int) -> list[tuple[float, Phrase]]:
        """Return the phrases most like a vector, best first, with their cosine (0…1)."""
        heaviest = dict(nlargest(HEAVIEST, vector.items(), key=itemgetter(1)))
        scores = _cosines(heaviest, self._postings)
        return [(scores[number], self.phrases[number]) for number in nlargest(most, scores, key=scores.__getitem__)]

    def topics(self, vector: Mapping[str, float]) -> dict[str, float]:
        """Return by label how like the vector is to all its phrases taken together (cosine)."""
        return {self.labels[number]: score for number, score in _cosines(vector, self._topics).items()}


def _of_length_one(vector: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {feature: weight / length for feature, weight in vector.items()}


def _by_feature(vectors: Sequence[Mapping[str, float]]) -> Postings:
    """Return where each feature stands: the numbers of the vectors that hold it, and its weights there."""
    postings: defaultdict[str, tuple[array[int], array[float]]] = defaultdict(lambda: (array("l"), array("f")))
    for number, vector in enumerate(vectors):
        for feature, weight in vector.items():
            numbers, weights = postings[feature]
            numbers.append(number)
            weights.append(weight)
    return dict(postings)


def _cosines(vector: Mapping[str, float], postings: Postings) -> dict[int, float]:
    """Return by number the cosine of each vector that shares a feature."""
    scores: defaultdict[int, float] = defaultdict(float)
    for feature, weight in vector.items():
        for number, other in zip(*postings.get(feature, ((), ())), strict=True):
            scores[number] += weight * other
    return scores
