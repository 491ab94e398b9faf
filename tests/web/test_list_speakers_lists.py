"""The page that leads to the lists of speakers."""

from datetime import UTC, datetime
from pathlib import Path

from flask.testing import FlaskClient

from planner.assets import folder
from planner.config import Settings
from planner.services.editions import publish_edition
from planner.services.sessions import load_bundles, open_planner
from planner.services.speaking import load_lists
from planner.web import create_app
from tests.web.pages_read import Page

NOW = datetime(2018, 10, 1, tzinfo=UTC)


def site(tmp_path: Path, *, has_lists: bool) -> FlaskClient:
    url = f"sqlite:///{tmp_path / 'planner.sqlite3'}"
    database, seeds = open_planner(url), folder("seeds")
    load_bundles(database, [seeds / "sessions" / "untoc-cop-9.toml"], NOW)
    publish_edition(database, "untoc-cop-9", NOW)
    if has_lists:
        load_lists(database, seeds / "speakers" / "untoc-cop-9.toml", seeds, NOW)
    return create_app(Settings(database_url=url)).test_client()


def test_each_list_of_the_session_is_named_and_can_be_opened(tmp_path: Path) -> None:
    client = site(tmp_path, has_lists=True)
    page = Page(client.get("/fr/untoc-cop-9/speakers/").text)
    leads = [address for address in page.addresses() if "/speakers/" in address]
    lists = sorted({a for a in leads if a.startswith("/fr/") and not a.endswith("/speakers/")})
    assert [client.get(address).status_code for address in lists] == [200, 200]
    session = Page(client.get("/fr/untoc-cop-9/").text)
    assert "/fr/untoc-cop-9/speakers/" in session.addresses()


def test_without_lists_the_page_says_so(tmp_path: Path) -> None:
    client = site(tmp_path, has_lists=False)
    page = Page(client.get("/en/untoc-cop-9/speakers/").text)
    assert page.texts("p") == ["No list of speakers has been made for this session yet."]
    assert client.get("/en/nowhere/speakers/").status_code == 404
