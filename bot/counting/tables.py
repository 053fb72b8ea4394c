"""Everything that the database holds: one table of totals.

A margin is counted for itself (entries, languages, channels); they are never crossed,
so no row tells which language an entry was read in.
"""

from datetime import date

from sqlmodel import Field, SQLModel


class Tally(SQLModel, table=True):
    """How often a value of a margin was shown in a week."""

    __tablename__ = "tally"

    week: date = Field(primary_key=True, description="Monday of the week that is counted")
    margin: str = Field(primary_key=True, max_length=16, description="what is counted: entry, language or channel")
    name: str = Field(primary_key=True, max_length=64, description="which entry, language or channel")
    count: int = Field(default=0, description="how many times it was shown in that week, by anybody")
