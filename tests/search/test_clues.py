"""Clues: words in their order, gaps of up to three words, and any beginnings or endings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.clues import compile_clues, is_clue
from bot.search.normalise import normalise


@pytest.mark.parametrize(
    ("clue", "text", "is_there"),
    [
        ("va me tuer", "il va me tuer ce soir", True),
        ("va me tuer", "il va te tuer", False),
        ("va me tuer", "il va me tuerie", False),
        ("m'étrangle", "il m etrangle", True),
        ("frapp*", "ils frappaient", True),
        ("frapp*", "il refrappe", False),
        ("*قتلني", "سيقتلني", True),
        ("*قتلني", "قتلني", True),
        ("tu vas … mourir", "tu vas mourir", True),
        ("tu vas … mourir", "tu vas un jour ou mourir", True),
        ("tu vas … mourir", "tu vas un jour ou l autre mourir", False),
        ("il … frapp* … fort", "il me frappait tres fort", True),
        ("a.b", "axb", False),
    ],
)
def test_what_a_clue_finds(clue: str, text: str, is_there: bool) -> None:
    """A clue stands for whole words, save where a star or a gap says otherwise."""
    assert is_there == (compile_clues([clue]).search(normalise(text)) is not None)


def test_any_of_several() -> None:
    """The first that is there suffices; without clues nothing is found."""
    assert compile_clues(["un", "deux"]).search("je dis deux")
    assert not compile_clues([]).search("")
    assert not compile_clues(["…", "… …", ""]).search("a b")


@pytest.mark.parametrize("clue", ["", " ", "…", "*", "* *", "a*", "*ب", "il *", "… *"])
def test_a_clue_that_says_too_little(clue: str) -> None:
    """A star beside one letter would be found in half of all texts."""
    assert not is_clue(clue)


@pytest.mark.parametrize("clue", ["tu*", "va me tuer", "il … tu*", "*قتلني"])
def test_a_clue_that_says_enough(clue: str) -> None:
    """Two letters beside a star are enough."""
    assert is_clue(clue)


@given(st.lists(st.text(max_size=20), max_size=5), st.text(max_size=40))
def test_no_clue_breaks_the_search(clues: list[str], text: str) -> None:
    """Whatever a translator types, with brackets and stars, is no broken pattern."""
    compile_clues(clues).search(normalise(text))
