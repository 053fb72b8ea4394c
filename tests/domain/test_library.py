"""The tree of rights information, and the questions one may ask it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.load import load_library
from bot.domain.library import HOME, KERNEL, Entry, Library
from tests.builders import small_library

CONTENT = Path(__file__).parent.parent.parent / "content"


def tree(**menus: str) -> Library:
    """Return a library of entries with the menus, written as words."""
    return Library({id_: Entry(id_, id_, id_, menu=tuple(menu.split())) for id_, menu in menus.items()})


def test_the_library_holds_its_entries() -> None:
    """An entry is asked for by its id, and the entries come in their order."""
    library = tree(home="a", a="")

    assert "a" in library
    assert "b" not in library
    assert library["a"].id == "a"
    assert [entry.id for entry in library] == ["home", "a"]


def test_back_leads_to_the_menu_that_holds_the_entry() -> None:
    """The parent of an entry is where its button stood."""
    library = tree(home="a", a="b", b="", lost="")

    assert library.parent("b") == "a"
    assert library.parent("lost") == HOME


@pytest.mark.parametrize(("entry", "taps"), [("home", 0), ("a", 1), ("b", 2)])
def test_taps_from_home_are_counted(entry: str, taps: int) -> None:
    """Home is no tap away, its menu one, the menu of that two."""
    assert taps == tree(home="a", a="b", b="").taps_from_home(entry)


def test_a_circle_of_menus_does_not_count_for_ever() -> None:
    """Entries that are each other's parents end the count all the same."""
    assert tree(home="", a="b", b="a").taps_from_home("a") > 0


@given(
    st.dictionaries(st.sampled_from("abcde"), st.lists(st.sampled_from("abcde"), max_size=3)), st.sampled_from("abcde")
)
@settings(deadline=None, max_examples=60)
def test_any_menus_can_be_counted(menus: dict[str, list[str]], entry: str) -> None:
    """However wrong the menus are, asking for the taps ends, with no more of them than there are entries."""
    library = tree(home="a", **{id_: " ".join(menu) for id_, menu in menus.items()})

    assert 1 <= library.taps_from_home(entry) <= len("abcde") + 1


@pytest.mark.parametrize(
    ("reference", "value"),
    [
        ("reflection-days", "30"),
        ("17", "17"),
        ("acse", "04 92 15 10 51"),
        ("quiet", None),
        ("hidden", None),
        ("no", None),
    ],
)
def test_a_reference_is_a_fact_or_a_phone_that_may_be_shown(reference: str, value: str | None) -> None:
    """A number that the evidence does not allow has no value, like one that does not exist."""
    assert value == small_library().value_of(reference)


def test_what_saves_a_life_is_in_the_real_content() -> None:
    """Each entry of the safety kernel exists."""
    library = load_library(CONTENT)

    assert [id_ for id_ in KERNEL if id_ not in library] == []


def test_any_real_entry_is_at_most_four_taps_from_home() -> None:
    """No card is out of a frightened person's reach."""
    library = load_library(CONTENT)

    assert [entry.id for entry in library if library.taps_from_home(entry.id) > 4] == []
