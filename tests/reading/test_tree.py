"""A YAML file as nodes that know their line: nothing is guessed, and no file can end the program."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.reading.tree import MAX_BYTES, MOST_DEPTH, Node, UnreadableFileError, load_tree


def read(folder: Path, text: str | bytes) -> Node:
    """Return the tree of a file with the text."""
    path = folder / "file.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_tree(path, "content/file.yaml")


def refusal(folder: Path, text: str | bytes) -> str:
    """Return how a file with the text is refused."""
    with pytest.raises(UnreadableFileError) as refused:
        read(folder, text)
    return str(refused.value)


# -- what is read ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["no", "3919", "2026-11-22", "1.0", "null", "~", "0x1F", "1_000", "on", "12:30", "=", "NaN"]
)
def test_every_scalar_is_text(tmp_path: Path, text: str) -> None:
    """A no stays the word, a phone number keeps its zeros, a date its form."""
    assert text == read(tmp_path, f"value: {text}\n").get("value").text


def test_every_key_is_text(tmp_path: Path) -> None:
    """A language list with `no`, or a key `on`, means what is written."""
    assert list(read(tmp_path, "on: a\nno: b\n17: c\n").fields) == ["on", "no", "17"]


def test_nodes_know_their_line_and_file(tmp_path: Path) -> None:
    """A fault is told at the line where its value or key stands."""
    tree = read(tmp_path, "first: 1\n\nentries:\n  - id: a\n    menu: [b,\n      c]\n")
    entry = tree.get("entries").items[0]

    assert (entry.line, entry.get("id").line, entry.get("menu").items[1].line) == (4, 4, 6)
    assert (tree.keys["entries"].line, tree.keys["entries"].file) == (3, "content/file.yaml")


@pytest.mark.parametrize(
    ("written", "quoted", "folded"),
    [
        ('"text"', True, False),
        ("'text'", True, False),
        ("|\n  text", True, False),
        (">\n  text", True, True),
        ("text", False, False),
    ],
)
def test_it_is_known_how_a_text_was_written(tmp_path: Path, written: str, quoted: bool, folded: bool) -> None:
    """Quotes and blocks keep every sign; what is not quoted may have lost some."""
    node = read(tmp_path, f"value: {written}\n").get("value")

    assert ("text", quoted, folded) == (node.text.strip(), node.quoted, node.folded)


def test_a_sign_that_yaml_cuts_at_is_lost_before_we_see_it(tmp_path: Path) -> None:
    """This is why prose has to be quoted: the rest of the line is a comment."""
    assert read(tmp_path, "title: Composez le #31# ou 115\n").get("title").text == "Composez le"


def test_a_key_that_stands_twice_is_kept_to_be_told(tmp_path: Path) -> None:
    """YAML would silently take the last one."""
    tree = read(tmp_path, "a: 1\nb: 2\na: 3\n")

    assert [(key.text, key.line) for key in tree.repeated] == [("a", 3)]
    assert tree.get("a").text == "3"


@pytest.mark.parametrize(
    ("written", "texts"), [("[a, b]", ("a", "b")), ("a", ("a",)), ("", ()), ("[]", ()), ('""', ("",))]
)
def test_a_list_of_texts(tmp_path: Path, written: str, texts: tuple[str, ...]) -> None:
    """A lone text is a list of one; what is empty is none."""
    assert texts == read(tmp_path, f"value: {written}\n").get("value").texts()


def test_a_list_gives_its_items(tmp_path: Path) -> None:
    """One walks over a list; over a text or a mapping there is nothing to walk."""
    tree = read(tmp_path, "list: [a, b]\ntext: c\n")

    assert [node.text for node in tree.get("list")] == ["a", "b"]
    assert list(tree.get("text")) == []


def test_what_is_not_there_stands_where_it_should_be(tmp_path: Path) -> None:
    """A missing field is told at the line of the mapping that lacks it."""
    missing = read(tmp_path, "\n\nentries: 1\n").get("facts")

    assert (missing.missing, missing.line, missing.texts()) == (True, 3, ())


@pytest.mark.parametrize(
    ("written", "missing"), [("", True), ("   ", True), ('""', False), ("a", False), ("[]", False)]
)
def test_an_empty_value_is_missing_unless_quoted(tmp_path: Path, written: str, missing: bool) -> None:
    """`date:` with nothing behind it is no date; two quotes are an empty text that somebody meant."""
    assert missing is read(tmp_path, f"value: {written}\n").get("value").missing


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n"])
def test_an_empty_file_is_a_missing_node(tmp_path: Path, text: str) -> None:
    """An empty file is no error of YAML; who needs something of it says so."""
    assert read(tmp_path, text).missing


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    """Some editors put it before the first line."""
    assert list(read(tmp_path, "\ufeffentries: []\n").fields) == ["entries"]


def test_a_key_that_is_no_text_does_no_harm(tmp_path: Path) -> None:
    """A list as a key is YAML, and an empty name for us."""
    assert list(read(tmp_path, "? [a, b]\n: c\n").fields) == [""]


# -- what is refused ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1\ntitle: a : b\n", "content/file.yaml:2"),
        ("title: Étape : la SPADA\n", "content/file.yaml:1"),
        ("a:\n\t- b\n", "content/file.yaml:2"),
        ('a: "never closed\n', "content/file.yaml:2"),
        ("a: 1\n---\nb: 2\n", "content/file.yaml:2"),
        ("a: [1, 2\nb: 3\n", "content/file.yaml:2"),
        ("a: @home\n", "content/file.yaml:1"),
        ("a: %home\n", "content/file.yaml:1"),
    ],
)
def test_what_is_no_yaml_is_refused_with_its_line(tmp_path: Path, text: str, place: str) -> None:
    """The reader is told where YAML stops, and how prose is kept from it."""
    told = refusal(tmp_path, text)

    assert told.startswith(f"{place} · not YAML: ")
    assert told.endswith("put prose in a | block or in double quotes")


@pytest.mark.parametrize("text", [b"title: \xe9tape\n", b"\xff\xfea\x00", "é".encode("latin-1"), b"a: \xed\xa0\x80"])
def test_what_is_not_utf_8_is_refused(tmp_path: Path, text: bytes) -> None:
    """A file saved in an old encoding would show broken letters to people."""
    assert refusal(tmp_path, text) == "content/file.yaml:0 · not UTF-8: save the file as UTF-8"


@pytest.mark.parametrize("text", ["a: \x00\n", "a: \x07\n", "a: \ufffe\n"])
def test_signs_that_yaml_does_not_allow_are_refused(tmp_path: Path, text: str) -> None:
    """Control characters have no place in a text for people."""
    assert "not YAML: a character or a depth that YAML does not allow" in refusal(tmp_path, text)


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    """A file of megabytes is a mistake, or meant to fill the memory."""
    assert f"larger than {MAX_BYTES} bytes" in refusal(tmp_path, b"#" * (MAX_BYTES + 1))


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "[" * 900 + "]" * 900,
        "{a: " * 500,
        "".join(" " * depth + "a:\n" for depth in range(1500)),
        "- " * 50_000,
    ],
    ids=["open lists", "closed lists", "mappings", "indented", "dashes"],
)
def test_deep_nesting_is_refused(tmp_path: Path, text: str) -> None:
    """Nesting without end would overflow the stack of the YAML library and end the program without a word."""
    assert f"nested deeper than {MOST_DEPTH} levels" in refusal(tmp_path, text)


def test_aliases_are_refused(tmp_path: Path) -> None:
    """Nine aliases of nine aliases of nine … are a small file and more nodes than any memory holds."""
    levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    told = refusal(tmp_path, "\n".join(["a0: &a0 [x]", *levels]))

    assert told == "content/file.yaml:2 · *a0 repeats another place: write it out, or quote it"


def test_a_list_that_holds_itself_is_refused(tmp_path: Path) -> None:
    """Walking it would never end."""
    assert "*a repeats another place" in refusal(tmp_path, "a: &a [*a]\n")


def test_a_folder_instead_of_a_file_is_refused(tmp_path: Path) -> None:
    """The text says what the system said, not a stack of calls."""
    with pytest.raises(UnreadableFileError, match=r"content/x\.yaml:0 · cannot be read: Is a directory"):
        load_tree(tmp_path, "content/x.yaml")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """A missing file is told by its name."""
    with pytest.raises(UnreadableFileError, match=r"content/x\.yaml:0 · cannot be read: No such file or directory"):
        load_tree(tmp_path / "x.yaml", "content/x.yaml")


yaml_like = st.text("ab:-#?*&![]{}|>'\"%@,\n\t é\u0661\x00\U0001f198", max_size=60)


@given(
    st.binary(max_size=60)
    | st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | yaml_like.map(str.encode)
)
@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_file_is_read_or_refused(tmp_path: Path, text: bytes) -> None:
    """No bytes at all bring another error than a refusal that names the file."""
    try:
        node = read(tmp_path, text)
    except UnreadableFileError as refused:
        node = Node(refused.file, refused.line, "refused")

    assert node.file == "content/file.yaml"
    assert node.line >= 0


@given(
    st.text(
        st.characters(
            codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff"
        ),
        max_size=40,
    )
)
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_in_a_block_stays_as_it_is(tmp_path: Path, text: str) -> None:
    """What an author puts into a | block comes out sign by sign, in any script."""
    written = read(tmp_path, f"body: |\n  .{text}\n").get("body").text

    assert f".{text}\n" == written
