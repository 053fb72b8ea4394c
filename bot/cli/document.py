"""Writes what a command generates into the document that tells about it, between two lines that stay."""

from pathlib import Path

from bot.cli.parser import fail


def write_block(document: Path, name: str, block: str) -> None:
    """Put a block between `<!-- name -->` and `<!-- /name -->` of a document; leave with one line where it has no such place."""
    text = document.read_text(encoding="utf-8") if document.exists() else ""
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    if begin not in text or end not in text:
        fail(f"{document} has no place for it: write a line {begin} and a line {end}")
    head, rest = text.split(begin, 1)
    document.write_text(f"{head}{begin}\n{block}{end}{rest.split(end, 1)[1]}", encoding="utf-8")
