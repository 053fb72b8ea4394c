"""How long the bot takes to be ready with every language, and what it holds in memory: `python benchmarks/start.py`.

Each round is a new process, because a start happens once; the lessons of the search are learned before.
"""

import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROUNDS = 5

PROGRAM = """
import resource, time
begin = time.process_time()
from pathlib import Path
from bot.desk import Desk, load_house
desk = Desk(load_house(Path("content"), Path("locales")))
took = time.process_time() - begin
print(took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(desk.languages.offered))
"""


def main() -> None:
    """Print the medians."""
    rounds = [_round() for _ in range(ROUNDS + 1)][1:]  # the first one may learn
    seconds, megabytes, languages = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(f"{languages:.0f} languages: ready after {seconds:.2f} s of processor time, {megabytes:.0f} MB at most")


def _round() -> tuple[float, ...]:
    ran = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=True)
    return tuple(float(figure) for figure in ran.stdout.split())


if __name__ == "__main__":
    main()
