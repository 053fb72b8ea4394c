"""`balise check`: every fault with its place, and an exit code that a machine understands."""

import re
from pathlib import Path

import pytest

from tests.builders import OTHER, RIGHT_TO_LEFT, SOURCE, small_library
from tests.cli.conftest import Run


def spoil(file: Path, old: str, new: str) -> int:
    """Replace something in a file; return the line on which it stood."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"no {old!r} in {file.name}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_content_without_a_fault_passes(run: Run) -> None:
    """The summary says how much there is and in which languages."""
    ran = run("check")

    assert (ran.code, ran.err) == (0, "")
    assert f"{len(small_library().entries)} entries, offered in {SOURCE}, {OTHER}, {RIGHT_TO_LEFT}\n" in ran.out
    assert re.search(r"^0 faults, \d+ warnings$", ran.out, re.MULTILINE)


TOPICS, DIRECTORY = "content/sections/topics.yaml", "content/directory.yaml"


@pytest.mark.parametrize(
    ("spoilt", "says"),
    [
        ((TOPICS, "see: [acse", "see: [acze"), "did you mean acse"),
        ((TOPICS, "contacts: [acse]", "contacts: [acsé]"), "acsé"),
        ((TOPICS, "{reflection-days}", "{reflexion-days}"), "reflexion-days"),
        ((TOPICS, "Vous avez {reflection-days} jours", "Vous avez 30 jours"), "30"),
        ((TOPICS, "icon: ", "icno: "), "icno"),
        ((DIRECTORY, "phone: 114", "fone: 114"), "fone"),
    ],
)
def test_a_planted_fault_is_found_with_its_place(
    run: Run, house: Path, spoilt: tuple[str, str, str], says: str
) -> None:
    """Exit code 1, and a line `file:line · entry · what · what to do` on standard error."""
    file, old, new = spoilt
    line = spoil(house / file, old, new)
    ran = run("check")
    found = [said for said in ran.err.splitlines() if says in said]

    assert ran.code == 1
    assert found, ran.err
    assert re.match(rf"{file}:(\d+) · [a-z0-9.]+ · ", found[0])
    assert line - 12 <= int(found[0].split(":")[1].split(" ")[0]) <= line + 1  # the line, or that of its entry
    assert re.search(r"^[1-9]\d* faults, ", ran.out, re.MULTILINE)


def test_a_fault_is_found_where_it_is_felt(run: Run, house: Path) -> None:
    """A thing that is gone is a fault of each entry that needs it."""
    spoil(house / "content" / "flags.yaml", "id: pact", "id: pakt")
    ran = run("check")

    assert ran.code == 1
    assert f"{TOPICS}:" in ran.err
    assert "did you mean pakt" in ran.err


def test_a_missing_placeholder_is_found(run: Run, house: Path) -> None:
    """A translation that loses a number is a fault with its place in the PO file."""
    file = house / "locales" / OTHER / "LC_MESSAGES" / "content.po"
    spoil(file, "EN “Vous avez {reflection-days} jours.", "EN “Vous avez jours.")
    ran = run("check")

    assert ran.code == 1
    assert re.search(rf"locales/{OTHER}/LC_MESSAGES/content\.po:\d+ · .*reflection-days", ran.err)


def test_all_faults_are_told_at_once(run: Run, house: Path) -> None:
    """One run finds what is wrong in every file."""
    spoil(house / "content" / "sections" / "topics.yaml", "see: [acse", "see: [acze")
    spoil(house / "content" / "directory.yaml", "phone: 114", "fone: 114")
    (house / "locales" / RIGHT_TO_LEFT / "LC_MESSAGES" / "content.po").write_bytes(b'msgid "a\n')
    ran = run("check")

    assert ran.code == 1
    assert all(name in ran.err for name in ("topics.yaml", "directory.yaml", f"{RIGHT_TO_LEFT}/LC_MESSAGES/content.po"))


def test_broken_yaml_is_told_with_its_line(run: Run, house: Path) -> None:
    """A file that is no YAML is a fault like others, and no traceback."""
    (house / "content" / "sections" / "topics.yaml").write_text("entries:\n  - id: [\n", encoding="utf-8")
    ran = run("check")

    assert ran.code == 1
    assert re.search(r"content/sections/topics\.yaml:\d+", ran.err)
    assert "Traceback" not in ran.err


def test_a_folder_without_content_is_a_fault(run: Run, house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong folder is told with the variable that names it."""
    monkeypatch.setenv("BALISE_CONTENT_DIR", str(house / "nowhere"))
    ran = run("check")

    assert ran.code == 1
    assert "BALISE_CONTENT_DIR" in ran.err


def test_a_folder_without_languages_is_a_fault(run: Run, house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for the languages."""
    monkeypatch.setenv("BALISE_LOCALES_DIR", str(house / "nowhere"))
    ran = run("check")

    assert ran.code == 1
    assert "languages.toml" in ran.err


def test_a_warning_alone_passes(run: Run, house: Path) -> None:
    """What does not keep the bot from starting is told on standard output, and the exit code is 0."""
    (house / "locales" / OTHER / "LC_MESSAGES" / "content.po").unlink()
    ran = run("check")

    assert (ran.code, ran.err) == (0, "")
    assert f"offered in {SOURCE}, {RIGHT_TO_LEFT}\n" in ran.out
