"""Approvals: who agreed to a plan, how, and when."""

from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Field

from planner.models.body import BodyKind
from planner.models.noun import ROW_CONFIG, Instant, Keys, Noun, choice, keyed_in_session


class ApprovalKind(StrEnum):
    """How a plan is approved."""

    MEETING = "meeting"
    SILENCE = "silence"
    CONFERENCE = "conference"


class ApprovalFacts(Noun):
    """One approval of one edition, or the attempt at it.

    ``by`` is the organ that approves. Under a silence procedure the plan is circulated at an
    instant and is adopted when ``closes_at`` passes without an objection; ``objections`` are what
    was objected, each with its author. ``decided_on`` is the day on which the approval is
    recorded to have been given; where it stands, the procedure is over.
    """

    key: str = Field(primary_key=True)
    edition: int
    kind: ApprovalKind = Field(sa_type=choice(ApprovalKind))
    by: BodyKind = Field(sa_type=choice(BodyKind))
    circulated_at: datetime | None = Field(default=None, sa_type=Instant)
    closes_at: datetime | None = Field(default=None, sa_type=Instant)
    objections: tuple[str, ...] = Field(default=(), sa_type=Keys)
    decided_on: date | None = None
    source: str | None = None


class Approval(ApprovalFacts):
    """An approval as a value."""


class ApprovalRow(ApprovalFacts, table=True):
    """An approval as stored; ``position`` is its place among those of the session."""

    __tablename__ = "approval"
    __table_args__ = (*keyed_in_session("key"),)
    model_config = ROW_CONFIG

    session_slug: str = Field(primary_key=True)
    position: int
