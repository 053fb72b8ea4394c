"""One planted fault of each kind beside the entries: the self-check, the places, the banner."""

from pathlib import Path

import pytest

from bot.content.load import load_library
from tests.builders import write_content
from tests.content.planting import BANNER, DIRECTORY, FACTS, PLACES, SELFCHECK, Fault, expected, plant

TYPED = "is typed into prose · make it a fact or a contact and write {its-id}"
MOVEMENT = '"Est-ce qu’on vous empêche de sortir ?"'

FAULTS = [
    Fault("an entry", SELFCHECK, "entries: [recognise, acse]", "entries: [recognize, acse]",
          'movement · unknown "entries: recognize", did you mean recognise?', at="- id: movement"),
    Fault("a source", SELFCHECK, "sources: [g5117]", "sources: [g5118]",
          'selfcheck · unknown "sources: g5118", did you mean g5117?'),
    Fault("a date", SELFCHECK, "checked: 2026-11-22", "checked: soon", 'selfcheck · "checked: soon" is no date like 2026-11-22'),
    Fault("too long a question", SELFCHECK, MOVEMENT, f'"{"é" * 91}"', 'movement · "text" has 91 characters · at most 90'),
    Fault("a number", SELFCHECK, MOVEMENT, '"Depuis 3 mois ?"', f'movement · the number "3" {TYPED}', at="- id: movement"),
    Fault("urgent", SELFCHECK, "urgent: yes", "urgent: oui", 'threats · unknown "urgent: oui"'),
    Fault("no result", SELFCHECK, "  many: |\n    Plusieurs droits peuvent vous concerner.\n", "",
          'selfcheck · no "many"', at="  none: |"),
    Fault("an unknown result", SELFCHECK, "  many: |", "  lots: |\n    a\n  many: |",
          'selfcheck · unknown "field: lots"', at="  lots: |"),
    Fault("too long a result", SELFCHECK, "Des droits peuvent vous concerner.", "é" * 351,
          'selfcheck · "some" has 351 characters · at most 350', at="  some: |"),
    Fault("an unknown key", FACTS, "allowed_digits:", "allowed_digit:", 'unknown "key: allowed_digit", did you mean allowed_digits?'),
    Fault("a place", DIRECTORY, "where: [Bobigny]", "where: [Bobigni]",
          'quiet · unknown "where: Bobigni", did you mean Bobigny?', at="- id: quiet"),
    Fault("a region without a name", PLACES, '    name: "Corse"\n', "", 'cor · no "name"', at="- id: cor"),
    Fault("a field of a place", PLACES, '        towns: ["Ajaccio"]', '        town: ["Ajaccio"]',
          '2a · unknown "field: town", did you mean towns?'),
    Fault("a banner that is not there", BANNER, "show: none", "show: line_close",
          'banner · unknown "show: line_close", did you mean line_closed?'),
    Fault("a number in a banner", BANNER, "{112}", "112", f'line_closed · the number "112" {TYPED}', at="- id: line_closed"),
    Fault("too long a banner", BANNER, "Un numéro ne répond plus.", "é" * 160,
          'line_closed · "text" has 183 characters · at most 160'),
]  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.file}: {fault.name}")
def test_a_fault_beside_the_entries_is_told_alone(tmp_path: Path, fault: Fault) -> None:
    """The fault, the whole fault, and nothing but the fault."""
    told = plant(tmp_path / "content", fault)

    assert [expected(tmp_path / "content", fault)] == told


@pytest.mark.parametrize(("show", "banner"), [("none", ""), ("", ""), ("line_closed", "line_closed")])
def test_one_sentence_or_none_stands_on_all_cards(tmp_path: Path, show: str, banner: str) -> None:
    """The operator changes one word to show a sentence, and one to take it away."""
    folder = write_content(tmp_path / "content")
    path = folder / BANNER
    path.write_text(path.read_text(encoding="utf-8").replace("show: none", f"show: {show}"), encoding="utf-8")

    assert banner == load_library(folder).banner


def test_departments_with_a_letter_are_read_in_lower_case(tmp_path: Path) -> None:
    """2A is written as in France, and an id is an id."""
    assert load_library(write_content(tmp_path / "content")).places["2a"].name == "Corse-du-Sud"
