"""The pages of a list of speakers: for everybody, for the chair, for a delegation, in the room."""

import re
from pathlib import Path

import pytest

from planner.assets import folder
from planner.models.speaking import Capacity, ReplyPolicy
from planner.models.text import LANGUAGES
from planner.rules.speaking_floor import floor_of
from planner.services.speaking import end_key, read_list
from planner.services.speaking_chair import Desk, call_speaker
from tests.web.pages_read import Page, even
from tests.web.speaking_site import REF, SpeakingSite, speaking_site
from tests.web.test_style import contrast, tokens

LIST = "/en/untoc-cop-9/speakers/1-f/"
ROOM = f"{LIST}room"
HOSTILE = '<script>alert("x")</script>'


@pytest.fixture
def site(tmp_path: Path) -> SpeakingSite:
    return speaking_site(tmp_path, "FR", "AT", "KE", "PE", "JP", right_of_reply=ReplyPolicy())


def rows_of(page: Page) -> list[str]:
    """The rows of all tables, their cells parted by a stroke."""
    cells = [e for e in page.elements if e.name in ("th", "td")]
    return [
        " | ".join(even(cell.text) for cell in cells if cell.above is row) for row in page.all("tr")
    ]


def waiting(site: SpeakingSite) -> list[str]:
    return [request.delegation for request in floor_of(read_list(site.database, REF)).waiting]


# --- for everybody ---------------------------------------------------------------------------


def test_the_list_shows_who_comes_when(site: SpeakingSite) -> None:
    page = Page(site.client.get(LIST).text)
    assert page.texts("h1") == ["List of speakers: Item 1 (f). General debate"]
    rows = rows_of(page)
    # Meetings may begin ten minutes late.
    assert rows[1:3] == [
        "1 | France |  | Representative | 3:00 | Tuesday, 16 October, 10-10.10 a.m.",
        "2 | Austria |  | Representative | 3:00 | Tuesday, 16 October, 10-10.20 a.m.",
    ]
    assert "The list is open." in page.one("main").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_there_in_every_language(site: SpeakingSite, language: str) -> None:
    site.press("call", serial=1)
    site.press("start")
    site.wait(seconds=100)
    site.press("end")
    own = site.address_for("FR")
    for address in (LIST, ROOM, site.chair, own):
        response = site.client.get(address.replace("/en/", f"/{language}/", 1))
        assert response.status_code == 200
        page = Page(response.text)
        root = page.one("html").attributes
        assert (root["lang"], root["dir"]) == (language, "rtl" if language == "ar" else "ltr")
        assert len(page.all("h1")) == len(page.all("main")) == 1
        assert page.all("style") == []
        assert [script.attributes.get("src") for script in page.all("script")] != [None]


def test_the_list_is_asked_for_again_only_when_something_has_happened(site: SpeakingSite) -> None:
    for address in (LIST, ROOM, "/speakers/untoc-cop-9/1-f/version.json"):
        first = site.client.get(address)
        tag = {"If-None-Match": first.headers["ETag"]}
        assert "connect-src 'self'" in first.headers["Content-Security-Policy"] or (first.is_json)
        assert site.client.get(address, headers=tag).status_code == 304
        site.wait(seconds=20)
        assert site.client.get(address, headers=tag).status_code == 304
        call = site.press("call", serial=1)
        assert call.status_code == 303
        assert site.client.get(address, headers=tag).status_code == 200
        site.press("release", serial=1)


def test_windows_move_with_the_minute(site: SpeakingSite) -> None:
    tag = {"If-None-Match": site.client.get(LIST).headers["ETag"]}
    site.wait(minutes=1)
    assert site.client.get(LIST, headers=tag).status_code == 200


@pytest.mark.parametrize(
    ("name", "media_type", "begins"),
    [
        ("speakers-list.pdf", "application/pdf", b"%PDF-"),
        ("speakers-list.csv", "text/csv; charset=utf-8", "\ufeffNo.,Delegation,".encode()),
        ("speakers-list.json", "application/json", b"{"),
        ("speakers-delivered.txt", "text/plain; charset=utf-8", b"Distr."),
    ],
)
def test_the_list_is_there_as_a_file(
    site: SpeakingSite, name: str, media_type: str, begins: bytes
) -> None:
    response = site.client.get(f"{LIST}{name}")
    assert (response.status_code, response.headers["Content-Type"]) == (200, media_type)
    assert response.data.startswith(begins)


def test_what_was_heard_is_listed_with_times_and_shares(site: SpeakingSite) -> None:
    for serial, seconds in ((1, 120), (2, 240)):
        site.press("call", serial=serial)
        site.press("start")
        site.wait(seconds=seconds)
        site.press("end")
    page = Page(site.client.get(LIST).text)
    rows = rows_of(page)
    assert "1 | France |  | State | statement | 8.30 a.m. | 2:00" in rows
    assert "2 | Austria |  | State | statement | 8.32 a.m. | 4:00" in rows
    assert "Western European and other States | 2 | 6:00 | 100% | 3:00" in rows


def test_an_unknown_list_or_secret_is_not_found(site: SpeakingSite) -> None:
    for address in (
        "/en/untoc-cop-9/speakers/nothing/",
        "/en/untoc-cop-9/speakers/1-f/speakers-list.exe",
        "/speakers/untoc-cop-9/nothing/version.json",
        "/en/chair/guessed/",
        "/en/delegation/guessed/",
        "/xx/untoc-cop-9/speakers/1-f/",
        f"{site.chair}script.exe",
    ):
        assert site.client.get(address).status_code == 404, address


# --- the room --------------------------------------------------------------------------------


def test_the_room_sees_who_speaks_and_the_next_three(site: SpeakingSite) -> None:
    site.press("call", serial=1)
    site.press("start")
    page = Page(site.client.get(ROOM).text)
    assert page.texts("p", class_="who") == ["France"]
    clock = page.one("p", class_="clock").attributes
    assert clock["data-started-at"] == "2018-10-15T06:30:00+00:00"
    assert clock["data-limit-seconds"] == "180"
    assert clock["data-marks"] == "60,30,0,-30"
    assert page.texts("span", class_="who") == ["Austria", "Kenya", "Peru"]
    # Without a script the page loads itself again.
    assert page.one("meta", http_equiv="refresh").is_within("noscript")


SHEET = (folder("static") / "css" / "speaking.css").read_text()


def colours_in(rule: str, sheet: str) -> dict[str, str]:
    """The colours that the last such rule names."""
    block = re.findall(rf"{re.escape(rule)} \{{(.*?)\}}", sheet, re.DOTALL)[-1]
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))


def test_the_room_and_the_warnings_can_be_read() -> None:
    room = colours_in("html.room", SHEET)
    for name in ("ink", "ink-soft", "now-line", "alarm"):
        # The stricter of the two levels of the guidelines: the last row is far away.
        assert contrast(room[name], room["paper"]) >= 7
    own = re.findall(r"--alarm: (#[0-9a-f]{6});", SHEET)[:2]
    for scheme, alarm in zip(("light", "dark"), own, strict=True):
        for ground in ("paper", "panel"):
            assert contrast(alarm, tokens()[scheme][ground]) >= 4.5


def test_no_rule_of_the_sheet_names_left_or_right_or_loads_anything() -> None:
    assert re.findall(r"(?<![a-z])(?:left|right)\b|@import|url\(", SHEET) == []


# --- the chair -------------------------------------------------------------------------------


def test_a_statement_is_run_with_plain_forms(site: SpeakingSite) -> None:
    main = Page(site.client.get(site.chair).text).one("button", class_="button main")
    assert (even(main.text), "autofocus" in main.attributes) == ("Give the floor: France", True)
    for action, after in (
        ("call", "Start the clock"),
        ("start", "End of the statement"),
        ("end", "Give the floor: Austria"),
    ):
        response = site.press(action, serial=1)
        assert (response.status_code, response.headers["Location"]) == (303, site.chair)
        site.wait(seconds=90)
        assert Page(site.client.get(site.chair).text).texts("button", class_="button main") == [
            after
        ]
    (statement,) = floor_of(read_list(site.database, REF)).delivered
    assert statement.lasted.total_seconds() == 90


def test_the_meeting_under_way_is_noted(site: SpeakingSite) -> None:
    site.wait(hours=26)
    site.press("call", serial=1)
    current = floor_of(read_list(site.database, REF)).current
    assert current is not None
    assert current.meeting == "m-03"


def test_everything_on_the_page_of_the_chair_works(site: SpeakingSite) -> None:
    site.press("skip", serial=1)
    assert waiting(site) == ["AT", "KE", "PE", "JP", "FR"]
    site.press("recall", serial=1)
    assert waiting(site) == ["FR", "AT", "KE", "PE", "JP"]
    assert site.press("move", reason="leaves early", before="2", chosen=5).status_code == 303
    assert waiting(site) == ["FR", "JP", "AT", "KE", "PE"]
    assert site.press("swap", other="4", agreed="yes", chosen=1).status_code == 303
    assert waiting(site) == ["PE", "JP", "AT", "KE", "FR"]
    site.press("withdraw", serial=4)
    site.press("in-writing", serial=5)
    assert waiting(site) == ["AT", "KE", "FR"]
    site.press("limit", capacity="state", seconds="120")
    assert site.press("close").status_code == 303
    assert "The list is closed." in site.client.get(LIST).text
    assert site.press("open").status_code == 303
    assert site.press("inscribe", **new_request("DE")).status_code == 303
    assert waiting(site) == ["AT", "KE", "FR", "DE"]
    assert site.press("level", rank="minister", chosen=1).status_code == 303
    site.press("inscribe", **new_request("CU", kind="reply"))
    site.press("call", serial=7)
    site.press("start")
    current = floor_of(read_list(site.database, REF)).current
    assert current is not None
    assert (current.request.delegation, current.limit.total_seconds()) == ("CU", 300)
    script = site.client.get(f"{site.chair}script.txt")
    assert "I give the floor to: Austria." in script.text


def new_request(code: str, **fields: str) -> dict[str, str]:
    return {
        "code": code,
        "name": "",
        "kind": "statement",
        "capacity": "state",
        "rank": "representative",
        **fields,
    }


def test_what_is_refused_is_told_on_the_page(site: SpeakingSite) -> None:
    site.press("call", serial=1)
    refused = site.press("call", serial=2)
    assert refused.status_code == 409
    problem = Page(refused.text).one("div", class_="problem")
    assert "The floor is given already (request number 1)." in problem.text
    wrong = site.press("limit", capacity="king", seconds="120")
    assert wrong.status_code == 422
    assert "capacity: “king” cannot be used here." in wrong.text


def test_two_operators_see_what_the_other_has_done(site: SpeakingSite) -> None:
    """What one of them had seen, how it is now, and what happened meanwhile."""
    form = site.form("call", site.chair, 1)
    call_speaker(Desk(site.database, REF, site.now, "secretary"), 2)
    response = site.client.post(f"{site.chair}call", data=form)
    assert response.status_code == 409
    facts = Page(response.text).texts("dd")
    assert facts[0].startswith("Nobody has the floor")
    assert facts[0].endswith("France")
    assert facts[1].startswith("Austria called")
    assert facts[2] == "8.30 a.m., secretary: called: Austria"
    current = floor_of(read_list(site.database, REF)).current
    assert current is not None
    assert current.request.delegation == "AT"


def test_a_form_of_another_site_or_of_yesterday_does_nothing(site: SpeakingSite) -> None:
    form = site.form("call", site.chair, 1)
    assert site.client.post(f"{site.chair}call", data={**form, "form": "x"}).status_code == 422
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    assert site.client.post(f"{site.chair}call", data=form, headers=elsewhere).status_code == 403
    site.wait(days=2)
    assert site.client.post(f"{site.chair}call", data=form).status_code == 422
    assert floor_of(read_list(site.database, REF)).current is None


def test_secret_pages_are_kept_by_nobody_and_told_to_nobody(site: SpeakingSite) -> None:
    for address in (site.chair, site.address_for("FR")):
        headers = site.client.get(address).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Robots-Tag"] == "noindex"


def test_an_operator_is_no_delegation_and_a_delegation_no_operator(site: SpeakingSite) -> None:
    own = site.address_for("FR")
    for address in (
        own.replace("/delegation/", "/chair/"),
        site.chair.replace("/chair/", "/delegation/"),
    ):
        assert site.client.get(address).status_code == 404


def test_an_address_that_was_ended_says_so(site: SpeakingSite) -> None:
    end_key(site.database, site.secret, site.now)
    response = site.client.get(site.chair)
    assert response.status_code == 410
    assert "This address was ended." in response.text


def test_the_chair_makes_an_address_for_a_delegation(site: SpeakingSite) -> None:
    response = site.press("address", code="DE", name="", capacity="state")
    made = Page(response.text).one("pre").text
    assert response.status_code == 200
    page = Page(site.client.get(made.removeprefix("http://localhost")).text)
    assert page.texts("h1") == ["Germany"]
    assert made not in site.client.get(site.chair).text


# --- a delegation ----------------------------------------------------------------------------


def test_a_delegation_sees_its_place_its_window_and_why(site: SpeakingSite) -> None:
    page = Page(site.client.get(site.address_for("KE")).text)
    facts = dict(zip(page.texts("dt"), page.texts("dd"), strict=True))
    assert facts["Your place"] == "3"
    assert facts["Your turn"] == "Tuesday, 16 October, 10-10.20 a.m."
    assert facts["Before you, by what puts them there"] == "receipt: 2"
    assert "Received: Monday, 15 October, 3.32 a.m., request number 3" in even(
        page.one("main").text
    )


def test_a_delegation_inscribes_changes_and_withdraws_by_itself(site: SpeakingSite) -> None:
    own = site.address_for("DE")
    asked = site.press("inscribe", own, rank="minister", speaker="A. Person", group="")
    assert asked.status_code == 303
    assert waiting(site)[-1] == "DE"
    assert Page(site.client.get(own).text).all("form", action=f"{own}inscribe") == []
    site.press("change", own, speaker="B. Person", preferred="m-05", has_text="yes")
    request = floor_of(read_list(site.database, REF)).waiting[-1]
    assert (request.speaker, request.preferred, request.has_text) == ("B. Person", ("m-05",), True)
    assert site.press("withdraw", own, serial=6).status_code == 303
    assert "DE" not in waiting(site)


def test_a_form_sent_twice_inscribes_once(site: SpeakingSite) -> None:
    own = site.address_for("DE")
    form = {**site.form("inscribe", own), "rank": "representative"}
    for _ in range(2):
        assert site.client.post(f"{own}inscribe", data=form).status_code == 303
    assert waiting(site).count("DE") == 1


def test_a_delegation_cannot_touch_the_request_of_another(site: SpeakingSite) -> None:
    own = site.address_for("KE")
    form = site.form("withdraw", own)
    response = site.client.post(f"{own}withdraw", data={**form, "serial": "1"})
    assert response.status_code == 404
    assert waiting(site)[0] == "FR"


def test_a_closed_list_is_closed_for_a_delegation(site: SpeakingSite) -> None:
    own = site.address_for("DE")
    form = {**site.form("inscribe", own), "rank": "representative"}
    site.press("close")
    refused = site.client.post(f"{own}inscribe", data=form)
    assert refused.status_code == 403
    assert "The list of speakers is closed." in Page(refused.text).one("p", class_="problem").text
    assert site.press("reply", own).status_code == 303
    assert "Replies left: 2" in Page(site.client.get(own).text).texts("p")


def test_what_a_delegation_writes_is_text_whatever_it_is(site: SpeakingSite) -> None:
    own = site.address_for("DE")
    site.press("inscribe", own, rank="minister", speaker=HOSTILE, group=HOSTILE)
    for address in (LIST, ROOM, site.chair, own):
        page = Page(site.client.get(address).text)
        assert HOSTILE not in site.client.get(address).text
        assert [s.text for s in page.all("script")] == [""]
    control = site.press("change", own, speaker="a\x00b")
    assert control.status_code == 422
    long = site.press("change", own, speaker="x" * 500)
    assert long.status_code == 422


def test_a_group_is_told_that_its_members_speak_too(site: SpeakingSite) -> None:
    site.press(
        "inscribe",
        **new_request("AT", capacity=Capacity.GROUP.value, group="Group of 77"),
    )
    page = Page(site.client.get(site.chair).text)
    assert any("so the group has the limit of a State" in line for line in page.texts("li"))
