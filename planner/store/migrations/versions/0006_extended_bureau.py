"""Which State has which place in the extended bureau."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "bureau_place",
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("session_slug", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("session_slug", "member", name=op.f("pk_bureau_place")),
    )


def downgrade() -> None:
    op.drop_table("bureau_place")
