"""Applications to ask: one with the sessions that come with the planner, others made to measure."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import flask
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event

from planner.assets import folder
from planner.config import Settings
from planner.models.programme import Programme
from planner.services.editions import publish_edition
from planner.services.sessions import load_bundles, open_planner
from planner.store.database import Database, transaction
from planner.store.snapshots import save_programme
from planner.web import create_app
from planner.web.last_known import Timing

PUBLISHED_AT = datetime(2018, 8, 1, 9, 30, 15, tzinfo=UTC)
# Monday, 15 October 2018, half past three in Vienna: the second meeting is under way.
NOW = datetime(2018, 10, 15, 13, 30, tzinfo=UTC)

MakeSite = Callable[..., FlaskClient]


def application(database: Path, files: list[Path], now: datetime, **settings: Any) -> Flask:
    """An application on that database, the bundles loaded and published, its clock stopped.

    It asks the database at every request, so that what is published is seen at once.
    """
    url = f"sqlite:///{database}"
    planner = open_planner(url)
    for loaded in load_bundles(planner, files, PUBLISHED_AT):
        if loaded.has_changed:
            publish_edition(planner, loaded.slug, PUBLISHED_AT)
    app = create_app(Settings(database_url=url, **settings))
    app.config["CLOCK"] = lambda: now
    app.extensions["planner.reader"].set_timing(Timing(believed_seconds=0))
    return app


def database_of(app: Flask) -> Database:
    """Where the application reads from."""
    database: Database = app.extensions["planner.reader"].database
    return database


def draft(app: Flask, programme: Programme) -> None:
    """Stores the programme as a draft, past the checks of bundles: pages have to bear it all."""
    with transaction(database_of(app)) as opened:
        save_programme(opened, programme, PUBLISHED_AT)


def publish(app: Flask, programme: Programme, at: datetime = PUBLISHED_AT, **options: Any) -> None:
    """Stores the programme and publishes it."""
    draft(app, programme)
    publish_edition(database_of(app), programme.session.slug, at, **options)


def seed_files() -> list[Path]:
    """The bundles that come with the planner."""
    return sorted((folder("seeds") / "sessions").glob("*.toml"))


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return application(tmp_path_factory.mktemp("web") / "planner.sqlite3", seed_files(), NOW)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def site(tmp_path: Path) -> MakeSite:
    """Makes a client of an application that has the given programmes published, nothing else."""

    def make(*programmes: Programme, now: datetime = NOW, **settings: Any) -> FlaskClient:
        database = tmp_path / "made.sqlite3"
        app = application(database, [], now, **settings)
        for programme in programmes:
            publish(app, programme)
        return app.test_client()

    return make


def break_database(client: FlaskClient, file: Path) -> None:
    """Nothing that reads the file from now on finds a database in it."""
    database_of(client.application).dispose()
    for part in file.parent.glob(f"{file.name}*"):
        part.write_bytes(b"no database at all" * 100)


@contextmanager
def pages_rendered(app: Flask) -> Iterator[list[Any]]:
    """The pages that go through a template meanwhile, as the values that the template is given."""
    pages: list[Any] = []

    def note(_: Flask, context: dict[str, Any], **others: Any) -> None:
        pages.append(context["page"])

    with flask.template_rendered.connected_to(note, app):
        yield pages


@contextmanager
def statements_executed() -> Iterator[list[str]]:
    """The statements that any database executes meanwhile."""
    statements: list[str] = []

    def note(_: Any, __: Any, statement: str, *others: Any) -> None:
        statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", note)
