"""Drafting beside the answering of requests: begun, watched, stopped, and what came of it.

A job runs in a process of its own (`planner.services.drafting_process`): the models are built in
Python, and a thread that did so kept the pages waiting five times as long (median of the grid
148 ms beside a thread, 31 ms beside a process). Everything that is told about it goes through the
database, so any process can watch it and stop it.
"""

import os
import secrets
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

from planner.drafting.replanning import DayLost, OneMore, Overrun, RoomLost, parse_disruption
from planner.drafting.search import is_available
from planner.errors import Conflict, InvalidInput
from planner.models.account import Actor
from planner.models.drafting_job import DraftingJob, JobStatus
from planner.models.programme import Programme
from planner.services.drafting import Wishes
from planner.services.drafting_results import DraftingResult, read_result
from planner.services.editing import read_draft
from planner.services.editions import read_edition
from planner.store.audit import hold_session, version_of
from planner.store.database import Database, DatabaseFailure, transaction
from planner.store.drafting_jobs import (
    add_job,
    change_job,
    forget_jobs,
    job_with,
    jobs_of,
    lose_jobs,
    result_of,
    running_jobs,
)

LONGEST_SECONDS = 300
"""No search takes longer."""

MOST_ALTERNATIVES = 5
MOST_AT_ONCE = 2
"""So many jobs run at the same time, of all sessions together: a search takes all processors."""

LOST_AFTER = timedelta(seconds=20)
"""A job that has given no sign of life for so long has ended with its process."""

KEPT = 10
"""Of so many jobs of a session the results are kept."""

_KEY_BYTES = 8
_PROCESS = "planner.services.drafting_process"


@dataclass(frozen=True, slots=True)
class JobSoFar:
    """A job, and what came of it if it is finished."""

    job: DraftingJob
    result: DraftingResult | None = None

    @property
    def is_running(self) -> bool:
        """Whether it goes on."""
        return self.job.status is JobStatus.RUNNING


def start_job(
    database: Database, slug: str, wishes: Wishes, actor: Actor, now: datetime, seeds: Path
) -> DraftingJob:
    """Begins to draft the session as it stands, in the background.

    Raises `NotFound`; `InvalidInput` for wishes that cannot be met; `Conflict` while the session
    has a job already, or when as many as can are running.
    """
    _check(database, slug, wishes)
    with transaction(database) as opened:
        hold_session(opened, slug)
        lose_jobs(opened, now - LOST_AFTER)
        running = running_jobs(opened, now - LOST_AFTER)
        if any(job.session_slug == slug for job in running):
            raise Conflict("drafting-under-way", session=slug)
        if len(running) >= MOST_AT_ONCE:
            raise Conflict("drafting-busy", limit=MOST_AT_ONCE)
        job = DraftingJob(
            key=secrets.token_hex(_KEY_BYTES),
            session_slug=slug,
            version=version_of(opened, slug),
            actor=actor.name,
            account=actor.account,
            started_at=now,
            limit_seconds=wishes.seconds,
            wishes=asdict(wishes),
            seen_at=now,
        )
        add_job(opened, job)
        forget_jobs(opened, slug, KEPT)
    _launch(database, job, seeds)
    return job


def watch_job(database: Database, slug: str, key: str, now: datetime) -> JobSoFar:
    """How far that job is, and its result. Raises `NotFound`."""
    with transaction(database) as opened:
        job = as_seen(job_with(opened, slug, key), now)
        written = result_of(opened, key) if job.status is JobStatus.FINISHED else None
    return JobSoFar(job, None if written is None else read_result(written))


def look_at_job(database: Database, slug: str, key: str, now: datetime) -> DraftingJob:
    """How far that job is, without its result. Raises `NotFound`."""
    with transaction(database) as opened:
        return as_seen(job_with(opened, slug, key), now)


def list_jobs(database: Database, slug: str, now: datetime) -> list[DraftingJob]:
    """The jobs of the session that are still kept, the latest first."""
    with transaction(database) as opened:
        return [as_seen(job, now) for job in jobs_of(opened, slug, KEPT)]


def stop_job(database: Database, slug: str, key: str, now: datetime) -> None:
    """Asks the job to end with the best that it has; nothing if it has ended. Raises `NotFound`."""
    with transaction(database) as opened:
        job_with(opened, slug, key)
        change_job(opened, key, stop_requested_at=now)


def as_seen(job: DraftingJob, now: datetime) -> DraftingJob:
    """The job, lost if its process has given no sign of life for too long."""
    if job.status is JobStatus.RUNNING and job.seen_at < now - LOST_AFTER:
        return job.model_copy(update={"status": JobStatus.LOST, "finished_at": job.seen_at})
    return job


def has_solver() -> bool:
    """Whether the best proposal can be sought; without the solver there is a first one only."""
    return is_available()


def wishes_of(job: DraftingJob) -> Wishes:
    """What was asked for."""
    written: Mapping[str, Any] = job.wishes
    return replace(Wishes(**written), disruptions=tuple(written["disruptions"]))


def _check(database: Database, slug: str, wishes: Wishes) -> None:
    programme = read_draft(database, slug).programme
    if not 1 <= wishes.seconds <= LONGEST_SECONDS:
        raise InvalidInput("drafting-time", field="seconds", limit=LONGEST_SECONDS)
    if not 0 <= wishes.alternatives <= MOST_ALTERNATIVES:
        raise InvalidInput("field-unusable", field="alternatives", value=str(wishes.alternatives))
    if wishes.keep:
        read_edition(database, slug, wishes.keep)
    for written in wishes.disruptions:
        _check_disruption(programme, written)


def _check_disruption(programme: Programme, written: str) -> None:
    """Raises `NotFound` for one of what the session does not have."""
    match parse_disruption(written):
        case RoomLost(room):
            programme.room(room)
        case Overrun(item):
            programme.item(item)
        case OneMore(body):
            programme.body(body)
        case DayLost(day) if day not in programme.session_days():
            raise InvalidInput("field-unusable", field="day_lost", value=day.isoformat())
        case _:
            pass


def _launch(database: Database, job: DraftingJob, seeds: Path) -> None:
    """Starts the process; the address of the database, which may bear a password, goes by its
    environment, where no list of processes shows it.
    """
    url = database.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", _PROCESS, job.session_slug, job.key, str(seeds)]
    top = Path(__file__).parents[2]
    paths = os.pathsep.join(filter(None, (str(top), os.environ.get("PYTHONPATH"))))
    process = subprocess.Popen(  # noqa: S603  # every word of it is ours
        command,
        env={**os.environ, "PLANNER_DATABASE_URL": url, "PYTHONPATH": paths},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    Thread(target=_wait_for, args=(database, job.key, process), daemon=True).start()


def _wait_for(database: Database, key: str, process: "subprocess.Popen[bytes]") -> None:
    """Notes it at once when the process ends without having said so itself."""
    process.wait()
    try:
        with transaction(database) as opened:
            change_job(opened, key, status=JobStatus.LOST)
    except DatabaseFailure:
        # Whoever looks will find that it gives no sign of life.
        return
