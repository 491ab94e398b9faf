"""PostgreSQL is the same code with another address: the whole way, on a real server."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import create_engine, inspect, text

from planner.assets import folder
from planner.models.approval import ApprovalKind
from planner.models.body import BodyKind
from planner.seeding.reading import read_bundle
from planner.services.approvals import approvals_of, record_approval
from planner.services.editions import list_published, publish_edition, read_content, read_latest
from planner.services.sessions import load_bundles, open_planner, read_programme
from planner.services.subscriptions import read_subscription, subscribe
from planner.store import tables  # noqa: F401  (its imports make every table known)
from planner.store.database import Database, migration_settings
from tests.postgres import newest_programs, postgres_server

pytestmark = pytest.mark.postgres

COP = folder("seeds") / "sessions" / "untoc-cop-9.toml"
NOW = datetime(2018, 7, 26, 9, tzinfo=UTC)


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
        yield opened
        opened.dispose()


def test_a_session_goes_the_whole_way(database: Database) -> None:
    loaded = [load_bundles(database, [COP], NOW)[0].has_changed for _ in range(2)]
    assert loaded == [True, False]
    programme = read_programme(database, "untoc-cop-9")
    assert programme == read_bundle(COP)
    edition = publish_edition(database, "untoc-cop-9", NOW)
    assert read_latest(database, "untoc-cop-9") == edition
    assert read_content(database, edition).meetings == programme.meetings
    assert list_published(database) == [programme.session]
    record_approval(
        database,
        "untoc-cop-9",
        1,
        kind=ApprovalKind.CONFERENCE,
        by=BodyKind.PLENARY,
        decided_on=NOW.date(),
        now=NOW,
    )
    assert [approval.key for approval in approvals_of(database, "untoc-cop-9")] == [
        "extended-bureau-meeting",
        "extended-bureau-silence",
        "approval-1",
    ]
    secret = subscribe(database, programme, "ar", NOW, items=["9"])
    assert read_subscription(database, secret).items == ("9",)


def test_the_migrations_make_the_tables_of_the_models_and_can_be_undone(
    database: Database,
) -> None:
    from alembic import command
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from sqlmodel import SQLModel

    with database.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, SQLModel.metadata) == []
    command.downgrade(migration_settings(database), "base")
    assert inspect(database).get_table_names() == ["alembic_version"]
    command.upgrade(migration_settings(database), "head")
