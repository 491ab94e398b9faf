"""Nothing of a draft reaches the public before it is published."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader

from planner.models.meeting import Room
from planner.models.paper import Paper, PaperKind, PaperStatus
from planner.models.programme import Programme
from planner.services.sessions import read_programme
from tests.builders import a_body, a_meeting, a_programme, a_session, an_item, six, taken
from tests.web.conftest import MakeSite, database_of, draft, publish
from tests.web.pages_read import Page
from tests.web.test_subscriptions import followed

# One word for every wording of a plan, and an hour that no other plan has.
DRAFT, PUBLIC = "Zyzzyva", "Quokka"
DRAFT_HOUR, PUBLIC_HOUR = 17, 11


def plan(word: str, hour: int, **session: Any) -> Programme:
    """A plan that says the word wherever a plan can say something."""
    wording = six(word)
    return a_programme(
        session=a_session(title=wording, short_title=wording, city=wording, **session),
        bodies=[a_body(name=wording, convening=wording), a_body("wg", name=wording)],
        rooms=[Room(key="room", name=wording)],
        items=[an_item("4", "4", title=wording, short_title=wording, annotation=wording)],
        papers=[
            Paper(
                symbol=f"X/{word.upper()}/1",
                title=wording,
                kind=PaperKind.NOTE,
                status=PaperStatus.ISSUED,
                items=("4",),
            )
        ],
        meetings=[
            a_meeting("m-01", starts=hour, title=wording, room="room",
                      webcast_url=f"https://media.example/{word}"),
            a_meeting("m-02", day=16, starts=hour, bodies=("wg",)),
        ],
        allocations=taken("m-01", "4"),
    )  # fmt: skip


@pytest.fixture
def client(site: MakeSite) -> FlaskClient:
    """A client of two sessions: one published with a later draft, one that is a draft only."""
    client = site(plan("Numbat", 12))
    publish(client.application, plan(PUBLIC, PUBLIC_HOUR))
    draft(client.application, plan(DRAFT, DRAFT_HOUR))
    draft(client.application, plan(DRAFT, DRAFT_HOUR, slug="hushed", opens=date(2018, 10, 14)))
    return client


def readable(client: FlaskClient, address: str) -> str:
    """What a reader can get out of an answer, whatever its format."""
    response = client.get(address)
    assert response.status_code == 200, address
    if response.data.startswith(b"%PDF"):
        return "".join(page.extract_text() for page in PdfReader(BytesIO(response.data)).pages)
    if response.data.startswith(b"PK"):
        with ZipFile(BytesIO(response.data)) as package:
            return "".join(
                package.read(name).decode("utf-8", "replace") for name in package.namelist()
            )
    return response.text + str(response.headers)


def addresses(client: FlaskClient) -> Iterator[str]:
    """Every address that can be reached from the list of sessions in English, files included."""
    unseen, seen = ["/en/", f"/feed/{followed(client, body='plenary')}/a-session.ics"], set()
    while unseen:
        address = unseen.pop()
        if address in seen:
            continue
        seen.add(address)
        yield address
        response = client.get(address)
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        for found in Page(response.text).addresses():
            path = found.removeprefix("http://localhost").partition("#")[0]
            if path.startswith("/en/"):
                unseen.append(path)


def test_the_draft_has_something_to_hide(client: FlaskClient) -> None:
    for slug in ("a-session", "hushed"):
        stored = read_programme(database_of(client.application), slug)
        assert DRAFT in repr(stored)
        assert {meeting.starts.hour for meeting in stored.meetings} == {DRAFT_HOUR}


def test_no_page_file_or_feed_tells_anything_of_a_draft(client: FlaskClient) -> None:
    told = {address: readable(client, address) for address in addresses(client)}
    assert len(told) > 35
    assert {address.rpartition(".")[2] for address in told} > {"pdf", "docx", "csv", "json", "txt"}
    for address, content in told.items():
        assert DRAFT.lower() not in content.lower(), address
        assert "hushed" not in content, address
        assert f"T{DRAFT_HOUR}0000" not in content, address
        assert "5 p.m." not in content, address
    # What was published is there to be seen, so the reading itself works.
    silent = [a for a, content in told.items() if PUBLIC not in content and "Numbat" not in content]
    # Deadlines are named by the catalogues, and a table of them alone has no word of a plan, nor
    # has a list of draft resolutions that is empty; other pages are about no session here.
    beyond = ("/en/bureau/", "/en/years/", "/en/review/")
    assert [a for a in silent if not a.startswith(beyond) and "draft-resolutions" not in a] == [
        "/en/a-session/deadlines.csv"
    ]


@pytest.mark.parametrize(
    "path",
    ["", "agenda", "calendar.ics", "calendar.wg.ics", "deadlines", "deadlines.ics", "deadlines.pdf",
     "days/2018-10-15", "days/2018-10-15.pdf", "editions", "editions/1", "changes", "changes.atom",
     "subscribe", "meetings/m-01", "items/4", "agenda.pdf", "editions/1/agenda.pdf"],
)  # fmt: skip
def test_a_session_that_is_only_drafted_says_nothing_but_that(
    client: FlaskClient, path: str
) -> None:
    response = client.get(f"/en/hushed/{path}")
    assert response.status_code == 404
    assert DRAFT not in response.text


def test_meetings_and_items_of_the_draft_alone_do_not_exist_in_public(site: MakeSite) -> None:
    client = site(plan(PUBLIC, PUBLIC_HOUR))
    drafted = a_programme(items=[an_item("9", "9")], meetings=[a_meeting("m-09")])
    draft(client.application, drafted)
    for path in ("meetings/m-09", "items/9"):
        assert client.get(f"/en/a-session/{path}").status_code == 404
    assert client.get("/en/a-session/calendar.ics?item=9").status_code == 400


def test_nobody_can_follow_what_is_only_drafted(site: MakeSite) -> None:
    client = site(plan(PUBLIC, PUBLIC_HOUR))
    draft(client.application, a_programme(meetings=[a_meeting("m-09")]))
    page = Page(client.get("/en/a-session/subscribe").text)
    assert "m-09" not in [box.attributes.get("value") for box in page.all("input")]
    token = page.one("input", type="hidden").attributes["value"]
    response = client.post("/en/a-session/subscribe", data={"form": token, "meeting": "m-09"})
    assert response.status_code == 422
