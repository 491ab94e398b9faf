"""A server with the sessions that come with the planner, and a browser to look at it."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
from werkzeug.serving import make_server

from planner.assets import folder
from planner.config import Settings
from planner.services.editions import publish_edition
from planner.services.sessions import load_bundles, open_planner, read_programme
from planner.store.database import Database, transaction
from planner.store.snapshots import save_programme
from planner.web import create_app
from tests.browser.webdriver import Browser, chromium

# Monday, 15 October 2018, half past three in Vienna: the second meeting is under way.
NOW = datetime(2018, 10, 15, 13, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the server, without a slash at the end."""
    url = f"sqlite:///{tmp_path_factory.mktemp('server')}/planner.sqlite3"
    bundles = sorted((folder("seeds") / "sessions").glob("*.toml"))
    database = open_planner(url)
    for loaded in load_bundles(database, bundles, NOW):
        publish_edition(database, loaded.slug, NOW - timedelta(days=30))
    _publish_a_change(database)
    app = create_app(Settings(database_url=url))
    app.config["CLOCK"] = lambda: NOW
    serving = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=serving.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{serving.server_port}"
    serving.shutdown()
    thread.join()
    serving.server_close()


def _publish_a_change(database: Database) -> None:
    """A second edition of today, which the table does not show: a meeting got a webcast."""
    programme = read_programme(database, "untoc-cop-9")
    first, *others = programme.meetings
    changed = first.model_copy(update={"webcast_url": "https://media.example/1"})
    with transaction(database) as opened:
        save_programme(opened, replace(programme, meetings=(changed, *others)), NOW)
    comment = "A webcast was added.\nIts address is on the page of the meeting."
    publish_edition(database, "untoc-cop-9", NOW - timedelta(hours=3), comment=comment)


@pytest.fixture(scope="session")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    programs = [shutil.which(name) for name in ("chromium", "chromedriver")]
    if None in programs:
        pytest.skip("chromium and chromedriver are not installed")
    profile: Path = tmp_path_factory.mktemp("profile")
    with chromium(str(programs[0]), str(programs[1]), profile) as browser:
        yield browser


@pytest.fixture
def browser(window: Browser) -> Browser:
    """The browser, its window as wide as a desk's."""
    window.show_as(width=1280)
    return window
