"""Knows every phrase of the banks by heart, as a hash: whoever types one gets the entry that it stands under."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from bot.search.bank import Phrase


@dataclass(frozen=True, slots=True)
class KnownPhrases:
    """Hashes in order, and for each the number of its label."""

    labels: tuple[str, ...]
    hashes: NDArray[np.uint64]
    numbers: NDArray[np.int16]

    @classmethod
    def of(cls, phrases: Iterable[Phrase]) -> Self:
        """Return what is known of some phrases; of two labels for one text the first stands."""
        known: dict[int, str] = {}
        for phrase in phrases:
            known.setdefault(_hash(phrase.text), phrase.label)
        labels = tuple(sorted(set(known.values())))
        number = {label: place for place, label in enumerate(labels)}
        hashes = np.array(sorted(known), np.uint64)
        return cls(labels, hashes, np.array([number[known[int(each)]] for each in hashes], np.int16))

    def label(self, text: str) -> str:
        """Return the label of a normalised text that is a phrase of a bank, or nothing."""
        wanted = np.uint64(_hash(text))
        place = int(np.searchsorted(self.hashes, wanted))
        is_known = place < len(self.hashes) and self.hashes[place] == wanted
        return self.labels[self.numbers[place]] if is_known else ""

    def arrays(self, name: str) -> dict[str, NDArray[Any]]:
        """Return the phrases as arrays under names that begin with `name`."""
        labels = np.array(self.labels, np.str_)
        return {f"{name}.labels": labels, f"{name}.hashes": self.hashes, f"{name}.numbers": self.numbers}

    @classmethod
    def from_arrays(cls, name: str, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """Return the phrases that `arrays` wrote down."""
        labels = tuple(str(label) for label in arrays[f"{name}.labels"])
        return cls(labels, arrays[f"{name}.hashes"], arrays[f"{name}.numbers"])


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
