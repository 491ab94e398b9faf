"""Two operators and fifty delegations at once: nothing is lost or double, all see the same."""

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import text

from planner.errors import Conflict
from planner.models.speaking_actions import Called, Ended, Started
from planner.rules.speaking_floor import floor_of
from planner.rules.speaking_policies import POLICIES
from planner.services.speaking import make_list, read_list
from planner.services.speaking_chair import Desk, call_speaker
from planner.store.database import migrate, open_database
from tests.postgres import newest_programs, postgres_server
from tests.rules.debates import a_list
from tests.services.speaking_crowd import (
    NOW,
    REF,
    act_as_delegation,
    act_in_threads,
    order_at,
    order_seen,
)

DELEGATIONS = list(range(1, 51))
OPERATORS = ["podium", "secretary"]
STATEMENTS = 10


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    programs = newest_programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed")
    with postgres_server(programs) as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty list, on each kind of database."""
    if request.param == "sqlite":
        found = f"sqlite:///{tmp_path / 'planner.sqlite3'}"
    else:
        found = request.getfixturevalue("server") + "postgres"
    database = open_database(found)
    migrate(database)
    if request.param == "postgres":
        empty_tables(found)
    make_list(database, a_list(policy=POLICIES["ministerial-first"]), NOW)
    database.dispose()
    return found


def empty_tables(url: str) -> None:
    database = open_database(url)
    names = ("speaking_request", "speaking_event", "speaking_key", "speakers_list")
    with database.begin() as connection:
        connection.execute(text(f"truncate {', '.join(names)}"))
    database.dispose()


def check(url: str, acknowledged: list[int], done: list[str]) -> None:
    database = open_database(url)
    debate = read_list(database, REF)
    # No lost request and no double serial.
    assert sorted(acknowledged) == DELEGATIONS
    assert sorted(request.serial for request in debate.requests) == DELEGATIONS
    assert {r.delegation for r in debate.requests} == {f"D{n:02}" for n in DELEGATIONS}
    # One log, its numbers without a gap.
    numbers = [*(r.number for r in debate.requests), *(e.number for e in debate.events)]
    assert sorted(numbers) == list(range(1, debate.version + 1))
    # What was acknowledged to an operator was written, once; and nothing else was.
    by_operators = [e for e in debate.events if e.actor in OPERATORS]
    written = [f"{e.action.kind} {e.action.model_dump()['serial']}" for e in by_operators]
    moved = [line for line in written if not line.startswith("placed_by_chair")]
    assert sorted(moved) == sorted(done)
    # Nobody spoke twice, or without having been called.
    floor = floor_of(debate)
    spoke = [statement.request.serial for statement in floor.delivered]
    assert len(spoke) == len(set(spoke)) >= STATEMENTS
    kinds = [type(e.action) for e in by_operators if type(e.action) in (Called, Started, Ended)]
    assert kinds == ([Called, Started, Ended] * len(kinds))[: len(kinds)]
    # The same order everywhere.
    with fresh_processes(2) as others:
        seen = set(others.map(order_at, [url] * 2))
    assert seen == {order_seen(database)}
    database.dispose()


def fresh_processes(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, multiprocessing.get_context("spawn"))


@pytest.mark.slow
def test_a_crowd_in_one_process(url: str) -> None:
    acknowledged, done, _ = act_in_threads(url, DELEGATIONS, OPERATORS, STATEMENTS)
    check(url, acknowledged, done)


@pytest.mark.slow
def test_a_crowd_in_several_processes(url: str) -> None:
    with fresh_processes(4) as processes:
        parts = [
            processes.submit(
                act_in_threads, url, DELEGATIONS[n::4], OPERATORS[n : n + 1], STATEMENTS
            )
            for n in range(4)
        ]
        results = [part.result() for part in parts]
    acknowledged = [serial for serials, _, _ in results for serial in serials]
    check(url, acknowledged, [action for _, actions, _ in results for action in actions])


@pytest.mark.parametrize("attempt", range(3))
def test_two_operators_who_press_the_same_button_at_once_call_once(url: str, attempt: int) -> None:
    database = open_database(url)
    act_as_delegation(database, 1)
    version = read_list(database, REF).version
    ready = Barrier(2)

    def press(name: str) -> str:
        ready.wait()
        try:
            call_speaker(Desk(database, REF, NOW, name, version), 1)
        except Conflict as refused:
            return refused.code
        return "called"

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(press, OPERATORS)) == ["called", "speakers-list-changed"]
    database.dispose()
