"""Sessions to publish and export: a small one with one of everything, and its revision."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Flask

from planner.config import Settings
from planner.models.body import BodyKind
from planner.models.meeting import MeetingStatus, Room
from planner.models.paper import Paper, PaperKind
from planner.models.programme import Programme, programme_of
from planner.services.editions import publish_edition
from planner.services.sessions import open_planner
from planner.store.database import transaction
from planner.store.snapshots import save_programme
from planner.web import create_app
from tests.builders import a_body, a_meeting, a_session, an_item, six, taken

PUBLISHED_AT = datetime(2018, 10, 1, 9, 30, 15, tzinfo=UTC)
REVISED_AT = datetime(2018, 10, 15, 7, tzinfo=UTC)
# Monday, 15 October 2018, half past three in Vienna: the second meeting is under way.
NOW = datetime(2018, 10, 15, 13, 30, tzinfo=UTC)


def small_programme(**changes: Any) -> Programme:
    """Two bodies, each with an agenda; three meetings, one of them joint; a room; a paper."""
    facts: dict[str, Any] = {
        "bodies": [a_body(), a_body("wg-2", BodyKind.WORKING_GROUP)],
        "rooms": [Room(key="d", name=six("Boardroom D"))],
        "items": [
            an_item("1", "1"),
            an_item("1-a", "1.a"),
            an_item("wg-1", "1", "wg-2", annotation=six("Annotation")),
        ],
        "papers": [
            Paper(
                symbol="CTOC/COP/2018/1", title=six("Agenda"), kind=PaperKind.AGENDA, items=("1",)
            )
        ],
        "meetings": [
            a_meeting("m-01", room="d"),
            a_meeting("m-02", starts=15, bodies=("plenary", "wg-2")),
            a_meeting("m-03", day=16, bodies=("wg-2",)),
        ],
        "allocations": [*taken("m-01", "1-a"), *taken("m-02", "1", "wg-1"), *taken("m-03", "wg-1")],
    }
    return programme_of(a_session(), **{**facts, **changes})


def revised_programme() -> Programme:
    """The same, one meeting cancelled and one left out."""
    found = small_programme()
    first, second, _ = found.meetings
    cancelled = second.model_copy(update={"status": MeetingStatus.CANCELLED})
    return small_programme(
        meetings=[first, cancelled],
        allocations=[*taken("m-01", "1-a"), *taken("m-02", "1", "wg-1")],
    )


def published(
    place: Path, programme: Programme, now: datetime = PUBLISHED_AT, **settings: Any
) -> Flask:
    """An application on the database in that folder, the programme its next edition."""
    url = f"sqlite:///{place / 'planner.sqlite3'}"
    database = open_planner(url)
    with transaction(database) as opened:
        save_programme(opened, programme, now)
    publish_edition(database, programme.session.slug, now)
    return application(place, **settings)


def application(place: Path, **settings: Any) -> Flask:
    """An application on the database in that folder."""
    app = create_app(Settings(database_url=f"sqlite:///{place / 'planner.sqlite3'}", **settings))
    app.config["CLOCK"] = lambda: NOW
    return app


def content_of(folder: Path) -> dict[str, bytes]:
    """Every file by its path from the top of the folder."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }
