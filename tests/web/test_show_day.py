"""The page of a day, and its files."""

from datetime import date

import pytest
from flask.testing import FlaskClient

from planner.documents.blocks import Day, Words, term
from planner.models.text import LANGUAGES
from planner.web.pages.frame import Link
from tests.builders import a_meeting, a_programme, an_item, six, taken
from tests.web.conftest import MakeSite, pages_rendered
from tests.web.pages_read import Page, even

DAYS = "/en/untoc-cop-9/days"


def test_the_template_is_given_what_the_page_says_it_shows(site: MakeSite) -> None:
    client = site(a_programme(meetings=[a_meeting("m-01", day=16)]))
    with pages_rendered(client.application) as pages:
        client.get("/zh/a-session/days/2018-10-16")
    (page,) = pages
    title = term("document.programme_of", day=Day(date(2018, 10, 16), is_heading=False))
    assert (page.title, page.session_title) == (title, Words(six("Session")))
    assert page.frame.trail[-1] == Link(title)
    assert page.previous == Link(Day(date(2018, 10, 15)), "/zh/a-session/days/2018-10-15")
    assert page.following == Link(Day(date(2018, 10, 17)), "/zh/a-session/days/2018-10-17")
    assert [file.address for file in page.documents.files] == [
        f"/zh/a-session/days/2018-10-16.{suffix}"
        for suffix in ("html", "pdf", "docx", "json", "txt")
    ]


def test_it_leads_to_meetings_and_items_and_marks_what_is_under_way(client: FlaskClient) -> None:
    page = Page(client.get(f"{DAYS}/2018-10-15").text)
    links = [link for link in page.all("a") if link.is_within("table")]
    assert [(even(link.text), link.attributes["href"]) for link in links[:2]] == [
        ("10 a.m.-1 p.m.", "/en/untoc-cop-9/meetings/m-01"),
        ("Item 1 (a). Opening of the session", "/en/untoc-cop-9/items/1-a"),
    ]
    assert page.texts("mark") == ["Now"]


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("ar", "برنامج يوم الثلاثاء، 16 تشرين الأول/أكتوبر 2018"),
        ("zh", "2018年10月16日星期二会议日程"),
    ],
)
def test_the_day_is_named_in_the_language_of_the_page(
    client: FlaskClient, language: str, title: str
) -> None:
    page = Page(client.get(f"/{language}/untoc-cop-9/days/2018-10-16").text)
    assert page.texts("h1") == [title]


def test_the_days_beside_it_are_those_of_the_session_and_those_on_which_something_meets(
    site: MakeSite,
) -> None:
    client = site(a_programme(meetings=[a_meeting("m-01", day=12), a_meeting("m-02", day=16)]))
    address, seen = "/en/a-session/days/2018-10-12", []
    while address:
        seen.append(address[-2:])
        page = Page(client.get(address).text)
        beside = [str(a.attributes["href"]) for a in page.all("a") if "days/" in str(a)]
        following = [
            link
            for link in beside
            if link.startswith("/en/a-session/days/") and "." not in link and link > address
        ]
        address = following[0] if following else ""
    assert seen == ["12", "15", "16", "17", "18", "19"]


def test_a_day_on_which_nothing_meets_says_so(site: MakeSite) -> None:
    page = Page(site(a_programme()).get("/en/a-session/days/2018-10-17").text)
    assert page.all("table") == []
    assert even(page.one("div", class_="document").text) == "No meeting is planned on this day."


@pytest.mark.parametrize("ending", ["", ".pdf"])
@pytest.mark.parametrize("day", ["2018-10-20", "2018-02-30", "20181016", "today", "2018-10-1"])
def test_what_is_no_day_of_the_session_is_told_with_those_that_are(
    client: FlaskClient, day: str, ending: str
) -> None:
    response = client.get(f"{DAYS}/{day}{ending}")
    assert response.status_code == 404
    told = Page(response.text).texts("p")[0]
    assert told.startswith(f"{day} is not a day of “untoc-cop-9”")
    assert "2018-10-15 to 2018-10-19" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_can_be_had_as_files(client: FlaskClient, language: str) -> None:
    for suffix, begins in {"html": b"<!doctype", "pdf": b"%PDF-", "docx": b"PK"}.items():
        response = client.get(f"/{language}/untoc-cop-9/days/2018-10-16.{suffix}")
        assert (response.status_code, response.data[: len(begins)]) == (200, begins)
        assert response.headers["Content-Disposition"].endswith(
            f'filename="untoc-cop-9.2018-10-16.programme-of-the-day.{language}.{suffix}"'
        )


def test_a_file_has_the_meetings_of_that_day_alone(client: FlaskClient) -> None:
    told = even(Page(client.get("/en/untoc-cop-9/days/2018-10-16.html").text).one("body").text)
    assert "Plenary, 3rd meeting" in told
    assert "Plenary, 2nd meeting" not in told


def test_a_format_that_does_not_exist_is_answered_with_those_that_do(client: FlaskClient) -> None:
    response = client.get(f"{DAYS}/2018-10-16.csv")
    assert response.status_code == 404
    assert "html, pdf, docx, json, txt" in Page(response.text).texts("p")[0]


def test_a_day_is_confirmed_until_something_begins_or_ends(site: MakeSite) -> None:
    client = site(
        a_programme(
            items=[an_item("1", "1")],
            meetings=[a_meeting("m-01"), a_meeting("m-02", starts=15)],
            allocations=taken("m-01", "1"),
        )
    )
    page, file = "/ar/a-session/days/2018-10-15", "/ar/a-session/days/2018-10-15.txt"
    tags = {address: client.get(address).headers["ETag"] for address in (page, file)}
    statuses = []
    for hour in (15, 16):
        evening = client.application.config["CLOCK"]().replace(hour=hour)
        client.application.config["CLOCK"] = lambda evening=evening: evening
        statuses.append(
            [
                client.get(address, headers={"If-None-Match": tag}).status_code
                for address, tag in tags.items()
            ]
        )
    assert statuses == [[304, 304], [200, 304]]
