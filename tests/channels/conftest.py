"""Two desks: a small one that loads at once, and the one that people really talk to."""

from pathlib import Path

import pytest

from bot.content.load import load_library
from bot.desk import Desk, House, load_house
from tests.builders import write_content, write_locales

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def small_house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Return a small house in three languages."""
    folder = tmp_path_factory.mktemp("small")
    content = write_content(folder / "content")
    return load_house(content, write_locales(folder / "locales", load_library(content)))


@pytest.fixture(scope="session")
def desk(small_house: House) -> Desk:
    """Return a desk over the small house."""
    return Desk(small_house)


@pytest.fixture(scope="session")
def real_desk() -> Desk:
    """Return a desk over the content that people see."""
    return Desk(load_house(ROOT / "content", ROOT / "locales"))
