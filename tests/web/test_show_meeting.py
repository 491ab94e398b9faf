"""The page of one meeting."""

from flask.testing import FlaskClient

from planner.documents.blocks import Series, Words, term
from planner.models.body import BodyKind
from planner.models.meeting import MeetingStatus, Room
from planner.models.session import SessionFormat
from tests.builders import a_body, a_meeting, a_programme, an_item, six, taken
from tests.web.conftest import MakeSite, pages_rendered
from tests.web.pages_read import Page


def test_a_meeting_tells_when_it_is_and_what_is_taken(client: FlaskClient) -> None:
    page = Page(client.get("/en/untoc-cop-9/meetings/m-02").text)
    assert page.texts("h1") == ["Plenary, 2nd meeting"]
    assert page.texts("p", class_="big-when") == ["Monday, 15 October 2018 3-6 p.m. Now"]
    assert [link.attributes["href"] for link in page.all("a") if link.is_within("section")][:2] == [
        "/en/untoc-cop-9/items/2-a",
        "webcal://localhost/en/untoc-cop-9/calendar.plenary.ics",
    ]


def test_the_facts_of_a_meeting_are_its_own_before_they_are_the_session_s(site: MakeSite) -> None:
    meeting = a_meeting(
        "m-01",
        mode=SessionFormat.HYBRID,
        room="m",
        has_interpretation=False,
        title=six("Extended"),
        status=MeetingStatus.SUSPENDED,
        webcast_url="https://media.example/1",
    )
    client = site(a_programme(rooms=[Room(key="m", name=six("Room M"))], meetings=[meeting]))
    with pages_rendered(client.application) as pages:
        client.get("/en/a-session/meetings/m-01")
    (page,) = pages
    assert page.facts == (
        (term("page.status"), term("page.status_suspended")),
        (term("page.place"), Series((Words(six("Room M")), Words(six("Vienna"))))),
        (term("page.mode"), term("page.mode_hybrid")),
        (term("page.interpretation"), term("page.no_interpretation")),
    )
    assert page.subtitle == Words(six("Extended"))
    assert page.webcast_url == "https://media.example/1"
    assert (page.previous, page.following, page.items) == (None, None, ())


def test_a_webcast_address_that_runs_a_script_is_no_link(site: MakeSite) -> None:
    meeting = a_meeting("m-01", webcast_url="javascript:alert(1)")
    response = site(a_programme(meetings=[meeting])).get("/en/a-session/meetings/m-01")
    assert response.status_code == 200
    assert "javascript:" not in response.text


def test_a_joint_meeting_lists_the_items_under_each_body(client: FlaskClient) -> None:
    page = Page(client.get("/en/untoc-wg-2022/meetings/m-03").text)
    headings = [heading.text for heading in page.all("h3") if heading.is_within("section")]
    assert headings == [
        "Working Group on International Cooperation",
        "Working Group of Government Experts on Technical Assistance",
    ]


def test_a_meeting_leads_to_its_neighbours_in_time(site: MakeSite) -> None:
    client = site(
        a_programme(
            bodies=[a_body(), a_body("wg", BodyKind.WORKING_GROUP)],
            items=[an_item("1", "1")],
            meetings=[
                a_meeting("m-01"),
                a_meeting("m-02", starts=15, bodies=("wg",), status=MeetingStatus.CANCELLED),
                a_meeting("m-03", day=16),
            ],
            allocations=taken("m-01", "1"),
        )
    )
    page = Page(client.get("/en/a-session/meetings/m-02").text)
    neighbours = [link.attributes["href"] for link in page.all("a") if link.is_within("nav")][-2:]
    assert neighbours == ["/en/a-session/meetings/m-01", "/en/a-session/meetings/m-03"]
    assert page.texts("dd")[0] == "Cancelled"
    assert page.texts("h1") == ["Body wg (en)"]
