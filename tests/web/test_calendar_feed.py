"""Calendar feeds and what they can be narrowed down by."""

import json
from datetime import UTC, datetime

import icalendar
import pytest
from flask.testing import FlaskClient

from planner.i18n.catalogues import translate
from planner.models.meeting import MeetingStatus
from planner.models.text import LANGUAGES
from planner.web.calendar_filter import calendar_name, fields_in_name
from tests.builders import a_meeting, a_programme
from tests.web.conftest import MakeSite, publish, statements_executed
from tests.web.pages_read import Page, even

FEED = "/en/untoc-wg-2022/calendar.ics"


def starts(client: FlaskClient, query: str) -> list[str]:
    response = client.get(f"{FEED}{query}")
    assert response.status_code == 200, response.text
    found = icalendar.Calendar.from_ical(response.data)
    return [f"{event.start:%d %H}" for event in found.events if isinstance(event.start, datetime)]


def test_a_feed_has_every_meeting_once(client: FlaskClient) -> None:
    assert starts(client, "") == [
        f"{day} {hour}" for day in (23, 24, 25, 26) for hour in ("10", "15")
    ] + ["27 10"]


def test_a_feed_is_a_calendar_to_those_who_fetch_it(client: FlaskClient) -> None:
    response = client.get(f"{FEED}?body=wg-2&item=1(a)")
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Content-Disposition"] == (
        'inline; filename="untoc-wg-2022.wg-2.1.a.en.ics"'
    )
    assert response.headers["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("item", ["1.a", "1(a)", "1 (a)", "1 a)", "1a", "1%20(A)", " 1a "])
def test_a_number_may_be_written_in_any_notation(client: FlaskClient, item: str) -> None:
    assert starts(client, f"?body=wg-3&item={item}") == ["23 10"]
    tag = client.get(f"{FEED}?body=wg-3&item={item}").headers["ETag"]
    assert tag == client.get(f"{FEED}?item=1.a&body=wg-3").headers["ETag"]


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("calendar.wg-3.ics", "?body=wg-3"),
        ("calendar.wg-3.item.1.a.ics", "?body=wg-3&item=1.a"),
        ("calendar.wg-3.item.1(a).ics", "?body=wg-3&item=1.a"),
        ("calendar.item.2.ics", "?item=2"),
        ("calendar.wg-2.ics?item=2", "?body=wg-2&item=2"),
    ],
)
def test_a_feed_may_be_named_as_exported_files_are(
    client: FlaskClient, name: str, query: str
) -> None:
    named, asked = client.get(f"/en/untoc-wg-2022/{name}"), client.get(f"{FEED}{query}")
    assert (named.status_code, named.data) == (200, asked.data)
    assert named.headers["ETag"] == asked.headers["ETag"]


@pytest.mark.parametrize("body", [None, "wg-3", "item"])
@pytest.mark.parametrize("item", [None, "2", "1.a"])
def test_a_name_says_again_what_it_was_made_of(body: str | None, item: str | None) -> None:
    name = calendar_name(body, item)
    given = {"body": body, "item": item}
    fields = {} if name is None else fields_in_name(name).to_dict()
    assert fields == {field: value for field, value in given.items() if value is not None}


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("wg-9", ["body", "wg-9"]),
        ("wg-3.item", ["body", "wg-3.item"]),
        ("wg-3.ics?body=wg-2", ["body", "wg-3, wg-2"]),
        ("wg-3.item.9", ["item", "9"]),
    ],
)
def test_a_name_that_means_nothing_is_told_with_what_is_right(
    client: FlaskClient, name: str, values: list[str]
) -> None:
    ending = "" if "?" in name else ".ics"
    response = client.get(f"/en/untoc-wg-2022/calendar.{name}{ending}")
    page = Page(response.text)
    assert (response.status_code, page.texts("dd")) == (400, values)
    choices = [link.attributes["href"] for link in page.all("a") if link.is_within("main")]
    first = "?body=wg-3" if values[0] == "body" else "?body=wg-3&item=1"
    assert choices[0] == f"{FEED}{first}"
    assert client.get(str(choices[0])).status_code == 200


def test_an_item_brings_the_meetings_of_its_sub_items(client: FlaskClient) -> None:
    assert starts(client, "?body=wg-3&item=1") == ["23 10"]


def test_the_same_number_means_another_subject_in_another_body(client: FlaskClient) -> None:
    assert starts(client, "?body=wg-3&item=2") == ["23 10", "23 15"]
    assert starts(client, "?body=wg-2&item=2") == ["24 10", "24 15"]


def test_a_field_left_empty_is_no_filter(client: FlaskClient) -> None:
    assert starts(client, "?body=&item=") == starts(client, "")


@pytest.mark.parametrize(
    ("query", "code", "field", "value", "known"),
    [
        ("body=wg-9", "body-unknown", "body", "wg-9", "wg-3, wg-2"),
        ("body=wg-2&body=wg-3", "body-unknown", "body", "wg-2, wg-3", "wg-3, wg-2"),
        ("body=wg-3&item=9", "number-unknown", "item", "9", "1, 1.a, 1.b, 2, 3, 4, 5"),
        ("body=wg-3&item=first", "number-malformed", "item", "first", "1, 1.a, 1.b, 2, 3, 4, 5"),
        ("boddy=wg-3", "field-unknown", "boddy", "wg-3", "body, item"),
    ],
)
def test_a_wrong_filter_is_told_with_its_field_its_value_and_what_is_right(
    client: FlaskClient, query: str, code: str, field: str, value: str, known: str
) -> None:
    response = client.get(f"{FEED}?{query}")
    assert response.status_code == 400
    page = Page(response.text)
    assert page.texts("dd") == [field, value]
    assert page.texts("li", class_="choice") == known.split(", ")
    problem = json.loads(client.get(f"{FEED}?{query}", headers={"Accept": "application/json"}).data)
    assert problem["status"] == 400
    assert problem["code"] == code
    assert (
        problem["params"] | {"field": field, "value": value, "known": known} == (problem["params"])
    )


def test_the_values_that_are_right_lead_to_the_feed_with_them(client: FlaskClient) -> None:
    page = Page(client.get(f"{FEED}?body=wg-3&item=9").text)
    choices = [link.attributes["href"] for link in page.all("a") if "calendar.ics" in str(link)]
    choices = [str(address) for address in choices if "hreflang" not in str(address)]
    assert f"{FEED}?body=wg-3&item=1.a" in choices
    assert starts(client, "?body=wg-3&item=1.a") == ["23 10"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_filter_is_told_in_the_language_of_the_feed(
    client: FlaskClient, language: str
) -> None:
    response = client.get(f"/{language}/untoc-wg-2022/calendar.ics?body=x")
    page = Page(response.text)
    assert page.one("html").attributes["lang"] == language
    assert page.texts("h1") == [translate("page.error_400", language)]
    assert page.texts("p")[0] == even(
        translate("error.body-unknown", language, body="x", known="wg-3, wg-2")
    )


def published_week(site: MakeSite) -> FlaskClient:
    """Three meetings, of which the second edition cancels one and leaves one out."""
    client = site(a_programme(meetings=[a_meeting("m-01"), a_meeting("m-02"), a_meeting("m-03")]))
    cancelled = a_meeting("m-02", status=MeetingStatus.CANCELLED)
    second = datetime(2018, 10, 14, 9, tzinfo=UTC)
    publish(client.application, a_programme(meetings=[a_meeting("m-01"), cancelled]), second)
    return client


def at(client: FlaskClient, *instant: int) -> None:
    client.application.config["CLOCK"] = lambda: datetime(*instant, tzinfo=UTC)


def states(client: FlaskClient) -> dict[str, str]:
    """Each meeting in the feed and its status."""
    calendar = icalendar.Calendar.from_ical(client.get("/en/a-session/calendar.ics").data)
    return {str(e["UID"]).partition(".")[0]: str(e["STATUS"]) for e in calendar.events}


def test_what_was_cancelled_or_left_out_says_so_until_the_day_after_and_is_then_dropped(
    site: MakeSite,
) -> None:
    client = published_week(site)
    told = {"m-01": "CONFIRMED", "m-02": "CANCELLED", "m-03": "CANCELLED"}
    # The meetings would have been on the 15th; in Vienna the 16th ends at 22 hours UTC.
    at(client, 2018, 10, 16, 21, 59)
    assert states(client) == told
    at(client, 2018, 10, 16, 22, 0)
    assert states(client) == {"m-01": "CONFIRMED"}


def test_a_removal_moves_the_date_of_the_feed_and_its_tag(site: MakeSite) -> None:
    client = published_week(site)
    at(client, 2018, 10, 16, 21, 59)
    before = client.get("/en/a-session/calendar.ics").headers
    assert before["Last-Modified"] == "Sun, 14 Oct 2018 09:00:00 GMT"
    at(client, 2018, 10, 17, 8, 0)
    asked = {"If-Modified-Since": before["Last-Modified"]}
    after = client.get("/en/a-session/calendar.ics", headers=asked)
    assert after.status_code == 200
    assert after.headers["Last-Modified"] == "Tue, 16 Oct 2018 22:00:00 GMT"
    assert after.headers["ETag"] != before["ETag"]
    at(client, 2018, 10, 30, 8, 0)
    held = {"If-None-Match": after.headers["ETag"]}
    assert client.get("/en/a-session/calendar.ics", headers=held).status_code == 304


def test_a_feed_with_cancelled_meetings_is_confirmed_by_one_query(site: MakeSite) -> None:
    client = published_week(site)
    at(client, 2018, 10, 16, 8, 0)
    tag = client.get("/en/a-session/calendar.ics").headers["ETag"]
    with statements_executed() as statements:
        held = client.get("/en/a-session/calendar.ics", headers={"If-None-Match": tag})
    assert held.status_code == 304
    assert len([line for line in statements if line.startswith("SELECT")]) == 1
