"""One planted fault of each kind in what entries rest on: facts, contacts, documents, flags, and the bot's own sentences."""

from pathlib import Path

import pytest

from tests.content.planting import DIRECTORY, FACTS, FLAGS, INTERFACE, SOURCES, TOPICS, Fault, expected, plant

HOURS = "hours: [mon-fri 09:00-12:00, mon-fri 14:00-18:00]"
FACT, ACSE = "- id: reflection-days", "- id: acse"

FACT_FAULTS = [
    Fault("no value", FACTS, 'value: "30"', "value:", 'reflection-days · no "value"'),
    Fault(
        "kind", FACTS, "kind: duration", "kind: durations", 'reflection-days · unknown "kind: durations", did you mean duration?'
    ),
    Fault("confidence", FACTS, "confidence: V\n", "confidence: X\n", 'reflection-days · unknown "confidence: X"'),
    Fault("flag", FACTS, "flag: pact", "flag: pacte", 'reflection-days · unknown "flag: pacte", did you mean pact?'),
    Fault(
        "source",
        FACTS,
        "    sources: [g5117]\n    confidence: V\n",
        "    sources: [g5118]\n    confidence: V\n",
        'reflection-days · unknown "sources: g5118", did you mean g5117?',
    ),
    Fault(
        "no source",
        FACTS,
        "    sources: [g5117]\n    confidence: V\n",
        "    confidence: V\n",
        'reflection-days · no "sources" · name at least one document of content/sources.yaml',
        at=FACT,
    ),
    Fault(
        "next check",
        FACTS,
        "next_check: 2027-11-22",
        "next_check: 2027",
        'reflection-days · "next_check: 2027" is no date like 2026-11-22',
    ),
    Fault("field", FACTS, "says:", "sayz:", 'reflection-days · unknown "field: sayz", did you mean says?'),
]  # fmt: skip

CONTACT_FAULTS = [
    Fault("no name", DIRECTORY, '    name: "Ac.Sé"\n', "", 'acse · no "name"', at=ACSE),
    Fault(
        "no words", DIRECTORY, '    does: "Lieu protégé, pour adultes."\n', "", 'acse · no "does"', at=ACSE
    ),
    Fault(
        "too many words",
        DIRECTORY,
        "Lieu protégé, pour adultes.",
        "é" * 121,
        'acse · "does" has 121 characters · at most 120',
    ),
    Fault(
        "a number in its words",
        DIRECTORY,
        "Lieu protégé, pour adultes.",
        "Appelez le 17.",
        'acse · the number "17" is typed into prose · make it a fact or a contact and write {its-id}',
        at=ACSE,
    ),
    Fault("a need", DIRECTORY, "needs: [legal]", "needs: [legl]", '17 · unknown "needs: legl", did you mean legal?'),
    Fault("a kind", DIRECTORY, "shelter_network", "shelter", 'acse · unknown "kind: shelter", did you mean shelter_network?'),
    Fault("a flag", DIRECTORY, "hours_confirmed: no", "hours_confirmed: non", 'acse · unknown "hours_confirmed: non", did you mean no?'),
    Fault("holidays", DIRECTORY, "holidays: closed", "holidays: close", 'acse · unknown "holidays: close", did you mean closed?'),
    Fault("a date", DIRECTORY, "checked: 2026-11-22", "checked: soon", 'acse · "checked: soon" is no date like 2026-11-22'),
    Fault(
        "a field",
        DIRECTORY,
        "email: ac.se",
        "mail: ac.se",
        'acse · unknown "field: mail", did you mean email?',
    ),
]  # fmt: skip

PHONE_FAULTS = [
    Fault(f"phone {phone}", DIRECTORY, "phone: 04 92 15 10 51", f"phone: {phone}", f'acse · "phone: {phone}" is no French phone number')
    for phone in ("04 92 15 10", "04 92 15 10 5I", "soon", "0492151051 ou 17", "+33", "12345", "00 33 4 92 15 10 51", "1-800-BALISE")
]  # fmt: skip

HOURS_FAULTS = [
    Fault(f"hours {hours}", DIRECTORY, HOURS, f"hours: [{hours}]", f"acse · {told}")
    for hours, told in [
        ("lun-ven 09:00-18:00", '"lun-ven 09:00-18:00" is not like "mon-fri 09:00-18:00" or "always"'),
        ("mon-ven 09:00-18:00", '"mon-ven 09:00-18:00" is not like "mon-fri 09:00-18:00" or "always"'),
        ("mon-fri 9:00-18:00", '"mon-fri 9:00-18:00" is not like "mon-fri 09:00-18:00" or "always"'),
        ("mon-fri 9h-18h", '"mon-fri 9h-18h" is not like "mon-fri 09:00-18:00" or "always"'),
        ("mon-fri", '"mon-fri" is not like "mon-fri 09:00-18:00" or "always"'),
        ("always or so", '"always or so" is not like "mon-fri 09:00-18:00" or "always"'),
        ("mon-fri 25:00-26:00", '"25:00" is no time'),
        ("mon-fri 09:60-18:00", '"09:60" is no time'),
        ("mon-fri 09:00-24:30", '"24:30" is no time'),
        ("mon-fri 24:00-05:00", '"24:00" is no time'),
        ("mon-fri 18:00-09:00", '"mon-fri 18:00-09:00" ends before it begins'),
        ("mon-fri 09:00-09:00", '"mon-fri 09:00-09:00" ends before it begins'),
        ("fri-mon 09:00-18:00", '"fri-mon 09:00-18:00" ends before it begins'),
    ]
]

OTHER_FAULTS = [
    Fault("a document without a title", SOURCES, 'title: "Service-public.fr, numéros d’urgence"', "title:", 'sp954 · no "title"', at="title:\n"),
    Fault("a field of a document", SOURCES, "url:", "link:", 'g5117 · unknown "field: link"'),
    Fault("a flag without quotes", FLAGS, '"Les règles ont changé en juin 2026."', "Les règles changent.",
          'pact · "text" is not quoted · put it in "double quotes" or in a | block: YAML cuts text at # and :', at="text: Les"),
    Fault("a number in a flag", FLAGS, "en juin 2026", "de 30 jours",
          'pact · the number "30" is typed into prose · make it a fact or a contact and write {its-id}', at="- id: pact"),
    Fault("a sentence without words", INTERFACE, '"Phrase hide"', '""', 'hide · no "text"', at='text: ""'),
    Fault("a number in a sentence", INTERFACE, '"Phrase late body"', '"Appelez le 17"',
          'late.body · the number "17" is typed into prose · make it a fact or a contact and write {its-id}', at="- id: late.body"),
    Fault("an unknown reference in a sentence", INTERFACE, "Phrase late body", "Phrase {refl-days}",
          "late.body · unknown reference {refl-days}, did you mean reflection-days?", at="- id: late.body"),
    Fault("a flag that is no yes or no", INTERFACE, '"Phrase hide"', '"Cacher"\n    translate: non',
          'hide · unknown "translate: non", did you mean no?', at="translate: non"),
]  # fmt: skip


@pytest.mark.parametrize(
    "fault",
    [*FACT_FAULTS, *CONTACT_FAULTS, *HOURS_FAULTS, *OTHER_FAULTS],
    ids=lambda fault: f"{fault.file}: {fault.name}",
)
def test_a_fault_of_evidence_is_told_alone(tmp_path: Path, fault: Fault) -> None:
    """The fault, the whole fault, and nothing but the fault."""
    told = plant(tmp_path / "content", fault)

    assert [expected(tmp_path / "content", fault)] == told


@pytest.mark.parametrize("fault", PHONE_FAULTS, ids=lambda fault: fault.name)
def test_a_bad_phone_is_told_and_not_shown(tmp_path: Path, fault: Fault) -> None:
    """What is no number stands on no card, so the entry that refers to it has a fault too."""
    told = plant(tmp_path / "content", fault)

    assert told == [
        expected(tmp_path / "content", fault),
        "content/sections/topics.yaml:26 · acse · unknown reference {acse} (its phone may not be shown)",
    ]


@pytest.mark.parametrize(
    "phone", ["17", "3919", "116 006", "116006", "0492151051", "04.92.15.10.51", "+33 4 92 15 10 51"]
)
def test_phones_are_written_in_many_ways(tmp_path: Path, phone: str) -> None:
    """Short numbers, ten digits and international ones are all numbers."""
    assert plant(tmp_path / "content", Fault("", DIRECTORY, "phone: 04 92 15 10 51", f"phone: {phone}", "")) == []


def test_general_knowledge_is_never_shown(tmp_path: Path) -> None:
    """A fact without a document behind it may stand in the file, but in no prose."""
    told = plant(tmp_path / "content", Fault("", TOPICS, "{reflection-days}", "{guess-days}", ""))

    assert told == [
        (
            "content/facts.yaml:16 · guess-days · is shown but only general knowledge (G)"
            " · find a source, or take it out of the prose"
        )
    ]


def test_a_sentence_that_is_missing_is_told(tmp_path: Path) -> None:
    """A screen would have no words, so the bot does not start."""
    gone = Fault("", INTERFACE, '  - id: late.title\n    text: "Phrase late title"\n', "", "")
    told = plant(tmp_path / "content", gone)

    assert told == ["content/interface.yaml:1 · late.title · no such sentence · write it in content/interface.yaml"]


def test_a_sentence_that_nothing_shows_is_told(tmp_path: Path) -> None:
    """A misspelt id is told with the one that was meant, and the one that is missing."""
    fault = Fault("", INTERFACE, "- id: late.title", "- id: late.titel", "")
    told = plant(tmp_path / "content", fault)

    assert told == [
        "content/interface.yaml:1 · late.title · no such sentence · write it in content/interface.yaml",
        expected(
            tmp_path / "content",
            Fault(
                "",
                INTERFACE,
                "",
                "- id: late.titel",
                "late.titel · nothing shows this sentence, did you mean late.title?",
            ),
        ),
    ]


@pytest.mark.parametrize(
    ("file", "line", "first"),
    [(FACTS, "  - id: l521-1\n", 3), (DIRECTORY, "  - id: quiet\n", 2), (SOURCES, "  - id: sp954\n", 2)],
)
def test_an_id_twice_in_one_file_is_told(tmp_path: Path, file: str, line: str, first: int) -> None:
    """Two things of one name cannot be told apart; the second is named, and where the first stands."""
    name = {FACTS: "reflection-days", DIRECTORY: "17", SOURCES: "g5117"}[file]
    told = plant(tmp_path / "content", Fault("", file, line, f"  - id: {name}\n", ""))

    assert any(line.endswith(f"{name} · this id stands already in content/{file}:{first}") for line in told)
