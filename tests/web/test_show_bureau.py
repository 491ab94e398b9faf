"""The page of the rotation, and its files."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.assets import folder
from planner.models.credentials import Delegate, Delegation
from planner.models.state import RegionalGroup
from planner.models.text import LANGUAGES
from planner.services.sessions import open_planner
from planner.store.credentials import put_delegation
from planner.store.database import transaction
from planner.web.bureau import bureau
from tests.web.conftest import NOW, application, seed_files
from tests.web.pages_read import Page


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bureau") / "planner.sqlite3"


@pytest.fixture(scope="module")
def app(database: Path) -> Flask:
    found = application(database, seed_files(), NOW)
    if "bureaus" not in found.blueprints:
        found.register_blueprint(bureau)
    return found


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ["", "untoc-cop", "cnd", "rotterdam-cop", "unfccc-cop"])
def test_a_page_is_sound_and_has_its_landmarks(
    client: FlaskClient, language: str, address: str
) -> None:
    response = client.get(f"/{language}/bureau/{address}")
    assert response.status_code == 200
    page = Page(response.text)
    root = page.one("html").attributes
    assert (root["lang"], root["dir"]) == (language, "rtl" if language == "ar" else "ltr")
    assert len(page.all("h1")) == len(page.all("main")) == 1
    assert len(page.all("caption")) == len(page.all("table"))
    assert [heading for heading in page.all("th") if not heading.attributes.get("scope")] == []
    ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    regions = [str(e.attributes["aria-labelledby"]) for e in page.all("div", role="region")]
    assert len(regions) == len(set(regions))
    assert {name for region in regions for name in region.split()} <= set(ids)
    assert "{" not in page.one("main").text


def test_the_grid_can_be_read_aloud_session_by_session(client: FlaskClient) -> None:
    page = Page(client.get("/en/bureau/untoc-cop").text)
    headers = page.texts("th", scope="row")
    assert headers[8] == "Session 9 (15-19 October 2018)"
    columns = page.all("th", scope="col")[:3]
    assert [e.text for e in columns] == ["Session", "President", "Rapporteur"]


def test_a_cell_says_with_letters_what_its_colour_says(client: FlaskClient) -> None:
    letters = {
        RegionalGroup.AFRICAN: "AFR",
        RegionalGroup.ASIA_PACIFIC: "APS",
        RegionalGroup.EASTERN_EUROPEAN: "EES",
        RegionalGroup.LATIN_AMERICAN_AND_CARIBBEAN: "LAC",
        RegionalGroup.WESTERN_EUROPEAN_AND_OTHER: "WES",
    }
    page = Page(client.get("/en/bureau/untoc-cop").text)
    cells = [e for e in page.all("td") if "turn" in str(e.attributes.get("class")).split()]
    assert len(cells) == 2 * 16
    for cell in cells:
        (coloured,) = [c for c in str(cell.attributes["class"]).split() if c.startswith("group-")]
        group = RegionalGroup(coloured.removeprefix("group-"))
        assert letters[group] in cell.text


def test_how_a_cell_stands_to_the_rule_shows_without_colour(client: FlaskClient) -> None:
    page = Page(client.get("/en/bureau/untoc-cop").text)
    classes = [str(e.attributes.get("class")).split() for e in page.all("td")]
    found = [names[1] for names in classes if names[:1] == ["turn"]]
    assert found[:2] == ["as-rule", "not-recorded"]
    assert found[-2:] == ["foretold", "foretold"]
    sheet = (folder("static") / "css" / "bureau.css").read_text()
    for fit in ("foretold", "not-recorded", "departs"):
        assert f".turn.{fit}" in sheet


def test_the_first_session_ahead_is_marked(client: FlaskClient) -> None:
    # The officers of the eleventh session are recorded: it has been held, whatever the clock says.
    page = Page(client.get("/en/bureau/untoc-cop").text)
    assert page.texts("mark") == ["Next"]
    (marked,) = [e for e in page.all("th", scope="row") if "Next" in e.text]
    assert marked.text.startswith("Session 12")


@pytest.mark.parametrize("suffix", ["pdf", "csv", "docx", "html", "json", "txt"])
def test_the_rotation_can_be_had_as_a_file(client: FlaskClient, suffix: str) -> None:
    address = f"/fr/bureau/untoc-cop.{suffix}"
    assert address in Page(client.get("/fr/bureau/untoc-cop").text).addresses()
    response = client.get(address)
    assert response.status_code == 200
    name = f'filename="untoc-cop.bureau.fr.{suffix}"'
    assert name in response.headers["Content-Disposition"]
    again = client.get(address, headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("address", ["nothing", "untoc-cop.xls", "nothing.pdf"])
def test_what_does_not_exist_is_not_found(client: FlaskClient, address: str) -> None:
    assert client.get(f"/en/bureau/{address}").status_code == 404


def test_a_session_is_still_reached_under_its_own_address(client: FlaskClient) -> None:
    assert client.get("/en/untoc-cop-9/").status_code == 200


def test_no_page_shows_what_is_personal(client: FlaskClient, database: Path) -> None:
    person = Delegate(state="ES", serial=1, name="Invented Name", joined_at=NOW)
    called = Delegation(state="ES", contact="Another Name", phone="+43 1 000", delegates=(person,))
    with transaction(open_planner(f"sqlite:///{database}")) as opened:
        put_delegation(opened, "untoc-cop-9", called)
    unseen, seen = ["/en/", "/en/bureau/"], set()
    while unseen:
        address = unseen.pop()
        response = client.get(address)
        for personal in ("Invented Name", "Another Name", "+43 1 000"):
            assert personal.encode() not in response.data
        if response.headers["Content-Type"].startswith("text/html"):
            found = {a.partition("#")[0] for a in Page(response.text).addresses()}
            new = {a for a in found if a.startswith("/en/")} - seen
            seen |= new
            unseen += sorted(new)
    assert "/en/bureau/untoc-cop" in seen
