"""The page on which to subscribe."""

from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from planner.documents.blocks import term
from planner.models.text import LANGUAGES
from planner.web.pages.calendars import CalendarLink
from planner.web.qr_code import qr_code
from tests.builders import a_body, a_meeting, a_programme, an_item
from tests.web.conftest import MakeSite, pages_rendered
from tests.web.pages_read import Page, even

COP = "untoc-cop-9"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_calendar_can_be_had_in_each_of_four_ways(client: FlaskClient, language: str) -> None:
    page = Page(client.get(f"/{language}/{COP}/subscribe").text)
    feed = f"localhost/{language}/{COP}/calendar.ics"
    button, google, deadlines = (
        link.attributes["href"] for link in page.all("a") if "button" in str(link)
    )
    assert button == f"webcal://{feed}"
    assert deadlines == f"webcal://localhost/{language}/{COP}/deadlines.ics"
    assert google is not None
    assert google.startswith("https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2F")
    assert unquote(google).endswith(f"cid=webcal://{feed}")
    copied = page.one("input", class_="copied").attributes
    assert (copied["value"], copied["type"], "readonly" in copied) == (
        f"http://{feed}",
        "text",
        True,
    )
    assert str(qr_code(f"webcal://{feed}")) in client.get(f"/{language}/{COP}/subscribe").text


def test_the_square_holds_the_address_and_fetches_nothing() -> None:
    one, other = qr_code("webcal://a.example/b.ics"), qr_code("webcal://a.example/c.ics")
    assert one != other
    assert one == qr_code("webcal://a.example/b.ics")
    page = Page(str(one))
    assert page.elements[0].name == "svg"
    assert {"style", "href", "src"}.isdisjoint(
        name for element in page.elements for name in element.attributes
    )
    assert "<?xml" not in one


@pytest.mark.parametrize(
    ("query", "name", "feed"),
    [
        ("", "All meetings", "calendar.ics"),
        ("?body=wg-3", "Working Group on International Cooperation", "calendar.wg-3.ics"),
        (
            "?body=plenary&item=2.b",
            "Item 2 (b). Trafficking in Persons Protocol",
            "calendar.plenary.item.2.b.ics",
        ),
        ("?item=2", "Item 2", "calendar.item.2.ics"),
    ],
)
def test_the_calendar_at_the_head_is_the_one_that_was_asked_for(
    client: FlaskClient, query: str, name: str, feed: str
) -> None:
    page = Page(client.get(f"/en/{COP}/subscribe{query}").text)
    assert page.texts("h2")[0] == name
    assert page.one("input", class_="copied").attributes["value"] == (
        f"http://localhost/en/{COP}/{feed}"
    )


def test_the_deadlines_are_a_second_calendar(site: MakeSite) -> None:
    client = site(a_programme(meetings=[a_meeting("m-01")]))
    with pages_rendered(client.application) as pages:
        client.get("/zh/a-session/subscribe")
    assert pages[0].deadlines == CalendarLink(
        name=term("deadline.title"),
        webcal="webcal://localhost/zh/a-session/deadlines.ics",
        address="http://localhost/zh/a-session/deadlines.ics",
    )


def test_there_is_a_link_for_every_body_that_meets_and_every_item_that_is_taken(
    client: FlaskClient,
) -> None:
    page = Page(client.get(f"/en/{COP}/subscribe").text)
    links = [link for link in page.all("a") if link.is_within("details")]
    assert len(links) > 15
    assert [link.attributes["href"] for link in links][:5] == [
        f"/en/{COP}/subscribe",
        f"/en/{COP}/subscribe?body=plenary",
        f"/en/{COP}/subscribe?body=wg-3",
        f"/en/{COP}/subscribe?body=plenary&item=1",
        f"/en/{COP}/subscribe?body=plenary&item=1.a",
    ]


@pytest.mark.parametrize("query", ["?body=nobody", "?item=99", "?colour=red"])
def test_a_calendar_that_does_not_exist_is_refused(client: FlaskClient, query: str) -> None:
    assert client.get(f"/en/{COP}/subscribe{query}").status_code == 400


def test_it_says_how_late_each_program_is(client: FlaskClient) -> None:
    page = Page(client.get(f"/en/{COP}/subscribe").text)
    assert dict(zip(page.texts("dt"), page.texts("dd"), strict=True)) == {
        "Apple": "From 5 minutes to a week, as you set it",
        "Google": "Several hours, sometimes a day",
        "Outlook": "On the web, from 3 to 24 hours",
        "Thunderbird": "30 minutes, unless you set another time",
    }
    assert f"/en/{COP}/changes" in page.addresses()


def test_the_form_offers_what_meets_what_is_on_the_agenda_and_each_meeting(site: MakeSite) -> None:
    client = site(
        a_programme(
            bodies=[a_body(), a_body("silent")],
            items=[an_item("2", "2"), an_item("2-a", "2.a")],
            meetings=[a_meeting("m-01"), a_meeting("m-02", day=16)],
        )
    )
    page = Page(client.get("/en/a-session/subscribe").text)
    boxes = [
        (box.attributes["name"], box.attributes["value"])
        for box in page.all("input", type="checkbox")
    ]
    assert boxes == [
        ("body", "plenary"),
        ("item", "2"),
        ("item", "2-a"),
        ("meeting", "m-01"),
        ("meeting", "m-02"),
    ]
    assert [even(legend) for legend in page.texts("legend")] == [
        "Plenary",
        "Monday, 15 October 2018",
        "Tuesday, 16 October 2018",
    ]


def test_the_session_page_leads_to_it(client: FlaskClient) -> None:
    assert f"/ru/{COP}/subscribe" in Page(client.get(f"/ru/{COP}/").text).addresses()


def test_the_page_is_made_once_an_hour_and_kept_by_its_reader_alone(client: FlaskClient) -> None:
    first = client.get(f"/en/{COP}/subscribe")
    assert first.headers["Cache-Control"] == "private, no-cache"
    again = client.get(f"/en/{COP}/subscribe", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
