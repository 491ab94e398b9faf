"""What was fetched once is not sent, made or even loaded again while it holds."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.web.last_known import Timing
from tests.builders import a_meeting, a_programme
from tests.web.conftest import (
    NOW,
    PUBLISHED_AT,
    MakeSite,
    application,
    draft,
    pages_rendered,
    publish,
    seed_files,
    statements_executed,
)

FILES = [
    "/en/untoc-cop-9/organization-of-work.pdf",
    "/fr/untoc-cop-9/agenda.html",
    "/ar/untoc-cop-9/calendar.ics",
    "/ar/untoc-cop-9/calendar.ics?body=wg-3",
    "/ar/untoc-cop-9/calendar.ics?item=2",
    "/zh/untoc-cop-9/deadlines.ics",
    "/zh/untoc-cop-9/deadlines.csv",
    "/zh/untoc-cop-9/days/2018-10-16.pdf",
    "/fr/untoc-cop-9/changes.atom",
]
PAGES = [
    "/en/untoc-cop-9/",
    "/en/untoc-wg-2022/",
    "/ru/untoc-cop-9/",
    "/ru/untoc-cop-9/agenda",
    "/ru/untoc-cop-9/meetings/m-01",
    "/ru/untoc-cop-9/items/1",
    "/es/untoc-cop-9/changes",
    "/ar/untoc-cop-9/deadlines",
    "/ar/untoc-cop-9/days/2018-10-16",
]
LISTS = ["/", "/en/", "/es/"]


@pytest.mark.parametrize("address", [*FILES, *PAGES, *LISTS])
def test_everything_may_be_kept_and_has_to_be_asked_about(
    client: FlaskClient, address: str
) -> None:
    response = client.get(address)
    assert response.headers["Cache-Control"] == "public, no-cache"
    assert response.headers["ETag"].startswith('"')


@pytest.mark.parametrize("address", [*FILES, *PAGES, *LISTS])
def test_what_is_kept_already_is_confirmed_by_one_query_and_no_rendering(
    app: Flask, client: FlaskClient, address: str
) -> None:
    first = client.get(address)
    with statements_executed() as statements, pages_rendered(app) as pages:
        second = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (second.status_code, second.data) == (304, b"")
    assert len([statement for statement in statements if statement.startswith("SELECT")]) == 1
    assert pages == []
    for name in ("ETag", "Cache-Control", "Vary"):
        assert second.headers.get(name) == first.headers.get(name)


@pytest.mark.parametrize("address", LISTS)
def test_a_list_has_no_date_because_a_session_may_leave_it(
    client: FlaskClient, address: str
) -> None:
    assert "Last-Modified" not in client.get(address).headers


def test_validators_tell_everything_apart(client: FlaskClient) -> None:
    addresses = [*FILES, *PAGES, *LISTS]
    assert len({client.get(address).headers["ETag"] for address in addresses}) == len(addresses)


@pytest.mark.parametrize("address", FILES)
def test_a_process_that_has_made_nothing_confirms_a_file_by_one_query(
    client: FlaskClient, tmp_path: Path, address: str
) -> None:
    tag = client.get(address).headers["ETag"]
    other = application(tmp_path / "other.sqlite3", seed_files(), NOW).test_client()
    with statements_executed() as statements:
        assert other.get(address, headers={"If-None-Match": tag}).status_code == 304
    assert len([statement for statement in statements if statement.startswith("SELECT")]) == 1


@pytest.mark.parametrize("address", [FILES[0], FILES[2], PAGES[0], PAGES[3]])
def test_bytes_are_made_once(app: Flask, client: FlaskClient, address: str) -> None:
    first = client.get(address)
    with statements_executed() as statements, pages_rendered(app) as pages:
        second = client.get(address)
    assert second.data == first.data
    assert len([statement for statement in statements if statement.startswith("SELECT")]) == 1
    assert pages == []


def test_who_asks_by_date_alone_is_answered_by_the_date_of_the_plan(client: FlaskClient) -> None:
    response = client.get(FILES[2])
    assert response.headers["Last-Modified"] == "Wed, 01 Aug 2018 09:30:15 GMT"
    asked = {"If-Modified-Since": response.headers["Last-Modified"]}
    assert client.get(FILES[2], headers=asked).status_code == 304
    asked = {"If-Modified-Since": "Wed, 01 Aug 2018 09:30:14 GMT"}
    assert client.get(FILES[2], headers=asked).status_code == 200


def test_a_page_changes_when_a_meeting_begins_or_ends_and_not_in_between(tmp_path: Path) -> None:
    app = application(tmp_path / "planner.sqlite3", seed_files(), NOW)
    seen = []
    for hour, minute in ((7, 59), (8, 0), (9, 30), (10, 59), (11, 0)):
        instant = datetime(2018, 10, 15, hour, minute, tzinfo=UTC)
        app.config["CLOCK"] = lambda instant=instant: instant
        headers = app.test_client().get("/en/untoc-cop-9/").headers
        seen.append((headers["ETag"], headers["Last-Modified"]))
    before, begun, during, late, ended = seen
    assert begun == during == late
    assert len({before, begun, ended}) == 3
    assert [date for _, date in (before, begun, ended)] == [
        # The midnight in Vienna with which the day began.
        "Sun, 14 Oct 2018 22:00:00 GMT",
        "Mon, 15 Oct 2018 08:00:00 GMT",
        "Mon, 15 Oct 2018 11:00:00 GMT",
    ]


def test_what_is_published_anew_is_sent_anew(site: MakeSite) -> None:
    client = site(a_programme(meetings=[a_meeting("m-01")]))
    addresses = ["/en/a-session/", "/en/a-session/calendar.ics", "/en/a-session/changes"]
    before = {address: client.get(address) for address in addresses}
    later = PUBLISHED_AT.replace(hour=12)
    publish(client.application, a_programme(meetings=[a_meeting("m-01", starts=14)]), later)
    for address in addresses:
        held = before[address].headers
        by_tag = client.get(address, headers={"If-None-Match": held["ETag"]})
        by_date = client.get(address, headers={"If-Modified-Since": held["Last-Modified"]})
        assert (by_tag.status_code, by_date.status_code) == (200, 200), address
    assert client.get(addresses[1]).headers["Last-Modified"] == "Wed, 01 Aug 2018 12:30:15 GMT"


def test_a_draft_changes_no_validator(site: MakeSite) -> None:
    client = site(a_programme(meetings=[a_meeting("m-01")]))
    addresses = ["/en/", "/en/a-session/", "/en/a-session/calendar.ics", "/en/a-session/editions"]
    before = [client.get(address).headers["ETag"] for address in addresses]
    draft(client.application, a_programme(meetings=[a_meeting("m-01", starts=14)]))
    assert [client.get(address).headers["ETag"] for address in addresses] == before


def test_the_history_is_confirmed_by_two_queries_since_approvals_come_without_editions(
    app: Flask, client: FlaskClient
) -> None:
    first = client.get("/es/untoc-cop-9/editions")
    assert "Last-Modified" not in first.headers
    with statements_executed() as statements, pages_rendered(app) as pages:
        held = client.get(
            "/es/untoc-cop-9/editions", headers={"If-None-Match": first.headers["ETag"]}
        )
    assert (held.status_code, pages) == (304, [])
    assert len([statement for statement in statements if statement.startswith("SELECT")]) == 2


def test_within_the_moment_that_an_answer_is_believed_there_is_no_query_at_all(
    site: MakeSite,
) -> None:
    client = site(a_programme(meetings=[a_meeting("m-01")]))
    client.application.extensions["planner.reader"].set_timing(Timing(believed_seconds=3600))
    tag = client.get("/en/a-session/calendar.ics").headers["ETag"]
    with statements_executed() as statements, pages_rendered(client.application) as pages:
        whole = client.get("/en/a-session/calendar.ics")
        held = client.get("/en/a-session/calendar.ics", headers={"If-None-Match": tag})
    assert (whole.status_code, held.status_code) == (200, 304)
    assert (statements, pages) == ([], [])
