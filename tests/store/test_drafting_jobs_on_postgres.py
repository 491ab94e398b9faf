"""Drafting jobs on a real PostgreSQL server: the whole way, and of two at once only one begins."""

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import create_engine, text

from planner.assets import folder
from planner.errors import Conflict
from planner.models.account import Actor
from planner.models.drafting_job import DraftingJob, JobStatus
from planner.services.drafting import Wishes
from planner.services.drafting_jobs import list_jobs, start_job, stop_job, watch_job
from planner.services.sessions import load_bundles, open_planner
from planner.store.database import Database
from tests.postgres import newest_programs, postgres_server

pytestmark = pytest.mark.postgres

pytest.importorskip("ortools", reason="install planner[drafting]")

SLUG = "untoc-cop-9"
SEEDS = folder("seeds")


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    programs = newest_programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed")
    with postgres_server(programs) as url:
        maintenance = create_engine(f"{url}postgres", isolation_level="AUTOCOMMIT")
        with maintenance.connect() as connection:
            connection.execute(text("create database planner"))
        maintenance.dispose()
        opened = open_planner(f"{url}planner")
        load_bundles(opened, [SEEDS / "sessions" / f"{SLUG}.toml"], datetime.now(UTC))
        yield opened
        opened.dispose()


def test_of_two_that_are_started_at_once_one_begins_and_ends_with_a_plan(
    database: Database,
) -> None:
    started: list[DraftingJob] = []
    refused: list[Conflict] = []

    def start(name: str) -> None:
        wishes = Wishes(seconds=30, alternatives=5)
        try:
            now = datetime.now(UTC)
            started.append(start_job(database, SLUG, wishes, Actor(name, name), now, SEEDS))
        except Conflict as conflict:
            refused.append(conflict)

    threads = [threading.Thread(target=start, args=(name,)) for name in ("Ana", "Ben")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (job,) = started
    assert [conflict.code for conflict in refused] == ["drafting-under-way"]
    found = watch_job(database, SLUG, job.key, datetime.now(UTC))
    for _ in range(600):
        found = watch_job(database, SLUG, job.key, datetime.now(UTC))
        if found.job.best is not None:
            stop_job(database, SLUG, job.key, datetime.now(UTC))
        if not found.is_running:
            break
        time.sleep(0.1)
    assert found.job.status is JobStatus.FINISHED
    assert found.result is not None
    assert found.result.changes(found.result.proposals[0]) == ()
    assert [job.key for job in list_jobs(database, SLUG, datetime.now(UTC))] == [job.key]
