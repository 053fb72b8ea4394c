"""The question banks: what is read of them, and every fault told with its line."""

from pathlib import Path

import pytest

from bot.content.load import load_library
from bot.search.bank import Bank, Clues, Phrase, load_bank
from tests.builders import OTHER, SOURCE

ROOT = Path(__file__).parents[2]

ENTRIES = ("asylum", "asylum.apply", "housing")

#: A bank with one thing of each kind, and without a fault.
WHOLE = """\
language: xx
entries:
  asylum: ["L’ASILE !", "🛡️"]
  housing:
    - où dormir
danger: ["il va me tuer"]
silent: ["il est là"]
harmless: ["mort de rire"]
small_talk: [bonjour, no]
out_of_scope: ["météo"]
danger_clues: ["me tu*"]
silent_clues: ["il … là"]
harmless_clues: ["de rire"]
commands:
  hide: [Cacher, "🙈", ""]
  back: ["Retour !"]
frame: ["je veux", "où"]
"""


def read(folder: Path, text: str, language: str = SOURCE) -> tuple[Bank, list[str]]:
    """Return the bank that a file holds, and its faults as the operator reads them."""
    path = folder / "locales" / language / "questions.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    bank, problems = load_bank(folder / "locales", language, ENTRIES)
    return bank, [str(problem) for problem in problems]


def test_a_whole_bank(tmp_path: Path) -> None:
    """Phrases are normalised and carry their entry or list, commands their meaning, and nothing is a fault."""
    bank, faults = read(tmp_path, WHOLE)

    assert faults == []
    assert (
        Phrase("l asile", "asylum", SOURCE),
        Phrase("🛡", "asylum", SOURCE),
        Phrase("ou dormir", "housing", SOURCE),
        Phrase("il va me tuer", "*danger", SOURCE),
        Phrase("il est la", "*silent", SOURCE),
        Phrase("mort de rire", "*harmless", SOURCE),
        Phrase("bonjour", "*small_talk", SOURCE),
        Phrase("no", "*small_talk", SOURCE),
        Phrase("meteo", "*out_of_scope", SOURCE),
    ) == bank.phrases
    assert bank.commands == {"cacher": "hide", "🙈": "hide", "retour": "back"}
    assert frozenset({"je", "veux", "ou"}) == bank.frame
    assert Clues(("me tu*",), ("il … là",), ("de rire",)) == bank.clues


def test_a_language_of_two_alphabets(tmp_path: Path) -> None:
    """Each phrase is also known in the other alphabet; a pair of alphabets that nobody knows a way between is a fault."""
    both = 'language: xx\nalphabets: [Latn, Cyrl]\nentries:\n  asylum: ["ljubav džep", "помоћ", "115"]\n'
    bank, faults = read(tmp_path, both)

    assert faults == []
    assert {"ljubav dzep", "љубав џеп", "помоћ", "pomoc", "115"} == {phrase.text for phrase in bank.phrases}
    faults = read(tmp_path / "other", both.replace("Cyrl", "Grek"))[1]
    assert faults == [
        "locales/fr/questions.yaml:2 · fr · no way between these alphabets is known · known: [Latn, Cyrl]"
    ]


def test_no_file_is_an_empty_bank(tmp_path: Path) -> None:
    """A language may be offered before anybody has written its questions."""
    bank, problems = load_bank(tmp_path, OTHER, ENTRIES)

    assert (Bank(OTHER), []) == (bank, problems)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("danger: ", "dangr: ", ':6 · fr · unknown "key: dangr", did you mean danger?'),
        ("  housing:", "  houses:", ':4 · fr · unknown "entry: houses", did you mean housing?'),
        ("  hide:", "  hid:", ':15 · fr · unknown "command: hid", did you mean hide?'),
        (
            '["me tu*"]',
            '["me tu*", "a*"]',
            ':11 · fr · the clue "a*" says too little · write more letters beside the star',
        ),
        ('["il … là"]', '["…"]', ':12 · fr · the clue "…" says too little · write more letters beside the star'),
        ('["mort de rire"]', '["Où DORMIR ?"]', ':8 · "Où DORMIR ?" stands also in line 5 · keep it in one place'),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """Each fault names file, line, what is wrong, and the nearest right name or what to do."""
    assert old in WHOLE
    _, faults = read(tmp_path, WHOLE.replace(old, new, 1))

    assert [f"locales/fr/questions.yaml{fault}"] == faults


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("danger: [", ":2 · not YAML: "),
        ("danger: 'a\n", ":2 · not YAML: "),
        ("danger: \0", " · not YAML: "),
    ],
)
def test_a_broken_file_is_one_fault(tmp_path: Path, text: str, fault: str) -> None:
    """A file that is no YAML says so once, and the other languages go on."""
    bank, faults = read(tmp_path, text)

    assert Bank(SOURCE) == bank
    assert len(faults) == 1
    assert faults[0].startswith(f"locales/fr/questions.yaml{fault}")


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    """A file of another encoding is one fault that says what to do."""
    path = tmp_path / SOURCE / "questions.yaml"
    path.parent.mkdir()
    path.write_bytes("danger: [\xe9]".encode("latin-1"))
    bank, (problem,) = load_bank(tmp_path, SOURCE, ENTRIES)

    assert Bank(SOURCE) == bank
    assert "not UTF-8" in str(problem)


def test_what_says_nothing_is_left_out(tmp_path: Path) -> None:
    """Empty phrases, empty lists and a file without a key are no fault."""
    bank, faults = read(tmp_path, 'danger: ["", "\u200b"]\nentries:\nsilent:\n')

    assert (Bank(SOURCE), []) == (bank, faults)


@pytest.mark.parametrize("path", sorted((ROOT / "locales").glob("*/questions.yaml")), ids=lambda path: path.parent.name)
def test_every_bank_is_without_a_fault(path: Path) -> None:
    """Also the banks of languages that are not offered yet: their day comes when their kernel is translated."""
    entries = load_library(ROOT / "content").entries
    bank, problems = load_bank(path.parent.parent, path.parent.name, entries)

    assert [problem for problem in problems if problem.blocks] == []
    assert bank.language == path.parent.name
    assert len(bank.phrases) > 500
