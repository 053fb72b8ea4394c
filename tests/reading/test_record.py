"""One mapping read field by field: each fault is told with its line, and what can be read is returned."""

from datetime import date
from pathlib import Path

import pytest

from bot.domain.errors import Problem
from bot.reading.problems import Problems
from bot.reading.record import Record
from bot.reading.tree import Node, load_tree

FIELDS = ("id", "title", "menu", "checked", "free", "kind")


def record(folder: Path, text: str) -> Record:
    """Return the record of a file that holds one mapping."""
    path = folder / "file.yaml"
    path.write_text(text, encoding="utf-8")
    return Record(load_tree(path, "f.yaml"), Problems(), FIELDS)


def told(record: Record) -> list[str]:
    """Return the faults of a record as they are printed."""
    return [str(problem) for problem in record.problems.found]


def test_a_good_record_has_no_fault(tmp_path: Path) -> None:
    """Every kind of field is read."""
    good = record(tmp_path, 'id: a.b_c-1\ntitle: " Titre "\nmenu: [x, y]\nchecked: 2026-11-22\nfree: yes\nkind: card\n')

    assert (good.id, good.prose("title", longest=5), good.texts("menu")) == ("a.b_c-1", "Titre", ("x", "y"))
    assert date(2026, 11, 22) == good.day("checked")
    assert (good.flag("free", default=False), good.choice("kind", ("card", "sentence"))) == (True, "card")
    assert told(good) == []


@pytest.mark.parametrize("id_", ["", "A", "é", ".a", "a b", "a|b", "-a", '"a\\n"', "!hide", "a/b"])
def test_an_id_has_few_signs(tmp_path: Path, id_: str) -> None:
    """Ids stand in buttons and addresses, so other signs are refused."""
    assert any("no id, or one with other signs" in line for line in told(record(tmp_path, f"id: {id_}\n")))


@pytest.mark.parametrize("text", ["just text", "[a, b]"])
def test_what_is_no_mapping_is_told(tmp_path: Path, text: str) -> None:
    """A list of texts where things are expected is told as such."""
    assert told(record(tmp_path, text))[0] == 'f.yaml:1 · a list of mappings is expected here · write "- id: …"'


def test_an_unknown_field_is_told_with_the_nearest(tmp_path: Path) -> None:
    """A misspelt field would else be lost without a word."""
    assert told(record(tmp_path, 'id: a\ntitel: "b"\n')) == [
        'f.yaml:2 · a · unknown "field: titel", did you mean title?'
    ]


def test_a_field_that_stands_twice_is_told(tmp_path: Path) -> None:
    """YAML would take the second without a word."""
    assert told(record(tmp_path, 'id: a\ntitle: "b"\ntitle: "c"\n')) == ['f.yaml:3 · a · "title" stands twice']


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        (
            "plain words",
            'f.yaml:2 · a · "title" is not quoted · put it in "double quotes" or in a | block: YAML cuts text at # and :',
        ),
        (">\n  folded words", 'f.yaml:2 · a · "title" is a > block · use | : > loses the lines'),
        ('"123456"', 'f.yaml:2 · a · "title" has 6 characters · at most 5'),
        ("", 'f.yaml:2 · a · no "title"'),
        ('""', 'f.yaml:2 · a · no "title"'),
        ("|\n", 'f.yaml:2 · a · no "title"'),
        ("[a]", 'f.yaml:2 · a · no "title"'),
        ("{b: c}", 'f.yaml:2 · a · no "title"'),
    ],
)
def test_prose_is_quoted_whole_and_short(tmp_path: Path, written: str, fault: str) -> None:
    """Each way of writing prose wrong has its own sentence."""
    spoilt = record(tmp_path, f"id: a\ntitle: {written}\n")
    spoilt.prose("title", longest=99 if "words" in written else 5)

    assert [fault] == told(spoilt)


def test_missing_prose_is_no_fault_where_none_is_needed(tmp_path: Path) -> None:
    """Some things may go without words."""
    silent = record(tmp_path, "id: a\n")

    assert (silent.prose("title", required=False), told(silent)) == ("", [])


def test_missing_text_is_a_fault_where_it_is_needed(tmp_path: Path) -> None:
    """A plain value may be required too."""
    silent = record(tmp_path, "id: a\n")

    assert (silent.text("kind"), silent.text("title", required=True)) == ("", "")
    assert told(silent) == ['f.yaml:1 · a · no "title"']


def test_a_mapping_where_a_list_is_expected_is_told(tmp_path: Path) -> None:
    """Its keys are not taken for items."""
    spoilt = record(tmp_path, "id: a\nmenu: {b: c}\n")
    spoilt.texts("menu")

    assert told(spoilt) == ['f.yaml:2 · a · "menu" is not a list']


@pytest.mark.parametrize(("written", "value"), [("yes", True), ("no", False), ("unknown", False), ("", True)])
def test_a_flag_is_yes_or_no(tmp_path: Path, written: str, value: bool) -> None:
    """Unknown is not yes; nothing is the default."""
    assert value is record(tmp_path, f"id: a\nfree: {written}\n").flag("free", default=True)


@pytest.mark.parametrize("written", ["maybe", "True", "YES", "1", "[yes]"])
def test_another_word_is_no_flag(tmp_path: Path, written: str) -> None:
    """What is neither yes nor no is told."""
    spoilt = record(tmp_path, f"id: a\nfree: {written}\n")

    assert not spoilt.flag("free", default=False)
    assert len(told(spoilt)) == 1


def test_an_unknown_choice_is_told_with_the_nearest(tmp_path: Path) -> None:
    """A kind that does not exist is answered with the one that was meant."""
    spoilt = record(tmp_path, "id: a\nkind: sentense\n")
    spoilt.choice("kind", ("card", "sentence"))

    assert told(spoilt) == ['f.yaml:2 · a · unknown "kind: sentense", did you mean sentence?']


def test_a_missing_choice_without_a_default_is_told(tmp_path: Path) -> None:
    """Where there is no default, something has to be chosen; where there is one, nothing has."""
    silent = record(tmp_path, "id: a\n")

    assert silent.choice("kind", ("card", "sentence"), "card") == "card"
    assert told(silent) == []


@pytest.mark.parametrize("written", ["22/11/2026", "2026-13-01", "2026-02-30", "soon", "2026"])
def test_a_bad_date_is_told(tmp_path: Path, written: str) -> None:
    """A day that is none is no day."""
    spoilt = record(tmp_path, f"id: a\nchecked: {written}\n")

    assert spoilt.day("checked") is None
    assert [f'f.yaml:2 · a · "checked: {written}" is no date like 2026-11-22'] == told(spoilt)


def test_no_date_is_no_fault(tmp_path: Path) -> None:
    """`checked:` stays empty until somebody has checked."""
    silent = record(tmp_path, "id: a\nchecked:\n")

    assert silent.day("checked") is None
    assert told(silent) == []


def test_a_warning_does_not_block() -> None:
    """What should be mended but harms nobody is told apart from a fault."""
    problems = Problems()
    problems.warn(Node("f.yaml", 3, "scalar"), "a", "stands twice", "keep one")
    problems.add(Node("f.yaml", 4, "scalar"), "a", "is wrong")

    assert [
        Problem("f.yaml", 3, "a", "stands twice", "keep one", blocks=False),
        Problem("f.yaml", 4, "a", "is wrong"),
    ] == problems.found
