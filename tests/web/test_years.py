"""The pages of the years and of the reviews, their files and the feed."""

from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.models.text import LANGUAGES
from planner.services.draws import Circumstances, draw_all_reviewers
from tests.draw_builders import alike, mechanism
from tests.web.conftest import NOW, application, database_of, seed_files
from tests.web.pages_read import Page

PAGES = (
    "years/",
    "years/untoc-cop",
    "years/untoc-cop/note-10",
    "years/untoc-cop/next-sessions",
    "review/",
    "review/untoc",
    "review/untoc/draw-1",
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    found = application(tmp_path_factory.mktemp("years") / "planner.sqlite3", seed_files(), NOW)
    draw_all_reviewers(
        database_of(found), mechanism(), alike(2, 5), Circumstances("one", "meeting", "x", NOW)
    )
    return found


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_sound_and_has_its_landmarks(
    client: FlaskClient, language: str, address: str
) -> None:
    response = client.get(f"/{language}/{address}")
    assert response.status_code == 200
    page = Page(response.text)
    root = page.one("html").attributes
    assert (root["lang"], root["dir"]) == (language, "rtl" if language == "ar" else "ltr")
    assert len(page.all("h1")) == len(page.all("main")) == 1
    assert len(page.all("caption")) == len(page.all("table"))
    ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    main = page.one("main").text
    assert ("{" in main, "years." in main, "draw." in main) == (False, False, False)


def test_every_page_leads_to_its_files_and_they_are_kept(client: FlaskClient) -> None:
    unseen, seen = ["/fr/years/", "/fr/review/"], set()
    files = set()
    while unseen:
        address = unseen.pop()
        response = client.get(address)
        assert response.status_code == 200
        if not response.headers["Content-Type"].startswith("text/html") or "." in address:
            files.add(address.rpartition("/")[2])
            again = client.get(address, headers={"If-None-Match": response.headers["ETag"]})
            assert again.status_code == 304
            continue
        found = {a.partition("#")[0] for a in Page(response.text).addresses()}
        new = {a for a in found if a.startswith(("/fr/years/", "/fr/review/"))} - seen
        seen |= new
        unseen += sorted(new)
    suffixes = ("pdf", "csv", "docx", "html", "json", "txt")
    stems = ("untoc-cop", "note-9", "note-10", "note-11", "next-sessions", "untoc", "draw-1")
    assert files == {f"{stem}.{suffix}" for stem in stems for suffix in suffixes} | {
        "untoc-cop.ics"
    }


def test_a_file_is_named_by_what_it_is(client: FlaskClient) -> None:
    names = {
        "years/untoc-cop.pdf": "untoc-cop.years.ru.pdf",
        "years/untoc-cop/note-11.docx": "untoc-cop-11.subsidiary-bodies.ru.docx",
        "review/untoc.csv": "untoc.review-plan.ru.csv",
        "review/untoc/draw-1.json": "untoc-1.draw.ru.json",
    }
    for address, name in names.items():
        headers = client.get(f"/ru/{address}").headers
        assert f'filename="{name}"' in headers["Content-Disposition"]


@pytest.mark.parametrize(
    "address",
    [
        "years/nothing",
        "years/untoc-cop.xls",
        "years/untoc-cop/note-12",
        "review/nothing",
        "review/untoc/draw-2",
        "review/untoc/draw-1.xls",
    ],
)
def test_what_does_not_exist_is_not_found(client: FlaskClient, address: str) -> None:
    assert client.get(f"/en/{address}").status_code == 404


def test_the_feed_has_every_meeting_with_its_days(client: FlaskClient) -> None:
    feed = icalendar.Calendar.from_ical(client.get("/en/years/untoc-cop.ics").data)
    events = {str(event["UID"]).partition(".")[0]: event for event in feed.walk("VEVENT")}
    assert len(events) == 29
    thirteenth = events["wg-3-13"]
    assert (thirteenth.decoded("DTSTART"), thirteenth.decoded("DTEND")) == (
        date(2022, 5, 23),
        date(2022, 5, 27) + timedelta(days=1),
    )
    assert str(thirteenth["SUMMARY"]) == "Working Group on International Cooperation, 13th meeting"
    assert {k: str(events[k]["STATUS"]) for k in ("wg-3-13", "wg-3-11")} == {
        "wg-3-13": "CONFIRMED",
        "wg-3-11": "TENTATIVE",
    }


def test_draws_are_listed_once_they_are_made(client: FlaskClient, tmp_path: Path) -> None:
    page = Page(client.get("/en/review/untoc").text)
    assert "/en/review/untoc/draw-1" in page.addresses()
    empty = application(tmp_path / "empty.sqlite3", [], NOW).test_client()
    assert "No draw has been made." in empty.get("/en/review/untoc").text


def test_a_session_is_still_reached_under_its_own_address(client: FlaskClient) -> None:
    assert client.get("/en/untoc-cop-9/").status_code == 200
