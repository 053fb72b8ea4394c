"""Files that cannot be read at all: each is told by name, whatever is wrong with the others."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.content.load import examine, load_library
from bot.domain.errors import ContentError
from bot.reading.tree import MAX_BYTES
from tests.builders import write_content
from tests.content.planting import (
    BANNER,
    CARDS,
    DIRECTORY,
    FACTS,
    FLAGS,
    INTERFACE,
    PLACES,
    SELFCHECK,
    SOURCES,
    START,
    TOPICS,
    Fault,
    found_in,
    plant,
)

FILES = (START, TOPICS, CARDS, FACTS, DIRECTORY, SOURCES, FLAGS, INTERFACE)
BROKEN = [
    ("broken YAML", b"entries:\n  - id: a\n    title: a : b\n", ":3 · not YAML: mapping values are not allowed in this context"),
    ("not UTF-8", "entries: [é]".encode("latin-1"), " · not UTF-8: save the file as UTF-8"),
    ("huge", b"#" * (MAX_BYTES + 1), f" · larger than {MAX_BYTES} bytes"),
    ("deep", b"[" * 50_000, ":1 · nested deeper than 20 levels"),
    ("aliases", b"a: &a [b]\nc: *a\n", ":2 · *a repeats another place: write it out, or quote it"),
    ("control characters", b"entries: \x00\n", " · not YAML: a character or a depth that YAML does not allow"),
    ("empty", b"", ":1 · no list "),
    ("only a comment", b"# nothing yet\n", ":1 · no list "),
    ("a text", b"entries\n", ":1 · no list "),
    ("a list", b"- id: a\n", ":1 · no list "),
    ("no list in it", b"entries: none\ncontacts: none\nfacts: none\nsources: none\nflags: none\ninterface: none\n", ":1 · no list "),
]  # fmt: skip


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(("text", "told"), [pytest.param(text, told, id=name) for name, text, told in BROKEN])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, file: str, text: bytes, told: str) -> None:
    """Each file, spoilt in each way, is named with its line where it has one; nothing else breaks."""
    folder = write_content(tmp_path / "content")
    (folder / file).write_bytes(text)

    assert [line for line in found_in(folder) if line.startswith(f"content/{file}{told}")] != []


@pytest.mark.parametrize("file", FILES)
def test_a_folder_instead_of_a_file_is_told(tmp_path: Path, file: str) -> None:
    """What the system says of it is passed on."""
    folder = write_content(tmp_path / "content")
    (folder / file).unlink()
    (folder / file).mkdir()

    assert f"content/{file} · cannot be read: Is a directory" in found_in(folder)


@pytest.mark.parametrize("file", [CARDS, FACTS, DIRECTORY, SOURCES, FLAGS, INTERFACE])
def test_a_file_that_is_not_there_is_told(tmp_path: Path, file: str) -> None:
    """Every file of the folder is needed."""
    folder = write_content(tmp_path / "content")
    (folder / file).unlink()

    assert f"content/{file} · cannot be read: No such file or directory" in found_in(folder)


@pytest.mark.parametrize("folder", ["content", "nowhere"])
def test_a_folder_that_is_no_content_is_told_once(tmp_path: Path, folder: str) -> None:
    """A wrong setting is one line that names the setting, not a hundred."""
    (tmp_path / "content").mkdir()
    library, problems = examine(tmp_path / folder)

    assert library is None
    assert [str(problem) for problem in problems] == [
        f"{folder} · no sections/*.yaml here · BALISE_CONTENT_DIR must name a content folder"
    ]


def test_an_unknown_key_of_a_file_is_told(tmp_path: Path) -> None:
    """A second list under a misspelt name would be lost without a word."""
    told = plant(tmp_path / "content", Fault("", FLAGS, "flags:\n", "flagz: []\nflags:\n", ""))

    assert told == ['content/flags.yaml:1 · unknown "key: flagz", did you mean flags?']


def test_an_item_that_is_no_mapping_is_told(tmp_path: Path) -> None:
    """A lone word among the facts is told at its line."""
    told = plant(tmp_path / "content", Fault("", FACTS, "facts:\n", "facts:\n  - reflection\n", ""))

    assert 'content/facts.yaml:3 · a list of mappings is expected here · write "- id: …"' in told


# -- all at once -------------------------------------------------------------------------------------------------------


def test_all_faults_are_told_at_once_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    """One run of the check is enough to mend everything."""
    told = plant(
        tmp_path / "content",
        Fault("", TOPICS, "Allez dans une SPADA.", "Vous avez 90 jours.", ""),
        Fault("", TOPICS, "flags: [pact]", "flags: [pactt]", ""),
        Fault("", DIRECTORY, "holidays: closed", "holidays: close", ""),
        Fault("", FACTS, "kind: delay", "kind: delai", ""),
        Fault("", SOURCES, 'title: "Gisti', 'titel: "Gisti', ""),
        Fault("", CARDS, "entries:\n", "entries:\n- id: a: b\n", ""),
    )
    # With the cards unreadable, what leads to them leads nowhere: that is told as well.
    consequences = ["cards", "cards.interpreter"]
    own = [line for line in told if not any(f': {entry}"' in line for entry in consequences)]

    assert own == [
        (
            "content/cards.yaml:2 · not YAML: mapping values are not allowed in this context;"
            " put prose in a | block or in double quotes"
        ),
        'content/directory.yaml:45 · acse · unknown "holidays: close", did you mean closed?',
        'content/facts.yaml:18 · guess-days · unknown "kind: delai", did you mean delay?',
        (
            'content/sections/topics.yaml:10 · asylum.apply · the number "90" is typed into prose'
            " · make it a fact or a contact and write {its-id}"
        ),
        'content/sections/topics.yaml:23 · asylum.apply · unknown "flags: pactt", did you mean pact?',
        'content/sources.yaml:2 · g5117 · no "title"',
        'content/sources.yaml:3 · g5117 · unknown "field: titel", did you mean title?',
    ]


def test_loading_refuses_with_every_fault(tmp_path: Path) -> None:
    """The bot does not start with content that is not fit to be shown, and says all that is wrong."""
    folder = tmp_path / "content"
    told = plant(
        folder,
        Fault("", TOPICS, "flags: [pact]", "flags: [pactt]", ""),
        Fault("", FACTS, "kind: delay", "kind: delai", ""),
    )

    with pytest.raises(ContentError) as refused:
        load_library(folder)

    assert "\n".join(told) == str(refused.value)
    assert len(refused.value.problems) == 2


lines = st.text("ab:-#?*&![]{}|>'\"%@,\n\t é\u0661\U0001f198", max_size=30) | st.sampled_from(
    [
        "  - id: home",
        "    menu: [home]",
        "    menu: {a: b}",
        "    body: [a]",
        "    contacts: [[17]]",
        "entries: {}",
        "  - ",
        "    id: [a]",
    ]
)


@given(st.sampled_from([*FILES, SELFCHECK, PLACES, BANNER]), st.integers(0, 40), st.booleans(), lines)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_line_may_be_wrong(tmp_path: Path, file: str, number: int, keep: bool, line: str) -> None:
    """Whatever stands in whatever line of whatever file, the check ends, and tells places only."""
    folder = write_content(tmp_path / "content")
    text = (folder / file).read_text(encoding="utf-8").splitlines()
    spoilt = [*text[:number], line, *text[number + (not keep) :]]
    (folder / file).write_text("\n".join(spoilt) + "\n", encoding="utf-8")
    _, problems = examine(folder)

    assert all(problem.file.startswith("content") and problem.line >= 0 for problem in problems)
