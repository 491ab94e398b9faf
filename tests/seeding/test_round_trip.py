"""Bundle → programme → database → programme → bundle loses nothing and adds nothing."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Engine

from planner.assets import folder
from planner.models.integrity import faults_of
from planner.models.programme import Programme
from planner.seeding.reading import parse_bundle, read_bundle
from planner.seeding.writing import write_bundle
from planner.store.database import migrate, open_database, transaction
from planner.store.snapshots import load_programme, save_programme
from tests.strategies import programmes

NOW = datetime(2018, 7, 26, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    engine = open_database(f"sqlite:///{tmp_path_factory.mktemp('trip') / 'planner.sqlite3'}")
    migrate(engine)
    return engine


def through_the_database(engine: Engine, programme: Programme) -> Programme:
    with transaction(engine) as opened:
        save_programme(opened, programme, NOW)
    with transaction(engine) as opened:
        return load_programme(opened, programme.session.slug)


@pytest.mark.parametrize("slug", ["untoc-cop-9", "untoc-wg-2022"])
def test_a_real_session_survives_the_whole_way(slug: str, database: Engine) -> None:
    programme = read_bundle(folder("seeds") / "sessions" / f"{slug}.toml")
    stored = through_the_database(database, programme)
    assert stored == programme
    bundle = write_bundle(stored)
    assert parse_bundle(bundle, "exported") == programme
    assert write_bundle(parse_bundle(bundle, "exported")) == bundle


@pytest.mark.slow
@settings(
    max_examples=60,
    deadline=None,
    # Generating a whole programme is slow by nature; the database is emptied by each save.
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.function_scoped_fixture,
        HealthCheck.data_too_large,
    ],
)
@given(programme=programmes())
def test_any_programme_survives_the_whole_way(programme: Programme, database: Engine) -> None:
    assert faults_of(programme) == []
    stored = through_the_database(database, programme)
    assert stored == programme
    assert parse_bundle(write_bundle(stored), "exported") == programme


def test_an_exported_bundle_is_a_file_that_loads(tmp_path: Path) -> None:
    programme = read_bundle(folder("seeds") / "sessions" / "untoc-cop-9.toml")
    file = tmp_path / "exported.toml"
    file.write_text(write_bundle(programme), encoding="utf-8")
    assert read_bundle(file) == programme
