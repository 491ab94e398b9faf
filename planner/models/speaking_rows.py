"""Lists of speakers as stored. Everything but the version of a list is added and never changed.

They refer to sessions by slug and are not removed with them: what was said is a matter of record.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Field

from planner.models.noun import ROW_CONFIG, Instant, Noun, choice
from planner.models.speaking import Capacity, RequestFacts
from planner.models.text import Text, TextColumn


class SpeakersListRow(Noun, table=True):
    """A list. ``version`` is the number of the last thing in its log; who writes holds this row."""

    __tablename__ = "speakers_list"
    model_config = ROW_CONFIG

    session_slug: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    version: int
    settings: dict[str, Any] = Field(sa_type=JSON)
    created_at: datetime = Field(sa_type=Instant)


def _belongs_to_list() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["session_slug", "list_key"], ["speakers_list.session_slug", "speakers_list.key"]
    )


class SpeakingRequestRow(RequestFacts, table=True):
    """A request as stored; its serial stands once in a list, and so does each sending of a form."""

    __tablename__ = "speaking_request"
    __table_args__ = (
        _belongs_to_list(),
        UniqueConstraint("session_slug", "list_key", "serial"),
        UniqueConstraint("session_slug", "list_key", "submission"),
    )
    model_config = ROW_CONFIG

    session_slug: str = Field(primary_key=True)
    list_key: str = Field(primary_key=True)


class SpeakingEventRow(Noun, table=True):
    """Something done, as stored."""

    __tablename__ = "speaking_event"
    __table_args__ = (_belongs_to_list(),)
    model_config = ROW_CONFIG

    session_slug: str = Field(primary_key=True)
    list_key: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    at: datetime = Field(sa_type=Instant)
    actor: str
    kind: str
    facts: dict[str, Any] = Field(sa_type=JSON)


class KeyRole(StrEnum):
    """What the bearer of a secret address may do."""

    OPERATOR = "operator"
    DELEGATION = "delegation"


class SpeakingKeyFacts(Noun):
    """A secret address. ``token_hash`` is the SHA-256 of the secret, which is stored nowhere.

    ``label`` tells operators apart. The others are what a delegation is on the list.
    """

    token_hash: str = Field(primary_key=True)
    session_slug: str
    list_key: str
    role: KeyRole = Field(sa_type=choice(KeyRole))
    label: str = ""
    delegation: str | None = None
    name: Text | None = Field(default=None, sa_type=TextColumn)
    capacity: Capacity | None = Field(default=None, sa_type=choice(Capacity))
    created_at: datetime = Field(sa_type=Instant)
    revoked_at: datetime | None = Field(default=None, sa_type=Instant)


class SpeakingKey(SpeakingKeyFacts):
    """A secret address as a value."""


class SpeakingKeyRow(SpeakingKeyFacts, table=True):
    """A secret address as stored."""

    __tablename__ = "speaking_key"
    __table_args__ = (_belongs_to_list(),)
    model_config = ROW_CONFIG
