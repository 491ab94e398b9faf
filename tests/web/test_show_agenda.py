"""The page of the agenda."""

from flask.testing import FlaskClient

from planner.documents.blocks import Words
from tests.builders import a_meeting, a_programme, six
from tests.web.conftest import MakeSite, pages_rendered
from tests.web.pages_read import Page


def test_the_agenda_leads_to_each_of_its_items(client: FlaskClient) -> None:
    page = Page(client.get("/es/untoc-cop-9/agenda").text)
    to_items = [a for a in page.addresses() if a.startswith("/es/untoc-cop-9/items/")]
    assert to_items[:3] == [
        "/es/untoc-cop-9/items/1",
        "/es/untoc-cop-9/items/1-a",
        "/es/untoc-cop-9/items/1-b",
    ]


def test_the_agenda_can_be_had_as_files(client: FlaskClient) -> None:
    page = Page(client.get("/fr/untoc-cop-9/agenda").text)
    assert [address for address in page.addresses() if "/agenda." in address] == [
        f"/fr/untoc-cop-9/agenda.{suffix}" for suffix in ("html", "pdf", "docx", "json", "txt")
    ]


def test_the_way_back_leads_over_the_session(client: FlaskClient) -> None:
    page = Page(client.get("/en/untoc-cop-9/agenda").text)
    trail = [link for link in page.all("a") if link.is_within("ol")]
    assert [(link.text, link.attributes["href"]) for link in trail] == [
        ("Sessions", "/en/"),
        ("Conference of the Parties, ninth session", "/en/untoc-cop-9/"),
    ]
    assert page.texts("li", aria_current="page") == ["Annotated provisional agenda"]


def test_a_session_without_an_agenda_says_so(site: MakeSite) -> None:
    client = site(a_programme(meetings=[a_meeting("m-01")]))
    with pages_rendered(client.application) as pages:
        response = client.get("/en/a-session/agenda")
    assert response.status_code == 200
    assert (pages[0].agenda, pages[0].session_title) == (None, Words(six("Session")))
    assert "This session has no agenda yet." in response.text
