"""Tells what is stored, in words."""

from collections.abc import Iterable, Sequence

from bot.counting.tables import Tally


def counts_table(tallies: Iterable[Tally]) -> list[str]:
    """Return the totals as lines of a table."""
    rows = [("week of", "what", "name", "shown")]
    rows += [(tally.week.isoformat(), tally.margin, tally.name, str(tally.count)) for tally in tallies]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def stored(tallies: Sequence[Tally]) -> list[str]:
    """Return all that exists at rest, column by column: what each means, then every row."""
    columns = [f"  {name}: {field.description}" for name, field in Tally.model_fields.items()]
    return [
        'The database holds one table, "tally". Each row is a total of a week. Its columns:',
        *columns,
        "Nothing in it says who, from where, at what hour, or in which words.",
        "",
        *counts_table(tallies),
    ]
