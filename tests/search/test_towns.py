"""A text that names a place and nothing else."""

import pytest

from bot.search.bank import Bank, Phrase
from bot.search.towns import Towns
from tests.search.conftest import search_of

NAMES = {
    "Lyon": "69",
    "69": "69",
    "Évry-Courcouronnes": "91",
    "Saint-Denis": "93",
    "Saint-Étienne": "42",
    "La Rochelle": "17",
    "Le Mans": "72",
}
TOWNS = Towns(NAMES, frozenset({"je", "suis", "a"}))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("lyon", "69"),
        ("69", "69"),
        ("je suis a lyon", "69"),
        ("evry", "91"),
        ("evry courcouronnes", "91"),
        ("saint denis", "93"),
        ("saint", ""),
        ("la", ""),
        ("le", ""),
        ("lyonnais", ""),
        ("avocat a lyon", ""),
        ("je suis", ""),
        ("", ""),
    ],
)
def test_a_place_and_nothing_else(text: str, place: str) -> None:
    """Frame words aside, the text is a name, or the only one that begins so; a question about a place is a question."""
    assert TOWNS.find(text) == place


def test_a_place_in_a_search() -> None:
    """A place leads to the humans near it, but danger comes before it."""
    bank = Bank("qaa", (Phrase("lyon", "*danger", "qaa"),))

    assert search_of(places=NAMES)("Lyon !").place == "69"
    assert search_of(bank, places=NAMES)("Lyon !").kind == "emergency"


def test_a_phrase_of_an_entry_is_no_place() -> None:
    """A number that is somebody's question stays it."""
    bank = Bank("qaa", (Phrase("69", "housing", "qaa"),))

    assert search_of(bank, places=NAMES)("69").entries == ("housing",)
