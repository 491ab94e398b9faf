"""The desk of a bureau on pages: who came, the slate, and the result of an election."""

from itertools import pairwise
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from planner.models.account import Role
from planner.models.bureau_attendance import Attendance
from planner.models.text import LANGUAGES
from planner.store.bureau_attendance import load_attendance, load_places
from planner.store.database import transaction
from tests.web.inside_site import SLUG, InsideSite, inside_site, press
from tests.web.pages_read import Page, even

DESK = f"/en/{SLUG}/bureau/"
SLATE, ELECTION = f"{DESK}slate", f"{DESK}election"
COUNT = {
    "seat": "president",
    "seats": "1",
    "mode": "ballot",
    "number": "1",
    "majority": "simple",
    "papers": "117",
    "invalid": "2",
    "abstentions": "15",
}


@pytest.fixture
def site(tmp_path: Path) -> InsideSite:
    return inside_site(tmp_path)


@pytest.fixture
def office(site: InsideSite) -> FlaskClient:
    return site.signed_in(Role.SECRETARIAT)


@pytest.fixture
def member(site: InsideSite) -> FlaskClient:
    return site.signed_in(Role.BUREAU)


def main(text: str) -> str:
    return even(Page(text).one("main").text)


def rows(text: str) -> list[str]:
    """The rows of all tables, their cells parted by a stroke."""
    page = Page(text)
    cells = [e for e in page.elements if e.name in ("th", "td")]
    return [
        " | ".join(even(cell.text) for cell in cells if cell.above is row) for row in page.all("tr")
    ]


def attendance(site: InsideSite) -> tuple[Attendance, ...]:
    with transaction(site.database) as opened:
        return load_attendance(opened, SLUG)


# --- who may see what ------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["", "slate", "election", "slate.pdf", "attendance.csv"])
def test_the_desk_is_for_the_bureau_and_the_secretariat(
    site: InsideSite, office: FlaskClient, member: FlaskClient, path: str
) -> None:
    address = f"{DESK}{path}"
    assert [client.get(address).status_code for client in (office, member)] == [200, 200]
    assert site.signed_in(Role.DELEGATION, "ES").get(address).status_code == 403
    assert "/en/sign-in" in site.app.test_client().get(address).headers["Location"]
    assert "no-store" in office.get(address).headers["Cache-Control"]


@pytest.mark.parametrize("action", ["record", "chair"])
def test_the_bureau_does_not_write(member: FlaskClient, action: str) -> None:
    page = Page(member.get(DESK).text)
    assert [f for f in page.all("form") if "/bureau/" in str(f.attributes["action"])] == []
    assert member.post(f"{DESK}{action}").status_code == 403


# --- attendance ------------------------------------------------------------------------------


def test_a_meeting_is_recorded_and_shown(site: InsideSite, office: FlaskClient) -> None:
    said = {"at-officer-es": "present", "at-officer-it": "absent", "at-group-african": ""}
    assert press(office, DESK, f"{DESK}record", **said).status_code == 303
    assert [(one.meeting, one.member, one.is_present) for one in attendance(site)] == [
        (1, "officer-es", True),
        (1, "officer-it", False),
    ]
    text = office.get(DESK).text
    assert "Spain | President | 1 | " in rows(text)
    assert "Italy | Vice-President |  | 1" in rows(text)
    # The next meeting is offered, and the first can be looked at and recorded anew.
    assert "Record meeting 2 of the Bureau" in main(text)
    again = Page(office.get(f"{DESK}?meeting=1").text)
    chosen = [e for e in again.all("input", type="radio") if "checked" in e.attributes]
    told = {(e.attributes["name"], e.attributes["value"]) for e in chosen}
    assert {("at-officer-es", "present"), ("at-officer-it", "absent")} <= told
    press(office, f"{DESK}?meeting=1", f"{DESK}record", **{"at-officer-it": "present"})
    assert [(one.member, one.is_present) for one in attendance(site)] == [("officer-it", True)]


def test_what_another_has_recorded_meanwhile_is_not_overwritten(
    site: InsideSite, office: FlaskClient
) -> None:
    late = {
        str(e.attributes["name"]): str(e.attributes["value"])
        for e in Page(office.get(DESK).text).all("input", type="hidden")
        if str(e.above and e.above.attributes.get("action")).endswith("/record")
    }
    press(office, DESK, f"{DESK}record", **{"at-officer-es": "present"})
    response = office.post(f"{DESK}record", data={**late, "at-officer-es": "absent"})
    assert response.status_code == 409
    assert "Somebody else has just recorded meeting 1" in main(response.text)
    assert [one.is_present for one in attendance(site)] == [True]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Nobody is named as present or absent at meeting 1"),
        ({"at-officer-es": "present", "meeting": "0"}, "counted from 1"),
        ({"at-officer-es": "present", "meeting": "x"}, "meeting: “x” cannot be used here."),
        ({"at-officer-es": "present", "form": "forged"}, "This form is too old"),
    ],
)
def test_what_is_refused_is_told_and_nothing_is_recorded(
    site: InsideSite, office: FlaskClient, fields: dict[str, str], said: str
) -> None:
    response = press(office, DESK, f"{DESK}record", **fields)
    assert response.status_code == 422
    assert said in main(response.text)
    assert attendance(site) == ()


def test_the_chairs_of_the_groups_are_told_and_taken_back(
    site: InsideSite, office: FlaskClient
) -> None:
    # Nigeria spoke for the African States (CTOC/COP/2018/13, para. 4); the form takes any State.
    data = {"member": "group-african", "state": "NG"}
    assert press(office, DESK, f"{DESK}chair", **data).status_code == 303
    assert "Nigeria | Chair of the group: African States |  | " in rows(office.get(DESK).text)
    for wrong in (
        {"member": "officer-es", "state": "NG"},
        {"member": "group-african", "state": "X"},
    ):
        assert press(office, DESK, f"{DESK}chair", **wrong).status_code == 404
    press(office, DESK, f"{DESK}chair", member="group-african", state="")
    with transaction(site.database) as opened:
        assert load_places(opened, SLUG) == ()


# --- the slate -------------------------------------------------------------------------------


def test_the_slate_on_record_stands_there_with_its_findings(member: FlaskClient) -> None:
    text = member.get(SLATE).text
    assert (
        "President | Spain | Western European and other States | Western European and other States"
        in rows(text)
    )
    assert "In order. To be noted:" in main(text)
    assert "Source: rule 22 of the rules of procedure" in main(text)


def test_another_slate_can_be_tried_and_is_not_stored(member: FlaskClient) -> None:
    tried = {"president": "IQ", "rapporteur": "AR", "mode": "acclamation", "candidates": "11"}
    text = press(member, SLATE, SLATE, **tried).text
    assert "by the rotation it is the turn of Western European and other States" in main(text)
    assert "Not in order by the rule:" in main(text)
    assert "candidates 11, offices 10" in main(text)
    selects = Page(text).all("select", name="president")
    assert len(selects) == 1
    assert "In order. To be noted:" in main(member.get(SLATE).text)
    nobody = press(member, SLATE, SLATE, mode="ballot")
    assert (nobody.status_code, "Name at least one officer." in main(nobody.text)) == (422, True)


def test_who_is_not_represented_may_not_be_elected(office: FlaskClient) -> None:
    press(office, f"/en/{SLUG}/credentials/", f"/en/{SLUG}/credentials/add", state="ES")
    text = main(office.get(SLATE).text)
    assert "Not represented at the session: Italy" in text
    assert "Not checked: whether these States are represented." not in text


# --- elections -------------------------------------------------------------------------------


def test_a_count_becomes_the_statement_of_the_result(member: FlaskClient) -> None:
    votes = {"state": ["FR", "ES", ""], "votes": ["60", "40", ""]}
    text = press(member, ELECTION, ELECTION, **COUNT, **votes).text
    for row in ("Present and voting | 100", "Votes required (simple majority) | 51", "France | 60"):
        assert row in rows(text)
    assert "Elected: France." in main(text)
    assert "rules 93 and 94" not in main(text)


def test_where_another_ballot_follows_the_page_says_on_which_rules(member: FlaskClient) -> None:
    votes = {"state": ["FR", "ES", "IT"], "votes": ["40", "35", "25"]}
    text = main(press(member, ELECTION, ELECTION, **COUNT, **votes).text)
    assert "The next ballot is restricted to: France, Spain." in text
    assert "rules 93 and 94 of the rules of procedure of the General Assembly" in text


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"state": ["FR"], "votes": ["101"]}, "A candidate cannot have 101 votes when 100"),
        ({"state": ["FR"], "votes": ["many"]}, "FR: “many” cannot be used here."),
        ({"state": ["XX"], "votes": ["1"]}, "There is no State with the code “XX”."),
        ({"state": ["FR", "FRA"], "votes": ["1", "1"]}, "“FR” stands as a candidate twice."),
        ({"state": [""], "votes": [""]}, "Name at least one candidate."),
        (
            {"state": ["FR", "ES"], "votes": ["", ""], "mode": "acclamation"},
            "There are more candidates (2) than places (1)",
        ),
    ],
)
def test_impossible_counts_are_refused_and_what_was_written_stays(
    member: FlaskClient, fields: dict[str, object], said: str
) -> None:
    response = press(member, ELECTION, ELECTION, **{**COUNT, **fields})
    assert response.status_code in (404, 422)
    assert said in main(response.text)
    assert Page(response.text).one("input", name="papers").attributes["value"] == "117"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_statement_can_be_had_as_a_file_in_every_language(
    member: FlaskClient, language: str
) -> None:
    chosen = {"state": ["FR"], "votes": ["60"], "as": "file", "language": language}
    for suffix, begins in (("pdf", b"%PDF-"), ("docx", b"PK"), ("txt", b""), ("csv", b"\xef")):
        response = press(member, ELECTION, ELECTION, **COUNT, **chosen, format=suffix)
        assert response.data.startswith(begins)
        name = f'filename="{SLUG}.election.{language}.{suffix}"'
        assert name in response.headers["Content-Disposition"]


def test_an_acclamation_is_stated(member: FlaskClient) -> None:
    acclaimed = {**COUNT, "mode": "acclamation", "seat": "rapporteur", "state": ["AR"]}
    text = main(press(member, ELECTION, ELECTION, **acclaimed, votes=[""]).text)
    assert "Elected by acclamation, Rapporteur: Argentina." in text


# --- how it looks ----------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["", "slate", "election"])
def test_every_page_is_sound_in_every_language(
    office: FlaskClient, language: str, path: str
) -> None:
    page = Page(office.get(f"/{language}/{SLUG}/bureau/{path}").text)
    assert len(page.all("h1")) == len(page.all("main")) == 1
    assert len(page.all("caption")) == len(page.all("table"))
    assert [h for h in page.all("th") if not h.attributes.get("scope")] == []
    ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    assert "{" not in page.one("main").text
    assert page.all("style") + page.all("script") == []
    levels = [int(e.name[1]) for e in page.elements if e.name in ("h1", "h2", "h3", "h4")]
    assert max(after - before for before, after in pairwise(levels)) <= 1


def test_a_session_in_no_series_has_no_bureau_that_is_known(tmp_path: Path) -> None:
    site = inside_site(tmp_path, bundle="untoc-wg-2022")
    client = site.signed_in(Role.SECRETARIAT, slug="untoc-wg-2022")
    response = client.get("/en/untoc-wg-2022/bureau/")
    assert response.status_code == 404
    assert "belongs to no series of sessions" in response.text
