"""The report: a table that a person can read, and the meaning of every column of everything stored."""

from datetime import date

import pytest
from sqlmodel import SQLModel

from bot.counting.report import counts_table, stored
from bot.counting.tables import Tally

TALLIES = [
    Tally(week=date(2026, 11, 16), margin="entry", name="asylum.apply", count=12),
    Tally(week=date(2026, 11, 16), margin="channel", name="web", count=3),
]


def test_the_table_is_aligned() -> None:
    """Columns stand under their heads, and no line ends in spaces."""
    assert counts_table(TALLIES) == [
        "week of     what     name          shown",
        "2026-11-16  entry    asylum.apply  12",
        "2026-11-16  channel  web           3",
    ]


@pytest.mark.parametrize("table", SQLModel.metadata.tables.values(), ids=str)
def test_every_column_of_every_table_is_explained(table: object) -> None:
    """What is stored says of each column what it means; a new table or column must bring its sentence."""
    lines = stored(TALLIES)
    columns = [column.name for column in SQLModel.metadata.tables[str(table)].columns]

    assert f'"{table}"' in lines[0]
    for name in columns:
        (line,) = [line for line in lines if line.startswith(f"  {name}: ")]
        assert len(line.split(": ", 1)[1].split()) >= 3, line


def test_all_rows_stand_in_what_is_stored() -> None:
    """After the explanation comes everything, to the last row."""
    assert counts_table(TALLIES) == stored(TALLIES)[-3:]
