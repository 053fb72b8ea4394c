"""Which language serves the tag that a platform announces."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.language import Language, Languages
from tests.builders import OTHER, RIGHT_TO_LEFT, SOURCE, three_languages


def offered(*codes: str) -> Languages:
    """Return languages with the codes, all on offer."""
    return Languages({code: Language(code, code, code) for code in codes}, codes, codes[0])


def test_the_languages_are_those_on_offer_in_the_order_of_the_registry() -> None:
    """A language that is known but not complete is not among them."""
    known = {code: Language(code, code, code) for code in ("qaa", "qab", "qac")}
    languages = Languages(known, ("qaa", "qac"), "qaa")

    assert [language.code for language in languages] == ["qaa", "qac"]
    assert languages["qab"].code == "qab"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("qaa", "qaa"),
        ("QAA", "qaa"),
        ("qaa-MA", "qaa"),
        ("qaa_MA", "qaa"),
        ("qaa-Latn-MA-x-private-more", "qaa"),
        ("qab", "qab-BR"),
        ("qab-PT", "qab-BR"),
        ("qab-br", "qab-BR"),
        ("qac", "qac-Hans"),
        ("qac-Hant", "qac-Hant"),
        ("qac-hant-TW", "qac-Hant"),
        ("qac-TW", "qac-Hans"),
        ("qad", None),
        ("", None),
        (None, None),
        ("-", None),
        ("qa", None),
    ],
)
def test_the_nearest_language_to_a_tag(tag: str | None, expected: str | None) -> None:
    """The longest beginning of the tag that is on offer wins; what is on offer for its language serves else."""
    languages = offered("qaa", "qab-BR", "qac-Hans", "qac-Hant")

    assert expected == languages.nearest(tag)


def test_a_language_that_is_not_on_offer_is_not_near() -> None:
    """What is known but not complete answers nobody."""
    known = {code: Language(code, code, code) for code in ("qaa", "qab")}
    languages = Languages(known, ("qaa",), "qaa")

    assert languages.nearest("qab") is None


@given(st.text() | st.text("-_aq", max_size=60))
@settings(deadline=None, max_examples=80)
def test_any_tag_is_a_language_on_offer_or_none(tag: str) -> None:
    """No text of a platform breaks the choice."""
    languages = three_languages()

    assert languages.nearest(tag) in (*languages.offered, None)


def test_a_very_long_tag_costs_no_time() -> None:
    """A tag of a megabyte is answered like any other unknown one."""
    assert three_languages().nearest("-" * 1_000_000) is None


def test_the_announced_language_orders_the_list() -> None:
    """The phone's language comes first, the others keep their order, none is lost."""
    assert three_languages().likeliest_first(f"{RIGHT_TO_LEFT}-MA") == (RIGHT_TO_LEFT, SOURCE, OTHER)


@pytest.mark.parametrize("announced", [None, "", "qqq"])
def test_an_unknown_announcement_changes_nothing(announced: str | None) -> None:
    """Without a hint the list stands in the order of the registry."""
    assert three_languages().likeliest_first(announced) == (SOURCE, OTHER, RIGHT_TO_LEFT)
