"""Knows when a text names a place and nothing else: "Lyon", "je suis à Lille", "93"."""

from collections import defaultdict
from collections.abc import Mapping

from bot.search.normalise import normalise

#: A shorter beginning of a name is no name ("La", "Le").
SHORTEST = 4


class Towns:
    """The names of places, by their normalised spelling."""

    def __init__(self, names: Mapping[str, str], frame: frozenset[str]) -> None:
        self._names = {normalise(name): place for name, place in names.items()}
        self._begun = _beginnings(self._names)
        self._frame = frame

    def find(self, text: str) -> str:
        """Return the place that a normalised text names, frame words aside, or nothing."""
        bare = " ".join(word for word in text.split() if word not in self._frame)
        for words in (text, bare):
            if words in self._names:
                return self._names[words]
        begun = self._begun.get(bare, frozenset())
        return next(iter(begun)) if len(begun) == 1 else ""


def _beginnings(names: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return the places whose name begins with some words and goes on ("Évry" is Évry-Courcouronnes)."""
    begun: defaultdict[str, set[str]] = defaultdict(set)
    for name, place in names.items():
        words = name.split()
        for length in range(1, len(words)):
            begun[" ".join(words[:length])].add(place)
    return {words: frozenset(places) for words, places in begun.items() if len(words) >= SHORTEST}
