"""The log of changes on every database: numbered without gaps, and never written over."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from planner.models.account import TERMINAL
from planner.services.sessions import open_planner
from planner.store.audit import list_audit, write_audit
from planner.store.database import Database, DatabaseFailure, transaction
from tests.postgres import newest_programs, postgres_server

NOW = datetime(2018, 9, 1, 8, tzinfo=UTC)


@pytest.fixture
def sqlite(tmp_path: Path) -> Database:
    return open_planner(f"sqlite:///{tmp_path / 'planner.sqlite3'}")


@pytest.fixture(scope="module")
def postgres() -> Iterator[Database]:
    programs = newest_programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed")
    with postgres_server(programs) as url:
        maintenance = create_engine(f"{url}postgres", isolation_level="AUTOCOMMIT")
        with maintenance.connect() as connection:
            connection.execute(text("create database planner"))
        maintenance.dispose()
        opened = open_planner(f"{url}planner")
        yield opened
        opened.dispose()


@pytest.mark.parametrize("name", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
@pytest.mark.parametrize("statement", ["update audit set actor = 'nobody'", "delete from audit"])
def test_a_line_of_the_log_is_neither_changed_nor_removed(
    name: str, statement: str, request: pytest.FixtureRequest
) -> None:
    database: Database = request.getfixturevalue(name)
    with transaction(database) as opened:
        written = write_audit(opened, "a-session", TERMINAL, "load_bundle", NOW)
    with pytest.raises(DatabaseFailure), transaction(database) as opened:
        opened.execute(text(statement))
    with transaction(database) as opened:
        kept = list_audit(opened, "a-session", after=written.number - 1)
    assert kept == [written]
