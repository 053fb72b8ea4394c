"""The rights of the founding documents: each that must be served is there, served, and sourced; faults are found."""

from pathlib import Path

import pytest

from bot.content.load import load_library
from bot.content.rights import FOUNDING, load_rights
from tests.builders import small_library

CONTENT = Path(__file__).parents[2] / "content"
LIBRARY = load_library(CONTENT)
RIGHTS, PROBLEMS = load_rights(CONTENT, LIBRARY)

#: What must be served at least → the rows of content/rights.yaml that say so.
REQUIRED = {
    "reflection period": ["reflection-period", "no-removal"],
    "permit by cooperation": ["permit-cooperation"],
    "permit by personal situation": ["permit-personal"],
    "asylum and subsidiary protection": ["asylum"],
    "both at once": ["both-at-once"],
    "housing/CHRS": ["housing-chrs", "housing-emergency"],
    "social housing priority": ["social-housing"],
    "work": ["work"],
    "training": ["training"],
    "legal help and legal aid": ["legal-help"],
    "interpreter": ["interpreter"],
    "medical care": ["medical-care"],
    "psychological care": ["psychological-care"],
    "allowance": ["allowance"],
    "information in a language understood": ["information-language"],
    "Ac.Sé": ["acse"],
    "police protection": ["police-protection"],
    "anonymous testimony": ["anonymous-testimony"],
    "assumed identity": ["assumed-identity"],
    "address at lawyer or association": ["address-lawyer"],
    "compensation": ["compensation", "civil-party"],
    "return with OFII help": ["return"],
    "tax exemption of permits": ["tax-exemption"],
    "minors": ["minors-ase", "minors-doubt", "minors-adhoc", "minors-places", "minors-return"],
    "non-punishment": ["non-punishment"],
    "labour inspection and unions": ["labour-inspection", "unions"],
    "complaint on line": ["complaint-online"],
    "exit programme": ["exit-programme"],
    "directory of associations": ["associations-directory"],
    "directory of psychological care": ["care-directory"],
    "indicators for identification": ["indicators"],
    "17": ["number-17"],
    "helpline": ["helpline"],
}

#: Rights that only an organisation of the directory gives.
BY_CONTACT_ONLY = {"prefecture-referent", "housing-paris-flats"}


def test_the_rights_have_no_fault() -> None:
    """Every name leads somewhere, and something serves every right."""
    assert [str(problem) for problem in PROBLEMS] == []


@pytest.mark.parametrize("name", REQUIRED)
def test_a_required_right_is_served_by_a_sourced_entry(name: str) -> None:
    """It has rows; each is served by entries that name a source and that a person can reach."""
    rows = {right.id: right for right in reversed(RIGHTS)}  # an organisation may have the id of a right before it
    for id_ in REQUIRED[name]:
        assert rows[id_].entries, id_
        assert any(LIBRARY[entry].sources for entry in rows[id_].entries), id_


def test_every_right_is_served_by_an_entry_or_an_organisation() -> None:
    """Those that no card tells are few and named here."""
    rights = [right for right in RIGHTS if right.id not in LIBRARY.contacts or right.entries]

    assert {right.id for right in rights if not right.entries} == BY_CONTACT_ONLY


def test_every_founding_document_names_rights() -> None:
    """No document was forgotten, and each is a source of the library."""
    assert set(FOUNDING) == {document for right in RIGHTS for document in right.named_in}
    assert set(FOUNDING) <= set(LIBRARY.sources)


def test_ids_are_used_once() -> None:
    """A right stands in the table once."""
    ids = [(right.id, right.name) for right in RIGHTS]

    assert len(set(ids)) == len(ids)


GOOD = """rights:
  - id: asylum
    name: "Asile"
    named_in: [seed-13, seed-ec]
    entries: [asylum.apply]
  - id: shelter
    name: "Abri"
    named_in: [seed-p2]
    entries: []
    contacts: [acse]
organisations:
  - contact: acse
    named: "Ac.Sé"
    named_in: [seed-13]
"""


def told(folder: Path, text: str) -> list[str]:
    """Return what is told of a rights file."""
    (folder / "rights.yaml").write_text(text, encoding="utf-8")
    _, problems = load_rights(folder, small_library())
    return [str(problem).removeprefix(f"{folder.name}/rights.yaml:") for problem in problems]


def test_a_small_file_without_a_fault(tmp_path: Path) -> None:
    """It is read as it stands; an organisation is a right to find it."""
    assert told(tmp_path, GOOD) == []
    rights, _ = load_rights(tmp_path, small_library())

    assert [(right.id, right.entries, right.contacts) for right in rights] == [
        ("asylum", ("asylum.apply",), ()),
        ("shelter", (), ("acse",)),
        ("acse", (), ("acse",)),
    ]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("[asylum.apply]", "[asylum.aply]", '2 · asylum · unknown "entries: asylum.aply", did you mean asylum.apply?'),
        ("contacts: [acse]", "contacts: [acs]", '6 · shelter · unknown "contacts: acs", did you mean acse?'),
        ("[seed-p2]", "[seed-p3]", '6 · shelter · unknown "named_in: seed-p3", did you mean seed-p2?'),
        ("    contacts: [acse]\n", "", "6 · shelter · no entry serves this right · name one, or write it"),
        ("    named_in: [seed-p2]\n", "", '6 · shelter · no "named_in" · name the founding documents that name it'),
        ("contact: acse", "contact: acs", '12 · acs · unknown "contacts: acs", did you mean acse?'),
        ("    name: ", "    nam: ", '"nam'),
    ],
)  # fmt: skip
def test_a_planted_fault_is_told(tmp_path: Path, old: str, new: str, found: str) -> None:
    """Each kind of fault, with its line and what to do."""
    lines = told(tmp_path, GOOD.replace(old, new, 1))

    assert any(found in line for line in lines), lines


def test_no_file_is_told(tmp_path: Path) -> None:
    """A missing or broken file is one problem, not a crash."""
    rights, problems = load_rights(tmp_path, small_library())

    assert (rights, len(problems)) == ([], 1)
    assert len(told(tmp_path, "rights: [")) == 1
