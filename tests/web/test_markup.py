"""Every page is sound HTML, in every language."""

from collections import Counter
from itertools import pairwise

import pytest
from flask import Flask
from flask.testing import FlaskClient

from planner.models.text import LANGUAGES, Text
from tests.builders import a_body, a_meeting, a_programme, a_session, an_item, taken
from tests.web.conftest import MakeSite
from tests.web.pages_read import Page

PAGES = [
    "",
    "untoc-cop-9/",
    "untoc-wg-2022/",
    "untoc-cop-9/agenda",
    "untoc-wg-2022/agenda",
    "untoc-cop-9/meetings/m-03",
    "untoc-wg-2022/meetings/m-03",
    "untoc-cop-9/items/2-b",
    "untoc-wg-2022/items/wg-2-2",
    "untoc-cop-9/calendar.ics?item=99",
    "untoc-cop-9/editions",
    "untoc-cop-9/editions/1",
    "untoc-cop-9/changes",
    "untoc-cop-9/deadlines",
    "untoc-wg-2022/deadlines",
    "untoc-cop-9/days/2018-10-16",
    "untoc-wg-2022/days/2022-05-27",
    "untoc-cop-9/days/2018-10-20",
    "untoc-cop-9/subscribe",
    "untoc-wg-2022/subscribe?body=wg-3&item=2",
    "subscriptions/unknown",
    "nothing/",
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_a_language_a_title_one_heading_and_its_landmarks(
    client: FlaskClient, language: str, address: str
) -> None:
    source = client.get(f"/{language}/{address}").text
    assert source.startswith("<!doctype html>\n")
    page = Page(source)
    root = page.one("html").attributes
    assert (root["lang"], root["dir"]) == (language, "rtl" if language == "ar" else "ltr")
    assert page.texts("title") != [""]
    assert len(page.all("h1")) == len(page.all("main")) == 1
    assert page.all("a")[0].attributes["href"] == "#content"
    assert page.one("main").attributes["id"] == "content"
    labels = [nav.attributes["aria-label"] for nav in page.all("nav")]
    assert len(labels) == len(set(labels))
    assert "" not in labels


@pytest.mark.parametrize("address", PAGES)
def test_headings_never_skip_a_level(client: FlaskClient, address: str) -> None:
    page = Page(client.get(f"/en/{address}").text)
    levels = [int(e.name[1]) for e in page.elements if e.name in ("h1", "h2", "h3", "h4", "h5")]
    assert levels[0] == 1
    steps = [after - before for before, after in pairwise(levels)]
    assert [step for step in steps if step > 1] == []


@pytest.mark.parametrize("address", PAGES)
def test_every_reference_within_a_page_is_met_once(client: FlaskClient, address: str) -> None:
    page = Page(client.get(f"/ar/{address}").text)
    ids = Counter(e.attributes["id"] for e in page.elements if "id" in e.attributes)
    assert [identifier for identifier, times in ids.items() if times > 1] == []
    named = {
        e.attributes[n] for e in page.elements for n in ("aria-labelledby",) if n in e.attributes
    }
    jumps = {address[1:] for address in page.addresses() if address.startswith("#")}
    assert (named | jumps) - set(ids) == set()


@pytest.mark.parametrize("address", PAGES)
def test_tables_have_a_caption_and_headings_with_a_scope(client: FlaskClient, address: str) -> None:
    page = Page(client.get(f"/zh/{address}").text)
    assert len(page.all("caption")) == len(page.all("table"))
    assert "" not in page.texts("caption")
    assert [heading for heading in page.all("th") if not heading.attributes.get("scope")] == []


def test_every_link_leads_somewhere(app: Flask) -> None:
    client = app.test_client()
    unseen = ["/"]
    seen = {"/"}
    broken = []
    while unseen:
        address = unseen.pop()
        response = client.get(address)
        if response.status_code != 200:
            broken.append((address, response.status_code))
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        for found in Page(response.text).addresses():
            path = found.removeprefix("http://localhost").partition("#")[0]
            # Two languages cross every kind of page and of switch; the others are like them.
            if path.startswith(("/en/", "/ar/")) and path not in seen:
                seen.add(path)
                unseen.append(path)
    assert broken == []
    assert len(seen) > 100


HOSTILE = '<script>alert("x")</script> & <b>'


def test_titles_are_text_whatever_they_say(site: MakeSite) -> None:
    text = Text(**dict.fromkeys(LANGUAGES, HOSTILE))
    client = site(
        a_programme(
            session=a_session(title=text, short_title=text, city=text),
            bodies=[a_body(name=text)],
            items=[an_item("1", "1", title=text, annotation=text)],
            meetings=[a_meeting("m-01", title=text)],
            allocations=taken("m-01", "1"),
        )
    )
    for address in ("", "a-session/", "a-session/agenda", "a-session/items/1"):
        page = Page(client.get(f"/fr/{address}").text)
        assert page.all("script") + page.all("b") == []
        assert HOSTILE in page.one("body").text
    meeting = Page(client.get("/fr/a-session/meetings/m-01").text)
    assert HOSTILE in meeting.one("p", class_="full-title").text


@pytest.mark.parametrize(
    "value", [HOSTILE, "'\"><img src=x onerror=alert(1)>", "\x00", "%0d%0aX: y"]
)
def test_what_an_address_says_is_text_whatever_it_says(client: FlaskClient, value: str) -> None:
    for query in ({"body": value}, {"item": value}, {value or "x": "y"}):
        response = client.get("/en/untoc-cop-9/calendar.ics", query_string=query)
        assert response.status_code == 400
        page = Page(response.text)
        assert page.all("script") + page.all("img") + page.all("b") == []
    page = Page(client.get("/en/untoc-cop-9/", query_string={"x": value}).text)
    assert page.all("script") + page.all("img") == []
