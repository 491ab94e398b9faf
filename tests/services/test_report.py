"""What the report is made from, as it is in the database."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from planner.assets import folder
from planner.documents.report import report_of_session
from planner.errors import NotFound
from planner.models.account import TERMINAL
from planner.models.record_facts import CredentialsExamined
from planner.rendering.formats import render
from planner.services.credentials_desk import record_examination
from planner.services.record import load_record_file
from planner.services.report import read_report_material
from planner.services.session_desk import SessionDesk
from planner.services.sessions import load_bundles, open_planner
from planner.store.database import Database
from tests.conftest import GOLDEN_FOLDER

SLUG = "untoc-cop-9"
SEEDS = folder("seeds")
NOW = datetime(2018, 10, 15, 9, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    opened = open_planner(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    load_bundles(opened, [SEEDS / "sessions" / f"{SLUG}.toml"], NOW)
    return opened


def test_the_report_made_from_the_database_is_the_one_that_was_read(database: Database) -> None:
    load_record_file(database, SEEDS / "records" / f"{SLUG}.toml", NOW)
    report = report_of_session(read_report_material(database, SLUG, SEEDS))
    read = (GOLDEN_FOLDER / f"{SLUG}.report.fr.txt").read_bytes()
    assert render(report, "fr", "text") == read


def test_the_report_is_that_of_the_first_body_with_an_agenda_or_of_the_one_named(
    database: Database,
) -> None:
    assert read_report_material(database, SLUG, SEEDS).body.key == "plenary"
    assert read_report_material(database, SLUG, SEEDS, "wg-3").body.key == "wg-3"
    with pytest.raises(NotFound) as refused:
        read_report_material(database, SLUG, SEEDS, "wg-9")
    assert refused.value.code == "body-unknown"


def test_credentials_are_read_when_the_bureau_has_examined_them(database: Database) -> None:
    assert read_report_material(database, SLUG, SEEDS).credentials is None
    desk = SessionDesk(database, SLUG, TERMINAL, NOW)
    record_examination(desk, 1, date(2018, 10, 15))
    assert read_report_material(database, SLUG, SEEDS).credentials == CredentialsExamined(
        bureau_meetings=(1,),
        days=(date(2018, 10, 15),),
        represented=0,
        in_order=0,
        not_in_order=0,
    )
