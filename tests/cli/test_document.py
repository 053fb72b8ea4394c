"""A generated block in a document."""

from pathlib import Path

import pytest

from bot.cli.document import write_block

BEGIN, END = "<!-- report -->", "<!-- /report -->"


def test_the_block_replaces_the_old_one(tmp_path: Path) -> None:
    """What stands around the block stays as it was."""
    document = tmp_path / "page.md"
    document.write_text(f"a\n{BEGIN}\nold\n{END}\nb\n", encoding="utf-8")
    write_block(document, "report", "new\n")

    assert document.read_text(encoding="utf-8") == f"a\n{BEGIN}\nnew\n{END}\nb\n"


@pytest.mark.parametrize("text", [None, "", f"a\n{BEGIN}\n", f"{END}\n"])
def test_a_document_without_a_place(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str | None) -> None:
    """One line says which two lines to write, and nothing is changed."""
    document = tmp_path / "page.md"
    if text is not None:
        document.write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit):
        write_block(document, "report", "new\n")

    assert f"has no place for it: write a line {BEGIN} and a line {END}" in capsys.readouterr().err
    assert not document.exists() or document.read_text(encoding="utf-8") == text
