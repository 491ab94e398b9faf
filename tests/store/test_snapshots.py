"""What loading and saving a session costs and keeps."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, inspect, text
from sqlalchemy.exc import IntegrityError

from planner.errors import InvalidInput, NotFound
from planner.models.freezing import fingerprint, freeze
from planner.models.meeting import Allocation, Meeting
from planner.models.programme import Programme, programme_of
from planner.store import tables  # noqa: F401  (its imports make every table known)
from planner.store.database import migrate, migration_settings, open_database, transaction
from planner.store.snapshots import (
    delete_session,
    list_sessions,
    load_programme,
    save_programme,
    saved_state,
)
from tests.builders import a_body, a_meeting, a_programme, a_session, an_item, taken

FIRST = datetime(2018, 7, 26, 9, tzinfo=UTC)
LATER = datetime(2018, 8, 1, 9, tzinfo=UTC)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    engine = open_database(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    migrate(engine)
    return engine


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(connection, cursor, statement, *rest) -> None:  # type: ignore[no-untyped-def]
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine, "before_cursor_execute", note)


def of_size(meetings: int) -> Programme:
    """Two bodies; each meeting takes one of ten items."""
    first = date(2018, 10, 15)
    items = [an_item(f"item-{n}", str(n)) for n in range(1, 11)]
    held = [
        Meeting(
            key=f"m-{n}",
            day=first + timedelta(days=n // 2),
            starts=time(10 + 5 * (n % 2)),
            ends=time(13 + 5 * (n % 2)),
            bodies=("plenary",),
        )
        for n in range(meetings)
    ]
    return programme_of(
        a_session(closes=first + timedelta(days=meetings)),
        bodies=[a_body()],
        items=items,
        meetings=held,
        allocations=[
            Allocation(meeting=meeting.key, item=f"item-{n % 10 + 1}")
            for n, meeting in enumerate(held)
        ],
    )


@pytest.mark.parametrize("meetings", [10, 200])
def test_a_session_is_loaded_in_twelve_queries_whatever_its_size(
    meetings: int, engine: Engine
) -> None:
    programme = of_size(meetings)
    with transaction(engine) as opened:
        save_programme(opened, programme, FIRST)
    with counted(engine) as statements, transaction(engine) as opened:
        loaded = load_programme(opened, "a-session")
    assert loaded == programme
    assert len(statements) == 12


def test_saving_the_same_again_changes_nothing(engine: Engine) -> None:
    programme = of_size(3)
    with transaction(engine) as opened:
        assert save_programme(opened, programme, FIRST) is True
    with transaction(engine) as opened:
        assert save_programme(opened, programme, LATER) is False
        assert saved_state(opened, "a-session").saved_at == FIRST


def test_saving_a_change_replaces_the_session(engine: Engine) -> None:
    with transaction(engine) as opened:
        save_programme(opened, of_size(3), FIRST)
    with transaction(engine) as opened:
        assert save_programme(opened, of_size(2), LATER) is True
    with transaction(engine) as opened:
        assert load_programme(opened, "a-session") == of_size(2)
        assert saved_state(opened, "a-session").saved_at == LATER
        assert opened.connection().scalar(text("select count(*) from allocation")) == 2


def test_a_session_is_removed_with_all_that_belongs_to_it(engine: Engine) -> None:
    with transaction(engine) as opened:
        save_programme(opened, of_size(3), FIRST)
    with transaction(engine) as opened:
        delete_session(opened, "a-session")
    names = [name for name in inspect(engine).get_table_names() if name != "alembic_version"]
    with transaction(engine) as opened:
        counts = {
            name: opened.connection().scalar(text(f'select count(*) from "{name}"'))  # noqa: S608  # our own names
            for name in names
        }
    assert counts == dict.fromkeys(names, 0)
    with transaction(engine) as opened, pytest.raises(NotFound) as missing:
        load_programme(opened, "a-session")
    assert missing.value.code == "session-unknown"
    assert missing.value.params == {"session": "a-session"}


def test_nothing_is_stored_when_something_fails(engine: Engine) -> None:
    # The meeting names a body that does not exist: the database itself refuses it.
    unsound = a_programme(meetings=[a_meeting("m-1", bodies=("nobody",))])
    with pytest.raises(IntegrityError), transaction(engine) as opened:
        save_programme(opened, unsound, FIRST)
    with transaction(engine) as opened:
        assert list_sessions(opened) == []


def test_sessions_are_listed_the_latest_first(engine: Engine) -> None:
    opening = {"old": date(2016, 10, 17), "new": date(2022, 10, 17), "middle": date(2018, 10, 15)}
    with transaction(engine) as opened:
        for slug, opens in opening.items():
            session = a_session(slug=slug, opens=opens, closes=opens)
            save_programme(opened, a_programme(session=session), FIRST)
    with transaction(engine) as opened:
        assert [session.slug for session in list_sessions(opened)] == ["new", "middle", "old"]


def test_equal_programmes_have_equal_fingerprints_and_any_change_shows() -> None:
    programme = a_programme(
        items=[an_item("1", "1"), an_item("2", "2")],
        meetings=[a_meeting("m-1")],
        allocations=taken("m-1", "1", "2"),
    )
    other_order = a_programme(
        items=[an_item("1", "1"), an_item("2", "2")],
        meetings=[a_meeting("m-1")],
        allocations=taken("m-1", "2", "1"),
    )
    assert fingerprint(freeze(programme)) == fingerprint(
        freeze(
            a_programme(
                items=[an_item("1", "1"), an_item("2", "2")],
                meetings=[a_meeting("m-1")],
                allocations=taken("m-1", "1", "2"),
            )
        )
    )
    assert fingerprint(freeze(programme)) != fingerprint(freeze(other_order))


def test_the_migrations_make_exactly_the_tables_of_the_models(engine: Engine) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from sqlmodel import SQLModel

    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), SQLModel.metadata)
    assert differences == []


def test_the_migrations_can_be_undone(engine: Engine) -> None:
    from alembic import command

    command.downgrade(migration_settings(engine), "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]


def test_an_address_that_is_no_database_is_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        open_database("no address")
    assert refused.value.code == "database-url-unusable"
    assert refused.value.params == {"value": "no address"}
