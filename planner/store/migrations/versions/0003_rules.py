"""What the rules need to know: overrides, officers, dates of papers; approvals of editions."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "officer",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column(
            "office",
            sa.Enum(
                "president",
                "vice_president",
                "chair",
                "vice_chair",
                "rapporteur",
                name="office",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=True),
        sa.Column("session_slug", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_slug", "body"],
            ["body.session_slug", "body.key"],
            name=op.f("fk_officer_session_slug_body"),
        ),
        sa.ForeignKeyConstraint(
            ["session_slug"],
            ["session.slug"],
            name=op.f("fk_officer_session_slug"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_slug", "key", name=op.f("pk_officer")),
    )
    op.create_table(
        "override",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("source", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("session_slug", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_slug"],
            ["session.slug"],
            name=op.f("fk_override_session_slug"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_slug", "key", name=op.f("pk_override")),
    )
    op.create_table(
        "approval",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "meeting",
                "silence",
                "conference",
                name="approvalkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "by",
            sa.Enum(
                "plenary",
                "committee_of_the_whole",
                "committee",
                "working_group",
                "expert_group",
                "bureau",
                "extended_bureau",
                "informal_consultations",
                "regional_group",
                "side_event",
                name="bodykind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("circulated_at", sa.DateTime(), nullable=True),
        sa.Column("closes_at", sa.DateTime(), nullable=True),
        sa.Column("objections", sa.JSON(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("session_slug", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_slug"],
            ["session.slug"],
            name=op.f("fk_approval_session_slug"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_slug", "key", name=op.f("pk_approval")),
    )
    op.add_column(
        "session", sa.Column("is_special", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("meeting", sa.Column("approved_by", sa.String(), nullable=True))
    # No reference to the body: SQLite would have to copy the table, with rows that point at it.
    op.add_column("paper", sa.Column("issued_on", sa.Date(), nullable=True))
    op.add_column("paper", sa.Column("submitted_at", sa.DateTime(), nullable=True))
    op.add_column("paper", sa.Column("submitted_by", sa.String(), nullable=True))


def downgrade() -> None:
    for name in ("submitted_by", "submitted_at", "issued_on"):
        op.drop_column("paper", name)
    op.drop_column("meeting", "approved_by")
    op.drop_column("session", "is_special")
    op.drop_table("approval")
    op.drop_table("override")
    op.drop_table("officer")
