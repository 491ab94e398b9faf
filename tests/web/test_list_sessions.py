"""The list of sessions."""

from datetime import UTC, date, datetime

import pytest
from flask.testing import FlaskClient

from planner.models.programme import Programme
from tests.builders import a_programme, a_session, six
from tests.web.conftest import MakeSite, draft, publish, statements_executed
from tests.web.pages_read import Page


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("fr", "fr"),
        ("zh-Hans-CN, en;q=0.5", "zh"),
        ("en;q=0.5, FR-ca;q=0.8", "fr"),
        ("ru;q=0, ar;q=0.1", "ar"),
        ("*", "en"),
        ("de, es;q=0.8, en;q=0.7", "es"),
        ("de", "en"),
        ("", "en"),
    ],
)
def test_the_first_page_is_in_the_language_that_the_browser_asks_for(
    client: FlaskClient, asked: str, answered: str
) -> None:
    response = client.get("/", headers={"Accept-Language": asked})
    assert response.status_code == 200
    assert Page(response.text).one("html").attributes["lang"] == answered
    assert response.headers["Content-Language"] == answered
    assert response.headers["Vary"] == "Accept-Language"


def test_the_first_page_leads_to_each_language(client: FlaskClient) -> None:
    page = Page(client.get("/").text)
    links = [link for link in page.all("a") if "hreflang" in link.attributes]
    assert [(link.attributes["href"], link.text) for link in links] == [
        ("/ar/", "العربية"),
        ("/zh/", "中文"),
        ("/en/", "English"),
        ("/fr/", "Français"),
        ("/ru/", "Русский"),
        ("/es/", "Español"),
    ]


def test_an_address_without_its_last_slash_leads_on(client: FlaskClient) -> None:
    response = client.get("/en/untoc-cop-9")
    assert response.status_code == 308
    assert response.headers["Location"] == "http://localhost/en/untoc-cop-9/"


def test_sessions_stand_under_what_the_date_in_their_own_city_makes_of_them(
    site: MakeSite,
) -> None:
    def session(slug: str, opens: int, closes: int, zone: str) -> object:
        days = {"opens": date(2024, 5, opens), "closes": date(2024, 5, closes)}
        return a_programme(session=a_session(slug=slug, zone=zone, short_title=six(slug), **days))

    client = site(
        session("old", 1, 2, "Europe/Vienna"),
        session("ending", 8, 9, "America/New_York"),
        session("ended", 8, 9, "Asia/Tokyo"),
        session("later", 20, 21, "Europe/Vienna"),
        session("soon", 10, 11, "Europe/Vienna"),
        # Still 9 May in New York, 10 May already in Tokyo, not yet in Vienna.
        now=datetime(2024, 5, 9, 21, tzinfo=UTC),
    )
    page = Page(client.get("/en/").text)
    assert page.texts("h2") == ["Under way", "Upcoming", "Past"]
    assert page.texts("h3") == ["ending (en)", "soon (en)", "later (en)", "ended (en)", "old (en)"]


def test_a_session_is_named_with_its_city_and_its_days(client: FlaskClient) -> None:
    page = Page(client.get("/fr/").text)
    assert page.texts("h3")[0] == "Conférence des Parties, neuvième session"
    assert "Vienne, 15-19 octobre 2018" in page.texts("p")
    assert "/fr/untoc-cop-9/" in page.addresses()


def test_without_sessions_the_page_says_how_to_publish_one(site: MakeSite) -> None:
    page = Page(site().get("/en/").text)
    assert page.texts("p") == [
        "No session has been published yet.",
        "To publish one, write this on the machine that runs the planner:",
        "Rotation of the Bureau Calendar of meetings over the years Review mechanisms",
    ]
    assert page.texts("code") == ["planner load FILE planner publish SESSION"]


def test_a_session_is_listed_once_it_is_published_and_as_its_latest_edition_has_it(
    site: MakeSite,
) -> None:
    def titled(slug: str, title: str) -> Programme:
        return a_programme(session=a_session(slug=slug, short_title=six(title)))

    client = site(titled("known", "First"))
    publish(client.application, titled("known", "Second"))
    draft(client.application, titled("known", "Third"))
    draft(client.application, titled("secret", "Not yet"))
    with statements_executed() as statements:
        page = Page(client.get("/en/").text)
    assert page.texts("h3") == ["Second (en)"]
    assert len([line for line in statements if line.startswith("SELECT")]) == 1


def test_the_list_leads_to_what_is_beyond_a_single_session(client: FlaskClient) -> None:
    addresses = Page(client.get("/fr/").text).addresses()
    onward = ("/fr/bureau/", "/fr/years/", "/fr/review/")
    assert [client.get(address).status_code for address in onward if address in addresses] == [
        200,
        200,
        200,
    ]
