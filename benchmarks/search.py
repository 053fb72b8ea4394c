"""How long one typed question takes over all languages, and what the lessons cost: `python benchmarks/search.py`.

Process time of this one thread, on the project's own evaluation questions and on hostile ones.
"""

import resource
import statistics
import time
from collections.abc import Iterable
from pathlib import Path

from bot.desk import load_house
from bot.search.bank import bank_path
from bot.search.find import Search
from bot.search.lessons import FILE, Lessons, digest_of
from bot.search.measure import load_questions

ROOT = Path(__file__).parent.parent
ROUNDS = 5

HOSTILE = {
    "64 KB of emoji": "😀" * 16_000,
    "64 KB of one letter": "a" * 64_000,
    "64 KB of zero-width characters": "\u200b\u200d\ufeff" * 21_000,
    "64 KB of bidirectional overrides": "\u202e\u2066\u2067" * 21_000,
    "64 KB of nulls": "\0" * 64_000,
    "a thousand combining marks": "a" + "\u0301" * 1_000,
    "64 KB of words of danger": "il va … me tuer pas " * 3_200,
}


def main() -> None:
    """Print the figures."""
    house = load_house(ROOT / "content", ROOT / "locales")  # learns first, when the banks have changed
    _print_loading(house.languages.known, house.library.entries)
    questions = [question.text for question in load_questions(ROOT / "tests/search/evaluation")]
    for text in questions:
        house.search(text)  # each language's clues are compiled at its first question
    took = sorted(statistics.median(_seconds(house.search, text) for _ in range(ROUNDS)) for text in questions)
    print(f"{len(questions)} questions in {len(house.languages.known)} languages: "
          f"median {_ms(statistics.median(took))}, 99th percentile {_ms(took[len(took) * 99 // 100])}, "
          f"slowest {_ms(took[-1])}")  # fmt: skip
    for name, text in HOSTILE.items():
        print(f"{_ms(min(_seconds(house.search, text) for _ in range(ROUNDS)))}  {name}")


def _print_loading(codes: Iterable[str], entries: Iterable[str]) -> None:
    folder = ROOT / "locales"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin = time.process_time()
    digest = digest_of((bank_path(folder, code) for code in codes), entries)
    lessons = Lessons.load(folder / FILE, digest)
    took = time.process_time() - begin
    assert lessons is not None
    vocabulary, phrases = lessons.vocabulary, lessons.phrases
    arrays = (lessons.topics.weights, lessons.tongues.weights, vocabulary.runs, vocabulary.words, vocabulary.rarity)
    held = sum(array.nbytes for array in (*arrays, phrases.hashes, phrases.numbers))
    print(f"lessons loaded in {_ms(took)}: {held / 1e6:.1f} MB in memory; whole process at most {before / 1024:.0f} MB")


def _seconds(search: Search, question: str) -> float:
    begin = time.process_time()
    search(question)
    return time.process_time() - begin


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"


if __name__ == "__main__":
    main()
