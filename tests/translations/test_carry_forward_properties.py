"""Whatever authors change, in whatever order, no translation is lost, none is shown as what it is not, and twice is as once."""

import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog as PoCatalog
from hypothesis import example, given
from hypothesis import strategies as st

from bot.translations.carry_forward import carry, render, update
from bot.translations.catalog import po_path, read_file
from bot.translations.units import CONTENT, Unit
from tests.builders import OTHER

#: Sentences that resemble each other as those of emergency cards do; each may stand in two entries, and twice in one.
TEXTS = (
    "Appelez le 112",
    "Appelez le 119",
    "Appelez le 112 maintenant",
    "Vous pouvez demander un lieu sûr",
    "Vous pouvez demander un lieu",
    '- Un "lieu" \\ sûr\n- Loin',
)
UNITS = [Unit(CONTENT, f"{entry}:body", text, entry, kernel=False) for entry in ("a", "b") for text in TEXTS]


def words(context: str, text: str) -> str:
    """Return what the translator writes for a text."""
    return f"T {context} {text}"


def edit(path: Path, units: list[Unit], edition: int) -> PoCatalog:
    """Bring the file up to the units, then translate all that is empty; return what stands in the file then."""
    catalog = carry(units, read_file(path) if path.exists() else PoCatalog())
    for message in catalog:
        if message.id and not message.string:
            message.string = f"{words(message.context or '', str(message.id))} · {edition}"
    path.write_text(render(OTHER, CONTENT, catalog), encoding="utf-8")
    return read_file(path)


@given(st.lists(st.lists(st.sampled_from(UNITS), max_size=8), min_size=1, max_size=5))
@example([[UNITS[0], UNITS[0]], [UNITS[0], UNITS[0]]])
@example([[UNITS[0]], [UNITS[2]], [UNITS[1]]])
def test_no_edition_loses_or_misplaces_a_translation(editions: list[list[Unit]]) -> None:
    """After every edition each old translation is still in the file, beside the source that it was made from."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = po_path(folder, OTHER, CONTENT)
        path.parent.mkdir(parents=True)
        written: set[str] = set()
        for edition, units in enumerate(editions):
            catalog = edit(path, units, edition)
            active = [message for message in catalog if message.id]
            kept = {str(message.string) for message in (*active, *catalog.obsolete.values())}

            assert written <= kept
            assert {(unit.context, unit.text) for unit in units} == {(one.context, str(one.id)) for one in active}
            for message in active:
                if message.fuzzy and not message.previous_id:
                    continue  # it was away meanwhile, and an obsolete text keeps no old source
                made_from = message.previous_id[0] if message.fuzzy else message.id
                assert str(message.string).startswith(f"{words(message.context or '', str(made_from))} · ")
            assert path not in update(folder, OTHER, units)
            written = kept
