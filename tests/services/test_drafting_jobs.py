"""A job from its beginning to its end, its process and all."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from planner.assets import folder
from planner.editing.agenda import add_item
from planner.errors import Conflict, InvalidInput, NotFound, PlannerError
from planner.models.account import Actor
from planner.models.drafting import Status
from planner.models.drafting_job import DraftingJob, JobStatus
from planner.models.freezing import freeze
from planner.services import drafting_jobs
from planner.services.drafting import Wishes
from planner.services.drafting_jobs import (
    KEPT,
    LOST_AFTER,
    JobSoFar,
    list_jobs,
    look_at_job,
    start_job,
    stop_job,
    watch_job,
    wishes_of,
)
from planner.services.editing import edit_session, read_log
from planner.services.sessions import Database, load_bundles, open_planner, read_programme
from planner.store.database import transaction
from planner.store.drafting_jobs import add_job, change_job
from tests.builders import an_item

pytest.importorskip("ortools", reason="install planner[drafting]")

SLUG, OTHER = "untoc-cop-9", "untoc-wg-2022"
SEEDS = folder("seeds")
ANA = Actor("Ana", "a")
PATIENCE = 60.0


@pytest.fixture
def database(tmp_path: Path) -> Database:
    opened = open_planner(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    files = [SEEDS / "sessions" / f"{slug}.toml" for slug in (SLUG, OTHER)]
    load_bundles(opened, files, now())
    return opened


def now() -> datetime:
    return datetime.now(UTC)


def start(database: Database, wishes: Wishes, slug: str = SLUG) -> DraftingJob:
    return start_job(database, slug, wishes, ANA, now(), SEEDS)


def watch_until(
    database: Database, job: DraftingJob, is_so: Callable[[JobSoFar], bool]
) -> JobSoFar:
    """Looks until it is so."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = watch_job(database, job.session_slug, job.key, now())
        if is_so(found):
            return found
        time.sleep(0.1)
    raise AssertionError(f"never came: {found.job}")


def is_over(found: JobSoFar) -> bool:
    return not found.is_running


def stored_job(database: Database, key: str, seen_at: datetime, **facts: object) -> DraftingJob:
    """A job as another process would have stored it."""
    job = DraftingJob(
        key=key,
        session_slug=SLUG,
        version=1,
        actor="Ben",
        started_at=seen_at,
        limit_seconds=30,
        seen_at=seen_at,
        **facts,
    )
    with transaction(database) as opened:
        add_job(opened, job)
    return job


def test_a_job_ends_with_a_proposal_and_the_draft_is_as_it_was(database: Database) -> None:
    before = read_programme(database, SLUG)
    wishes = Wishes(seconds=20, disruptions=("one-more:wg-3",))
    job = start(database, wishes)
    assert (job.status, job.actor, job.account, job.version) == ("running", "Ana", "a", 1)
    found = watch_until(database, job, is_over)
    assert found.job.status is JobStatus.FINISHED
    assert found.result is not None
    (proposal,) = found.result.proposals
    assert proposal.status is Status.PROVEN
    assert (found.job.best, found.job.bound) == (proposal.cost, proposal.cost)
    assert found.job.finished_at is not None
    assert found.job.proposals > 0
    assert freeze(found.result.before) == freeze(before)
    assert [change.code for change in found.result.changes(proposal)] == ["meeting-added"]
    assert read_programme(database, SLUG) == before
    assert len(read_log(database, SLUG)) == 1
    assert wishes_of(found.job) == wishes


def test_it_tells_the_best_before_it_is_over_and_stops_with_it_when_told(
    database: Database,
) -> None:
    job = start(database, Wishes(seconds=300, alternatives=5, with_reasons=True))
    watch_until(database, job, lambda found: found.job.best is not None or is_over(found))
    stop_job(database, SLUG, job.key, now())
    found = watch_until(database, job, is_over)
    assert found.job.status is JobStatus.FINISHED
    assert found.job.stop_requested_at is not None
    assert found.result is not None
    assert found.result.proposals[0].broken == ()
    assert found.job.elapsed_seconds < 100


def test_why_there_is_no_plan_is_the_result_too(database: Database) -> None:
    wishes = Wishes(seconds=20, disruptions=("day-lost:2018-10-17", "one-more:wg-3"))
    found = watch_until(database, start(database, wishes), is_over)
    assert found.result is not None
    assert found.result.proposals == ()
    assert found.result.conflict is not None
    assert found.result.conflict.is_minimal
    assert found.job.best is None


def test_a_session_has_one_job_at_a_time_and_all_sessions_together_a_few(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored_job(database, "there", now())
    with pytest.raises(Conflict) as refused:
        start(database, Wishes(seconds=5))
    assert refused.value.code == "drafting-under-way"
    monkeypatch.setattr(drafting_jobs, "MOST_AT_ONCE", 1)
    with pytest.raises(Conflict) as refused:
        start(database, Wishes(seconds=5), OTHER)
    assert refused.value.code == "drafting-busy"


def test_a_job_whose_process_was_killed_is_told_at_once_and_makes_room(
    database: Database,
) -> None:
    job = start(database, Wishes(seconds=300, alternatives=5, with_reasons=True))
    watch_until(database, job, lambda found: found.job.elapsed_seconds > 0 or is_over(found))
    for pid in _processes_of(job.key):
        os.kill(pid, signal.SIGKILL)
    found = watch_until(database, job, is_over)
    assert (found.job.status, found.result) == (JobStatus.LOST, None)
    assert watch_until(database, start(database, Wishes(seconds=10)), is_over).result is not None


def _processes_of(key: str) -> list[int]:
    """The processes that were started for that job."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = file.read_bytes().split(b"\0")
        except OSError:
            continue
        if key.encode() in words:
            found.append(int(file.parent.name))
    return found


def test_a_job_that_gives_no_sign_of_life_is_lost_whoever_looks(database: Database) -> None:
    seen_at = now() - LOST_AFTER - timedelta(seconds=1)
    job = stored_job(database, "silent", seen_at)
    assert look_at_job(database, SLUG, job.key, now()).status is JobStatus.LOST
    assert look_at_job(database, SLUG, job.key, seen_at).status is JobStatus.RUNNING
    assert [found.status for found in list_jobs(database, SLUG, now())] == ["lost"]
    started = start(database, Wishes(seconds=5))
    # It is stored as lost now: should its process wake up, it finds that nobody waits for it.
    with transaction(database) as opened:
        assert not change_job(opened, job.key, best=1)
    watch_until(database, started, is_over)


def test_a_job_ends_when_its_server_is_gone(database: Database, tmp_path: Path) -> None:
    """Its parent is a process that starts it and is gone at once."""
    script = tmp_path / "server.py"
    script.write_text(
        "import sys, time\n"
        "from datetime import UTC, datetime\n"
        "from pathlib import Path\n"
        "from planner.models.account import Actor\n"
        "from planner.services.drafting import Wishes\n"
        "from planner.services.drafting_jobs import start_job, watch_job\n"
        "from planner.services.sessions import open_planner\n"
        "database = open_planner(sys.argv[1])\n"
        "wishes = Wishes(seconds=300, alternatives=5, with_reasons=True)\n"
        "job = start_job(database, sys.argv[2], wishes, Actor('Ana', 'a'), datetime.now(UTC),"
        " Path(sys.argv[3]))\n"
        "while watch_job(database, sys.argv[2], job.key, datetime.now(UTC)).job.best is None:\n"
        "    time.sleep(0.1)\n"
        "print(job.key)\n"
    )
    url = database.url.render_as_string(hide_password=False)
    paths = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, str(script), url, SLUG, str(SEEDS)],
        env=paths,
        capture_output=True,
        text=True,
        check=True,
    )
    job = look_at_job(database, SLUG, done.stdout.strip(), now())
    found = watch_until(database, job, is_over)
    assert found.job.status is JobStatus.FINISHED
    assert found.job.elapsed_seconds < 100


def test_what_cannot_be_done_is_told_with_its_reason(database: Database) -> None:
    edit_session(database, SLUG, add_item(an_item("new", "99")), ANA, now())
    found = watch_until(database, start(database, Wishes(seconds=5)), is_over)
    assert (found.job.status, found.job.version, found.result) == (JobStatus.FAILED, 2, None)
    assert (found.job.error, found.job.error_params) == (
        "length-unknown",
        {"value": "new", "session": SLUG},
    )


@pytest.mark.parametrize(
    ("wishes", "code"),
    [
        (Wishes(seconds=301), "drafting-time"),
        (Wishes(seconds=0), "drafting-time"),
        (Wishes(alternatives=6), "field-unusable"),
        (Wishes(keep=7), "edition-unknown"),
        (Wishes(disruptions=("room-lost:attic",)), "room-unknown"),
        (Wishes(disruptions=("overrun:99",)), "item-unknown"),
        (Wishes(disruptions=("one-more:wg-99",)), "body-unknown"),
        (Wishes(disruptions=("day-lost:2019-10-17",)), "field-unusable"),
        (Wishes(disruptions=("flood",)), "disruption-malformed"),
    ],
)
def test_wishes_that_cannot_be_met_are_refused_before_anything_begins(
    database: Database, wishes: Wishes, code: str
) -> None:
    with pytest.raises(PlannerError) as refused:
        start(database, wishes)
    assert isinstance(refused.value, NotFound | InvalidInput)
    assert refused.value.code == code
    assert list_jobs(database, SLUG, now()) == []


def test_only_the_latest_results_are_kept(database: Database) -> None:
    for number in range(KEPT + 3):
        stored_job(
            database,
            f"old-{number:02}",
            now() - timedelta(days=40 - number),
            status=JobStatus.FINISHED,
        )
    job = start(database, Wishes(seconds=5))
    keys = [found.key for found in list_jobs(database, SLUG, now())]
    assert keys == [job.key, *(f"old-{number:02}" for number in range(KEPT + 2, 3, -1))]
    with pytest.raises(NotFound):
        look_at_job(database, SLUG, "old-00", now())
    with pytest.raises(NotFound):
        look_at_job(database, OTHER, job.key, now())
    watch_until(database, job, is_over)
