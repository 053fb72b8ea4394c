"""`balise booklet`: the whole guide, to standard output or to a file."""

from pathlib import Path

from tests.builders import OTHER, RIGHT_TO_LEFT, SOURCE
from tests.cli.conftest import Run


def test_it_is_written_to_standard_output(run: Run) -> None:
    """Without a language it is in the source language."""
    ran = run("booklet")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f'<!doctype html>\n<html lang="{SOURCE}"')


def test_it_is_written_to_a_file(run: Run, tmp_path: Path) -> None:
    """The file is told with its size, and holds the page in the language asked for."""
    path = tmp_path / "guide.html"
    ran = run("booklet", "--language", RIGHT_TO_LEFT, "--beside", "--out", str(path))
    page = path.read_text(encoding="utf-8")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{path}: ")
    assert f'<html lang="{RIGHT_TO_LEFT}" dir="rtl">' in page
    assert 'class="beside"' in page


def test_an_unknown_language_is_one_line(run: Run) -> None:
    """Exit code 2, and the languages that there are."""
    ran = run("booklet", "--language", f"{OTHER}x")

    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert f'unknown language "{OTHER}x", did you mean {OTHER}?' in ran.err


def test_a_file_that_cannot_be_written_is_one_line(run: Run, tmp_path: Path) -> None:
    """Exit code 1, with the reason."""
    ran = run("booklet", "--out", str(tmp_path / "nowhere" / "guide.html"))

    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "cannot be written: No such file or directory" in ran.err
