"""A database from before there were rules keeps what it holds, and learns the new columns."""

from pathlib import Path

from alembic import command
from sqlalchemy import text

from planner.store.database import migrate, migration_settings, open_database

BEFORE = (
    "insert into session(slug, title, short_title, city, zone, opens, closes, as_of, format,"
    " fingerprint, saved_at) values ('s', '{}', '{}', '{}', 'UTC', '2018-10-15', '2018-10-19',"
    " '2018-07-26', 'in_person', 'x', '2018-07-26 00:00:00')",
    "insert into body(key, kind, name, session_slug, position)"
    " values ('b', 'plenary', '{}', 's', 0)",
    "insert into agenda_item(key, body, number, title, mandates, is_heading_printed, session_slug,"
    " position) values ('i', 'b', '1', '{}', '[]', 1, 's', 0)",
    "insert into paper(symbol, title, kind, status, session_slug, position)"
    " values ('A/1', '{}', 'agenda', 'issued', 's', 0)",
    "insert into paper_item(session_slug, symbol, item, position) values ('s', 'A/1', 'i', 0)",
)


def test_an_upgrade_loses_nothing_and_can_be_undone(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    command.upgrade(migration_settings(engine), "0002")
    with engine.begin() as connection:
        for statement in BEFORE:
            connection.execute(text(statement))
    migrate(engine)
    with engine.begin() as connection:
        assert connection.execute(text("select is_special from session")).all() == [(0,)]
        assert connection.execute(text("select symbol, issued_on from paper")).all() == [
            ("A/1", None)
        ]
        assert connection.execute(text("select item from paper_item")).all() == [("i",)]
    command.downgrade(migration_settings(engine), "0002")
    with engine.begin() as connection:
        assert connection.execute(text("select item from paper_item")).all() == [("i",)]
