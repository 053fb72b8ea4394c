"""Planted faults in ids and menus: every entry has one name and one place, near home."""

from pathlib import Path

import pytest

from tests.content.planting import CARDS, START, TOPICS, Fault, expected, found_in, plant


def test_an_id_that_stands_in_two_files_is_told(tmp_path: Path) -> None:
    """The second place is told, and where the first is."""
    fault = Fault(
        "",
        CARDS,
        "entries:\n",
        'entries:\n  - id: acse\n    label: "A"\n    title: "A"\n    body: "a"\n    sources: [g5117]\n    checked: 2026-11-22\n',
        "acse · this id stands already in content/sections/topics.yaml:26",
        at="- id: acse",
    )
    told = plant(tmp_path / "content", fault)

    assert [expected(tmp_path / "content", fault)] == told


def test_an_entry_in_no_menu_is_told(tmp_path: Path) -> None:
    """Nobody could reach it by a button."""
    fault = Fault("", TOPICS, "    menu: [asylum.apply]\n", "    sources: [g5117]\n    checked: 2026-11-22\n", "")
    told = plant(tmp_path / "content", fault)

    assert told == [
        "content/sections/topics.yaml:11 · asylum.apply · stands in 0 menus (none) · put it into exactly one"
    ]


def test_an_entry_in_two_menus_is_told(tmp_path: Path) -> None:
    """Back could only lead to one of them."""
    told = plant(tmp_path / "content", Fault("", TOPICS, "menu: [help.near]", "menu: [help.near, asylum.apply]", ""))

    assert told == [
        "content/sections/topics.yaml:10 · asylum.apply · stands in 2 menus (asylum, help) · put it into exactly one"
    ]


def test_an_unknown_entry_in_a_menu_is_told(tmp_path: Path) -> None:
    """With the entry that was meant, which now stands in no menu."""
    told = plant(tmp_path / "content", Fault("", TOPICS, "menu: [asylum.apply]", "menu: [asylum.aply]", ""))

    assert told == [
        'content/sections/topics.yaml:8 · asylum · unknown "menu: asylum.aply", did you mean asylum.apply?',
        "content/sections/topics.yaml:10 · asylum.apply · stands in 0 menus (none) · put it into exactly one",
    ]


def test_a_circle_of_menus_is_told(tmp_path: Path) -> None:
    """Entries that lead to each other only are reached from nowhere."""
    out_of_home = Fault("", START, "recognise, asylum, acse,", "recognise, acse,", "")
    circle = Fault("", TOPICS, "    see: [acse, cards.interpreter]", "    menu: [asylum]", "")
    told = plant(tmp_path / "content", out_of_home, circle)

    assert told == [
        "content/sections/topics.yaml:2 · asylum · more than 4 taps from home · put it into a nearer menu",
        "content/sections/topics.yaml:10 · asylum.apply · more than 4 taps from home · put it into a nearer menu",
    ]


def test_an_entry_too_far_from_home_is_told(tmp_path: Path) -> None:
    """The fifth tap is one too many; the fourth is not."""
    deeper = "".join(
        f'  - id: deep{n}\n    label: "A"\n    title: "A"\n    body: "a"\n    menu: [{f"deep{n + 1}" if n < 5 else ""}]\n'
        "    sources: [g5117]\n    checked: 2026-11-22\n"
        for n in range(3, 6)
    )
    told = plant(
        tmp_path / "content",
        Fault("", TOPICS, "    see: [acse, cards.interpreter]", "    menu: [deep3]", ""),
        Fault("", CARDS, "entries:\n", f"entries:\n{deeper}", ""),
    )

    assert told == ["content/cards.yaml:16 · deep5 · more than 4 taps from home · put it into a nearer menu"]


@pytest.mark.parametrize(
    ("entry", "menu"),
    [("language", "    menu: [language]\n"), ("emergency.silent", "emergency.silent, ")],
)
def test_a_needed_entry_that_is_missing_is_told(tmp_path: Path, entry: str, menu: str) -> None:
    """The conversation itself leads there, so it has to be written."""
    folder = tmp_path / "content"
    plant(folder, Fault("", START, menu, "", ""))
    path = folder / START
    head, _, tail = path.read_text(encoding="utf-8").partition(f"  - id: {entry}\n")
    path.write_text(head + tail[tail.find("  - id: ") :] if "  - id: " in tail else head, encoding="utf-8")
    told = found_in(folder)

    assert [f"content · {entry} · no such entry · the conversation leads here: write it"] == told
