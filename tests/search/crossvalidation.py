"""How well the search does on phrases of the banks that it was not given: five folds.

The banks are near translations of each other, so phrases that stand at the same place of a list go into the same fold.
Run as a program (`python -m tests.search.crossvalidation`), it prints all figures by language.
"""

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bot.desk import load_house
from bot.search.bank import Bank, Phrase, load_bank
from bot.search.cards import phrases_of_cards
from bot.search.find import Search

FOLDS = 5
ROOT = Path(__file__).parent.parent.parent

#: (language, what is measured) → (how often it was so, how often it could have been).
Figures = dict[tuple[str, str], tuple[int, int]]


class Banks:
    """All banks with the fold of each of their phrases, and the cards that are never held out."""

    def __init__(self, banks: list[Bank], scripts: dict[str, str], cards: list[Phrase]) -> None:
        self.banks, self.scripts, self.cards = banks, scripts, cards
        self.fold_of: dict[str, int] = {}
        for bank in banks:
            places: Counter[str] = Counter()
            for phrase in bank.phrases:
                place = f"{phrase.label}{places[phrase.label]}"
                self.fold_of.setdefault(phrase.text, zlib.crc32(place.encode()) % FOLDS)
                places[phrase.label] += 1

    def without(self, fold: int) -> Search:
        """Return a search that was not given the phrases of a fold."""
        kept = [replace(b, phrases=tuple(p for p in b.phrases if self.fold_of[p.text] != fold)) for b in self.banks]
        return Search(kept, self.scripts, self.cards)

    def held_out(self, fold: int) -> Iterator[Phrase]:
        """Yield the phrases of a fold."""
        return (p for bank in self.banks for p in bank.phrases if self.fold_of[p.text] == fold)


def load_banks(locales: Path) -> Banks:
    """Return the real banks."""
    house = load_house(ROOT / "content", ROOT / locales)
    scripts = {language.code: language.script for language in house.languages}
    banks = [load_bank(ROOT / locales, code, house.library.entries)[0] for code in scripts]
    voices = house.composer.voices
    cards = [(entry.id, code, text) for code in voices for entry in house.library for text in voices[code].texts(entry)]
    return Banks(banks, scripts, list(phrases_of_cards(cards)))


def measure(banks: Banks, fold: int) -> Figures:
    """Return the figures of one fold by language."""
    search = banks.without(fold)
    counts: defaultdict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    for phrase in banks.held_out(fold):
        for name, was_so in _judge(search, phrase):
            counts[phrase.language, name][was_so] += 1
    return {key: (count[True], count.total()) for key, count in counts.items()}


def _judge(search: Search, phrase: Phrase) -> Iterator[tuple[str, bool]]:
    """Yield what is measured of one phrase, and whether it was so."""
    finding = search(phrase.text)
    is_alarm = finding.kind == "emergency"
    if phrase.label in ("*danger", "*silent"):
        yield "danger", is_alarm
    elif phrase.label.startswith("*"):
        yield f"alarm: {phrase.label[1:]}", is_alarm
    elif not phrase.label.startswith("emergency") and finding.kind != "command":
        yield "alarm: entry", is_alarm
        yield "entry first", phrase.label in finding.entries[:1]
        yield "entry among the first three", phrase.label in finding.entries[:3]
        if finding.kind == "answer":
            yield "right when sure", phrase.label in finding.entries[:1]


def one_fold(banks: Banks, fold: int) -> dict[str, float]:
    """Return the shares of one fold over all languages."""
    return {name: share for (language, name), share in _shares([measure(banks, fold)]).items() if not language}


def _shares(folds: list[Figures]) -> dict[tuple[str, str], float]:
    """Return the share of each figure by language, and of all languages together (the language "")."""
    so: Counter[tuple[str, str]] = Counter()
    could: Counter[tuple[str, str]] = Counter()
    for figures in folds:
        for (language, name), (was, total) in figures.items():
            for key in ((language, name), ("", name)):
                so[key] += was
                could[key] += total
    return {key: so[key] / could[key] for key in could}


def main() -> None:
    """Print every figure of all folds."""
    banks = load_banks(Path("locales"))
    shares = _shares([measure(banks, fold) for fold in range(FOLDS)])
    for language, name in sorted(shares):
        print(f"{language or 'all':4} {name:28} {shares[language, name]:.3f}")


if __name__ == "__main__":
    main()
