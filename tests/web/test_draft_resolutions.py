"""Draft resolutions on pages: the documents section receives them, everybody sees their status."""

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from planner.assets import folder
from planner.models.account import Role
from planner.models.text import LANGUAGES
from planner.services.draft_resolutions import read_drafts
from planner.services.record import load_record_file
from tests.web.conftest import NOW
from tests.web.inside_site import SLUG, InsideSite, inside_site
from tests.web.pages_read import Page, even

KEEP = f"/en/{SLUG}/record/drafts/"
PUBLIC = f"/en/{SLUG}/draft-resolutions/"
SEED = folder("seeds") / "records" / f"{SLUG}.toml"


@pytest.fixture
def site(tmp_path: Path) -> InsideSite:
    return inside_site(tmp_path)


@pytest.fixture
def office(site: InsideSite) -> FlaskClient:
    return site.signed_in(Role.SECRETARIAT)


def do(client: FlaskClient, action: str, **fields: Any) -> TestResponse:
    page = Page(client.get(KEEP).text)
    token = page.all("input", name="form")[-1].attributes["value"]
    sent = fields.pop("sent", f"{action} {sorted(fields.items())}"[:60])
    return client.post(KEEP, data={"form": token, "sent": sent, "action": action, **fields})


def rows(client: FlaskClient) -> list[str]:
    """The rows of the table, their cells parted by a stroke."""
    page = Page(client.get(PUBLIC).text)
    cells = [element for element in page.elements if element.name in ("th", "td")]
    return [
        " | ".join(even(cell.text) for cell in cells if cell.above is row)
        for row in page.all("tr")[1:]
    ]


def submit(client: FlaskClient, **fields: Any) -> TestResponse:
    given = {"title": "On drafts", "draft_kind": "resolution", "item": "2-a", **fields}
    return do(client, "submit", **given)


def test_a_draft_is_received_sponsored_revised_and_seen_by_everybody(
    site: InsideSite, office: FlaskClient
) -> None:
    public = site.app.test_client()
    assert "No draft resolution has been received yet." in public.get(PUBLIC).text
    assert submit(office, sponsors="BR EU+", received_at="2018-09-28T11:00").status_code == 303
    do(office, "add-sponsors", draft="draft-1", sponsors="Peru")
    do(office, "remove-sponsor", draft="draft-1", delegation="BR")
    do(office, "negotiated", draft="draft-1", place="Room M2", body="")
    do(office, "revise", draft="draft-1", symbol="CTOC/COP/2018/L.2/Rev.1", title="")
    (row,) = rows(public)
    assert row.split(" | ") == [
        "CTOC/COP/2018/L.2/Rev.1",
        "On drafts",
        "2 (a)",
        "European Union (also on behalf of: its member States), Peru",
        "28 September 2018, 11 a.m. (in time)",
        "revised; Room M2",
    ]
    do(office, "withdraw", draft="draft-1")
    assert "withdrawn" in rows(public)[0]
    assert [event.actor for event in read_drafts(site.database, SLUG).events] == [
        "Invented secretariat"
    ] * 6


def test_a_draft_that_comes_on_the_first_day_is_late(office: FlaskClient) -> None:
    submit(office)
    submit(office, sent="another", from_body="wg-3")
    late, in_time = rows(office)
    assert "(late)" in late
    # The working group has until noon on Thursday.
    assert "(in time)" in in_time
    notes = even(Page(office.get(PUBLIC).text).one("main").text)
    assert "1 October 2018" in notes
    assert "18 October 2018" in notes


@pytest.mark.parametrize(
    ("action", "fields", "status"),
    [
        ("submit", {"title": "", "draft_kind": "resolution"}, 422),
        ("submit", {"title": "T", "draft_kind": "poem"}, 422),
        ("submit", {"title": "T", "draft_kind": "resolution", "sponsors": "XX"}, 422),
        ("submit", {"title": "T", "draft_kind": "resolution", "received_at": "now"}, 422),
        ("revise", {"draft": "draft-9"}, 404),
        ("negotiated", {"draft": "draft-1"}, 422),
        ("add-sponsors", {"draft": "draft-1", "sponsors": ""}, 422),
        ("burn", {}, 422),
    ],
)
def test_what_cannot_be_done_is_told_on_the_page(
    site: InsideSite, office: FlaskClient, action: str, fields: dict[str, str], status: int
) -> None:
    submit(office)
    refused = do(office, action, **{"sent": "refused", **fields})
    assert refused.status_code == status
    assert even(Page(refused.text).one("div", role="alert").text)
    assert read_drafts(site.database, SLUG).version == 1


def test_a_form_that_is_sent_twice_receives_one_draft(
    site: InsideSite, office: FlaskClient
) -> None:
    for _ in range(2):
        assert submit(office, sent="once").status_code == 303
    assert len(read_drafts(site.database, SLUG).drafts) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_status_is_public_in_every_language_and_as_files(
    site: InsideSite, language: str
) -> None:
    load_record_file(site.database, SEED, NOW)
    public = site.app.test_client()
    page = public.get(f"/{language}/{SLUG}/draft-resolutions/")
    assert (page.status_code, len(Page(page.text).all("tr"))) == (200, 4)
    tag = {"If-None-Match": page.headers["ETag"]}
    assert public.get(f"/{language}/{SLUG}/draft-resolutions/", headers=tag).status_code == 304
    for suffix in ("pdf", "csv", "docx", "html", "json", "txt"):
        file = public.get(f"/{language}/{SLUG}/draft-resolutions.{suffix}")
        assert (file.status_code, len(file.data) > 100) == (200, True)


def test_the_status_changes_at_once_when_the_record_says_that_a_draft_was_adopted(
    site: InsideSite, office: FlaskClient
) -> None:
    submit(office)
    public = site.app.test_client()
    assert "submitted" in rows(public)[0]
    meeting = f"/en/{SLUG}/record/meetings/m-02/"
    token = Page(office.get(meeting).text).all("input", name="form")[-1].attributes["value"]
    decided = {
        "form": token,
        "sent": "decided",
        "kind": "decided",
        "item": "2-a",
        "subject": "draft_resolution",
        "draft": "draft-1",
        "outcome": "adopted",
        "result": "resolution 9/1",
        "yes": "70",
        "no": "20",
        "abstaining": "9",
        "needs_two_thirds": "yes",
    }
    office.post(meeting, data=decided)
    assert (
        "adopted; resolution 9/1; in favour 70, against 20, abstaining 9 (needed: 60);"
        " 15 October 2018"
    ) in rows(public)[0]
