"""The search that people really talk to, and how to make a small one."""

from pathlib import Path

import pytest

from bot.desk import load_house
from bot.search.find import Search

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def search() -> Search:
    """Return the search over the real banks and the real cards."""
    return load_house(ROOT / "content", ROOT / "locales").search
