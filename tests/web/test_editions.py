"""The history of editions, and each of them in full."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.models.approval import ApprovalKind
from planner.models.body import BodyKind
from planner.models.programme import Programme
from planner.models.text import LANGUAGES
from planner.services.approvals import circulate_edition, object_to, record_approval
from tests.builders import a_meeting, a_programme, an_item, six, taken
from tests.web.conftest import NOW, MakeSite, application, database_of, draft, publish
from tests.web.pages_read import Page, even

SECOND = datetime(2018, 10, 14, 14, 30, tzinfo=UTC)
KINDS = {
    "organization-of-work": ("html", "pdf", "docx", "csv", "json", "txt"),
    "agenda": ("html", "pdf", "docx", "json", "txt"),
}
FOR_EVER = "public, max-age=31536000, immutable"


def plan(day: int = 15, **changes: Any) -> Programme:
    return a_programme(
        items=[an_item("4", "4")],
        meetings=[a_meeting("m-01", day=day, **changes)],
        allocations=taken("m-01", "4"),
    )


@pytest.fixture
def twice(site: MakeSite) -> FlaskClient:
    """A client of a session whose meeting moved from Monday to Tuesday in its second edition."""
    client = site(plan())
    publish(client.application, plan(16), SECOND, comment="Moved: <b>late</b> flights")
    return client


def test_the_history_tells_each_edition_its_hour_at_the_venue_and_its_comment(
    twice: FlaskClient,
) -> None:
    page = Page(twice.get("/en/a-session/editions").text)
    assert page.texts("h2") == ["Edition: Rev.1 Latest", "Edition: Original"]
    assert page.texts("p", class_="when") == [
        "Published on Sunday, 14 October 2018, 4.30 p.m.",
        "Published on Wednesday, 1 August 2018, 11.30 a.m.",
    ]
    assert page.texts("p", class_="comment") == ["Moved: <b>late</b> flights"]
    assert page.all("b") == []
    onward = [a for a in page.addresses() if "edition" in a and "/en/a-session/" in a]
    assert onward == [
        "/en/a-session/editions",
        "/en/a-session/editions/2",
        "/en/a-session/changes#edition-2",
        "/en/a-session/editions/1",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_older_edition_is_shown_in_full_and_said_to_be_one(
    twice: FlaskClient, language: str
) -> None:
    response = twice.get(f"/{language}/a-session/editions/1")
    assert response.headers["X-Robots-Tag"] == "noindex"
    page = Page(response.text)
    banner = page.one("aside", class_="banner")
    assert f"/{language}/a-session/" in page.addresses()
    assert "Rev.1" in banner.text
    days = [time.attributes["datetime"] for time in page.all("time") if time.is_within("table")]
    assert days == ["2018-10-15"]
    assert f"Title 4 ({language})" in even(page.one("table").text)


def test_an_older_edition_is_never_marked_now_or_next_and_leads_to_no_page_of_the_latest(
    twice: FlaskClient,
) -> None:
    # The clock of the tests stands within the hours that the first edition gave the meeting.
    publish(twice.application, plan(starts=15), SECOND)
    assert Page(twice.get("/en/a-session/").text).texts("mark") == ["Now", "Now"]
    for number in (1, 2, 3):
        page = Page(twice.get(f"/en/a-session/editions/{number}").text)
        assert page.all("mark") == []
        assert [link for link in page.all("a") if link.is_within("table")] == []


def test_the_latest_edition_says_that_it_is_the_latest_until_another_is(
    twice: FlaskClient,
) -> None:
    first = twice.get("/en/a-session/editions/2")
    assert Page(first.text).texts("aside") == [
        "This is one edition as it was published. Edition: Rev.1. "
        "Published on Sunday, 14 October 2018, 4.30 p.m. It is the latest. "
        "To the latest edition What changed Editions"
    ]
    publish(twice.application, plan(17), NOW)
    again = twice.get("/en/a-session/editions/2", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 200
    assert "A later one has replaced it. Edition: Rev.2." in even(Page(again.text).text_of("aside"))


@pytest.mark.parametrize("number", ["3", "0", "99", "99999", "x", "-1", "1.5"])
def test_an_edition_that_does_not_exist_is_not_found(twice: FlaskClient, number: str) -> None:
    for address in (f"editions/{number}", f"editions/{number}/agenda.pdf"):
        assert twice.get(f"/en/a-session/{address}").status_code == 404


def test_a_session_that_was_never_published_is_told_apart_from_one_that_does_not_exist(
    site: MakeSite,
) -> None:
    client = site()
    draft(client.application, plan())
    for address in ("", "agenda", "calendar.ics", "editions", "editions/1", "changes",
                    "changes.atom", "subscribe", "organization-of-work.pdf"):  # fmt: skip
        accept = {"Accept": "application/json"}
        unpublished = client.get(f"/en/a-session/{address}", headers=accept)
        assert (unpublished.status_code, unpublished.json["code"]) == (404, "edition-missing")
        unknown = client.get(f"/en/nowhere/{address}", headers=accept)
        assert (unknown.status_code, unknown.json["code"]) == (404, "session-unknown")
    page = Page(client.get("/fr/a-session/").text)
    assert "/fr/a-session/" not in [link.attributes["href"] for link in page.all("a")
                                    if "hreflang" not in link.attributes]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "suffix"), [(kind, suffix) for kind, suffixes in KINDS.items() for suffix in suffixes]
)
def test_a_file_of_an_edition_stays_byte_for_byte_what_it_is(
    tmp_path: Path, kind: str, suffix: str
) -> None:
    app = application(tmp_path / "planner.sqlite3", [], NOW)
    publish(app, plan())
    address = f"/fr/a-session/editions/1/{kind}.{suffix}"
    before = app.test_client().get(address)
    publish(app, plan(18), SECOND)
    draft(app, plan(19))
    restarted = application(tmp_path / "planner.sqlite3", [], NOW)
    assert before.status_code == 200
    assert before.headers["Cache-Control"] == FOR_EVER
    for later in (app, restarted):
        after = later.test_client().get(address)
        assert after.data == before.data
        assert after.headers["ETag"] == before.headers["ETag"]
        assert after.headers["Last-Modified"] == before.headers["Last-Modified"]
    latest = app.test_client().get(f"/fr/a-session/{kind}.{suffix}")
    assert latest.headers["Cache-Control"] == "public, no-cache"
    if kind == "organization-of-work":
        assert latest.data != before.data


def test_a_file_of_an_edition_is_named_after_it(twice: FlaskClient) -> None:
    response = twice.get("/es/a-session/editions/2/agenda.docx")
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="a-session.edition-2.agenda.es.docx"'
    )


def test_every_file_of_an_edition_that_its_page_offers_can_be_had(twice: FlaskClient) -> None:
    page = Page(twice.get("/zh/a-session/editions/1").text)
    files = [a for a in page.addresses() if a.startswith("/zh/a-session/editions/1/")]
    assert len(files) == 11
    assert [twice.get(address).status_code for address in files] == [200] * 11


def test_the_session_page_names_its_edition_and_leads_to_the_history(app: Flask) -> None:
    page = Page(app.test_client().get("/en/untoc-cop-9/").text)
    assert page.texts("p", class_="edition") == [
        "Edition: Original Published on Wednesday, 1 August 2018, 11.30 a.m."
    ]
    assert "/en/untoc-cop-9/editions" in page.addresses()


def test_an_edition_in_which_no_meeting_was_planned_says_so(site: MakeSite) -> None:
    page = Page(site(a_programme(items=[an_item("1", "1")])).get("/en/a-session/editions/1").text)
    assert "No meeting was planned in this edition." in page.texts("p")
    assert [a for a in page.addresses() if "organization-of-work" in a] == []


def test_an_older_edition_keeps_what_the_later_one_left_out(site: MakeSite) -> None:
    client = site(plan())
    publish(client.application, a_programme(meetings=[]), SECOND)
    page = Page(client.get("/en/a-session/editions/1").text)
    assert "Title 4 (en)" in page.one("table").text
    assert date(2018, 10, 15).isoformat() in [t.attributes["datetime"] for t in page.all("time")]
    assert client.get("/en/a-session/items/4").status_code == 404
    assert six("Session").en in page.texts("h1")


def test_the_two_approvals_of_the_ninth_session_are_told_with_their_sources(
    client: FlaskClient,
) -> None:
    page = Page(client.get("/en/untoc-cop-9/editions").text)
    assert page.texts("p", class_="approval") == [
        "Extended Bureau: approved at a meeting, 25 May 2018 "
        "(CTOC/COP/2018/1, annotations, item 1 (c))",
        "Extended Bureau: approved by silence procedure, 14 June 2018 (CTOC/COP/2018/13, para. 8)",
    ]


def test_silence_is_told_as_it_runs_breaks_or_ends(site: MakeSite) -> None:
    client = site(plan())
    database, by = database_of(client.application), BodyKind.EXTENDED_BUREAU
    closes = NOW + timedelta(hours=48)
    for _ in range(2):
        circulated = circulate_edition(database, "a-session", 1, by=by, now=NOW, closes_at=closes)
    tag = client.get("/en/a-session/editions").headers["ETag"]
    object_to(database, "a-session", circulated.key, author="Country", text="No <b>", now=NOW)
    response = client.get("/en/a-session/editions", headers={"If-None-Match": tag})
    assert response.status_code == 200
    assert Page(response.text).texts("p", class_="approval") == [
        "Extended Bureau: approved by silence procedure unless somebody objects by "
        "Wednesday, 17 October 2018, 3.30 p.m.",
        "Extended Bureau: silence was broken by an objection",
    ]
    assert "Country" not in response.text
    client.application.config["CLOCK"] = lambda: closes
    page = Page(client.get("/en/a-session/editions").text)
    assert page.texts("p", class_="approval") == [
        "Extended Bureau: approved by silence procedure, 17 October 2018",
        "Extended Bureau: silence was broken by an objection",
    ]


@pytest.mark.parametrize(
    ("kind", "by", "said"),
    [
        (
            ApprovalKind.CONFERENCE,
            BodyKind.PLENARY,
            "Approved by the Conference, 15 October 2018",
        ),
        (ApprovalKind.MEETING, BodyKind.BUREAU, "Bureau: approved at a meeting, 15 October 2018"),
        (
            ApprovalKind.MEETING,
            BodyKind.COMMITTEE,
            "Competent body: approved at a meeting, 15 October 2018",
        ),
    ],
)
def test_an_approval_names_the_organ(
    site: MakeSite, kind: ApprovalKind, by: BodyKind, said: str
) -> None:
    client = site(plan())
    database = database_of(client.application)
    record_approval(
        database, "a-session", 1, kind=kind, by=by, decided_on=date(2018, 10, 15), now=NOW
    )
    page = Page(client.get("/en/a-session/editions").text)
    assert page.texts("p", class_="approval") == [said]
