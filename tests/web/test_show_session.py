"""The page of a session."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.documents.blocks import Day, Days, Hours, Ordinal, Words, term
from planner.models.text import LANGUAGES, Text
from planner.web.pages.calendars import CalendarLink
from planner.web.pages.frame import Link
from planner.web.pages.meeting_line import MeetingLine
from planner.web.timeline import Mark
from tests.builders import a_meeting, a_programme, a_session, an_item, six, taken
from tests.web.conftest import MakeSite, pages_rendered
from tests.web.pages_read import Page, even

COP = "/en/untoc-cop-9/"


def small_programme() -> object:
    return a_programme(
        items=[an_item("1", "1")],
        meetings=[a_meeting("m-01"), a_meeting("m-02", starts=15, day=15)],
        allocations=taken("m-01", "1"),
    )


def test_the_template_is_given_what_the_page_says_it_shows(site: MakeSite) -> None:
    client = site(small_programme())
    with pages_rendered(client.application) as pages:
        client.get("/es/a-session/")
    (page,) = pages
    assert (page.frame.language, page.frame.direction, page.frame.home) == ("es", "ltr", "/es/")
    assert page.title == Words(six("Session"))
    assert page.full_title == Words(six("A session"))
    assert page.place_and_dates == term(
        "document.place_and_dates",
        place=Words(six("Vienna")),
        dates=Days(a_session().opens, a_session().closes),
    )
    meeting = a_meeting("m-02", starts=15)
    assert page.now == (
        MeetingLine(
            name=page.now[0].name,
            address="/es/a-session/meetings/m-02",
            day=Day(meeting.day),
            hours=Hours(meeting.starts, meeting.ends),
            mark=Mark.NOW,
        ),
    )
    assert Ordinal(2) in dict(page.now[0].name.members[0].params).values()
    assert page.next == ()
    assert page.agenda == "/es/a-session/agenda"
    assert page.calendars == (
        CalendarLink(
            name=term("page.all_meetings"),
            webcal="webcal://localhost/es/a-session/calendar.ics",
            address="http://localhost/es/a-session/calendar.ics",
        ),
        CalendarLink(
            name=term("deadline.title"),
            webcal="webcal://localhost/es/a-session/deadlines.ics",
            address="http://localhost/es/a-session/deadlines.ics",
        ),
    )
    assert page.deadlines == "/es/a-session/deadlines"
    assert page.day == Link(term("page.programme_today"), "/es/a-session/days/2018-10-15")
    assert [
        [file.address.rpartition("/")[2] for file in document.files] for document in page.documents
    ] == [
        [
            f"organization-of-work.{suffix}"
            for suffix in ("html", "pdf", "docx", "csv", "json", "txt")
        ],
        [f"agenda.{suffix}" for suffix in ("html", "pdf", "docx", "json", "txt")],
        [f"deadlines.{suffix}" for suffix in ("html", "pdf", "docx", "csv", "json", "txt")],
    ]
    assert (page.notes.is_unverified, page.notes.has_missing) == (False, False)


def test_what_is_under_way_and_what_comes_next_stand_first_and_in_the_table(
    client: FlaskClient,
) -> None:
    page = Page(client.get(COP).text)
    first, *next_ones = page.texts("li", class_="is-now") + page.texts("li", class_="is-next")
    assert first == "Now Monday, 15 October 2018 3-6 p.m. Plenary, 2nd meeting"
    assert next_ones == [
        "Next Tuesday, 16 October 2018 10 a.m.-1 p.m. Plenary, 3rd meeting",
        "Next Tuesday, 16 October 2018 10 a.m.-1 p.m. "
        "Working Group on International Cooperation, 1st meeting",
    ]
    marked = [mark.text for mark in page.all("mark") if mark.is_within("table")]
    assert marked == ["Now", "Next"]


def test_after_the_last_meeting_nothing_is_marked(app: Flask, site: MakeSite) -> None:
    client = site(small_programme(), now=datetime(2018, 10, 15, 16, tzinfo=UTC))
    assert Page(client.get("/en/a-session/").text).all("mark") == []


def test_a_meeting_is_over_at_the_minute_it_ends(site: MakeSite) -> None:
    client = site(small_programme(), now=datetime(2018, 10, 15, 11, tzinfo=UTC))
    assert Page(client.get("/en/a-session/").text).texts("li", class_="is-now") == []


def test_the_language_switch_keeps_the_page_and_its_query(client: FlaskClient) -> None:
    page = Page(client.get("/en/untoc-cop-9/meetings/m-01?from=a%20mail&x=%D8%B9").text)
    links = [link.attributes for link in page.all("a") if "hreflang" in link.attributes]
    assert [link["href"] for link in links] == [
        f"/{language}/untoc-cop-9/meetings/m-01?from=a%20mail&x=%D8%B9" for language in LANGUAGES
    ]
    assert [link["lang"] for link in links if "aria-current" in link] == ["en"]


def test_entries_of_the_table_lead_to_items_and_hours_to_meetings(client: FlaskClient) -> None:
    page = Page(client.get(COP).text)
    links = [
        (even(link.text), link.attributes["href"])
        for link in page.all("a")
        if link.is_within("table")
    ]
    assert links[:3] == [
        ("10 a.m.-1 p.m.", "/en/untoc-cop-9/meetings/m-01"),
        ("Item 1 (a). Opening of the session", "/en/untoc-cop-9/items/1-a"),
        ("Item 1 (b). Election of officers", "/en/untoc-cop-9/items/1-b"),
    ]


@pytest.mark.parametrize(
    ("instant", "name", "day"),
    [
        # In Vienna the day begins and ends two hours before it does by universal time.
        (datetime(2018, 10, 14, 21, 59, tzinfo=UTC), "Day by day", "2018-10-15"),
        (datetime(2018, 10, 14, 22, tzinfo=UTC), "Programme of today", "2018-10-15"),
        (datetime(2018, 10, 17, 22, tzinfo=UTC), "Programme of today", "2018-10-18"),
        (datetime(2018, 10, 19, 22, tzinfo=UTC), "Day by day", "2018-10-15"),
    ],
)
def test_it_leads_to_the_programme_of_today_while_the_session_is_on(
    site: MakeSite, instant: datetime, name: str, day: str
) -> None:
    client = site(small_programme(), now=datetime(2018, 10, 1, tzinfo=UTC))
    before = client.get("/en/a-session/")
    client.application.config["CLOCK"] = lambda: instant
    after = client.get("/en/a-session/", headers={"If-None-Match": before.headers["ETag"]})
    page = Page((before if after.status_code == 304 else after).text)
    link = page.one("a", href=f"/en/a-session/days/{day}")
    assert link.text == name


def test_there_is_a_calendar_for_the_session_and_for_each_body_that_meets(
    client: FlaskClient,
) -> None:
    page = Page(client.get(COP).text)
    assert [address for address in page.addresses() if address.startswith("webcal:")] == [
        "webcal://localhost/en/untoc-cop-9/calendar.ics",
        "webcal://localhost/en/untoc-cop-9/calendar.plenary.ics",
        "webcal://localhost/en/untoc-cop-9/calendar.wg-3.ics",
        "webcal://localhost/en/untoc-cop-9/deadlines.ics",
    ]
    assert "http://localhost/en/untoc-cop-9/calendar.wg-3.ics" in page.texts("a")


def test_times_are_said_to_be_local_and_the_plan_is_dated(client: FlaskClient) -> None:
    notes = even(Page(client.get("/fr/untoc-cop-9/").text).one("footer").text)
    assert "Toutes les heures sont en heure locale : Vienne (Europe/Vienna)." in notes
    assert "Au 26 juillet 2018" in notes


@pytest.mark.parametrize(("language", "is_told"), [("fr", False), ("ar", True)])
def test_readers_are_told_of_wordings_that_nobody_has_compared(
    client: FlaskClient, language: str, is_told: bool
) -> None:
    sentences = {
        "fr": "n’a pas encore été comparé avec le document publié",
        "ar": "لم تُقارَن بعدُ صيغة بعض العناوين بهذه اللغة بالوثيقة المنشورة",
    }
    notes = Page(client.get(f"/{language}/untoc-cop-9/").text).one("footer").text
    assert (sentences[language] in notes) is is_told


def test_a_wording_of_another_language_is_marked_as_that_and_told_of(site: MakeSite) -> None:
    client = site(a_programme(items=[an_item("1", "1", title=Text(fr="Ouverture"))]))
    page = Page(client.get("/ar/a-session/items/1").text)
    wording = page.one("span", lang="fr")
    assert (wording.text, wording.attributes["dir"]) == ("Ouverture", "ltr")
    assert page.texts("p")[-1] == "بعض النصوص غير متاح بهذه اللغة ويُعرض بلغة أخرى."


def test_a_session_without_meetings_says_what_to_do(site: MakeSite) -> None:
    page = Page(site(a_programme()).get("/en/a-session/").text)
    assert page.all("table") == []
    assert [text for text in page.texts("p") if text.startswith("No meeting")] == [
        "No meeting has been planned yet. Once meetings are in the session’s file, and it is "
        "loaded and published again, they stand here."
    ]
    assert [address for address in page.addresses() if "." in address] == []
