"""How long one typed question takes over all banks, and what the index costs: `python benchmarks/search.py`.

Process time of this one thread; medians of rounds, because a machine may be busy.
"""

import resource
import statistics
import time
from pathlib import Path

from bot.desk import load_house

ROOT = Path(__file__).parent.parent
ROUNDS = 7

#: As people type: short and long, misspelt, in every language that is offered.
QUESTIONS = (
    "mon patron a pris mon passeport",
    "il m a frappee hier et jai peur qu il revienne ce soir",
    "ofpra a dit non",
    "my boss has my passport and he no dey pay me",
    "where can i sleep tonight with my baby",
    "صاحب العمل اخذ جوازي ولا يدفع",
    "bghit nhdar m3a avocat",
    "quel temps fait il demain",
    "ok",
)


def main() -> None:
    """Print the figures."""
    begin = time.process_time()
    house = load_house(ROOT / "content", ROOT / "locales")
    print(f"loaded in {time.process_time() - begin:.2f} s, {len(house.library.entries)} entries")
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    for question in QUESTIONS:
        took = [_seconds(house.search, question) for _ in range(ROUNDS)]
        print(f"{statistics.median(took) * 1000:6.2f} ms  {question}")


def _seconds(search: object, question: str) -> float:
    begin = time.process_time()
    search(question, ())  # type: ignore[operator]
    return time.process_time() - begin


if __name__ == "__main__":
    main()
