"""Knows which features the banks hold, how rare each is, and at which place of a model it stands."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from bot.search.features import SHORTEST_RUN, Hashes, pairs_of, runs_by_length, runs_of, words_of

#: A run of letters or a pair of words is kept when so many phrases hold it; a word always, for it may be the one that matters.
LEAST_RUNS, LEAST_PAIRS = 3, 2

#: Among fewer texts than this everything is kept: nothing is frequent yet.
MANY = 1000

#: Words and pairs of words count this much beside runs of letters, which forgive misspelling.
WORDS_COUNT = 0.7

#: By runs of at most so many letters a language is known at once, in any script.
SHORT_RUN = 3

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The known features of one text: their places, with their weights. The first `runs` of them are runs of letters.

    `known`: which share of its shortest runs of letters any bank holds (0…1); nonsense and languages of no bank have little.
    """

    places: NDArray[np.intp]
    weights: Floats
    runs: int
    known: float

    def __bool__(self) -> bool:
        """Tell whether anything of the text was ever learned."""
        return bool(len(self.places))

    def letters_alone(self) -> "Weighed":
        """Return the same text without its words."""
        return Weighed(self.places[: self.runs], self.weights[: self.runs], self.runs, self.known)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The features in order, runs of letters before words and pairs of words; and how rare each is."""

    runs: Hashes
    words: Hashes
    rarity: Floats

    def __len__(self) -> int:
        return len(self.rarity)

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """Return the vocabulary of normalised texts."""
        texts = tuple(texts)
        few = len(texts) < MANY
        runs = _counted(texts, runs_of, 1 if few else LEAST_RUNS)
        words = {**_counted(texts, pairs_of, 1 if few else LEAST_PAIRS), **_counted(texts, words_of, 1)}
        counts = np.array([*(runs[key] for key in sorted(runs)), *(words[key] for key in sorted(words))], np.float32)
        rarity = (np.log((1 + len(texts)) / (1 + counts)) + 1).astype(np.float32)
        return cls(np.array(sorted(runs), np.uint32), np.array(sorted(words), np.uint32), rarity)

    def weigh(self, text: str) -> Weighed:
        """Return the features of a normalised text, the rare ones heavier; long texts and short ones weigh the same."""
        by_length = runs_by_length(text)
        run_places, run_weights = self._found(np.concatenate(by_length), self.runs, 0, 1.0)
        words = np.concatenate((words_of(text), pairs_of(text)))
        word_places, word_weights = self._found(words, self.words, len(self.runs), WORDS_COUNT)
        short = np.concatenate(by_length[: SHORT_RUN - SHORTEST_RUN + 1])
        known = float(np.isin(short, self.runs[run_places]).mean()) if len(short) else 0.0
        places, weights = np.concatenate((run_places, word_places)), np.concatenate((run_weights, word_weights))
        return Weighed(places, weights, len(run_places), known)

    def _found(self, hashes: Hashes, keys: Hashes, first: int, share: float) -> tuple[NDArray[np.intp], Floats]:
        """Return the places of the hashes that are known, with their weights; together of the length `share`."""
        unique, counts = np.unique(hashes, return_counts=True)
        places = np.searchsorted(keys, unique)
        inside = places < len(keys)
        known = inside.copy()
        known[inside] = keys[places[inside]] == unique[inside]
        found = places[known] + first
        weights = (1 + np.log(counts[known].astype(np.float32))) * self.rarity[found]
        length = float(np.sqrt(weights @ weights)) or 1.0
        return found, weights * np.float32(share / length)

    def arrays(self, name: str) -> dict[str, NDArray[Any]]:
        """Return the vocabulary as arrays under names that begin with `name`."""
        return {f"{name}.runs": self.runs, f"{name}.words": self.words, f"{name}.rarity": self.rarity}

    @classmethod
    def from_arrays(cls, name: str, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """Return the vocabulary that `arrays` wrote down."""
        return cls(arrays[f"{name}.runs"], arrays[f"{name}.words"], arrays[f"{name}.rarity"])


def _counted(texts: Iterable[str], features: Callable[[str], Hashes], least: int) -> dict[int, int]:
    """Return in how many texts each feature stands, of those that stand in `least` or more."""
    counts: Counter[int] = Counter()
    for text in texts:
        counts.update(np.unique(features(text)).tolist())
    return {key: count for key, count in counts.items() if count >= least}
