"""Several people who enter at once, on each kind of database: nothing lost, nothing twice."""

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import text

from planner.assets import folder
from planner.errors import Conflict
from planner.models.draft_resolution import Submitted
from planner.models.record_facts import Noted, Struck
from planner.models.text import Text
from planner.services.draft_resolutions import Desk, read_drafts, submit_draft
from planner.services.record import NewEntry, add_entries, read_record
from planner.services.sessions import load_bundles
from planner.store.database import migrate, open_database
from tests.postgres import newest_programs, postgres_server

SLUG = "untoc-cop-9"
NOW = datetime(2018, 10, 15, 9, tzinfo=UTC)
PEOPLE = ["first", "second", "third", "fourth"]
EACH = 25


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    programs = newest_programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed")
    with postgres_server(programs) as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database with the session, in which nothing was recorded yet."""
    if request.param == "sqlite":
        found = f"sqlite:///{tmp_path / 'planner.sqlite3'}"
    else:
        found = request.getfixturevalue("server") + "postgres"
    database = open_database(found)
    migrate(database)
    if request.param == "postgres":
        with database.begin() as connection:
            connection.execute(text("truncate session_log_entry, session_log"))
    load_bundles(database, [folder("seeds") / "sessions" / f"{SLUG}.toml"], NOW)
    database.dispose()
    return found


def entry(name: str, number: int) -> NewEntry:
    return NewEntry(f"{name}-{number}", Noted(text=f"{name} {number}"), meeting="m-01", at=NOW)


def type_a_day(url: str, name: str) -> list[int]:
    """Enters one after the other, each of them twice, as a tablet does that got no answer."""
    database = open_database(url)
    numbers = []
    for number in range(1, EACH + 1):
        for _ in range(2):
            (stored,) = add_entries(database, SLUG, [entry(name, number)], NOW, name)
        numbers.append(stored.number)
    database.dispose()
    return numbers


def check(url: str, acknowledged: list[list[int]]) -> None:
    database = open_database(url)
    record = read_record(database, SLUG)
    database.dispose()
    assert [stored.number for stored in record.entries] == list(range(1, record.version + 1))
    assert sorted(number for numbers in acknowledged for number in numbers) == list(
        range(1, record.version + 1)
    )
    for name, numbers in zip(PEOPLE, acknowledged, strict=True):
        own = [stored for stored in record.entries if stored.actor == name]
        assert [stored.number for stored in own] == numbers
        assert [stored.id for stored in own] == [f"{name}-{n}" for n in range(1, EACH + 1)]


def test_four_people_in_one_process(url: str) -> None:
    with ThreadPoolExecutor(len(PEOPLE)) as people:
        acknowledged = list(people.map(type_a_day, [url] * len(PEOPLE), PEOPLE))
    check(url, acknowledged)


@pytest.mark.slow
def test_four_people_in_as_many_processes(url: str) -> None:
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(len(PEOPLE), spawn) as people:
        acknowledged = list(people.map(type_a_day, [url] * len(PEOPLE), PEOPLE))
    check(url, acknowledged)


@pytest.mark.parametrize("attempt", range(3))
def test_of_two_who_correct_the_same_entry_at_once_one_is_told(url: str, attempt: int) -> None:
    database = open_database(url)
    add_entries(database, SLUG, [entry("first", 0)], NOW, "first")
    ready = Barrier(2)

    def correct(name: str) -> str:
        ready.wait()
        new = NewEntry(f"{name}-strikes-{attempt}", Struck(), "m-01", at=NOW, corrects="first-0")
        try:
            add_entries(database, SLUG, [new], NOW, name)
        except Conflict as refused:
            return refused.code
        return "corrected"

    with ThreadPoolExecutor(2) as both:
        told = sorted(both.map(correct, PEOPLE[:2]))
    assert told == ["corrected", "record-corrected-meanwhile"]
    database.dispose()


def test_drafts_that_come_in_at_once_have_different_symbols(url: str) -> None:
    database = open_database(url)

    def submit(number: int) -> str:
        draft = Submitted(title=Text(en=f"Draft {number}"))
        return submit_draft(Desk(database, SLUG, NOW, "documents", f"sent-{number}"), draft)

    with ThreadPoolExecutor(6) as desks:
        keys = list(desks.map(submit, range(6)))
    drafts = read_drafts(database, SLUG).drafts
    assert sorted(keys) == [f"draft-{number}" for number in range(1, 7)]
    assert [draft.symbol for draft in drafts] == [f"CTOC/COP/2018/L.{n}" for n in range(2, 8)]
    database.dispose()
