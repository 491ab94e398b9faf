"""What a session asks of credentials beyond the dates of its rulebook."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "register_settings",
        sa.Column("considers_amendments", sa.Boolean(), nullable=False),
        sa.Column("needs_original", sa.Boolean(), nullable=False),
        sa.Column("session_slug", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("session_slug", name=op.f("pk_register_settings")),
    )


def downgrade() -> None:
    op.drop_table("register_settings")
