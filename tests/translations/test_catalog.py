"""Reading PO files: what they say, with the line; what is no PO file is told with the line and changes nothing."""

from pathlib import Path

import pytest

from bot.domain.errors import TranslationError
from bot.translations.carry_forward import update
from bot.translations.catalog import Catalog, Translated, load_catalog, po_path
from bot.translations.units import CONTENT, INTERFACE, Unit
from tests.builders import OTHER

HEADER = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n'

GOOD = f"""{HEADER}
# a comment with "quotes
msgctxt "a:title"
msgid "Titre"
msgstr "Title"

#, fuzzy
#| msgid "Ancien"
msgctxt "a:body"
msgid ""
"Un.\\n"
"Deux \\"ici\\"."
msgstr "One. Two."

msgctxt "a:label"
msgid "Court"
msgstr ""

#~ msgctxt "b:title"
#~ msgid "Parti"
#~ msgstr "Gone"
"""


def write(folder: Path, text: str | bytes, name: str = CONTENT) -> Path:
    """Write a file of the other language, and return its path."""
    path = po_path(folder / "locales", OTHER, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_what_a_good_file_says(tmp_path: Path) -> None:
    """Each text by its place and source, with its state, file and line; what is obsolete says nothing."""
    write(tmp_path, GOOD)
    catalog, problems = load_catalog(tmp_path / "locales", OTHER)
    file = f"locales/{OTHER}/LC_MESSAGES/content.po"

    assert problems == []
    assert dict(catalog) == {
        ("a:title", "Titre"): Translated("Title", stale=False, file=file, line=7),
        ("a:body", 'Un.\nDeux "ici".'): Translated("One. Two.", stale=True, file=file, line=13),
        ("a:label", "Court"): Translated("", stale=False, file=file, line=19),
    }
    assert catalog.find("a:title", "Titre") is not None
    assert catalog.find("a:label", "Court") is None
    assert catalog.find("b:title", "Parti") is None
    assert catalog.find("a:title", "titre") is None


def test_blanks_are_no_translation(tmp_path: Path) -> None:
    """A space, seen by nobody in an editor, would else make a kernel complete and a button empty."""
    write(tmp_path, GOOD.replace('msgstr "Title"', 'msgstr " \\n"'))

    assert load_catalog(tmp_path / "locales", OTHER)[0].find("a:title", "Titre") is None


def test_both_files_are_one_catalog(tmp_path: Path) -> None:
    """Content and interface are translated in two files; a language without files is empty."""
    write(tmp_path, f'{HEADER}\nmsgctxt "a:title"\nmsgid "A"\nmsgstr "B"\n')
    write(tmp_path, f'{HEADER}\nmsgctxt "interface.hide:text"\nmsgid "C"\nmsgstr "D"\n', INTERFACE)

    assert len(load_catalog(tmp_path / "locales", OTHER)[0].texts) == 2
    assert load_catalog(tmp_path, OTHER) == (Catalog(OTHER), [])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('msgstr "Title"', 'msgstr "Title', ":8 · not a PO file: a quote or a keyword is missing here · mend it in Poedit"),
        ('msgstr "Title"', 'msgstr Title"', ":8 · not a PO file: a quote or a keyword is missing here · mend it in Poedit"),
        ('msgstr "Title"', 'msgstr "Ti"tle"', ":8 · not a PO file: a quote or a keyword is missing here · mend it in Poedit"),
        ('msgid "Titre"', 'msgidd "Titre"', ":7 · not a PO file: a quote or a keyword is missing here · mend it in Poedit"),
        ('"Un.\\n"', 'Un."', ":14 · not a PO file: a quote or a keyword is missing here · mend it in Poedit"),
        ("# a comment", "<<<<<<< HEAD", ":5 · not a PO file: a quote or a keyword is missing here · mend it in Poedit"),
        ('#~ msgid "Parti"', '#~ msgid "Parti', ":23 · not a PO file: a quote or a keyword is missing here · mend it in Poedit"),
        ('msgstr "Title"\n', "", ":7 · not a PO file: missing msgstr for msgid 'Titre' · mend it in Poedit"),
        ('msgctxt "a:label"\nmsgid "Court"', 'msgctxt "a:title"\nmsgid "Titre"',
         ":19 · not a PO file: this text stands twice · mend it in Poedit"),
    ],
)  # fmt: skip
def test_a_broken_file_is_told_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    """One fault, the line where it is, and nothing of the file is believed."""
    assert old in GOOD
    write(tmp_path, GOOD.replace(old, new, 1))
    catalog, (problem,) = load_catalog(tmp_path / "locales", OTHER)

    assert str(problem) == f"locales/{OTHER}/LC_MESSAGES/content.po{told}"
    assert problem.blocks
    assert catalog == Catalog(OTHER)


def test_another_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    """Whatever the header promises, files are UTF-8."""
    write(
        tmp_path,
        GOOD.replace("Language: en", "Content-Type: text/plain; charset=klingon")
        .replace("Title", "Tïtle")
        .encode("latin-1"),
    )
    _, (problem,) = load_catalog(tmp_path / "locales", OTHER)

    assert str(problem) == f"locales/{OTHER}/LC_MESSAGES/content.po:8 · not UTF-8 · save the file as UTF-8"


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    """What cannot be read is told, and the other file still counts."""
    po_path(tmp_path / "locales", OTHER, CONTENT).mkdir(parents=True)
    write(tmp_path, f'{HEADER}\nmsgctxt "interface.hide:text"\nmsgid "C"\nmsgstr "D"\n', INTERFACE)
    catalog, (problem,) = load_catalog(tmp_path / "locales", OTHER)

    assert problem.what.startswith("cannot be read: ")
    assert len(catalog.texts) == 1


def test_a_broken_file_is_never_written_anew(tmp_path: Path) -> None:
    """An update that read half a file would lose the other half: it stops, and the file is as the translator left it."""
    path = write(tmp_path, GOOD.replace('msgstr "Title"', 'msgstr "Title'))
    before = path.read_bytes()
    with pytest.raises(TranslationError, match=r"content\.po:8"):
        update(tmp_path / "locales", OTHER, [Unit(CONTENT, "a:title", "Titre", "a", kernel=False)])

    assert before == path.read_bytes()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_of_every_system(tmp_path: Path, end: str) -> None:
    """A file that was edited on Windows says the same, and odd separators inside a string are no line ends."""
    write(tmp_path, GOOD.replace("Title", "Ti\u2028t\u0085le").replace("\n", end))
    catalog, problems = load_catalog(tmp_path / "locales", OTHER)

    assert problems == []
    assert catalog.texts["a:title", "Titre"].text == "Ti\u2028t\u0085le"
    assert catalog.texts["a:body", 'Un.\nDeux "ici".'].stale
