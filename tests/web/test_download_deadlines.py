"""The deadlines as files and as a calendar."""

import csv
import io
import json
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest
from flask.testing import FlaskClient

from tests.builders import a_meeting, a_programme, a_session
from tests.web.conftest import PUBLISHED_AT, MakeSite, publish
from tests.web.pages_read import Page

FILES = {
    "html": ("text/html; charset=utf-8", "inline", b"<!doctype html>"),
    "pdf": ("application/pdf", "inline", b"%PDF-"),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "attachment",
        b"PK",
    ),
    "csv": ("text/csv; charset=utf-8", "attachment", b""),
    "json": ("application/json", "inline", b"{"),
    "txt": ("text/plain; charset=utf-8", "inline", b""),
    "ics": ("text/calendar; charset=utf-8", "inline", b"BEGIN:VCALENDAR"),
}


@pytest.mark.parametrize("suffix", FILES)
def test_deadlines_can_be_had_in_each_format(client: FlaskClient, suffix: str) -> None:
    media_type, shown, begins = FILES[suffix]
    response = client.get(f"/ar/untoc-cop-9/deadlines.{suffix}")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == media_type
    name = f"untoc-cop-9.deadlines.ar.{suffix}"
    assert response.headers["Content-Disposition"] == f'{shown}; filename="{name}"'
    assert response.headers["Content-Language"] == "ar"
    assert response.headers["Cache-Control"] == "public, no-cache"
    assert response.headers["Last-Modified"] == "Wed, 01 Aug 2018 09:30:15 GMT"
    assert response.data[: len(begins)] == begins


def test_a_format_that_does_not_exist_is_answered_with_those_that_do(client: FlaskClient) -> None:
    response = client.get("/en/untoc-cop-9/deadlines.xlsx")
    assert response.status_code == 404
    assert "html, pdf, docx, csv, json, txt" in Page(response.text).texts("p")[0]


def test_files_say_what_the_page_says(client: FlaskClient) -> None:
    found = client.get("/fr/untoc-cop-9/deadlines.csv").data.decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(found)))) == 1 + 12
    assert "Pouvoirs, dernier délai" in found
    assert "全权证书最后期限" in str(json.loads(client.get("/zh/untoc-cop-9/deadlines.json").data))


def events(client: FlaskClient, language: str = "en") -> list[icalendar.Event]:
    response = client.get(f"/{language}/a-session/deadlines.ics")
    return list(icalendar.Calendar.from_ical(response.data).events)


def test_the_feed_has_each_deadline_once(client: FlaskClient) -> None:
    feed = icalendar.Calendar.from_ical(client.get("/en/untoc-cop-9/deadlines.ics").data)
    assert len({str(event["UID"]) for event in feed.events}) == len(feed.events) == 12
    first, last = feed.events[0], feed.events[-1]
    assert (first.start, last.end) == (
        date(2018, 8, 16),
        datetime(2018, 10, 19, 12, tzinfo=ZoneInfo("Europe/Vienna")),
    )


def test_a_new_edition_is_newer_to_calendar_programs_and_sent_anew(site: MakeSite) -> None:
    client = site(a_programme(meetings=[a_meeting("m-01")]))
    before = client.get("/en/a-session/deadlines.ics")
    (old,) = events(client)
    moved = a_session(opens=date(2018, 10, 16))
    later = PUBLISHED_AT.replace(month=9)
    publish(client.application, a_programme(session=moved, meetings=[a_meeting("m-01")]), later)
    held = {"If-None-Match": before.headers["ETag"]}
    by_date = {"If-Modified-Since": before.headers["Last-Modified"]}
    assert client.get("/en/a-session/deadlines.ics", headers=held).status_code == 200
    assert client.get("/en/a-session/deadlines.ics", headers=by_date).status_code == 200
    (new,) = events(client)
    assert (old["UID"], old.decoded("SEQUENCE"), old.decoded("LAST-MODIFIED")) == (
        new["UID"],
        0,
        datetime(2018, 8, 1, 9, 30, 15, tzinfo=UTC),
    )
    assert (new.decoded("SEQUENCE"), new.decoded("LAST-MODIFIED")) == (1, later)
    assert (old.start, new.start) == (date(2018, 9, 3), date(2018, 9, 4))


def test_the_feed_is_confirmed_whatever_the_clock_says(site: MakeSite) -> None:
    client = site(a_programme(meetings=[a_meeting("m-01")]))
    held = {"If-None-Match": client.get("/ar/a-session/deadlines.ics").headers["ETag"]}
    client.application.config["CLOCK"] = lambda: datetime(2018, 12, 1, tzinfo=UTC)
    assert client.get("/ar/a-session/deadlines.ics", headers=held).status_code == 304
