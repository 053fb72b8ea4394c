"""Tells what is stored, in words."""

from collections.abc import Iterable, Sequence

from bot.counting.tables import Tally
from bot.table import table


def counts_table(tallies: Iterable[Tally]) -> list[str]:
    """Return the totals as lines of a table."""
    rows = [(tally.week.isoformat(), tally.margin, tally.name, str(tally.count)) for tally in tallies]
    return table(("week of", "what", "name", "shown"), rows)


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
