"""The rules of prose: numbers come from references, and references are written exactly."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.entries import split_paragraphs
from bot.content.prose import broken_references, references, stray_digits

ALLOWED = frozenset({"formulaire 2"})


def test_references_are_found_in_order() -> None:
    """Facts and contacts are referred to in the same way."""
    assert references("Le {17}, ou {reflection-days} jours, {a.b_c}.") == ("17", "reflection-days", "a.b_c")


@pytest.mark.parametrize(
    "text", ["{", "}", "a {b", "b} c", "{A}", "{a b}", "{}", "{é}", "{a}}", "{{a}", "{-a}", "{a\n}"]
)
def test_braces_that_are_no_reference_are_found(text: str) -> None:
    """A brace that would be shown to a person as it is, is told."""
    assert broken_references(text) != ()


@pytest.mark.parametrize("text", ["", "no brace", "{17}", "{a}{b}", "Le {a.b-c_d}."])
def test_good_references_are_not_broken(text: str) -> None:
    """What is a reference is not told."""
    assert broken_references(text) == ()


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("Vous avez 90 jours.", ("90",)),
        ("Appelez le 04 92 15 10 51 ou le 17.", ("04 92 15 10 51", "17")),
        ("04.92.15.10.51", ("04.92.15.10.51",)),
        ("Le 3919", ("3919",)),
        ("L’article L425-1", ("425", "1")),
        ("au ١٧", ("١٧",)),
        ("1er étage", ("1",)),
        ("1899", ("1899",)),
        ("2100", ("2100",)),
        ("20261", ("20261",)),
    ],
)
def test_typed_numbers_are_found(text: str, digits: tuple[str, ...]) -> None:
    """A phone is found as a whole, digits of every script are digits."""
    assert digits == stray_digits(text, ALLOWED)


@pytest.mark.parametrize(
    "text", ["", "sans chiffre", "en 2026", "1900 à 2099", "Le {17}.", "{a-1}", "le formulaire 2", "🆘 ②"]
)
def test_numbers_that_never_change_may_be_typed(text: str) -> None:
    """Years, names on the short list, references and signs that are no digits."""
    assert stray_digits(text, ALLOWED) == ()


@given(st.text(), st.sets(st.text(min_size=1, max_size=4), max_size=3))
@settings(deadline=None, max_examples=100)
def test_any_prose_can_be_looked_at(text: str, allowed: set[str]) -> None:
    """Whatever an author types, the rules answer, and find only what has a digit."""
    found = stray_digits(text, frozenset(allowed))

    assert all(any(letter.isdecimal() for letter in digits) for digits in found)
    assert set(broken_references(text)).isdisjoint(f"{{{name}}}" for name in references(text))


@pytest.mark.parametrize(
    ("body", "paragraphs"),
    [
        ("", ()),
        ("  \n \n", ()),
        ("one", ("one",)),
        ("one\ntwo", ("one\ntwo",)),
        ("one\n\ntwo\n", ("one", "two")),
        ("one\n \t\n\n\ntwo", ("one", "two")),
        ("- a\n- b\n\nend", ("- a\n- b", "end")),
    ],
)
def test_an_empty_line_separates_paragraphs(body: str, paragraphs: tuple[str, ...]) -> None:
    """Lines of a list stay together, spaces on an empty line do not count."""
    assert paragraphs == split_paragraphs(body)
