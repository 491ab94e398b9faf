"""A server with the sessions that come with the planner, and a browser to look at it."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest
from werkzeug.serving import make_server

from planner.assets import folder
from planner.config import Settings
from planner.services.sessions import load_bundles, open_planner
from planner.web import create_app
from tests.browser.webdriver import Browser, chromium

# Monday, 15 October 2018, half past three in Vienna: the second meeting is under way.
NOW = datetime(2018, 10, 15, 13, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the server, without a slash at the end."""
    url = f"sqlite:///{tmp_path_factory.mktemp('server')}/planner.sqlite3"
    bundles = sorted((folder("seeds") / "sessions").glob("*.toml"))
    load_bundles(open_planner(url), bundles, NOW)
    app = create_app(Settings(database_url=url))
    app.config["CLOCK"] = lambda: NOW
    serving = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=serving.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{serving.server_port}"
    serving.shutdown()
    thread.join()
    serving.server_close()


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
