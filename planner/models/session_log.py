"""Logs of a session as stored: entries are added, and never changed or removed.

They refer to the session by slug and are not removed with it: what happened is a matter of record.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKeyConstraint, UniqueConstraint
from sqlmodel import Field

from planner.models.noun import ROW_CONFIG, Instant, Noun, choice
from planner.models.source import Source, SourceColumn


class LogName(StrEnum):
    """Which log of a session."""

    RECORD = "record"
    DRAFTS = "drafts"


class SessionLogRow(Noun, table=True):
    """A log. ``version`` is the number of its last entry; who writes holds this row."""

    __tablename__ = "session_log"
    model_config = ROW_CONFIG

    session_slug: str = Field(primary_key=True)
    log: LogName = Field(sa_type=choice(LogName), primary_key=True)
    version: int


class SessionLogEntryRow(Noun, table=True):
    """An entry as stored. ``subject`` is the key of a meeting, or that of a draft resolution."""

    __tablename__ = "session_log_entry"
    __table_args__ = (
        ForeignKeyConstraint(
            ["session_slug", "log"], ["session_log.session_slug", "session_log.log"]
        ),
        UniqueConstraint("session_slug", "log", "id"),
    )
    model_config = ROW_CONFIG

    session_slug: str = Field(primary_key=True)
    log: LogName = Field(sa_type=choice(LogName), primary_key=True)
    number: int = Field(primary_key=True)
    id: str
    entered_at: datetime = Field(sa_type=Instant)
    actor: str
    subject: str
    item: str
    at: datetime | None = Field(default=None, sa_type=Instant)
    corrects: str
    kind: str
    facts: dict[str, Any] = Field(sa_type=JSON)
    source: Source | None = Field(default=None, sa_type=SourceColumn)
