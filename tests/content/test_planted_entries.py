"""One planted fault of each kind in the entries: it alone is found, with its file and line, its entry, and what to do."""

from pathlib import Path

import pytest

from tests.content.planting import CARDS, TOPICS, Fault, expected, plant

UNQUOTED = 'put it in "double quotes" or in a | block: YAML cuts text at # and :'
APPLY = "  - id: asylum.apply\n"
ACSE_BODY = "Un lieu protégé existe. Appelez le {acse}."

FORM = [
    Fault("unquoted", TOPICS, 'label: "Asile"', "label: Asile", f'asylum · "label" is not quoted · {UNQUOTED}'),
    Fault(
        "cut at a number sign",
        TOPICS,
        'title: "Un lieu loin du danger"',
        "title: Composez le #31# ou 115",
        f'acse · "title" is not quoted · {UNQUOTED}',
    ),
    Fault(
        "folded",
        TOPICS,
        "    body: |\n      Un lieu",
        "    body: >\n      Un lieu",
        'acse · "body" is a > block · use | : > loses the lines',
        at="body: >",
    ),
    Fault(
        "a field twice",
        TOPICS,
        'label: "Asile"',
        'label: "Asile"\n    label: "Abri"',
        'asylum · "label" stands twice',
        at='    label: "Abri"',
    ),
    Fault(
        "an unknown field",
        TOPICS,
        "    note: SPADA",
        "    notes: SPADA",
        'asylum.apply · unknown "field: notes", did you mean note?',
    ),
    Fault(
        "an unknown kind",
        CARDS,
        "kind: sentence",
        "kind: phrase",
        'cards.interpreter · unknown "kind: phrase"',
    ),
    Fault("no title", TOPICS, '    title: "Qui peut vous aider"\n', "", 'help · no "title"', at="- id: help\n"),
    Fault("an empty label", TOPICS, 'label: "Asile"', 'label: ""', 'asylum · no "label"'),
    Fault(
        "too long a label",
        TOPICS,
        'label: "Asile"',
        f'label: "{"é" * 25}"',
        'asylum · "label" has 25 characters · at most 24',
    ),
    Fault(
        "too long a title",
        TOPICS,
        'title: "Demander l’asile"',
        f'title: "{"é" * 61}"',
        'asylum · "title" has 61 characters · at most 60',
    ),
    Fault(
        "too long a body",
        TOPICS,
        "L’asile protège.",
        "é" * 400 + "\n\n      " + "é" * 301,
        "asylum · 701 characters of prose · at most 700: make a child entry",
        at="body: |\n      éé",
    ),
    Fault(
        "too many to see",
        TOPICS,
        "see: [acse, cards.interpreter]",
        "see: [acse, cards.interpreter, home, help, cards]",
        "asylum.apply · 5 entries to see · at most 4",
    ),
    Fault(
        "too many contacts",
        TOPICS,
        "contacts: [acse, quiet]",
        f"contacts: [acse, quiet{', 17' * 21}]",
        "help.near · 23 contacts · at most 22",
    ),
    Fault(
        "no source",
        CARDS,
        "    sources: [g5117]\n",
        "",
        'cards.interpreter · no "sources" · name at least one document of content/sources.yaml',
        at="- id: cards.interpreter",
    ),
    Fault(
        "no date of checking",
        CARDS,
        "    checked: 2026-11-22\n",
        "",
        'cards.interpreter · no "checked" date · write the day on which the text was compared with its sources',
        at="- id: cards.interpreter",
    ),
    Fault(
        "a list that is none",
        TOPICS,
        "flags: [pact]",
        "flags: {pact: yes}",
        'asylum.apply · "flags" is not a list',
    ),
]  # fmt: skip

NAMES = [
    Fault(
        "contact",
        TOPICS,
        "contacts: [acse]\n    law",
        "contacts: [acsee]\n    law",
        'asylum.apply · unknown "contacts: acsee", did you mean acse?',
        at="contacts: [acsee]",
    ),
    Fault("a lone name", TOPICS, "flags: [pact]", "flags: pakt", 'asylum.apply · unknown "flags: pakt", did you mean pact?'),
    Fault("flag", TOPICS, "flags: [pact]", "flags: [pactt]", 'asylum.apply · unknown "flags: pactt", did you mean pact?'),
    Fault(
        "law",
        TOPICS,
        "law: [CESEDA L521-1]",
        "law: [CESEDA L512-1]",
        'asylum.apply · unknown "law: CESEDA L512-1", did you mean CESEDA L521-1?',
    ),
    Fault(
        "source",
        TOPICS,
        "sources: [g5117, sp954]",
        "sources: [g5117, g5118]",
        'asylum.apply · unknown "sources: g5118", did you mean g5117?',
    ),
    Fault(
        "see",
        TOPICS,
        "see: [acse, cards.interpreter]",
        "see: [acse,\n      cards.interpretor]",
        'asylum.apply · unknown "see: cards.interpretor", did you mean cards.interpreter?',
        at="cards.interpretor",
    ),
    Fault("nothing near", TOPICS, "flags: [pact]", "flags: [zzz]", 'asylum.apply · unknown "flags: zzz"'),
    Fault(
        "a contact that is not for the public",
        TOPICS,
        "contacts: [acse, quiet]",
        "contacts: [acse, hidden]",
        'help.near · contact "hidden" is not for the public',
    ),
]  # fmt: skip

PROSE = [
    Fault(
        "a number in prose",
        TOPICS,
        "Allez dans une SPADA.",
        "Vous avez 90 jours.",
        'asylum.apply · the number "90" is typed into prose · make it a fact or a contact and write {its-id}',
        at=APPLY,
    ),
    Fault(
        "a phone in prose",
        TOPICS,
        ACSE_BODY,
        "Appelez le 04 92 15 10 51.",
        'acse · the number "04 92 15 10 51" is typed into prose · make it a fact or a contact and write {its-id}',
        at="- id: acse",
    ),
    Fault(
        "a number of another script",
        TOPICS,
        ACSE_BODY,
        "Appelez le ١٧.",
        'acse · the number "١٧" is typed into prose · make it a fact or a contact and write {its-id}',
        at="- id: acse",
    ),
    Fault(
        "a number in a title",
        TOPICS,
        'title: "Qui peut vous aider"',
        'title: "Appelez le 17"',
        'help · the number "17" is typed into prose · make it a fact or a contact and write {its-id}',
        at="- id: help\n",
    ),
    Fault(
        "a number in a label",
        TOPICS,
        'label: "Asile"',
        'label: "Asile 2"',
        'asylum · the number "2" is typed into prose · make it a fact or a contact and write {its-id}',
        at="- id: asylum\n",
    ),
    Fault(
        "an unknown reference",
        TOPICS,
        "{reflection-days}",
        "{reflexion-days}",
        "asylum.apply · unknown reference {reflexion-days}, did you mean reflection-days?",
        at=APPLY,
    ),
    Fault(
        "a reference to a phone that may not be shown",
        TOPICS,
        "{acse}",
        "{hidden}",
        "acse · unknown reference {hidden} (its phone may not be shown)",
        at="- id: acse",
    ),
    Fault(
        "a reference to a phone that is not checked",
        TOPICS,
        "{acse}",
        "{quiet}",
        "acse · unknown reference {quiet} (its phone may not be shown)",
        at="- id: acse",
    ),
    Fault(
        "braces that are no reference",
        TOPICS,
        "{acse}",
        "{Ac Sé}",
        'acse · "{Ac Sé}" is no reference · write {id} with an id of facts.yaml or directory.yaml',
        at="- id: acse",
    ),
    Fault(
        "a brace that is not closed",
        TOPICS,
        "{acse}",
        "{acse",
        'acse · "{" is no reference · write {id} with an id of facts.yaml or directory.yaml',
        at="- id: acse",
    ),
]  # fmt: skip

DATES = [
    Fault(
        f"the date {day}",
        CARDS,
        "checked: 2026-11-22",
        f"checked: {day}",
        f'cards.interpreter · "checked: {day}" is no date like 2026-11-22',
    )
    for day in ("22/11/2026", "2026-13-01", "2026-02-30", "2026-11", "hier")
]


@pytest.mark.parametrize("fault", [*FORM, *NAMES, *PROSE], ids=lambda fault: fault.name)
def test_a_fault_of_an_entry_is_told_alone(tmp_path: Path, fault: Fault) -> None:
    """The fault, the whole fault, and nothing but the fault."""
    told = plant(tmp_path / "content", fault)

    assert [expected(tmp_path / "content", fault)] == told


@pytest.mark.parametrize("fault", DATES, ids=lambda fault: fault.name)
def test_a_bad_date_is_told(tmp_path: Path, fault: Fault) -> None:
    """A date that is none, and with it that the entry has no date of checking."""
    told = plant(tmp_path / "content", fault)

    assert expected(tmp_path / "content", fault) in told
    assert ['no "checked" date' in line for line in told].count(True) == 1


@pytest.mark.parametrize(
    "allowed",
    ["Depuis juin 2026.", "En 1998 et 2099.", "Le formulaire 2 suffit.", "Vous avez {reflection-days} jours."],
)
def test_years_and_names_and_references_may_hold_digits(tmp_path: Path, allowed: str) -> None:
    """A year, a name on the short list, and a reference are no typed numbers."""
    assert plant(tmp_path / "content", Fault("", TOPICS, ACSE_BODY, allowed, "")) == []
