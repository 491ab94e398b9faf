"""The command that writes a site to files."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from planner.cli.editions import publish
from planner.cli.site import export_site
from planner.cli.terminal import BAD_INPUT
from planner.models.programme import programme_of
from planner.services.editions import publish_edition
from planner.services.sessions import open_planner
from planner.store.database import transaction
from planner.store.snapshots import save_programme
from tests.builders import a_body, a_session, an_item

PUBLISHED_AT = datetime(2018, 10, 1, tzinfo=UTC)


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Settings for a database with a session that has not been published."""
    url = f"sqlite:///{tmp_path / 'planner.sqlite3'}"
    programme = programme_of(a_session(), bodies=[a_body()], items=[an_item("1", "1")])
    with transaction(open_planner(url)) as opened:
        save_programme(opened, programme, PUBLISHED_AT)
    return {"PLANNER_DATABASE_URL": url, "LC_ALL": "en_GB.UTF-8"}


def test_the_folder_and_the_number_of_files_are_told(
    environment: dict[str, str], tmp_path: Path
) -> None:
    publish_edition(open_planner(environment["PLANNER_DATABASE_URL"]), "a-session", PUBLISHED_AT)
    folder = tmp_path / "site"
    done = CliRunner(env=environment).invoke(export_site, ["a-session", str(folder)])
    count = sum(1 for file in folder.rglob("*") if file.is_file()) - 1
    assert (done.exit_code, done.output) == (0, f"{count} files written to {folder}\n")


def test_a_session_that_was_not_published_is_told(
    environment: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    done = CliRunner(env=environment).invoke(export_site, ["a-session", str(folder)])
    assert (done.exit_code, done.stderr) == (
        BAD_INPUT,
        "“a-session” has not been published yet.\n",
    )
    assert not folder.exists()


def test_publishing_can_write_the_folder_at_once(
    environment: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    done = CliRunner(env=environment).invoke(publish, ["a-session", "--export-to", str(folder)])
    assert done.exit_code == 0
    first, second = done.stdout.splitlines()
    assert first == "a-session: edition 1 published (original)"
    assert second.endswith(f"files written to {folder}")
    assert (folder / "en" / "a-session" / "editions" / "1" / "index.html").is_file()
