"""The register of credentials on pages: who sees what of it, and what can be entered."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from planner.models.account import Role
from planner.models.credentials import CredentialsStatus, StepKind
from planner.models.text import LANGUAGES
from planner.rules.credentials import status_of
from planner.services.credentials import read_register
from planner.store.credentials import add_examination, add_step, put_delegation
from planner.store.database import transaction
from tests.credentials_builders import register_of_the_ninth_session
from tests.services.test_credentials_sheets import two_hundred_lines, workbook
from tests.web.inside_site import SLUG, InsideSite, inside_site, press
from tests.web.pages_read import Page, even

REGISTER = f"/en/{SLUG}/credentials/"
SPAIN = f"{REGISTER}es"
PERSONAL = ("Invented Name", "Another Name", "+43 1 000")


@pytest.fixture
def site(tmp_path: Path) -> InsideSite:
    return inside_site(tmp_path)


@pytest.fixture
def office(site: InsideSite) -> FlaskClient:
    return site.signed_in(Role.SECRETARIAT)


def fill(site: InsideSite) -> None:
    register = register_of_the_ninth_session()
    with transaction(site.database) as opened:
        for delegation in register.delegations:
            put_delegation(opened, SLUG, delegation)
            for one in delegation.steps:
                add_step(opened, SLUG, one)
        for examination in register.examinations:
            add_examination(opened, SLUG, examination)


def entered(office: FlaskClient, state: str = "ES") -> None:
    assert press(office, REGISTER, f"{REGISTER}add", state=state).status_code == 303


def received(office: FlaskClient, page: str = SPAIN, **fields: str) -> TestResponse:
    facts = {
        "form_of": "original",
        "issued_by": "foreign_minister",
        "day": "2018-10-15",
        "time": "09:30",
        **fields,
    }
    return press(office, page, f"{page}/receive", **facts)


def status(site: InsideSite, state: str = "ES") -> CredentialsStatus:
    one = read_register(site.database, SLUG).delegation(state)
    assert one is not None
    return status_of(one)


def problem(response: TestResponse) -> str:
    return even(Page(response.text).one("div", class_="problem").text)


# --- who may see what ------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["", "es", "own", "report.pdf", "calls.pdf", "register.xlsx"])
def test_the_public_is_asked_to_sign_in(site: InsideSite, path: str) -> None:
    response = site.app.test_client().get(f"{REGISTER}{path}")
    assert response.status_code == 303
    assert "/en/sign-in" in response.headers["Location"]


@pytest.mark.parametrize(
    ("role", "delegation", "seen"),
    [
        (Role.SECRETARIAT, None, {"", "es", "report.pdf", "calls.pdf", "register.xlsx"}),
        (Role.BUREAU, None, {"", "es", "report.pdf"}),
        (Role.DELEGATION, "ES", {"own"}),
        (None, None, set()),
    ],
)
def test_each_role_sees_what_is_its_own(
    site: InsideSite,
    office: FlaskClient,
    role: Role | None,
    delegation: str | None,
    seen: set[str],
) -> None:
    entered(office)
    client = office if role is Role.SECRETARIAT else site.signed_in(role, delegation)
    for path in ("", "es", "own", "report.pdf", "calls.pdf", "register.xlsx"):
        expected = 200 if path in seen else 403
        assert client.get(f"{REGISTER}{path}").status_code == expected, path


@pytest.mark.parametrize("action", ["add", "examined", "settings", "import", "erase", "es/decide"])
def test_the_bureau_reads_and_does_not_write(
    site: InsideSite, office: FlaskClient, action: str
) -> None:
    entered(office)
    bureau = site.signed_in(Role.BUREAU)
    assert [form for form in Page(bureau.get(REGISTER).text).all("form", method="post")
            if "credentials" in str(form.attributes["action"])] == []  # fmt: skip
    assert bureau.post(f"{REGISTER}{action}").status_code == 403


def test_contacts_and_telephones_are_for_the_secretariat_alone(
    site: InsideSite, office: FlaskClient
) -> None:
    entered(office)
    change = {"contact": "Another Name", "phone": "+43 1 000", "delegates": "Invented Name"}
    done = press(office, SPAIN, f"{SPAIN}/change", is_represented="yes", **change)
    assert done.status_code == 303
    for page in (REGISTER, SPAIN):
        text = office.get(page).text
        assert ("Another Name" in text, "+43 1 000" in text) == (True, True)
    bureau = site.signed_in(Role.BUREAU)
    for page in (REGISTER, SPAIN, f"{REGISTER}report.txt"):
        text = bureau.get(page).text
        assert ("Another Name" in text, "+43 1 000" in text) == (False, False)
    # The names are what the bureau examines.
    assert "Invented Name" in bureau.get(SPAIN).text


def test_a_delegation_sees_its_own_line_and_no_other(site: InsideSite, office: FlaskClient) -> None:
    entered(office)
    entered(office, "FR")
    received(office)
    change = {"delegates": "Invented Name", "is_represented": "yes"}
    press(office, f"{REGISTER}fr", f"{REGISTER}fr/change", **change)
    own = Page(site.signed_in(Role.DELEGATION, "ES").get(f"{REGISTER}own").text)
    main = even(own.one("main").text)
    assert own.texts("h1") == ["Credentials: Spain"]
    assert "Received, takes part provisionally" in main
    assert "Original received (Minister for Foreign Affairs)" in main
    assert "19 October 2018, 12 noon" in main
    assert "Invented Name" not in own.one("body").text
    france = site.signed_in(Role.DELEGATION, "FR").get(f"{REGISTER}own").text
    assert "Nothing received: credentials are needed" in france
    missing = site.signed_in(Role.DELEGATION, "IT").get(f"{REGISTER}own").text
    assert "not yet in the register" in missing


def test_nothing_of_it_is_kept_on_the_way(office: FlaskClient) -> None:
    entered(office)
    for path in ("", "es", "report.pdf", "register.csv"):
        headers = office.get(f"{REGISTER}{path}").headers
        assert "no-store" in headers["Cache-Control"]
        assert headers["X-Robots-Tag"] == "noindex"


# --- what is entered -------------------------------------------------------------------------


def test_credentials_go_from_received_to_decided(site: InsideSite, office: FlaskClient) -> None:
    entered(office)
    assert received(office).status_code == 303
    assert status(site) is CredentialsStatus.PROVISIONAL
    day = {"number": "1", "day": "2018-10-15"}
    assert press(office, REGISTER, f"{REGISTER}examined", **day).status_code == 303
    for kind, expected in (
        ("found_in_order", CredentialsStatus.IN_ORDER),
        ("objection", CredentialsStatus.OBJECTED),
        ("objection_upheld", CredentialsStatus.REFUSED),
    ):
        examination = "1" if kind == "found_in_order" else ""
        done = press(office, SPAIN, f"{SPAIN}/decide", kind=kind, examination=examination)
        assert done.status_code == 303
        assert status(site) is expected
    page = Page(office.get(SPAIN).text)
    assert "does not take part" in page.one("main").text
    assert "Nothing more can be entered" in page.one("main").text
    said = [even(row.text) for row in page.all("tr")][1:5]
    assert said[1:] == [
        "15 October 2018, 3.30 p.m.Found in order (Meeting 1 of the Bureau)",
        "15 October 2018, 3.30 p.m.Objection raised",
        "15 October 2018, 3.30 p.m.Objection upheld: credentials refused",
    ]


def test_only_what_can_happen_is_offered(office: FlaskClient) -> None:
    entered(office)
    offered = [str(o.attributes["value"]) for o in Page(office.get(SPAIN).text).all("option")]
    assert "objection" in offered
    assert {"found_in_order", "objection_dismissed", "objection_upheld"} & set(offered) == set()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"issued_by": "ambassador"}, "issued_by: “ambassador” cannot be used here."),
        ({"day": "2018-02-30"}, "day: “2018-02-30” cannot be used here."),
        ({"time": "25:00"}, "time: “25:00” cannot be used here."),
        ({"day": "2018-10-16"}, "2018-10-16 07:30+00:00 is still to come"),
        ({"day": "2018-03-25", "time": "02:30"}, "2018-03-25 02:30 does not exist"),
        ({"mark": "0123"}, "Somebody else has just entered something"),
        ({"form": "forged"}, "This form is too old"),
    ],
)
def test_what_is_refused_is_told_and_nothing_is_entered(
    site: InsideSite, office: FlaskClient, fields: dict[str, str], said: str
) -> None:
    entered(office)
    response = received(office, **fields)
    assert response.status_code in (409, 422)
    assert said in problem(response)
    assert status(site) is CredentialsStatus.NONE


def test_what_others_entered_meanwhile_is_not_overwritten(
    site: InsideSite, office: FlaskClient
) -> None:
    entered(office)
    page = Page(office.get(SPAIN).text)
    hidden = {
        str(e.attributes["name"]): str(e.attributes["value"])
        for e in page.all("input", type="hidden")
        if str(e.above and e.above.attributes.get("action")).endswith("/change")
    }
    received(office)
    response = office.post(f"{SPAIN}/change", data={**hidden, "phone": "+43 1 000"})
    assert response.status_code == 409
    assert "Somebody else" in problem(response)
    one = read_register(site.database, SLUG).delegation("ES")
    assert one is not None
    assert one.phone is None


def test_amendments_narrow_who_may_issue(site: InsideSite, office: FlaskClient) -> None:
    entered(office)
    press(office, REGISTER, f"{REGISTER}settings", considers_amendments="yes")
    press(office, REGISTER, f"{REGISTER}examined", number="1", day="2018-10-15")
    received(office, issued_by="permanent_representative")
    response = press(office, SPAIN, f"{SPAIN}/decide", kind="found_in_order", examination="1")
    assert "not entitled" in problem(response)
    box = Page(office.get(REGISTER).text).one("input", name="considers_amendments")
    assert "checked" in box.attributes


def test_a_delegation_is_entered_once(office: FlaskClient) -> None:
    entered(office)
    response = press(office, REGISTER, f"{REGISTER}add", state="ESP")
    assert (response.status_code, problem(response)) == (422, "ES is in the register already.")
    assert press(office, REGISTER, f"{REGISTER}add", state="XX").status_code == 404


def test_personal_data_cannot_be_deleted_while_it_is_needed(
    office: FlaskClient, site: InsideSite
) -> None:
    entered(office)
    page = Page(office.get(REGISTER).text)
    assert page.all("form", action=f"{REGISTER}erase") == []
    press(office, SPAIN, f"{SPAIN}/change", phone="+43 1 000", delegates="Invented Name")
    after = datetime(2018, 10, 20, 12, tzinfo=UTC)
    site.app.config["CLOCK"] = lambda: after
    late = site.signed_in(Role.SECRETARIAT, at=after)
    assert press(late, REGISTER, f"{REGISTER}erase").status_code == 422
    assert press(late, REGISTER, f"{REGISTER}erase", sure="yes").status_code == 200
    (spain,) = read_register(site.database, SLUG).delegations
    assert (spain.phone, spain.delegates) == (None, ())


# --- sheets ----------------------------------------------------------------------------------


def upload(office: FlaskClient, content: bytes, name: str) -> TestResponse:
    form = Page(office.get(REGISTER).text).one("form", action=f"{REGISTER}import")
    page = Page(office.get(REGISTER).text)
    token = next(
        str(e.attributes["value"])
        for e in page.all("input", type="hidden")
        if e.above is not None and e.above.attributes.get("action") == form.attributes["action"]
    )
    data = {"form": token, "file": (BytesIO(content), name)}
    return office.post(f"{REGISTER}import", data=data, content_type="multipart/form-data")


def test_a_sheet_with_twelve_faulty_lines_is_told_line_by_line_and_changes_nothing(
    site: InsideSite, office: FlaskClient
) -> None:
    response = upload(office, workbook(two_hundred_lines()), "register.xlsx")
    assert response.status_code == 422
    lines = [even(e.text) for e in Page(response.text).all("li") if "register.xlsx" in e.text]
    assert len(lines) == 13
    assert lines[0] == (
        "register.xlsx: line 42, represented: 'perhaps' is not possible here; possible are: yes, no"
    )
    assert lines[12] == "register.xlsx cannot be loaded; nothing was changed."
    assert read_register(site.database, SLUG).delegations == ()


def test_a_sheet_without_faults_is_entered_and_comes_back(
    site: InsideSite, office: FlaskClient
) -> None:
    heading = "state,name,represented,form,issued_by,received_at,delegates,contact,phone,status"
    line = "ES,Spain,yes,copy,foreign_minister,2018-10-15 09:30,,Invented Name,+43 1 000,"
    response = upload(office, f"{heading}\r\n{line}\r\n".encode(), "register.csv")
    assert response.status_code == 200
    done = Page(response.text).one("p", role="status").text
    assert done == "Lines read: 1; delegations changed: 1"
    written = office.get(f"{REGISTER}register.csv").data.decode("utf-8-sig")
    assert written.splitlines()[1].startswith("ES,Spain,yes,copy,foreign_minister,2018-10-15 09:30")
    assert office.get(f"{REGISTER}register.xlsx").data[:2] == b"PK"
    assert upload(office, b"", "register.pdf").status_code == 422


# --- how it looks ----------------------------------------------------------------------------


def test_the_figures_of_the_ninth_session_stand_on_the_page(
    site: InsideSite, office: FlaskClient
) -> None:
    fill(site)
    page = Page(office.get(REGISTER).text)
    facts = dict(zip(page.texts("dt"), page.texts("dd"), strict=True))
    assert (facts["States parties represented"], facts["Credentials in order"]) == ("117", "116")
    assert facts["Credentials not in order"] == "1"
    assert facts["At the latest by"] == "19 October 2018, 12 noon"
    assert len(page.all("tr", class_="stands-in_order")) == 117
    calls = [even(row.text) for row in page.all("tr") if "Copy received: ask" in row.text]
    assert calls[0] == "Copy received: ask for the original"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_sound_in_every_language(
    site: InsideSite, office: FlaskClient, language: str
) -> None:
    entered(office)
    received(office)
    own = site.signed_in(Role.DELEGATION, "ES")
    for client, path in ((office, ""), (office, "es"), (own, "own")):
        response = client.get(f"/{language}/{SLUG}/credentials/{path}")
        assert response.status_code == 200
        page = Page(response.text)
        assert len(page.all("h1")) == len(page.all("main")) == 1
        assert len(page.all("caption")) == len(page.all("table"))
        assert [h for h in page.all("th") if not h.attributes.get("scope")] == []
        ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
        assert len(ids) == len(set(ids))
        named = {
            str(e.attributes["aria-labelledby"])
            for e in page.elements
            if "aria-labelledby" in e.attributes
        }
        assert named <= set(ids)
        assert page.all("style") + page.all("script") == []
        assert "{" not in page.one("main").text


def test_what_is_written_in_a_field_is_text_whatever_it_says(office: FlaskClient) -> None:
    hostile = '<script>alert("x")</script>'
    entered(office)
    press(office, SPAIN, f"{SPAIN}/change", contact=hostile, delegates=hostile)
    for path in (REGISTER, SPAIN):
        page = Page(office.get(path).text)
        assert page.all("script") == []
    assert hostile in Page(office.get(SPAIN).text).one("main").text
    assert StepKind.OBJECTION.value in office.get(SPAIN).text
