"""Knows when a text names a place and nothing else: "Lyon", "je suis à Lille", "93"."""

from collections.abc import Mapping

from bot.search.normalise import normalise

#: A shorter beginning of a name is no name ("La", "Le").
SHORTEST = 4


class Towns:
    """The names of places, by their normalised spelling."""

    def __init__(self, names: Mapping[str, str], frame: frozenset[str]) -> None:
        self._names = {normalise(name): place for name, place in names.items()}
        self._frame = frame

    def find(self, text: str) -> str:
        """Return the place that a normalised text names, frame words aside, or nothing."""
        bare = " ".join(word for word in text.split() if word not in self._frame)
        for words in (text, bare):
            if words in self._names:
                return self._names[words]
        return self._begun(bare)

    def _begun(self, words: str) -> str:
        """Return the one place whose name begins with the words ("Évry" is Évry-Courcouronnes)."""
        if len(words) < SHORTEST:
            return ""
        found = {place for name, place in self._names.items() if name.startswith(f"{words} ")}
        return found.pop() if len(found) == 1 else ""
