"""Engine, transactions and migrations."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from sqlite3 import Connection as SqliteConnection
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session as Transaction
from sqlmodel import create_engine

from planner.errors import InvalidInput

__all__ = [
    "Database",
    "DatabaseFailure",
    "Transaction",
    "migrate",
    "migration_settings",
    "open_database",
    "transaction",
]

Database = Engine
"""Where the rows are; the rooms that ask for it need not know by what it is reached."""


DatabaseFailure = DBAPIError
"""What a transaction raises when the database cannot do what it is asked."""


def open_database(url: str) -> Database:
    """An engine for that URL, e.g. ``sqlite:///planner.sqlite3``. Raises `InvalidInput`."""
    try:
        engine = create_engine(url)
    except (ArgumentError, NoSuchModuleError):
        raise InvalidInput("database-url-unusable", value=url) from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: SqliteConnection, _: ConnectionPoolEntry) -> None:
    # SQLite ignores foreign keys unless asked, and blocks readers while it writes unless in WAL.
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA busy_timeout = 10000")


@contextmanager
def transaction(engine: Database) -> Iterator[Transaction]:
    """A transaction: committed at the end, rolled back if anything is raised within."""
    with Transaction(engine) as opened, opened.begin():
        yield opened


def migration_settings(engine: Database) -> Any:
    """Alembic's configuration, made here because there is no ``alembic.ini``."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(files("planner.store") / "migrations"))
    settings.attributes["engine"] = engine
    return settings


def migrate(engine: Database) -> None:
    """Brings the tables of the database to the state that this version of the software needs.

    Raises `InvalidInput` when the database cannot be reached or written.
    """
    from alembic import command

    try:
        command.upgrade(migration_settings(engine), "head")
    except DBAPIError as error:
        address = engine.url.render_as_string(hide_password=True)
        raise InvalidInput("database-unusable", value=address, reason=str(error.orig)) from None
