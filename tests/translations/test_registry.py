"""The one list of languages: what a row says, and every fault of it."""

from pathlib import Path

import pytest

from bot.domain.errors import TranslationError
from bot.domain.language import Language
from bot.translations.registry import load_registry

ROW = '[[language]]\ncode = "qaa"\nautonym = "Qaa"\nfrench = "qaa"\n'
GOOD = f'source = "qaa"\n{ROW}note = "spoken by nobody"\n[[language]]\ncode = "qab"\nautonym = "قاب"\nfrench = "qab"\ndirection = "rtl"\nscript = "Arab"\n'


def write(folder: Path, text: str) -> Path:
    """Write a registry, and return its folder."""
    (folder / "languages.toml").write_text(text, encoding="utf-8")
    return folder


def told(folder: Path) -> list[str]:
    """Return the faults of a registry."""
    with pytest.raises(TranslationError) as caught:
        load_registry(folder)
    return [str(problem) for problem in caught.value.problems]


def test_what_a_row_says(tmp_path: Path) -> None:
    """Languages come in the order of the file, with their defaults; a note is for people."""
    known, source = load_registry(write(tmp_path, GOOD))

    assert source == "qaa"
    assert list(known.values()) == [
        Language("qaa", "Qaa", "qaa"),
        Language("qab", "قاب", "qab", direction="rtl", script="Arab"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('autonym = "Qaa"\n', "", 'qaa · no "autonym"'),
        ('autonym = "Qaa"', 'autonym = ""', 'qaa · no "autonym"'),
        ('french = "qaa"', 'frensh = "qaa"', 'qaa · no "french"'),
        ('direction = "rtl"', 'direction = "right"', 'qab · direction "right" is neither ltr nor rtl'),
        ('script = "Arab"', 'scripts = "Arab"', 'qab · unknown field "scripts", did you mean script?'),
        ('french = "qaa"', 'french = "qaa"\ndays = "a b c"', 'qaa · "days" holds 3 names instead of 7'),
        ('french = "qaa"', 'french = "qaa"\nmonths = "a b c"', 'qaa · "months" holds 3 names instead of 12'),
        ('source = "qaa"', 'source = "zz"', "zz · the source language has no row"),
        ('source = "qaa"\n', "", "the source language has no row"),
    ],
)
def test_a_fault_is_told(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """Which language, what is wrong, and the nearest right name."""
    assert old in GOOD

    assert f"{tmp_path.name}/languages.toml · {fault}" in told(write(tmp_path, GOOD.replace(old, new, 1)))


def test_all_faults_are_told_together(tmp_path: Path) -> None:
    """An operator mends them in one go."""
    assert len(told(write(tmp_path, '[[language]]\ncode = "qaa"\n'))) == 3


@pytest.mark.parametrize("text", ["source = ", "\x00", 'source = "a"\nsource = "b"\n'])
def test_what_is_no_toml(tmp_path: Path, text: str) -> None:
    """One fault, where the file stops being readable."""
    (fault,) = told(write(tmp_path, text))

    assert fault.startswith(f"{tmp_path.name}/languages.toml · not TOML: ")


def test_no_file_and_another_encoding(tmp_path: Path) -> None:
    """Both are told, and neither is a traceback."""
    assert told(tmp_path) == [f"{tmp_path.name}/languages.toml · cannot be read: No such file or directory"]
    (tmp_path / "languages.toml").write_bytes(b'source = "\xff"')
    assert "not TOML" in told(tmp_path)[0]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('source = "qaa"\nlanguage = "qaa"\n', "languages are no rows · begin each with [[language]]"),
        ('source = "qaa"\nlanguage = ["qaa"]\n', "languages are no rows · begin each with [[language]]"),
        (f'source = "qaa"\n{ROW}{ROW}', "qaa · has more than one row"),
        (GOOD.replace('"Qaa"', "5", 1), 'qaa · "autonym" is no text'),
    ],
)
def test_rows_that_are_none(tmp_path: Path, text: str, fault: str) -> None:
    """A word is no row, a number no name, and one code has one row."""
    assert told(write(tmp_path, text)) == [f"{tmp_path.name}/languages.toml · {fault}"]
