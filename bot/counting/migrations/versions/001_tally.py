"""The table of weekly totals."""

import sqlalchemy as sa
from alembic import op

revision = "001"
down_revision = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "tally",
        sa.Column("week", sa.Date(), primary_key=True),
        sa.Column("margin", sa.String(16), primary_key=True),
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("count", sa.Integer(), nullable=False),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("tally")
