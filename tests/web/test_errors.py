"""What a reader is told when a request cannot be met."""

import json
import logging

import pytest
from flask.testing import FlaskClient

from planner.errors import Conflict, InvalidInput, NotPermitted, PlannerError
from planner.i18n.catalogues import translate
from planner.models.text import LANGUAGES
from tests.web.conftest import MakeSite
from tests.web.pages_read import Page, even


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("address", "code", "params"),
    [
        ("cop-99/", "session-unknown", {"session": "cop-99"}),
        ("cop-99/agenda.pdf", "session-unknown", {"session": "cop-99"}),
        ("untoc-cop-9/meetings/m-99", "meeting-unknown", {"meeting": "m-99"}),
        ("untoc-cop-9/items/99", "item-unknown", {"item": "99"}),
    ],
)
def test_what_does_not_exist_is_told_in_the_language_of_the_address(
    client: FlaskClient, language: str, address: str, code: str, params: dict[str, str]
) -> None:
    response = client.get(f"/{language}/{address}", headers={"Accept-Language": "es"})
    assert response.status_code == 404
    page = Page(response.text)
    assert page.one("html").attributes["lang"] == language
    assert page.texts("h1") == [translate("page.error_404", language)]
    assert page.texts("p")[0] == even(translate(f"error.{code}", language, **params))
    assert f"/{language}/" in page.addresses()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_without_a_language_is_answered_in_the_reader_s(
    client: FlaskClient, language: str
) -> None:
    response = client.get("/nowhere/at/all", headers={"Accept-Language": language})
    assert response.status_code == 404
    page = Page(response.text)
    assert page.one("html").attributes["lang"] == language
    assert page.texts("p")[0] == even(translate("page.error_404_text", language))


def test_a_language_that_is_none_of_the_six_is_told_which_there_are(client: FlaskClient) -> None:
    response = client.get("/de/untoc-cop-9/")
    assert response.status_code == 404
    assert Page(response.text).texts("p")[0] == (
        "“de” is not one of the official languages. They are: ar, zh, en, fr, ru, es."
    )


def test_errors_lead_back_to_the_session_they_concern(client: FlaskClient) -> None:
    addresses = Page(client.get("/fr/untoc-cop-9/items/99").text).addresses()
    assert addresses[-2:] == ["/fr/untoc-cop-9/", "/fr/"]
    assert Page(client.get("/fr/cop-99/").text).addresses()[-1] == "/fr/"


@pytest.mark.parametrize("accept", ["application/json", "application/problem+json"])
def test_a_program_is_answered_in_json(client: FlaskClient, accept: str) -> None:
    response = client.get("/fr/untoc-cop-9/items/99", headers={"Accept": accept})
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["Vary"] == "Accept, Accept-Language"
    assert json.loads(response.data) == {
        "type": "about:blank",
        "title": "Page introuvable",
        "status": 404,
        "detail": translate("error.item-unknown", "fr", item="99"),
        "code": "item-unknown",
        "params": {"item": "99", "session": "untoc-cop-9"},
    }


def test_a_browser_is_answered_with_a_page(client: FlaskClient) -> None:
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    response = client.get("/x", headers={"Accept": accept})
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"


def test_sending_something_where_one_can_only_read_is_refused(client: FlaskClient) -> None:
    response = client.post("/en/untoc-cop-9/")
    assert response.status_code == 405
    assert sorted(response.headers["Allow"].split(", ")) == ["GET", "HEAD", "OPTIONS"]
    assert Page(response.text).texts("h1") == ["This cannot be done here"]


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotPermitted("session-unknown", session="x"), 403),
        (Conflict("session-unknown", session="x"), 409),
        (InvalidInput("session-unknown", session="x"), 422),
        (PlannerError("session-unknown", session="x"), 500),
    ],
)
def test_each_kind_of_error_has_its_status(
    site: MakeSite, error: PlannerError, status: int
) -> None:
    client = site()

    @client.application.post("/fail")
    def fail() -> str:
        raise error

    response = client.post("/fail")
    assert response.status_code == status
    assert Page(response.text).texts("p")[0] == "There is no session “x”."


def test_an_error_whose_message_is_missing_is_still_a_calm_page(
    site: MakeSite, caplog: pytest.LogCaptureFixture
) -> None:
    client = site()

    @client.application.get("/fail")
    def fail() -> str:
        raise Conflict("never-" + "heard-of")

    with caplog.at_level(logging.CRITICAL):
        response = client.get("/fail")
    assert response.status_code == 409
    assert Page(response.text).texts("p")[0] == translate("page.error_409_text", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_of_the_software_shows_no_traceback(
    site: MakeSite, caplog: pytest.LogCaptureFixture, language: str
) -> None:
    client = site()

    @client.application.get("/fail")
    def fail() -> str:
        raise RuntimeError("a secret")

    with caplog.at_level(logging.CRITICAL):
        response = client.get("/fail", headers={"Accept-Language": language})
    assert response.status_code == 500
    assert "secret" not in response.text
    page = Page(response.text)
    assert page.texts("h1") == [translate("page.error_500", language)]
    assert page.texts("p")[0] == even(translate("page.error_500_text", language))


def test_an_error_is_never_kept(client: FlaskClient) -> None:
    headers = client.get("/en/cop-99/").headers
    assert headers["Cache-Control"] == "no-store"
    assert "ETag" not in headers
