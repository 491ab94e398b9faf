"""Drafting under way: who asked for what, how far it has come, and what came of it."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field

from planner.models.noun import ROW_CONFIG, Instant, Noun, choice


class JobStatus(StrEnum):
    """How far a job has come.

    ``failed`` is one that could not be done as it was asked; ``lost`` one whose process ended.
    """

    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"
    LOST = "lost"


class DraftingJobFacts(Noun):
    """One search for an organization of work, which any process may watch.

    ``version`` is that of the session when it began. ``wishes`` are what was asked for, as JSON.
    ``best``, ``bound``, ``elapsed_seconds`` and ``proposals`` are how far it has come: the cost of
    the best proposal yet, and what none costs less than. ``seen_at`` is when its process last gave
    a sign of life. ``result`` is what came of it, as JSON; ``error`` and ``error_params`` say why
    nothing did.
    """

    key: str = Field(primary_key=True)
    session_slug: str
    version: int
    actor: str
    account: str | None = None
    started_at: datetime = Field(sa_type=Instant)
    limit_seconds: float
    wishes: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    status: JobStatus = Field(default=JobStatus.RUNNING, sa_type=choice(JobStatus))
    best: int | None = None
    bound: int = 0
    elapsed_seconds: float = 0.0
    proposals: int = 0
    seen_at: datetime = Field(sa_type=Instant)
    stop_requested_at: datetime | None = Field(default=None, sa_type=Instant)
    finished_at: datetime | None = Field(default=None, sa_type=Instant)
    error: str | None = None
    error_params: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


class DraftingJob(DraftingJobFacts):
    """A job as a value, without its result, which may be large."""


class DraftingJobRow(DraftingJobFacts, table=True):
    """A job as stored."""

    __tablename__ = "drafting_job"
    __table_args__ = (Index(None, "session_slug", "started_at"),)
    model_config = ROW_CONFIG

    result: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
