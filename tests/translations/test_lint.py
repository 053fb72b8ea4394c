"""What the linter of translations finds, and what it lets be."""

import pytest

from bot.domain.language import Language
from bot.translations.catalog import Catalog, Translated
from bot.translations.lint import doubts_of, faults_of, same_in_two_languages

LATIN = Language("xx", "X", "x", negation="no_ never")
ARABIC = Language("yy", "Y", "y", script="Arab")

SOURCE = "Vous pouvez appeler {17}. Voyez {anef}, ou lemonde.fr."


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("You can call {17}. See {anef}, or lemonde.fr.", ""),
        ("You can call {17} (vous pouvez appeler la police pour vous et votre famille).", ""),
        ("You can call {17}, dites « vous pouvez venir pour nous et pour une fille ».", ""),
        ("You can call {17}. See www.example.org.", "the address"),
        ("See https://police.example", "the address"),
        ("See service-public.fr", "the address"),
        ("Call \u2066{17}\u2069", "holds a mark of direction"),
        ("Call {17} ```", 'holds "```"'),
        ("Translation: call {17}", 'holds "Translation:"'),
        ("Todo es posible", ""),
        ("<b>Call</b> {17}", 'holds "<b>"'),
        ("Vous pouvez appeler la police, elle est gratuite pour vous.", "is French"),
    ],
)
def test_what_blocks(text: str, fault: str) -> None:
    """Addresses, marks of direction, leftovers and French sentences; names in brackets and quotations are let be."""
    found = [what for what, _ in faults_of(SOURCE, text, LATIN)]

    assert len(found) == bool(fault)
    assert not fault or found[0].startswith(fault)


@pytest.mark.parametrize(
    ("text", "is_foreign"),
    [
        ("You can go to the office and ask for protection there", True),
        ("يمكنك الذهاب إلى المكتب وطلب الحماية هناك الآن", False),
        ("préfecture (يمكنك الذهاب)", False),
        ("OFPRA, CNDA, SPADA: يمكنك الذهاب إلى هذه المكاتب", False),
    ],
)
def test_the_script_of_the_language(text: str, is_foreign: bool) -> None:
    """A long text without letters of the language is in the wrong file; names of offices may be Latin."""
    assert [what for what, _ in faults_of(SOURCE, text, ARABIC)] == (
        ["is hardly written in the script of the language (Arab)"] if is_foreign else []
    )


@pytest.mark.parametrize(
    ("source", "text", "is_doubtful"),
    [
        ("Ne payez pas.", "There is no fee", False),
        ("Ne payez pas.", "Pay nothing, north or south", True),
        ("Payez.", "Pay", False),
        ("N’écrivez jamais une adresse.", "Never write an address", False),
        ("Sans témoin", "Alone", False),
    ],
)
def test_a_negation_on_both_sides(source: str, text: str, is_doubtful: bool) -> None:
    """A lost "not" is the gravest slip; a language without given marks is not looked at."""
    assert bool(list(doubts_of(source, text, LATIN))) == is_doubtful
    assert not list(doubts_of(source, text, ARABIC))


def test_one_text_in_two_languages() -> None:
    """A sentence that stands in two languages is in the wrong file once; names and French left as it is are not looked at."""
    long, key = "a sentence of more than forty letters, to be sure", ("acse:body", "Une phrase")

    def catalog(code: str, text: str, source: str = "Une phrase") -> Catalog:
        return Catalog(code, {("acse:body", source): Translated(text, stale=False, file=f"{code}.po", line=1)})

    (problem,) = same_in_two_languages({"xx": catalog("xx", long), "yy": catalog("yy", long)})

    assert str(problem) == f"yy.po:1 · {key[0]} · the same text stands in xx · one of both is wrong"
    assert not problem.blocks
    assert not list(same_in_two_languages({"xx": catalog("xx", "OFPRA"), "yy": catalog("yy", "OFPRA")}))
    assert not list(same_in_two_languages({"xx": catalog("xx", long, long), "yy": catalog("yy", long, long)}))
