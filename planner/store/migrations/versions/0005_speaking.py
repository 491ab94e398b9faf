"""Lists of speakers: what was asked for, what was done, and the secret addresses to them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_CAPACITIES = (
    "regional_group",
    "group",
    "state",
    "observer_state",
    "observer_entity",
    "un_entity",
    "intergovernmental",
    "non_governmental",
)
_RANKS = (
    "head_of_state",
    "vice_president",
    "crown_prince",
    "head_of_government",
    "deputy_head_of_government",
    "minister",
    "attorney_general",
    "vice_minister",
    "executive_head",
    "high_official",
    "head_of_delegation",
    "representative",
)


def _choice(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def _belongs_to_list(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["session_slug", "list_key"],
        ["speakers_list.session_slug", "speakers_list.key"],
        name=op.f(f"fk_{table}_session_slug_list_key"),
    )


def upgrade() -> None:
    op.create_table(
        "speakers_list",
        sa.Column("session_slug", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("session_slug", "key", name=op.f("pk_speakers_list")),
    )
    op.create_table(
        "speaking_request",
        sa.Column(
            "kind", _choice("requestkind", "statement", "reply", "point_of_order"), nullable=False
        ),
        sa.Column("delegation", sa.String(), nullable=False),
        sa.Column("name", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("capacity", _choice("capacity", *_CAPACITIES), nullable=False),
        sa.Column("rank", _choice("rank", *_RANKS), nullable=False),
        sa.Column("speaker", sa.String(), nullable=True),
        sa.Column("function", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("on_behalf_of", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("members", sa.JSON(), nullable=False),
        sa.Column("preferred", sa.JSON(), nullable=False),
        sa.Column("is_standby", sa.Boolean(), nullable=False),
        sa.Column("has_text", sa.Boolean(), nullable=False),
        sa.Column("has_leave", sa.Boolean(), nullable=False),
        sa.Column("gender", _choice("gender", "woman", "man", "another"), nullable=True),
        sa.Column("submission", sa.String(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("session_slug", sa.String(), nullable=False),
        sa.Column("list_key", sa.String(), nullable=False),
        _belongs_to_list("speaking_request"),
        sa.PrimaryKeyConstraint(
            "session_slug", "list_key", "number", name=op.f("pk_speaking_request")
        ),
        sa.UniqueConstraint(
            "session_slug",
            "list_key",
            "serial",
            name=op.f("uq_speaking_request_session_slug_list_key_serial"),
        ),
        sa.UniqueConstraint(
            "session_slug",
            "list_key",
            "submission",
            name=op.f("uq_speaking_request_session_slug_list_key_submission"),
        ),
    )
    op.create_table(
        "speaking_event",
        sa.Column("session_slug", sa.String(), nullable=False),
        sa.Column("list_key", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        _belongs_to_list("speaking_event"),
        sa.PrimaryKeyConstraint(
            "session_slug", "list_key", "number", name=op.f("pk_speaking_event")
        ),
    )
    op.create_table(
        "speaking_key",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("session_slug", sa.String(), nullable=False),
        sa.Column("list_key", sa.String(), nullable=False),
        sa.Column("role", _choice("keyrole", "operator", "delegation"), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("delegation", sa.String(), nullable=True),
        sa.Column("name", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("capacity", _choice("capacity", *_CAPACITIES), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        _belongs_to_list("speaking_key"),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_speaking_key")),
    )


def downgrade() -> None:
    for table in ("speaking_key", "speaking_event", "speaking_request", "speakers_list"):
        op.drop_table(table)
