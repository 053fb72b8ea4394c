"""Cuts a normalised text into features: runs of letters, words and pairs of words, each as a number (a hash).

The same text has the same features on every machine and in every run; words are not kept, here or in memory.
"""

import itertools
import zlib

import numpy as np
from numpy.typing import NDArray

#: Runs of so many letters, inside a word; its beginning and end count as a letter.
SHORTEST_RUN, LONGEST_RUN = 2, 5

Hashes = NDArray[np.uint32]

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)  # the golden ratio in 64 bits: it spreads neighbours far apart
_FOLD = np.uint64(29)
_UPPER_HALF = np.uint64(32)
_SPACE = ord(" ")
_NOTHING = np.empty(0, np.uint32)


def runs_of(text: str, longest: int = LONGEST_RUN) -> Hashes:
    """Return the runs of letters of a text that no word ends within, as often as they stand in it."""
    return np.concatenate(runs_by_length(text)[: longest - SHORTEST_RUN + 1])


def runs_by_length(text: str) -> list[Hashes]:
    """Return the same, the runs of each length for themselves, the shortest first."""
    if not text:
        return [_NOTHING]
    letters = np.frombuffer(f" {text} ".encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    is_space = letters == _SPACE
    found: list[Hashes] = []
    hashes, is_broken = letters, np.zeros(len(letters), bool)
    for length in range(SHORTEST_RUN, LONGEST_RUN + 1):
        hashes = hashes[:-1] * _MULTIPLIER + letters[length - 1 :]
        hashes ^= hashes >> _FOLD
        is_broken = is_broken[:-1] | (is_space[length - 2 : -1] if length > SHORTEST_RUN else False)
        found.append(((hashes[~is_broken] * _MULTIPLIER) >> _UPPER_HALF).astype(np.uint32))
    return found


def words_of(text: str) -> Hashes:
    """Return the words of a text."""
    return _hashes(text.split())


def pairs_of(text: str) -> Hashes:
    """Return the pairs of words that stand side by side."""
    return _hashes([f"{first} {second}" for first, second in itertools.pairwise(text.split())])


def _hashes(texts: list[str]) -> Hashes:
    return np.array([zlib.crc32(text.encode("utf-8", "surrogatepass")) for text in texts], np.uint32)
