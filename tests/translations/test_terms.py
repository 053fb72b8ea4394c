"""The glossary: one thing, one name, and words that are never shown."""

from pathlib import Path

import pytest

from bot.domain.language import Language
from bot.translations.proofread import proofread
from bot.translations.terms import Terms, load_terms
from tests.builders import OTHER, small_library, write_locales

TERMS = Terms(("hooker",), {"charity": "association", "ngo": "association"})
LATIN, HAN = Language("xx", "X", "x"), Language("yy", "Y", "y", script="Hans")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("An association helps you", []),
        ("A charity helps you", ["charity"]),
        ("CHARITY", ["charity"]),
        ("Ngos help; a Hookers’ word", ["hooker", "ngo"]),
        ("bango", []),
    ],
)
def test_words_that_begin_with_a_stem(text: str, words: list[str]) -> None:
    """Case is ignored, and a stem inside a word is another word."""
    assert [what.split('"')[1] for what, _ in TERMS.doubts_of(text, LATIN)] == words


def test_a_script_without_spaces() -> None:
    """There a stem may stand anywhere."""
    assert len(list(Terms(("妓女",)).doubts_of("她是妓女", HAN))) == 1


def test_the_file(tmp_path: Path) -> None:
    """Read with its faults; no file is an empty glossary, a broken one a single fault."""
    assert load_terms(tmp_path, ["xx"]) == ({}, [])
    file = tmp_path / "terms.yaml"
    file.write_text('xx:\n  avoid: ["a"]\n  complaint: {say: "b", not: ["c"]}\nzz: {}\n', encoding="utf-8")
    terms, (problem,) = load_terms(tmp_path, ["xx"])

    assert terms["xx"] == Terms(("a",), {"c": "b"})
    assert 'unknown "language: zz"' in str(problem)
    file.write_text("xx: [", encoding="utf-8")
    assert "not YAML" in str(load_terms(tmp_path, ["xx"])[1][0])


def test_proofreading_a_folder(tmp_path: Path) -> None:
    """Doubts are warnings, what a machine left behind blocks, and each stands with its line."""
    locales = write_locales(tmp_path / "locales", small_library())
    assert proofread(locales, small_library()) == []
    (locales / "terms.yaml").write_text(f'{OTHER}:\n  asylum: {{say: "refuge", not: ["asile"]}}\n', encoding="utf-8")
    file = locales / OTHER / "LC_MESSAGES" / "content.po"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("EN Asile", "EN Asile [[TODO]]"), encoding="utf-8")
    problems = proofread(locales, small_library())

    assert {problem.blocks for problem in problems} == {True, False}
    assert all(problem.file.startswith(f"locales/{OTHER}/") and problem.line for problem in problems)
    assert any('holds "[["' in problem.what for problem in problems)
    assert any('the project says "refuge"' in problem.todo for problem in problems)
