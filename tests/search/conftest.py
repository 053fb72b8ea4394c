"""The search that people really talk to, and how to make a small one."""

from pathlib import Path

import pytest

from bot.desk import load_house
from bot.search.bank import Bank
from bot.search.find import Search
from bot.search.lessons import Lessons

ROOT = Path(__file__).parent.parent.parent

#: A language of nobody.
QAA = "qaa"


@pytest.fixture(scope="session")
def search() -> Search:
    """Return the search over the real banks."""
    return load_house(ROOT / "content", ROOT / "locales").search


def search_of(*banks: Bank, places: dict[str, str] | None = None) -> Search:
    """Return a search over small banks."""
    return Search(Lessons.of(banks), {bank.language: ("Latn",) for bank in banks}, places or {})
