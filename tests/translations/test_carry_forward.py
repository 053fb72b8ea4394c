"""Carrying translations forward: none is lost, none goes to another entry, and what changed is marked."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from bot.translations.carry_forward import update
from bot.translations.catalog import po_path, read_file
from bot.translations.units import CONTENT, INTERFACE, Unit, units_of
from tests.builders import OTHER, RIGHT_TO_LEFT, small_library, translated, write_locales


def unit(text: str, context: str = "a:body") -> Unit:
    """Return a unit of the content."""
    return Unit(CONTENT, context, text, context.split(":", maxsplit=1)[0], kernel=False)


def texts(folder: Path) -> dict[tuple[str, str], tuple[str, bool, tuple[str, ...]]]:
    """Return what stands in the file: translation, fuzzy, old sources."""
    return {
        (message.context or "", str(message.id)): (str(message.string), message.fuzzy, tuple(message.previous_id))
        for message in read_file(po_path(folder, OTHER, CONTENT))
        if message.id
    }


def begin(folder: Path, *units: Unit) -> None:
    """Write a file in which all units are translated."""
    update(folder, OTHER, units)
    path = po_path(folder, OTHER, CONTENT)
    text = path.read_text(encoding="utf-8")
    for one in units:
        text = text.replace(
            f'msgid "{one.text}"\nmsgstr ""', f'msgid "{one.text}"\nmsgstr "{translated(OTHER, one.text)}"'
        )
    path.write_text(text, encoding="utf-8")
    assert all(translation for translation, _, _ in texts(folder).values())


def test_a_translation_never_goes_to_another_entry(tmp_path: Path) -> None:
    """The trap: a new "Appelez le 119" is as good as "Appelez le 112" for gettext, and deadly for a child."""
    old = unit("Appelez le 112", "emergency:body")
    begin(tmp_path, old)
    update(tmp_path, OTHER, [old, unit("Appelez le 119", "minor:body"), unit("Appelez le 112", "minor:title")])

    assert texts(tmp_path) == {
        ("emergency:body", "Appelez le 112"): ("EN Appelez le 112", False, ()),
        ("minor:body", "Appelez le 119"): ("", False, ()),
        ("minor:title", "Appelez le 112"): ("", False, ()),
    }


def test_a_moved_entry_does_not_hand_its_words_on(tmp_path: Path) -> None:
    """When the old entry is gone at the same time, its translation is kept aside, not given away."""
    begin(tmp_path, unit("Appelez le 112", "emergency:body"))
    update(tmp_path, OTHER, [unit("Appelez le 119", "minor:body")])

    assert texts(tmp_path) == {("minor:body", "Appelez le 119"): ("", False, ())}
    assert "#~ msgstr" in po_path(tmp_path, OTHER, CONTENT).read_text(encoding="utf-8")


def test_paragraphs_change_places_with_their_translations(tmp_path: Path) -> None:
    """Reordering is no change of the words."""
    one, two = unit("Un lieu protégé."), unit("Une ligne gratuite.")
    begin(tmp_path, one, two)
    before = texts(tmp_path)
    update(tmp_path, OTHER, [two, one])

    assert before == texts(tmp_path)
    assert [key for _, key in texts(tmp_path)] == [two.text, one.text]


def test_a_changed_paragraph_is_fuzzy_with_the_old_source_beside_it(tmp_path: Path) -> None:
    """The most alike of the same field: the translator sees what it said before."""
    one, two = unit("Vous avez trente jours pour réfléchir."), unit("Vous pouvez travailler.")
    begin(tmp_path, one, two)
    changed = replace(one, text="Vous avez au moins trente jours pour réfléchir.")
    update(tmp_path, OTHER, [changed, two])

    assert (translated(OTHER, one.text), True, (one.text,)) == texts(tmp_path)["a:body", changed.text]
    assert (translated(OTHER, two.text), False, ()) == texts(tmp_path)["a:body", two.text]


def test_a_translation_is_carried_to_one_paragraph_only(tmp_path: Path) -> None:
    """Two new paragraphs like the old one: one takes it, the other is empty."""
    begin(tmp_path, unit("Vous pouvez demander un lieu."))
    update(tmp_path, OTHER, [unit("Vous pouvez demander un lieu sûr."), unit("Vous pouvez demander un lieu loin.")])

    assert sum(translation != "" for translation, _, _ in texts(tmp_path).values()) == 1


def test_other_words_in_the_same_field_start_anew(tmp_path: Path) -> None:
    """A paragraph that says something else gets no misleading draft."""
    begin(tmp_path, unit("Vous pouvez travailler."))
    update(tmp_path, OTHER, [unit("Le 115 ouvre la nuit.")])

    assert texts(tmp_path) == {("a:body", "Le 115 ouvre la nuit."): ("", False, ())}


def test_what_stays_fuzzy_keeps_its_first_source(tmp_path: Path) -> None:
    """Another update does not make a fuzzy text look fresh."""
    one = unit("Vous avez trente jours pour réfléchir.")
    begin(tmp_path, one)
    changed = [replace(one, text="Vous avez trente jours pour bien réfléchir.")]
    update(tmp_path, OTHER, changed)
    before = po_path(tmp_path, OTHER, CONTENT).read_text(encoding="utf-8")
    update(tmp_path, OTHER, changed)

    assert before == po_path(tmp_path, OTHER, CONTENT).read_text(encoding="utf-8")
    assert (translated(OTHER, one.text), True, (one.text,)) == texts(tmp_path)["a:body", changed[0].text]


def test_a_fuzzy_text_that_was_away_is_still_fuzzy(tmp_path: Path) -> None:
    """Else an out-of-date translation would come back as a fresh one."""
    one = unit("Vous avez trente jours pour réfléchir.")
    begin(tmp_path, one)
    changed = [replace(one, text="Vous avez trente jours pour bien réfléchir.")]
    for wanted in (changed, [], [], changed):
        update(tmp_path, OTHER, wanted)
    translation, fuzzy, _ = texts(tmp_path)["a:body", changed[0].text]

    assert (translated(OTHER, one.text), True) == (translation, fuzzy)


def test_what_is_removed_is_kept_and_comes_back(tmp_path: Path) -> None:
    """An entry that is taken out for a month has its translation when it returns."""
    one, two = unit("Un lieu protégé."), unit("Une ligne gratuite.", "b:body")
    begin(tmp_path, one, two)
    before = texts(tmp_path)
    update(tmp_path, OTHER, [one])
    update(tmp_path, OTHER, [one])
    assert {("a:body", one.text)} == set(texts(tmp_path))
    update(tmp_path, OTHER, [one, two])

    assert before == texts(tmp_path)
    assert "#~" not in po_path(tmp_path, OTHER, CONTENT).read_text(encoding="utf-8")


def test_a_translators_comment_stays(tmp_path: Path) -> None:
    """What a translator wrote beside a text is kept through a change."""
    one = unit("Vous avez trente jours pour réfléchir.")
    begin(tmp_path, one)
    path = po_path(tmp_path, OTHER, CONTENT)
    path.write_text(
        path.read_text(encoding="utf-8").replace('msgctxt "a:body"', '# ask a lawyer\nmsgctxt "a:body"'),
        encoding="utf-8",
    )
    update(tmp_path, OTHER, [replace(one, text="Vous avez bien trente jours pour réfléchir.")])

    assert "# ask a lawyer\n" in path.read_text(encoding="utf-8")


def test_notes_and_limits_stand_beside_the_text(tmp_path: Path) -> None:
    """What the author says to translators, and how long a label may be."""
    update(tmp_path, OTHER, [replace(unit("Asile", "a:label"), note="Keep it short.", longest=32)])
    text = po_path(tmp_path, OTHER, CONTENT).read_text(encoding="utf-8")

    assert "#. Keep it short.\n#. At most 32 characters.\n" in text
    assert "POT-Creation-Date" not in text


def test_updating_twice_changes_nothing(tmp_path: Path) -> None:
    """The file depends on its inputs only."""
    folder = write_locales(tmp_path / "locales")
    units = list(units_of(small_library()))
    changed = update(folder, OTHER, units)
    before = [path.read_bytes() for path in changed]

    assert [po_path(folder, OTHER, name) for name in (CONTENT, INTERFACE)] == changed
    assert update(folder, OTHER, units) == []
    assert before == [path.read_bytes() for path in changed]


def test_a_long_old_source_is_kept_whole(tmp_path: Path) -> None:
    """Lists, quotes, backslashes, repeated and long lines: read back, it is what it was."""
    old = (
        '- Un "lieu" protégé, loin du danger, avec une personne qui écoute et qui sait \\ quoi faire, jour et nuit ;\n'
        * 3
    )
    name = po_path(tmp_path, OTHER, CONTENT)
    update(tmp_path, OTHER, [unit(old)])
    name.write_text(f'{name.read_text(encoding="utf-8").rstrip().removesuffix(chr(34) * 2)}"EN"\n', encoding="utf-8")
    for _ in range(2):
        update(tmp_path, OTHER, [unit(f"{old}- Gratuit.")])

    assert {("a:body", f"{old}- Gratuit."): ("EN", True, (old,))} == texts(tmp_path)


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext is not installed")
@pytest.mark.parametrize("language", [OTHER, RIGHT_TO_LEFT])
def test_gnu_gettext_reads_what_is_written(tmp_path: Path, language: str) -> None:
    """Weblate and Poedit stand on it; fuzzy, old and obsolete texts included."""
    folder = write_locales(tmp_path / "locales")
    units = list(units_of(small_library()))
    update(
        folder,
        language,
        [replace(one, text=f"{one.text} !") if n % 3 == 0 else one for n, one in enumerate(units) if n % 7],
    )
    for name in (CONTENT, INTERFACE):
        text = po_path(folder, language, name).read_text(encoding="utf-8")
        ran = subprocess.run(
            ["msgfmt", "-c", "-o", "/dev/null", po_path(folder, language, name)], capture_output=True, check=False
        )

        assert (
            ran.returncode,
            b"\n".join(line for line in ran.stderr.splitlines() if b"header field" not in line),
        ) == (0, b"")
        assert all(mark in text for mark in ("#, fuzzy", "#| msgid", "#~ msgid"))
