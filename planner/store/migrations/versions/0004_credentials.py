"""The register of credentials, and who attends the meetings of the bureau."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "delegation",
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("is_represented", sa.Boolean(), nullable=False),
        sa.Column("contact", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("session_slug", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("session_slug", "state", name=op.f("pk_delegation")),
    )
    op.create_table(
        "credentials_examination",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("session_slug", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("session_slug", "number", name=op.f("pk_credentials_examination")),
    )
    op.create_table(
        "credentials_step",
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "copy_received",
                "original_received",
                "found_in_order",
                "found_wanting",
                "objection",
                "objection_dismissed",
                "objection_upheld",
                name="stepkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column(
            "issued_by",
            sa.Enum(
                "head_of_state",
                "head_of_government",
                "foreign_minister",
                "permanent_representative",
                "competent_authority",
                "other",
                name="issuer",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("examination", sa.Integer(), nullable=True),
        sa.Column("session_slug", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_slug", "state"],
            ["delegation.session_slug", "delegation.state"],
            name=op.f("fk_credentials_step_session_slug_state"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "session_slug", "state", "serial", name=op.f("pk_credentials_step")
        ),
    )
    op.create_table(
        "delegate",
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("joined_at", sa.DateTime(), nullable=False),
        sa.Column("left_at", sa.DateTime(), nullable=True),
        sa.Column("session_slug", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_slug", "state"],
            ["delegation.session_slug", "delegation.state"],
            name=op.f("fk_delegate_session_slug_state"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_slug", "state", "serial", name=op.f("pk_delegate")),
    )
    op.create_table(
        "bureau_attendance",
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("is_present", sa.Boolean(), nullable=False),
        sa.Column("session_slug", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint(
            "session_slug", "meeting", "member", name=op.f("pk_bureau_attendance")
        ),
    )


def downgrade() -> None:
    op.drop_table("bureau_attendance")
    for name in ("delegate", "credentials_step", "credentials_examination", "delegation"):
        op.drop_table(name)
