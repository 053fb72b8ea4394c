"""`balise try`, `learn` and `search-report`: what a translator sees of the search."""

import json
from pathlib import Path

import pytest

from bot.search.lessons import FILE
from tests.builders import SOURCE
from tests.cli.conftest import Run

QUESTION = "comment demander l’asile"


def test_how_a_question_is_understood(run: Run) -> None:
    """The outcome, the words as they are read, language, danger, entries with phrases, and what would have to change."""
    ran = run("try", QUESTION)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("outcome      answer asylum.apply")
    assert "read as      comment demander l asile" in ran.out
    assert f"language     {SOURCE} 1.00" in ran.out
    assert "danger       0.00" in ran.out
    assert f"locales/{SOURCE}/questions.yaml" in ran.out


def test_a_command_and_a_text_of_no_bank(run: Run) -> None:
    """A word of a button is told as one; of what nobody knows it is said what to do."""
    assert run("try", "menu").out.startswith("outcome      command menu")
    assert "no bank knows anything of this text" in run("try", "ᚠᚢᚦ").out


def test_a_case_is_kept(run: Run, tmp_path: Path) -> None:
    """--repro adds a line that the measure reads, and says what comes of it now."""
    file = tmp_path / f"{SOURCE}.jsonl"
    command = ("try", QUESTION, "--language", SOURCE, "--repro", str(file), "--topics", "asylum.apply,asylum")
    run(*command)
    ran = run(*command)
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]

    assert [line["id"] for line in lines] == [f"{SOURCE}-01", f"{SOURCE}-02"]
    assert lines[0] == {
        "id": f"{SOURCE}-01",
        "text": QUESTION,
        "kind": "rights",
        "topics": ["asylum.apply", "asylum"],
    }
    assert ran.out == f"{SOURCE}-02 written to {file.name}; now: answer asylum.apply\n"


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("mon numéro est 06 12 34 56 78", "--topics", "asylum"), "the text holds a number or an address"),
        ((QUESTION,), "say with --topics which entries would be right"),
        ((QUESTION, "--topics", "asilum"), 'unknown entry "asilum", did you mean asylum?'),
        (("ᚠᚢᚦ", "--topics", "asylum"), "the language is unclear: say it with --language"),
        ((QUESTION, "--language", "zz"), 'unknown language "zz"'),
    ],
)
def test_a_case_that_cannot_be_kept(run: Run, tmp_path: Path, words: tuple[str, ...], fault: str) -> None:
    """One line says why, and nothing is written."""
    file = tmp_path / "cases.jsonl"
    ran = run("try", *words, "--repro", str(file))

    assert (ran.code, ran.out) == (2, "")
    assert fault in ran.err
    assert not file.exists()


def test_learning_now(run: Run) -> None:
    """The lessons lie beside the banks, and a folder in which they cannot lie is told."""
    ran = run("learn")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{FILE}: ")


def test_the_report_is_printed_or_written(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --write it is printed; with it, it goes between two lines of the document, if they are there."""
    monkeypatch.chdir(tmp_path)
    questions = tmp_path / "questions"
    questions.mkdir()
    command = ("search-report", "--evaluation", str(questions))
    assert "holds no questions" in run(*command).err

    line = {"id": "1", "text": QUESTION, "kind": "rights", "topics": ["asylum.apply"]}
    (questions / f"{SOURCE}.jsonl").write_text(json.dumps(line), encoding="utf-8")
    assert f"| {SOURCE} | 1 | 100 % | 100 % |" in run(*command).out
    assert "has no place for it" in run(*command, "--write").err

    document = tmp_path / "docs" / "search.md"
    document.parent.mkdir()
    document.write_text("a\n<!-- search-report -->\n<!-- /search-report -->\nb\n", encoding="utf-8")
    assert "docs/search.md written: 1 questions" in run(*command, "--write").out
    text = document.read_text(encoding="utf-8")
    assert text.startswith("a\n<!-- search-report -->\n| language |")
    assert text.endswith("<!-- /search-report -->\nb\n")
