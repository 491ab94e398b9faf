"""The address that readers know the service by."""

import pytest

from tests.builders import a_meeting, a_programme
from tests.web.conftest import MakeSite
from tests.web.pages_read import Page

PUBLIC = "https://plans.example.org/unodc"


@pytest.mark.parametrize("asked", ["/en/a-session/", "/unodc/en/a-session/"])
def test_addresses_are_the_public_ones_whether_the_proxy_keeps_the_prefix_or_not(
    site: MakeSite, asked: str
) -> None:
    client = site(a_programme(meetings=[a_meeting("m-01")]), public_url=PUBLIC)
    page = Page(client.get(asked, headers={"Host": "10.0.0.7:8000"}).text)
    addresses = page.addresses()
    assert "webcal://plans.example.org/unodc/en/a-session/calendar.ics" in addresses
    assert "https://plans.example.org/unodc/en/a-session/calendar.ics" in addresses
    assert "/unodc/fr/a-session/" in addresses
    assert "/unodc/en/a-session/meetings/m-01" in addresses
    assert page.one("link", rel="stylesheet").attributes["href"].startswith("/unodc/static/")


def test_an_address_that_only_begins_like_the_prefix_is_left_alone(site: MakeSite) -> None:
    client = site(public_url="https://plans.example.org/en")
    assert client.get("/enough").status_code == 404
    assert client.get("/en/en/").status_code == 200


def test_without_a_public_address_it_is_that_of_the_request(site: MakeSite) -> None:
    client = site(a_programme(meetings=[a_meeting("m-01")]))
    for host in ("one.example", "two.example:8000"):
        page = Page(client.get("/en/a-session/", headers={"Host": host}).text)
        assert f"webcal://{host}/en/a-session/calendar.ics" in page.addresses()
