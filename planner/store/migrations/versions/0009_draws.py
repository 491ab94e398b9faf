"""Drawings of lots: every one with its seed, what it was made from, and what came of it."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lot_draw",
        sa.Column("mechanism", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "reviewers",
                "repeat",
                "years",
                name="drawkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("seed", sa.String(), nullable=False),
        sa.Column("method", sa.Integer(), nullable=False),
        sa.Column("inputs", sa.JSON(), nullable=False),
        sa.Column("inputs_fingerprint", sa.String(), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.Column("result_fingerprint", sa.String(), nullable=False),
        sa.Column("previous_fingerprint", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("repeats", sa.Integer(), nullable=True),
        sa.Column("drawn_at", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("occasion", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mechanism", "repeats"],
            ["lot_draw.mechanism", "lot_draw.number"],
            name=op.f("fk_lot_draw_mechanism_repeats"),
        ),
        sa.PrimaryKeyConstraint("mechanism", "number", name=op.f("pk_lot_draw")),
    )


def downgrade() -> None:
    op.drop_table("lot_draw")
