"""How well the search does on phrases of the banks that it was not given: five folds, some minutes.

Phrases that stand at the same place of a list go into the same fold in every language, because banks may say the same there.
Run as a program (`python -m tests.search.crossvalidation`), it prints all figures by language. These are harder than what
people type: each phrase was written to be unlike the others of its entry.
"""

import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bot.content.load import load_library
from bot.search.bank import DANGER, SILENT, Bank, Phrase, list_label
from bot.search.find import Search
from bot.search.lessons import Lessons
from bot.search.load import load_banks
from bot.translations.registry import load_registry

FOLDS = 5
ROOT = Path(__file__).parent.parent.parent
DANGERS = (list_label(DANGER), list_label(SILENT))


def folds_of(banks: list[Bank]) -> dict[str, int]:
    """Return by text in which fold it is held out."""
    folds: dict[str, int] = {}
    for bank in banks:
        places: Counter[str] = Counter()
        for phrase in bank.phrases:
            folds.setdefault(phrase.text, zlib.crc32(f"{phrase.label}{places[phrase.label]}".encode()) % FOLDS)
            places[phrase.label] += 1
    return folds


def judge(search: Search, phrase: Phrase) -> Iterator[tuple[str, bool]]:
    """Yield what is measured of one phrase, and whether it was so."""
    finding = search(phrase.text)
    is_alarm = finding.kind == "emergency"
    if phrase.label in DANGERS:
        yield "danger", is_alarm
    elif phrase.label.startswith("*"):
        yield f"alarm: {phrase.label[1:]}", is_alarm
    elif finding.kind != "command":
        yield "alarm: entry", is_alarm
        yield "entry first", phrase.label in finding.entries[:1]
        yield "entry among the first three", phrase.label in finding.entries[:3]
        if finding.kind == "answer":
            yield "right when sure", phrase.label in finding.entries[:1]


def main() -> None:
    """Print every figure of as many folds as the first argument says, else of all."""
    known, _ = load_registry(ROOT / "locales")
    banks, _ = load_banks(ROOT / "locales", known, load_library(ROOT / "content").entries)
    folds = folds_of(banks)
    counts: defaultdict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    for fold in range(int(sys.argv[1]) if len(sys.argv) > 1 else FOLDS):
        kept = [replace(b, phrases=tuple(p for p in b.phrases if folds[p.text] != fold)) for b in banks]
        search = Search(Lessons.of(kept), {code: language.scripts for code, language in known.items()})
        for phrase in (p for bank in banks for p in bank.phrases if folds[p.text] == fold):
            for name, was_so in judge(search, phrase):
                for language in (phrase.language, "all"):
                    counts[language, name][was_so] += 1
    for (language, name), count in sorted(counts.items()):
        print(f"{language:4} {name:28} {count[True] / count.total():.3f}")


if __name__ == "__main__":
    main()
