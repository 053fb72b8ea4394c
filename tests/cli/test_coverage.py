"""`balise coverage`: each right of the founding documents, where a person finds it, and what it rests on."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

RIGHTS = """rights:
  - id: asylum
    name: "Asile"
    named_in: [seed-13, seed-ec]
    entries: [asylum.apply]
  - id: refuge
    name: "Refuge | abri"
    named_in: [seed-p2]
    entries: []
    contacts: [hidden, "17"]
organisations: []
"""


@pytest.fixture
def rights(house: Path) -> Path:
    """Return the file of rights of the small house."""
    path = house / "content" / "rights.yaml"
    path.write_text(RIGHTS, encoding="utf-8")
    return path


@pytest.mark.usefixtures("rights")
def test_every_right_is_told_with_entry_and_sources(run: Run) -> None:
    """An entry brings its sources, an organisation its evidence; one that is hidden is told as such."""
    ran = run("coverage")

    assert (ran.code, ran.err) == (0, "")
    assert [[cell.strip() for cell in line.split("  ") if cell] for line in ran.out.splitlines()] == [
        ["right or service", "named in", "where a person finds it", "sources"],
        ["Asile", "seed-13, seed-ec", "asylum.apply", "g5117, sp954"],
        ["Refuge | abri", "seed-p2", "directory: hidden (operators only), directory: 17", ", Service-public, 2024"],
    ]


@pytest.mark.usefixtures("rights")
def test_it_may_be_a_table_of_markdown(run: Run) -> None:
    """A bar in a name does not break the table."""
    lines = run("coverage", "--markdown").out.splitlines()

    assert lines[1] == "| --- | --- | --- | --- |"
    assert {5} == {line.count("|") for line in lines}


def test_a_right_that_nothing_serves_fails(run: Run, rights: Path) -> None:
    """The table is printed, the gap is told with its line, and the exit code is 1."""
    rights.write_text(RIGHTS.replace("entries: [asylum.apply]", "entries: []"), encoding="utf-8")
    ran = run("coverage")

    assert ran.code == 1
    assert "Asile" in ran.out
    assert ran.err == "content/rights.yaml:2 · asylum · no entry serves this right · name one, or write it\n"


@pytest.mark.parametrize("old", ["[asylum.apply]", '[hidden, "17"]'])
def test_a_name_that_leads_nowhere_is_told(run: Run, rights: Path, old: str) -> None:
    """A misspelt entry or organisation is a line with what to do, not a traceback."""
    rights.write_text(RIGHTS.replace(old, "[nowhere]"), encoding="utf-8")
    ran = run("coverage")

    assert ran.code == 1
    assert 'unknown "' in ran.err
