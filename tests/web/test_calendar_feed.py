"""Calendar feeds and what they can be narrowed down by."""

import json
from datetime import datetime

import icalendar
import pytest
from flask.testing import FlaskClient

from planner.i18n.catalogues import translate
from planner.models.text import LANGUAGES
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
