"""The facts of a session, what other dates would do, and a session from nothing."""

from datetime import date

import pytest

from planner.models.session import SessionFormat
from planner.services.editing import read_draft
from tests.people_builders import an_account, signed_in_client
from tests.web.conftest import database_of
from tests.web.pages_read import Page
from tests.web.workbench.site import Work

FACTS = {
    "title.en": "Ninth session",
    "short_title.en": "Ninth",
    "city.en": "Doha",
    "zone": "Asia/Qatar",
    "opens": "2018-10-15",
    "closes": "2018-10-19",
    "as_of": "2018-09-01",
    "format": "hybrid",
    "rulebook": "untoc",
}


def test_a_zone_that_is_none_is_said_at_its_field(work: Work) -> None:
    response = work.send("facts", work.before("facts"), **{**FACTS, "zone": "Asia/Doha"})
    assert response.status_code == 422
    page = Page(response.text)
    assert page.one("span", id="fault-zone").text == (
        "there is no time zone “Asia/Doha”; use an IANA name such as “Europe/Vienna”"
    )
    assert page.one("input", name="zone").attributes["value"] == "Asia/Doha"
    assert page.one("span", id="hint-zone").text.endswith("Asia/Qatar for Doha.")
    assert work.programme.session.zone == "Europe/Vienna"


def test_facts_are_changed_and_what_is_left_empty_is_nothing(work: Work) -> None:
    assert work.send("facts", work.before("facts"), **FACTS).status_code == 303
    session = work.programme.session
    assert (session.zone, session.format, session.rulebook) == (
        "Asia/Qatar",
        SessionFormat.HYBRID,
        "untoc",
    )
    assert (session.entitled_meetings, session.is_special, session.slug) == (
        None,
        False,
        "untoc-cop-9",
    )


def test_other_dates_leave_meetings_outside_unless_they_come_along(work: Work) -> None:
    later = {**FACTS, "opens": "2018-10-22", "closes": "2018-10-26"}
    response = work.send("facts", work.before("facts"), **later)
    assert response.status_code == 422
    assert "is not a day of the session" in response.text
    assert work.meeting("m-01").day == date(2018, 10, 15)
    moved = work.send("facts", work.before("facts"), **later, moves_meetings="yes")
    assert moved.status_code == 303
    assert work.meeting("m-01").day == date(2018, 10, 22)
    assert work.programme.session.opens == date(2018, 10, 22)
    work.send("undo", work.before("facts"))
    assert work.meeting("m-01").day == date(2018, 10, 15)


def test_the_effect_of_other_dates_on_the_deadlines_is_shown_and_nothing_is_written(
    work: Work,
) -> None:
    before = work.version
    page = work.page("facts?opens=2018-10-22&closes=2018-10-26")
    (table,) = [t for t in page.all("table") if "Deadlines that change" in t.text] or page.all(
        "table"
    )
    assert "October 2018" in table.text
    assert work.version == before
    wrong = work.page("facts?opens=2018-10-22&closes=2018-10-19")
    assert len(wrong.all("p", class_="problem")) == 1
    malformed = work.page("facts?opens=soon")
    assert "soon" in malformed.one("p", class_="problem").text


@pytest.fixture
def chief(work: Work) -> Work:
    """Somebody who may make sessions."""
    database = database_of(work.app)
    account = an_account(database, "chief", password=None, is_administrator=True)
    return Work(work.app, signed_in_client(work.app, database, account), "tenth")


def test_a_session_is_begun_and_leads_to_its_bodies(chief: Work) -> None:
    page = Page(chief.client.get("/en/new-session").text)
    token = next(e for e in page.all("input", name="form") if e.is_within("main"))
    fields = {"form": str(token.attributes["value"]), **FACTS, "slug": "tenth"}
    response = chief.client.post("/en/new-session", data=fields)
    assert (response.status_code, response.headers["Location"]) == (
        303,
        "/en/work/tenth/bodies",
    )
    draft = read_draft(database_of(chief.app), "tenth")
    assert (draft.version, draft.programme.bodies) == (1, ())
    assert "No body meets in this session yet." in chief.page("bodies").one("main").text
    assert chief.page("agenda").one("p", class_="empty").text.startswith("An agenda belongs to")
    again = chief.client.post("/en/new-session", data=fields)
    assert (again.status_code, 'id="fault-slug"' in again.text) == (409, True)
    wrong = chief.client.post("/en/new-session", data={**fields, "zone": "Asia/Doha"})
    assert (wrong.status_code, 'id="fault-zone"' in wrong.text) == (422, True)
    assert 'value="2018-10-19"' in wrong.text


def test_only_an_administrator_makes_sessions(work: Work) -> None:
    assert work.client.get("/en/new-session").status_code == 403
    assert work.client.post("/en/new-session", data=FACTS).status_code == 403
    own = work.client.get("/en/your-sessions").text
    assert "/en/new-session" not in own


def test_an_administrator_is_led_to_it(chief: Work) -> None:
    assert 'href="/en/new-session"' in chief.client.get("/en/your-sessions").text
