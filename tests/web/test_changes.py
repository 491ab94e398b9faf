"""What changed: a page, a feed, and on the session's page for a day."""

from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from planner.models.programme import Programme
from planner.models.text import LANGUAGES, Text
from tests.builders import a_meeting, a_programme, an_item, taken
from tests.web.conftest import MakeSite, publish
from tests.web.pages_read import Page

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = '<script>alert("x")</script> & ]]> \x0b\x00'
# Sunday, half past four in Vienna.
SECOND = datetime(2018, 10, 14, 14, 30, 15, 900_000, tzinfo=UTC)


def plan(day: int, *others: str) -> Programme:
    return a_programme(
        items=[an_item("4", "4")],
        meetings=[a_meeting("m-01", day=day), *(a_meeting(key, day=19) for key in others)],
        allocations=taken("m-01", "4"),
    )


def changed(site: MakeSite, now: datetime = SECOND) -> FlaskClient:
    client = site(plan(15, "m-02"), now=now)
    publish(client.application, plan(16), SECOND, comment="Late flights")
    return client


def test_the_page_tells_what_each_edition_changed_the_latest_first(site: MakeSite) -> None:
    page = Page(changed(site).get("/en/a-session/changes").text)
    assert page.texts("h2") == ["Changes in edition Rev.1", "Changes in edition Original"]
    assert page.texts("li")[-2:] == [
        "Plenary, 2nd meeting, Friday, 19 October, 10 a.m.-1 p.m.: no longer planned",
        "Plenary, 1st meeting moved from Monday, 15 October, 10 a.m.-1 p.m. "
        "to Tuesday, 16 October, 10 a.m.-1 p.m.",
    ]
    assert page.texts("p", class_="comment") == ["Late flights"]
    assert "This is the first edition: nothing has changed yet." in page.texts("p")
    assert [section.attributes["id"] for section in page.all("section")] == [
        "edition-2",
        "edition-1",
    ]


def test_only_what_the_latest_edition_still_has_leads_to_its_page(site: MakeSite) -> None:
    client = changed(site)
    publish(client.application, a_programme(meetings=[a_meeting("m-09")]), SECOND)
    page = Page(client.get("/en/a-session/changes").text)
    to_meetings = [a for a in page.addresses() if "/meetings/" in a or "/items/" in a]
    assert to_meetings == ["/en/a-session/meetings/m-09"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_changes_are_told_in_the_language_of_the_page(site: MakeSite, language: str) -> None:
    page = Page(changed(site).get(f"/{language}/a-session/changes").text)
    told = {
        "ar": "نُقلت",
        "zh": "改至",
        "en": "moved from",
        "fr": "déplacée",
        "ru": "перенесено",
        "es": "trasladada",
    }[language]
    assert told in page.one("main").text


@pytest.mark.parametrize(
    ("now", "is_told"),
    [
        (datetime(2018, 10, 14, 14, 31, tzinfo=UTC), True),
        # One minute before midnight in Vienna, and midnight.
        (datetime(2018, 10, 14, 21, 59, tzinfo=UTC), True),
        (datetime(2018, 10, 14, 22, 0, tzinfo=UTC), False),
    ],
)
def test_changes_of_the_day_stand_on_the_page_of_the_session_until_midnight_at_the_venue(
    site: MakeSite, now: datetime, is_told: bool
) -> None:
    page = Page(changed(site, now).get("/en/a-session/").text)
    assert (page.texts("h2")[0] == "Changed today") is is_told


def test_midnight_moves_the_validators_of_the_page(site: MakeSite) -> None:
    client = changed(site, datetime(2018, 10, 14, 21, 59, tzinfo=UTC))
    held = client.get("/en/a-session/").headers
    client.application.config["CLOCK"] = lambda: datetime(2018, 10, 14, 22, 1, tzinfo=UTC)
    for asked in ("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified"):
        response = client.get("/en/a-session/", headers={asked[0]: held[asked[1]]})
        assert response.status_code == 200
        assert "Changed today" not in response.text


def test_a_first_edition_has_changed_nothing_on_the_day_of_its_publication(site: MakeSite) -> None:
    client = site(plan(15), now=datetime(2018, 8, 1, 10, tzinfo=UTC))
    page = Page(client.get("/en/a-session/").text)
    assert "Changed today" not in page.texts("h2")
    assert "What changed" not in page.texts("a")


def feed(client: FlaskClient, language: str = "en") -> ET.Element:
    response = client.get(f"/{language}/a-session/changes.atom")
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.data)  # noqa: S314 - our own bytes


def text(element: ET.Element, path: str) -> str | None:
    return element.findtext("/".join(f"{ATOM}{name}" for name in path.split("/")))


def test_the_feed_is_an_atom_feed(site: MakeSite) -> None:
    """*Source*: RFC 4287, sect. 4.1.1 and 4.1.2: what a feed and an entry have to have."""
    root = feed(changed(site))
    assert root.tag == f"{ATOM}feed"
    assert [text(root, name) for name in ("id", "title", "updated", "author/name")] == [
        "tag:conference-planner,2018:a-session/en/changes",
        "Session (en): what changed",
        "2018-10-14T14:30:15Z",
        "Conference planner",
    ]
    links = {link.attrib["rel"]: link.attrib["href"] for link in root.findall(f"{ATOM}link")}
    assert links == {
        "self": "http://localhost/en/a-session/changes.atom",
        "alternate": "http://localhost/en/a-session/changes",
    }
    second, first = root.findall(f"{ATOM}entry")
    assert [text(second, name) for name in ("id", "title", "updated", "published", "summary")] == [
        "tag:conference-planner,2018:a-session/en/changes/2",
        "Changes in edition Rev.1",
        "2018-10-14T14:30:15Z",
        "2018-10-14T14:30:15Z",
        "Late flights",
    ]
    assert text(first, "updated") == "2018-08-01T09:30:15Z"
    content = second.find(f"{ATOM}content")
    assert content is not None
    assert content.attrib == {"type": "html"}
    page = Page(str(content.text))
    assert page.texts("li")[1].startswith("Plenary, 1st meeting moved from Monday")
    assert page.addresses() == ["http://localhost/en/a-session/meetings/m-01"]


def test_no_two_entries_in_any_languages_have_the_same_identifier(site: MakeSite) -> None:
    client = changed(site)
    found = [
        text(element, "id")
        for language in LANGUAGES
        for root in [feed(client, language)]
        for element in [root, *root.findall(f"{ATOM}entry")]
    ]
    assert len(found) == len(set(found)) == 18


def test_an_entry_stays_as_it_is_when_the_next_edition_is_published(site: MakeSite) -> None:
    client = changed(site)
    before = [ET.tostring(entry) for entry in feed(client).findall(f"{ATOM}entry")]
    publish(client.application, plan(17), SECOND.replace(day=15))
    after = [ET.tostring(entry) for entry in feed(client).findall(f"{ATOM}entry")]
    assert after[1:] == before
    assert len(after) == 3


def test_titles_and_comments_are_text_whatever_they_say(site: MakeSite) -> None:
    wording = Text(**dict.fromkeys(LANGUAGES, HOSTILE))
    client = site(plan(15))
    hostile = a_programme(
        items=[an_item("4", "4", title=wording), an_item("5", "5", title=wording)],
        meetings=[a_meeting("m-01")],
        allocations=taken("m-01", "5"),
    )
    publish(client.application, hostile, SECOND, comment=HOSTILE)
    for address in ("changes", "editions", "editions/2", "subscribe", ""):
        page = Page(client.get(f"/en/a-session/{address}").text)
        assert page.all("script") == []
        assert '<script>alert("x")</script>' in page.one("body").text
    entry = feed(client).find(f"{ATOM}entry")
    assert entry is not None
    assert text(entry, "summary") == '<script>alert("x")</script> & ]]> '
    content = Page(str(text(entry, "content")))
    assert content.all("script") == []
    assert any('<script>alert("x")</script> & ]]>' in line for line in content.texts("li"))


def test_a_comment_in_another_direction_runs_from_its_own_side(site: MakeSite) -> None:
    page = Page(changed(site).get("/ar/a-session/changes").text)
    assert page.one("p", class_="comment").attributes["dir"] == "auto"
