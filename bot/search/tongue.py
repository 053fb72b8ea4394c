"""Tells the language of a text: by a script that one language alone uses, else by the model that the banks taught."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from bot.domain.scripts import SCRIPTS, script_of
from bot.search.model import LinearModel
from bot.search.vocabulary import Weighed

#: From this probability on search is sure of a language.
SURE = 0.6

#: A language that she is known to read is believed from here on: short words are at home in many ("ok", "visa").
KNOWN_TO_READ = 0.1

#: What makes the probabilities true; measured on held-out phrases (docs/search.md).
SHARPNESS = 2.0


class Tongues:
    """Knows how every bank writes, and the scripts of every language."""

    def __init__(self, model: LinearModel, scripts: Mapping[str, Iterable[str]]) -> None:
        self._model = model
        self._writers: defaultdict[str, set[str]] = defaultdict(set)
        for code, written in scripts.items():
            for script in written:
                self._writers[SCRIPTS.get(script, script)].add(code)

    def weigh(self, text: str, weighed: Weighed) -> dict[str, float]:
        """Return how likely each language is, the likeliest first; nothing for a text without letters, or of which nothing is known.

        Only languages that are written in the script of the text come into question; anybody may write in Latin letters.
        """
        script = _script_of(text)
        writers = self._writers.get(script, set()) if script != SCRIPTS["Latn"] else set()
        if len(writers) == 1:
            return dict.fromkeys(writers, 1.0)
        letters = weighed.letters_alone()
        likely = self._model.probabilities(letters, SHARPNESS) if script and letters else {}
        kept = {code: share for code, share in likely.items() if not writers or code in writers}
        total = sum(kept.values()) or 1.0
        return {code: share / total for code, share in sorted(kept.items(), key=lambda item: -item[1])}

    def guess(self, likely: Mapping[str, float], prefer: Iterable[str] = ()) -> str:
        """Return the language of a text by its likelihoods, or nothing when not sure."""
        best = next(iter(likely), "")
        if best and likely[best] >= SURE:
            return best
        return next((code for code in prefer if likely.get(code, 0.0) >= KNOWN_TO_READ), "")


def _script_of(text: str) -> str:
    """Return the first word of the Unicode names of most letters."""
    letters = Counter(script_of(letter) for letter in text if letter.isalpha())
    return letters.most_common(1)[0][0] if letters else ""
