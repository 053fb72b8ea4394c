"""Makes the search ready: from the lessons beside the banks, or, when those have changed, from the banks themselves."""

import logging
from collections.abc import Iterable, Mapping
from pathlib import Path

from bot.domain.errors import Problem
from bot.search.bank import Bank, bank_path, load_bank
from bot.search.danger import ENOUGH
from bot.search.find import NO_PLACES, Search
from bot.search.lessons import FILE, Lessons, digest_of, keep

logger = logging.getLogger(__name__)

#: Learning so many phrases takes some seconds: whoever waits is told.
MANY = 10_000


def load_search(
    folder: Path,
    scripts: Mapping[str, Iterable[str]],
    entries: Iterable[str],
    places: Mapping[str, str] = NO_PLACES,
    danger_from: float = ENOUGH,
) -> tuple[Search, list[Problem]]:
    """Return the search over the banks of the languages (code → its scripts), and the problems that were found while reading them.

    Banks that were read before without a fault are not read again; `load_banks` always reads them.
    `places` are names of places with their ids.
    """
    known = tuple(entries)
    digest = digest_of((bank_path(folder, code) for code in scripts), known)
    lessons = Lessons.load(folder / FILE, digest)
    problems: list[Problem] = []
    if lessons is None:
        banks, problems = load_banks(folder, scripts, known)
        if sum(len(bank.phrases) for bank in banks) > MANY:
            logger.info(
                "learning the questions of %d languages, about half a minute; the next start will not", len(banks)
            )
        lessons = Lessons.of(banks)
        if not any(problem.blocks for problem in problems):
            keep(lessons, folder / FILE, digest)
    return Search(lessons, scripts, places, danger_from), problems


def load_banks(folder: Path, codes: Iterable[str], entries: Iterable[str]) -> tuple[list[Bank], list[Problem]]:
    """Return the banks of the languages and every problem in them."""
    known = tuple(entries)
    loaded = [load_bank(folder, code, known) for code in codes]
    return [bank for bank, _ in loaded], [problem for _, found in loaded for problem in found]
