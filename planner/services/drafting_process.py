"""The process that drafts: ``python -m planner.services.drafting_process SESSION JOB SEEDS``.

The address of the database is in its environment. It tells how far it is twice a second, looks
whether it is to stop, and stores what came of it.
"""

import os
import secrets
import signal
import sys
import traceback
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic
from typing import Any

from planner.editing.proposal import with_keys
from planner.errors import Conflict, PlannerError
from planner.models.drafting import Progress, Proposal
from planner.models.drafting_job import DraftingJob, JobStatus
from planner.services.drafting import Wishes, draft_under_rules
from planner.services.drafting_jobs import wishes_of
from planner.services.drafting_results import DraftingResult, written_result
from planner.services.editing import read_draft
from planner.services.editions import read_content, read_edition
from planner.store.database import Database, DatabaseFailure, open_database, transaction
from planner.store.drafting_jobs import change_job, is_to_stop, job_with

BEAT_SECONDS = 0.5
# A search that has been told to stop has so long to do so.
_GRACE_SECONDS = 15.0
_NICENESS = 10
_KEY_BYTES = 5


class Watch:
    """What the process tells of its job, and what it is told, by a thread beside the search."""

    def __init__(self, database: Database, job: DraftingJob) -> None:
        self._database = database
        self._job = job
        self._began = monotonic()
        self._parent = os.getppid()
        self._lock = Lock()
        self._progress = Progress(None, 0, 0.0, 0)
        self._stop = Event()
        self._over = Event()
        self._thread = Thread(target=self._beat_until_over, daemon=True)

    def begin(self) -> None:
        """Gives the first sign of life, and goes on doing so."""
        self._beat()
        self._thread.start()

    def end(self, **facts: Any) -> None:
        """Stores how it ended; the last thing that is told."""
        self._over.set()
        self._thread.join()
        now = datetime.now(UTC)
        self._store(**{**self._facts(now), **facts, "finished_at": now})

    def tell(self, progress: Progress) -> None:
        """What the search has come to; worse news than before are kept to itself."""
        with self._lock:
            known = self._progress
            costs = [cost for cost in (known.best, progress.best) if cost is not None]
            best = min(costs, default=None)
            self._progress = Progress(
                best, max(known.bound, progress.bound), 0.0, known.proposals + 1
            )

    def should_stop(self) -> bool:
        """Whether the search has to end with the best that it has."""
        return self._stop.is_set() or self._elapsed() >= self._job.limit_seconds

    def _elapsed(self) -> float:
        return monotonic() - self._began

    def _beat_until_over(self) -> None:
        stopped_at: float | None = None
        while not self._over.wait(BEAT_SECONDS):
            try:
                self._beat()
            except DatabaseFailure:
                # It may be back at the next beat; the search goes on meanwhile.
                continue
            if self.should_stop():
                stopped_at = stopped_at or monotonic()
                if monotonic() - stopped_at > _GRACE_SECONDS:
                    self._give_up()

    def _beat(self) -> None:
        self._store(**self._facts(datetime.now(UTC)))
        with transaction(self._database) as opened:
            if is_to_stop(opened, self._job.key) or os.getppid() != self._parent:
                self._stop.set()

    def _facts(self, now: datetime) -> dict[str, Any]:
        with self._lock:
            found = self._progress
        return {
            "seen_at": now,
            "elapsed_seconds": round(self._elapsed(), 1),
            "best": found.best,
            "bound": found.bound,
            "proposals": found.proposals,
        }

    def _store(self, **facts: Any) -> None:
        with transaction(self._database) as opened:
            change_job(opened, self._job.key, **facts)

    def _give_up(self) -> None:
        """Ends the process: a part of the search cannot be interrupted, and nobody is to wait."""
        self._store(**_failure(Conflict("drafting-too-late")), finished_at=datetime.now(UTC))
        os._exit(1)


def run_job(database: Database, slug: str, key: str, seeds: Path) -> None:
    """Does that job from beginning to end; whatever happens is stored."""
    with transaction(database) as opened:
        job = job_with(opened, slug, key)
    watch = Watch(database, job)
    watch.begin()
    try:
        result, version = _drafted(database, job, seeds, watch)
    except PlannerError as refused:
        watch.end(**_failure(refused))
    except Exception:
        traceback.print_exc()
        watch.end(**_failure(Conflict("drafting-broke")))
    else:
        facts: dict[str, Any] = {"version": version, "result": written_result(result)}
        for proposal in result.proposals[:1]:
            facts |= {"best": proposal.cost, "bound": proposal.bound}
        watch.end(status=JobStatus.FINISHED, **facts)


def _failure(error: PlannerError) -> dict[str, Any]:
    params = {name: str(value) for name, value in error.params.items()}
    return {"status": JobStatus.FAILED, "error": error.code, "error_params": params}


def _drafted(
    database: Database, job: DraftingJob, seeds: Path, watch: Watch
) -> tuple[DraftingResult, int]:
    wishes = wishes_of(job)
    # Read again: somebody may have written since the job was asked for.
    found = read_draft(database, job.session_slug)
    before = found.programme
    kept = None
    if wishes.keep:
        kept = read_content(database, read_edition(database, job.session_slug, wishes.keep))
    drafted = draft_under_rules(
        before,
        seeds,
        _shared_out(wishes),
        kept=kept,
        tell=watch.tell,
        should_stop=watch.should_stop,
    )
    if not drafted.draft.proposals and drafted.draft.conflict is None:
        raise Conflict("drafting-found-nothing")
    known = {meeting.key for meeting in (*before.meetings, *(kept or before).meetings)}
    proposals = tuple(_with_new_keys(proposal, known) for proposal in drafted.draft.proposals)
    result = DraftingResult(before, proposals, drafted.draft.conflict, drafted.assumed)
    return result, found.version


def _with_new_keys(proposal: Proposal, known: set[str]) -> Proposal:
    """The proposal with keys for its new meetings that no meeting has ever had: one that was taken
    away, and is in an edition or may be brought back, is not that which comes now.
    """
    new = (meeting.key for meeting in proposal.programme.meetings if meeting.key not in known)
    return with_keys(proposal, {key: f"m-{secrets.token_hex(_KEY_BYTES)}" for key in new})


def _shared_out(wishes: Wishes) -> Wishes:
    """The search, the alternatives and the reasons each get an even share of the time."""
    shares = 1 + wishes.with_reasons + (wishes.alternatives > 0)
    return replace(wishes, seconds=wishes.seconds / shares)


def main(slug: str, key: str, seeds: str) -> None:
    """Runs the job that is stored in the database of the environment."""
    # The server ends its processes itself; this one ends when it sees that the server is gone.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(_NICENESS)
    run_job(open_database(os.environ["PLANNER_DATABASE_URL"]), slug, key, Path(seeds))


if __name__ == "__main__":
    main(*sys.argv[1:])
