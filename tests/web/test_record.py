"""The record kept on pages: entered, seen by the colleague, corrected, compared with the plan."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from planner.assets import folder
from planner.errors import InvalidInput
from planner.models.account import Role
from planner.models.officer import Office
from planner.models.record_facts import (
    FACTS,
    Attendance,
    AttendanceCategory,
    BallotCount,
    Decided,
    Elected,
    ElectedOfficer,
    GroupSpokenFor,
    ItemOpened,
    MeetingOpened,
    MeetingSuspended,
    Noted,
    PapersBefore,
    Prepared,
    Present,
    SpeakerCategory,
    Statement,
    Struck,
    Vote,
)
from planner.models.speaking import Capacity, Inscription
from planner.models.text import LANGUAGES, Text
from planner.seeding.records import read_record as read_record_file
from planner.services.record import load_record_file, read_record
from planner.services.sessions import read_programme
from planner.services.speaking import default_settings, known_states, make_list
from planner.services.speaking_chair import Desk, call_speaker, end_statement, start_statement
from planner.services.speaking_requests import inscribe_speaker
from planner.web.record_reading import Reading, fact_of_form, form_of_fact
from planner.web.record_spec import FORMS
from tests.web.conftest import NOW
from tests.web.inside_site import SLUG, InsideSite, inside_site
from tests.web.pages_read import Page, even

DESK = f"/en/{SLUG}/record/"
# Half past three on the first day: the second meeting.
MEETING = f"{DESK}meetings/m-02/"
FEED = f"{MEETING}entries.json"
SEED = folder("seeds") / "records" / f"{SLUG}.toml"
JSON = {"Accept": "application/json"}


@pytest.fixture
def site(tmp_path: Path) -> InsideSite:
    return inside_site(tmp_path)


@pytest.fixture
def office(site: InsideSite) -> FlaskClient:
    return site.signed_in(Role.SECRETARIAT)


def token(client: FlaskClient, page: str = MEETING) -> str:
    return str(Page(client.get(page).text).all("input", name="form")[-1].attributes["value"])


def enter(client: FlaskClient, kind: str, page: str = MEETING, **fields: Any) -> TestResponse:
    """Sends one form; each sending has an id of its own unless one is given."""
    sent = fields.pop("sent", None) or f"{kind}-{len(fields)}-{fields}"[:60]
    return client.post(page, data={"form": token(client), "sent": sent, "kind": kind, **fields})


def entered(site: InsideSite) -> list[Any]:
    return [entry.fact for entry in read_record(site.database, SLUG).in_force]


def lines(client: FlaskClient) -> list[str]:
    return [line["text"] for line in client.get(FEED).get_json()["lines"]]


def test_a_meeting_is_recorded_by_plain_forms(site: InsideSite, office: FlaskClient) -> None:
    assert enter(office, "meeting_opened").status_code == 303
    enter(office, "item_opened", item="2-a")
    enter(office, "papers_before", item="2-a", symbols="CTOC/COP/2018/7, CTOC/COP/2018/CRP.1")
    enter(office, "statement", item="2-a", category="secretariat", made_as="introductory")
    enter(
        office,
        "statement",
        item="2-a",
        delegation="european union",
        category="party",
        made_as="statement",
        spoken_for="own_members",
        is_also_own="yes",
    )
    assert entered(site) == [
        MeetingOpened(),
        ItemOpened(),
        PapersBefore(symbols=("CTOC/COP/2018/7", "CTOC/COP/2018/CRP.1")),
        Statement(category=SpeakerCategory.SECRETARIAT, made_as="introductory"),
        Statement(
            category=SpeakerCategory.PARTY,
            delegation="EU",
            spoken_for=GroupSpokenFor.OWN_MEMBERS,
            is_also_own=True,
        ),
    ]
    record = read_record(site.database, SLUG)
    assert {(entry.meeting, entry.at) for entry in record.entries} == {("m-02", NOW)}
    assert [entry.actor for entry in record.entries] == ["Invented secretariat"] * 5
    # The latest first; and as many lines on the page as in the feed.
    assert lines(office)[0] == "Statement: European Union (also on behalf of: its member States)"
    shown = [even(e.text) for e in Page(office.get(MEETING).text).all("li") if "id" in e.attributes]
    assert len(shown) == 5
    assert "2 (a)" in shown[0]


def test_the_hour_that_is_typed_counts_and_a_meeting_of_another_day_has_none_of_itself(
    site: InsideSite, office: FlaskClient
) -> None:
    enter(office, "meeting_opened", at="15:07")
    enter(office, "meeting_opened", page=f"{DESK}meetings/m-03/")
    hours = [entry.at for entry in read_record(site.database, SLUG).entries]
    assert hours == [datetime(2018, 10, 15, 13, 7, tzinfo=UTC), None]


@pytest.mark.parametrize(
    ("typed_at", "at"),
    [
        ((NOW - timedelta(minutes=9)).isoformat(), NOW - timedelta(minutes=9)),
        ((NOW + timedelta(minutes=2)).isoformat(), NOW),
        ((NOW + timedelta(hours=3)).isoformat(), NOW),
        ("2018-10-15T13:25:00.000Z", NOW - timedelta(minutes=5)),
        ("2018-10-15T13:25:00", NOW),
        ("yesterday", NOW),
    ],
)
def test_what_was_typed_without_a_network_happened_when_it_was_typed(
    site: InsideSite, office: FlaskClient, typed_at: str, at: datetime
) -> None:
    enter(office, "meeting_opened", typed_at=typed_at)
    assert [entry.at for entry in read_record(site.database, SLUG).entries] == [at]


def test_a_script_is_answered_in_json_and_a_second_sending_with_the_same(
    site: InsideSite, office: FlaskClient
) -> None:
    data = {"form": token(office), "sent": "one", "kind": "noted", "text": "A note"}
    answers = [office.post(MEETING, data=data, headers=JSON) for _ in range(2)]
    assert [(a.status_code, a.get_json()) for a in answers] == [(200, {"id": "one"})] * 2
    assert entered(site) == [Noted(text="A note")]


def test_a_refusal_says_what_is_wrong_to_a_script_and_on_the_page(
    site: InsideSite, office: FlaskClient
) -> None:
    fields = {"item": "2-a", "delegation": "Atlantis", "category": "party", "made_as": "statement"}
    plain = enter(office, "statement", **fields)
    assert plain.status_code == 422
    page = Page(plain.text)
    assert "no State is called “Atlantis”" in even(page.one("div", role="alert").text)
    # What was typed stands in its form again.
    (field,) = [e for e in page.all("input", name="delegation") if e.attributes["value"]]
    assert field.attributes["value"] == "Atlantis"
    data = {"form": token(office), "sent": "one", "kind": "statement", **fields}
    refused = office.post(MEETING, data=data, headers=JSON)
    assert (refused.status_code, refused.get_json()["code"]) == (422, "record-state-unknown")
    assert entered(site) == []


def test_a_form_of_another_page_enters_nothing(site: InsideSite, office: FlaskClient) -> None:
    data = {"form": "forged", "sent": "one", "kind": "meeting_opened"}
    assert office.post(MEETING, data=data).status_code == 422
    assert office.post(MEETING, data=data, headers=JSON).status_code == 422
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    data["form"] = token(office)
    assert office.post(MEETING, data=data, headers=elsewhere).status_code == 403
    assert entered(site) == []


def test_the_feed_is_answered_with_nothing_while_nothing_has_changed(
    site: InsideSite, office: FlaskClient
) -> None:
    colleague = site.signed_in(Role.SECRETARIAT)
    first = office.get(FEED)
    tag = {"If-None-Match": first.headers["ETag"]}
    assert (office.get(FEED, headers=tag).status_code, first.get_json()["lines"]) == (304, [])
    enter(colleague, "meeting_opened")
    changed = office.get(FEED, headers=tag)
    assert changed.status_code == 200
    assert [line["text"] for line in changed.get_json()["lines"]] == ["Meeting opened"]
    assert (changed.get_json()["state"], changed.get_json()["version"]) == ("under way", 1)
    assert first.headers["Cache-Control"].startswith("no-store")


@pytest.mark.parametrize("role", [None, Role.BUREAU])
def test_who_keeps_no_record_sees_none(site: InsideSite, role: Role | None) -> None:
    client = site.signed_in(role)
    for address in (DESK, MEETING, FEED, f"{DESK}plan", f"{DESK}drafts/"):
        assert client.get(address).status_code == 403
    stranger = site.app.test_client()
    assert stranger.get(MEETING).status_code == 303
    assert stranger.get(FEED, headers=JSON).status_code == 401
    assert stranger.post(MEETING, data={"kind": "noted"}, headers=JSON).status_code == 401


def test_an_entry_is_corrected_and_the_mistake_stays_to_be_seen(
    site: InsideSite, office: FlaskClient
) -> None:
    enter(office, "meeting_opened", at="15:05", sent="first")
    enter(office, "noted", text="tow", at="15:10", sent="note")
    entry = f"{DESK}entries/note/"
    page = Page(office.get(entry).text)
    assert page.one("textarea").text == "tow"
    data = {"form": token(office, entry), "sent": "better", "text": "two", "at": "15:12"}
    assert office.post(entry, data=data).headers["Location"] == MEETING
    assert entered(site) == [MeetingOpened(), Noted(text="two")]
    better = read_record(site.database, SLUG).in_force[1]
    assert better.at == datetime(2018, 10, 15, 13, 12, tzinfo=UTC)
    assert "tow" in office.get(f"{DESK}entries/better/").text
    # It can be corrected once; the second is told to look.
    again = office.post(entry, data={**data, "sent": "third"})
    assert again.status_code == 409
    struck = {"form": token(office, f"{DESK}entries/better/"), "sent": "gone", "strike": "yes"}
    office.post(f"{DESK}entries/better/", data=struck)
    assert entered(site) == [MeetingOpened()]
    assert isinstance(read_record(site.database, SLUG).entries[-1].fact, Struck)


def test_attendance_is_entered_for_the_whole_session(site: InsideSite, office: FlaskClient) -> None:
    enter(
        office,
        "attendance",
        page=DESK,
        **{"present-parties": "117", "present-un_bodies": "+", "list_symbol": "X/INF/2"},
    )
    assert entered(site) == [
        Attendance(
            present=(
                Present(category=AttendanceCategory.PARTIES, number=117),
                Present(category=AttendanceCategory.UN_BODIES),
            ),
            list_symbol="X/INF/2",
        )
    ]
    assert "States parties: 117" in office.get(DESK).text


def test_doubts_stand_beside_their_entries(office: FlaskClient) -> None:
    enter(office, "statement", item="2-a", delegation="FR", category="party", made_as="statement")
    (line,) = office.get(FEED).get_json()["lines"]
    assert line["doubts"] == [
        "The item has not been opened at this meeting.",
        "The meeting has not been opened.",
    ]


READING = Reading("en", known_states(folder("seeds")))
SEEDED = [
    entry.fact
    for entry in read_record_file(SEED, NOW).record.entries
    if not isinstance(entry.fact, Prepared)
]
TYPED = [
    MeetingSuspended(for_body="plenary", for_meeting="m-03"),
    Decided(
        subject="other",
        vote=Vote(yes=7, no=3, abstaining=1, needs_two_thirds=True),
        title=Text(fr="Texte", es="Texto"),
    ),
    Elected(
        body="plenary",
        officers=(ElectedOfficer(office=Office.CHAIR, person="A", state="FR", gender="woman"),),
        candidates=("A", "B of B"),
        ballots=(BallotCount(seats=1, papers=9, votes={"A": 5, "B of B": 3}, abstentions=1),),
    ),
]


@pytest.mark.parametrize("fact", [*TYPED, *SEEDED], ids=lambda fact: fact.kind)
def test_a_form_that_is_sent_back_unchanged_changes_nothing(fact: Any) -> None:
    assert fact_of_form(READING, fact.kind, form_of_fact(fact, "en"), fact) == fact


def test_every_fact_but_two_has_a_form() -> None:
    assert sorted(set(FACTS) - set(FORMS)) == ["prepared", "struck"]


@pytest.mark.parametrize(
    ("kind", "form", "code"),
    [
        ("nothing", {}, "field-unusable"),
        ("noted", {"text": " "}, "field-missing"),
        ("noted", {"text": "a\x07b"}, "field-unusable"),
        ("statement", {"category": "martian", "made_as": "statement"}, "field-unusable"),
        ("decided", {"subject": "other", "outcome": "adopted", "yes": "-1"}, "field-unusable"),
        ("decided", {"subject": "other", "outcome": "adopted", "starts": "x"}, "field-unusable"),
        ("elected", {"body": "plenary", "officers": "king; FR; A"}, "record-line-malformed"),
        ("elected", {"body": "plenary", "officers": "chair; XX; A"}, "record-state-unknown"),
        (
            "elected",
            {"body": "plenary", "officers": "chair; FR; A", "ballots": "1; 9; A=5"},
            "record-line-malformed",
        ),
        ("attendance", {"present-parties": "many"}, "field-unusable"),
        ("credentials_examined", {"represented": "1.5"}, "field-unusable"),
    ],
)
def test_what_cannot_be_read_is_told_by_its_field(
    kind: str, form: dict[str, str], code: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        fact_of_form(READING, kind, form)
    assert refused.value.code == code


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_the_ninth_session_are_whole_in_every_language(
    site: InsideSite, language: str
) -> None:
    load_record_file(site.database, SEED, NOW)
    office = site.signed_in(Role.SECRETARIAT)
    desk = f"/{language}/{SLUG}/record/"
    for page in ("", "meetings/m-12/", "entries/para-6-2/", "plan", "drafts/"):
        answer = office.get(desk + page)
        assert answer.status_code == 200
        text = even(Page(answer.text).one("main").text)
        assert re.search(r"\b(record|resolution)\.[a-z_]+\b", text) is None
    body = office.get(f"{desk}meetings/m-12/entries.json").get_data(as_text=True)
    assert len(json.loads(body)["lines"]) == 21


def test_the_plan_stands_beside_the_record_and_is_had_as_a_file(site: InsideSite) -> None:
    load_record_file(site.database, SEED, NOW)
    office = site.signed_in(Role.SECRETARIAT, at=NOW)
    site.app.config["CLOCK"] = lambda: NOW + timedelta(minutes=1)
    text = even(Page(office.get(f"{DESK}plan").text).one("main").text)
    assert "Items behind the plan: 7 of 17" in text
    assert "Held: 12 of 20; planned: 12; left: 8" in text
    csv = office.get(f"{DESK}plan-and-record.csv")
    assert csv.status_code == 200
    assert "later than planned" in csv.text
    assert office.get(f"{DESK}plan-and-record.xls").status_code == 404


def test_what_the_list_of_speakers_has_as_heard_is_entered_by_one_button(
    site: InsideSite, office: FlaskClient
) -> None:
    programme = read_programme(site.database, SLUG)
    ref = make_list(site.database, default_settings(programme, "1-f"), NOW).ref
    france = READING.states.get("FR")
    asked = Inscription(delegation="FR", name=france.name, capacity=Capacity.STATE)
    inscribe_speaker(site.database, ref, asked, NOW, "desk")
    desk = Desk(site.database, ref, NOW, "podium")
    call_speaker(desk, 1, "m-02")
    start_statement(desk, 1)
    button = "Enter from the lists of speakers: 1"
    assert button not in office.get(MEETING).text
    end_statement(desk, 1)
    assert button in office.get(MEETING).text
    address = f"{MEETING}speakers"
    assert office.post(address, data={"form": "forged"}).status_code == 422
    assert office.post(address, data={"form": token(office)}).headers["Location"] == MEETING
    assert [fact.delegation for fact in entered(site)] == ["FR"]
    assert button not in office.get(MEETING).text
