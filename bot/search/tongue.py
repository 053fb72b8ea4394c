"""Guesses the language of a text: by its script where only one language uses it, else by the words it knows."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from bot.search.bank import Bank

#: What a language must be ahead of the next, as a share of the words, before search is sure.
AHEAD = 0.2

#: Fewer known words than this share of the text: it is written in something else.
KNOWN = 0.4

#: So few words are taken for the language that she reads, when it knows them too ("ok", "visa").
FEW = 2

#: Names of Unicode scripts as they begin a letter's name, by ISO 15924 code as in the registry.
SCRIPTS: Mapping[str, str] = {
    "Arab": "ARABIC", "Latn": "LATIN", "Cyrl": "CYRILLIC", "Deva": "DEVANAGARI", "Beng": "BENGALI", "Guru": "GURMUKHI",
    "Taml": "TAMIL", "Ethi": "ETHIOPIC", "Geor": "GEORGIAN", "Hans": "CJK", "Hant": "CJK",
}  # fmt: skip


class Tongues:
    """Knows the words of every bank and the script of every language."""

    def __init__(self, banks: Iterable[Bank], scripts: Mapping[str, str]) -> None:
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for bank in banks:
            for word in (word for phrase in bank.phrases for word in phrase.text.split()):
                counts[word][bank.language] += 1
            for word in bank.frame:
                counts[word][bank.language] += 3
        self._shares = {word: _shares(found) for word, found in counts.items()}
        self._by_script: defaultdict[str, list[str]] = defaultdict(list)
        for code, script in scripts.items():
            self._by_script[SCRIPTS.get(script, script)].append(code)

    def guess(self, text: str, prefer: tuple[str, ...] = ()) -> str:
        """Return the language of a normalised text, or nothing when not sure. A preferred one wins a near tie."""
        writers = self._by_script.get(_script_of(text), [])
        if len(writers) == 1 and _script_of(text) != SCRIPTS["Latn"]:
            return writers[0]
        words = [word for word in text.split() if not word.isdigit()]
        scores: defaultdict[str, float] = defaultdict(float)
        for word in words:
            for language, share in self._shares.get(word, {}).items():
                scores[language] += share
        known = sum(word in self._shares for word in words)
        if not known or known < KNOWN * len(words):
            return ""
        best = max(scores.values())
        near = [code for code, score in scores.items() if best - score < AHEAD * len(words)]
        return near[0] if len(near) == 1 else next((code for code in prefer if code in near), "")


def _shares(found: Counter[str]) -> dict[str, float]:
    total = found.total()
    return {language: count / total for language, count in found.items()}


def _script_of(text: str) -> str:
    """Return the first word of the Unicode names of most letters."""
    letters = Counter(unicodedata.name(letter, "?").split()[0] for letter in text if letter.isalpha())
    return letters.most_common(1)[0][0] if letters else ""
