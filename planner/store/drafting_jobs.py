"""Drafting jobs in and out of the database."""

from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlmodel import Session as Transaction
from sqlmodel import col, delete, select

from planner.errors import NotFound
from planner.models.drafting_job import (
    DraftingJob,
    DraftingJobFacts,
    DraftingJobRow,
    JobStatus,
)

_FACTS = [getattr(DraftingJobRow, name) for name in DraftingJobFacts.model_fields]


def add_job(transaction: Transaction, job: DraftingJob) -> None:
    """Stores a job that begins."""
    transaction.add(DraftingJobRow(**dict(job)))
    transaction.flush()


def job_with(transaction: Transaction, slug: str, key: str) -> DraftingJob:
    """That job of the session. Raises `NotFound`."""
    found = transaction.execute(
        select(*_FACTS).where(
            col(DraftingJobRow.key) == key, col(DraftingJobRow.session_slug) == slug
        )
    ).first()
    if found is None:
        raise NotFound("drafting-job-unknown", job=key, session=slug)
    return _job(found)


def jobs_of(transaction: Transaction, slug: str, limit: int) -> list[DraftingJob]:
    """The jobs of the session, the latest first."""
    found = transaction.execute(
        select(*_FACTS)
        .where(col(DraftingJobRow.session_slug) == slug)
        .order_by(col(DraftingJobRow.started_at).desc(), col(DraftingJobRow.key))
        .limit(limit)
    )
    return [_job(row) for row in found]


def running_jobs(transaction: Transaction, seen_since: datetime) -> list[DraftingJob]:
    """The jobs of all sessions whose processes have given a sign of life since then."""
    found = transaction.execute(
        select(*_FACTS).where(
            col(DraftingJobRow.status) == JobStatus.RUNNING,
            col(DraftingJobRow.seen_at) >= seen_since,
        )
    )
    return [_job(row) for row in found]


def lose_jobs(transaction: Transaction, not_seen_since: datetime) -> None:
    """Notes that the processes of those jobs have ended."""
    transaction.execute(
        update(DraftingJobRow)
        .where(
            col(DraftingJobRow.status) == JobStatus.RUNNING,
            col(DraftingJobRow.seen_at) < not_seen_since,
        )
        .values(status=JobStatus.LOST, finished_at=col(DraftingJobRow.seen_at))
    )


def change_job(transaction: Transaction, key: str, **facts: Any) -> bool:
    """Stores those facts of a job that is running; returns whether it was."""
    changed: Any = transaction.execute(
        update(DraftingJobRow)
        .where(col(DraftingJobRow.key) == key, col(DraftingJobRow.status) == JobStatus.RUNNING)
        .values(**facts)
    )
    return bool(changed.rowcount)


def is_to_stop(transaction: Transaction, key: str) -> bool:
    """Whether somebody has asked for that job to stop, or nobody waits for it any more."""
    found = transaction.execute(
        select(col(DraftingJobRow.stop_requested_at), col(DraftingJobRow.status)).where(
            col(DraftingJobRow.key) == key
        )
    ).first()
    return found is None or found[0] is not None or found[1] is not JobStatus.RUNNING


def result_of(transaction: Transaction, key: str) -> dict[str, Any] | None:
    """What came of that job, ``None`` while there is nothing."""
    row = transaction.get(DraftingJobRow, key)
    return None if row is None else row.result


def forget_jobs(transaction: Transaction, slug: str, keep: int) -> None:
    """Removes the results of all but the latest jobs of the session: they are no records."""
    latest = (
        select(DraftingJobRow.key)
        .where(col(DraftingJobRow.session_slug) == slug)
        .order_by(col(DraftingJobRow.started_at).desc(), col(DraftingJobRow.key))
        .limit(keep)
    )
    keys = list(transaction.exec(latest))
    transaction.execute(
        delete(DraftingJobRow).where(
            col(DraftingJobRow.session_slug) == slug,
            col(DraftingJobRow.key).not_in(keys),
            col(DraftingJobRow.status) != JobStatus.RUNNING,
        )
    )


def _job(row: Any) -> DraftingJob:
    return DraftingJob(**dict(row._mapping))
