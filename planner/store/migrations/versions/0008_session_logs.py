"""Logs of a session: the record of what happened, and the draft resolutions."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def _log() -> sa.Enum:
    return sa.Enum(
        "record", "drafts", name="logname", native_enum=False, create_constraint=True, length=40
    )


def upgrade() -> None:
    op.create_table(
        "session_log",
        sa.Column("session_slug", sa.String(), nullable=False),
        sa.Column("log", _log(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("session_slug", "log", name=op.f("pk_session_log")),
    )
    op.create_table(
        "session_log_entry",
        sa.Column("session_slug", sa.String(), nullable=False),
        sa.Column("log", _log(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=True),
        sa.Column("corrects", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("source", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_slug", "log"],
            ["session_log.session_slug", "session_log.log"],
            name=op.f("fk_session_log_entry_session_slug_log"),
        ),
        sa.PrimaryKeyConstraint("session_slug", "log", "number", name=op.f("pk_session_log_entry")),
        sa.UniqueConstraint(
            "session_slug", "log", "id", name=op.f("uq_session_log_entry_session_slug_log_id")
        ),
    )


def downgrade() -> None:
    for table in ("session_log_entry", "session_log"):
        op.drop_table(table)
