"""The log of changes: who wrote what, when, and why if that was asked."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, PrimaryKeyConstraint
from sqlmodel import Field

from planner.models.noun import ROW_CONFIG, Instant, Noun


class AuditFacts(Noun):
    """One write, by one service in one transaction.

    ``number`` counts the writes of a session from 1; the last one is the version of the session.
    What concerns no session has the empty slug. ``service`` names the write (``move_meeting``),
    ``params`` are the facts that its sentence needs, as JSON. ``difference`` is what changed in the
    programme (see `planner.editing.difference`), ``None`` where something else was written.
    ``undoes`` is the number of the write that this one takes back.
    """

    session_slug: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    at: datetime = Field(sa_type=Instant)
    actor: str
    account: str | None = None
    service: str
    params: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    reason: str | None = None
    difference: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    undoes: int | None = None


class AuditEntry(AuditFacts):
    """An entry as a value."""


class AuditRow(AuditFacts, table=True):
    """An entry as stored. It is added and never changed or removed."""

    __tablename__ = "audit"
    __table_args__ = (
        PrimaryKeyConstraint("session_slug", "number"),
        Index(None, "account"),
    )
    model_config = ROW_CONFIG
