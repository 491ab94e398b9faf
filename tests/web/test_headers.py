"""What browsers are told on every answer."""

import pytest
from flask.testing import FlaskClient

from tests.web.pages_read import Page

ADDRESSES = [
    "/",
    "/en/untoc-cop-9/",
    "/en/untoc-cop-9/calendar.ics",
    "/en/untoc-cop-9/agenda.json",
    "/en/untoc-cop-9/subscribe",
    "/en/untoc-cop-9/changes.atom",
    "/healthz",
    "/readyz",
    "/en/nothing/",
    "/nothing",
    "/static/css/planner.css",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_may_be_loaded_from_elsewhere_and_nothing_inline(
    client: FlaskClient, address: str
) -> None:
    with client.get(address) as response:
        headers = response.headers
    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; "
        "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_a_copy_that_still_holds_keeps_the_policy_that_it_came_with(client: FlaskClient) -> None:
    first = client.get("/en/untoc-cop-9/agenda.html")
    second = client.get(
        "/en/untoc-cop-9/agenda.html", headers={"If-None-Match": first.headers["ETag"]}
    )
    assert second.status_code == 304
    assert "Content-Security-Policy" not in second.headers


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_cookie_is_ever_set(client: FlaskClient, address: str) -> None:
    with client.get(address) as response:
        assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/en/untoc-cop-9/",
        "/ar/untoc-wg-2022/agenda",
        "/en/untoc-cop-9/subscribe",
        "/en/untoc-cop-9/editions/1",
        "/x",
    ],
)
def test_pages_have_no_script_and_no_style_of_their_own(client: FlaskClient, address: str) -> None:
    page = Page(client.get(address).text)
    assert page.all("script") + page.all("style") == []
    assert [e for e in page.elements if "style" in e.attributes] == []
    assert [e for e in page.elements for name in e.attributes if name.startswith("on")] == []


def test_static_files_are_kept_for_long_under_an_address_of_this_version(
    client: FlaskClient,
) -> None:
    page = Page(client.get("/").text)
    address = page.one("link", rel="stylesheet").attributes["href"]
    assert str(address).startswith("/static/css/planner.css?v=")
    with client.get(str(address)) as response:
        assert response.headers["Content-Type"] == "text/css; charset=utf-8"
        assert "max-age=31536000" in response.headers["Cache-Control"]
