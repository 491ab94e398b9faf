"""What is done to meetings, each thing by a form."""

from datetime import date, time
from typing import Any

import pytest

from planner.models.freezing import freeze
from planner.models.meeting import MeetingStatus
from planner.models.text import Text
from tests.web.pages_read import Page, even
from tests.web.workbench.site import Work

NEW: dict[str, Any] = {
    "key": "m-90",
    "day": "2018-10-17",
    "starts": "10:00",
    "ends": "13:00",
    "bodies": "wg-3",
    "has_interpretation": "yes",
}


def facts(work: Work, key: str, **changes: Any) -> dict[str, Any]:
    """What the form for the facts of a meeting sends as it is shown, with changes."""
    page = work.page(f"meetings/{key}")
    sent: dict[str, Any] = {}
    for field in page.all("input") + page.all("textarea"):
        form = field.above
        while form is not None and form.name != "form":
            form = form.above
        if form is None or form.attributes.get("action") != f"{work.home}meetings/{key}":
            continue
        name = str(field.attributes["name"])
        if field.attributes.get("type") == "checkbox":
            if "checked" in field.attributes:
                sent.setdefault(name, []).append(field.attributes["value"])
        else:
            sent[name] = field.attributes.get("value") or field.text.strip()
    return {**sent, **changes}


def problems(source: str) -> list[str]:
    return Page(source).texts("div", id="problem")


def test_a_meeting_is_added(work: Work) -> None:
    page = work.page("meetings/new?body=wg-3&day=2018-10-17&starts=10:00&ends=13:00")
    values = {e.attributes["name"]: e.attributes.get("value") for e in page.all("input")}
    assert (values["day"], values["starts"], values["ends"]) == ("2018-10-17", "10:00", "13:00")
    assert str(values["key"]).startswith("m-")
    after = work.after(work.send("meetings/new", **NEW, title=""))
    made = work.meeting("m-90")
    assert (made.day, made.starts, made.ends) == (date(2018, 10, 17), time(10), time(13))
    assert (made.bodies, made.has_interpretation, made.title) == (("wg-3",), True, None)
    assert even(after.one("div", id="notice").text) == (
        "meeting added: Working Group on International Cooperation, 17 October 2018, 10 a.m. Undo"
    )


def test_a_joint_meeting_is_added_with_its_items(work: Work) -> None:
    sent = {**NEW, "bodies": ["plenary", "wg-3"], "starts": "18:30", "ends": "20:00"}
    work.after(
        work.send(
            "meetings/new", **sent, items=["4", "3"], **{"title.fr": "Un titre"}, mode="hybrid"
        )
    )
    made = work.meeting("m-90")
    assert (made.bodies, made.title, made.mode) == (
        ("plenary", "wg-3"), Text(fr="Un titre"), "hybrid"
    )  # fmt: skip
    # In the order of the agenda, whatever was ticked first.
    assert work.taken("m-90") == [("3", None), ("4", None)]


def test_a_form_that_is_sent_twice_adds_one_meeting(work: Work) -> None:
    before = work.before()
    first = work.send("meetings/new", before, **NEW)
    version = work.version
    again = work.send("meetings/new", before, **NEW)
    assert (first.status_code, again.status_code) == (303, 303)
    assert "done=" not in again.headers["Location"]
    assert len(work.programme.meetings) == 13
    assert work.version == version
    other = work.send("meetings/new", before, **{**NEW, "starts": "15:00", "ends": "18:00"})
    assert other.status_code == 409
    assert work.meeting("m-90").starts == time(10)


def test_what_cannot_be_is_told_at_its_field_and_all_that_was_typed_is_kept(work: Work) -> None:
    wrong = {**NEW, "bodies": "plenary", "approved_by": "a letter", "title.en": "A & B"}
    response = work.send("meetings/new", **wrong)
    assert response.status_code == 422
    page = Page(response.text)
    assert problems(response.text) == [
        "Nothing was changed: Plenary, 17 October 2018, 10 a.m., Bodies: “Plenary” already meets "
        "at that time, in “Plenary, 17 October 2018, 10 a.m.”"
    ]
    assert page.one("span", id="fault-bodies").text.startswith("“Plenary” already meets")
    assert page.one("input", name="approved_by").attributes["value"] == "a letter"
    assert page.one("textarea", name="title.en").text.strip() == "A & B"
    assert page.one("input", name="key").attributes["value"] == "m-90"
    assert "checked" in page.one("input", name="bodies", value="plenary").attributes
    assert len(work.programme.meetings) == 12


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("day", "tomorrow", "day"),
        ("starts", "25:00", "starts"),
        ("ends", "09:00", "ends"),
        ("room", "none", "room"),
        ("bodies", "none", "bodies"),
        ("key", "M 90", "key"),
        ("webcast_url", "ftp://x", "webcast_url"),
    ],
)
def test_a_field_that_is_wrong_says_so_itself(
    work: Work, field: str, value: str, told: str
) -> None:
    response = work.send("meetings/new", **{**NEW, field: value})
    assert response.status_code == 422
    assert len(Page(response.text).all("span", id=f"fault-{told}")) == 1
    assert len(work.programme.meetings) == 12


def test_a_meeting_is_moved_in_the_grid_and_keeps_its_length_its_key_and_its_room(
    work: Work,
) -> None:
    page = work.page("grid?moving=m-04")
    offered = [str(b.attributes["value"]) for b in page.all("button", form="move")]
    assert offered[:2] == ["2018-10-15 10:00", "2018-10-15 15:00"]
    assert len(offered) == 10
    response = work.send("meetings/m-04/move", to="2018-10-19 15:00")
    assert response.headers["Location"] == f"{work.home}grid?done={work.version}#m-m-04"
    moved = work.meeting("m-04")
    assert (moved.day, moved.starts, moved.ends) == (date(2018, 10, 19), time(15), time(18))


def test_a_move_leads_back_to_the_part_of_the_grid_that_it_came_from(work: Work) -> None:
    back = f"{work.home}grid?body=wg-3"
    response = work.send("meetings/m-04/move", to="2018-10-19 15:00", back=back)
    assert response.headers["Location"] == f"{back}&done={work.version}"
    for elsewhere in ("https://example.org/", "//example.org/", "/en/untoc-cop-9/"):
        response = work.send("meetings/m-04/move", to="2018-10-18 15:00", back=elsewhere)
        assert response.headers["Location"].startswith(f"{work.home}grid")
        work.send("undo")


@pytest.mark.parametrize("to", ["", "2018-10-19", "2018-10-19 25:00", "x" * 5000])
def test_a_place_that_is_none_is_refused(work: Work, to: str) -> None:
    assert work.send("meetings/m-04/move", to=to).status_code == 422
    assert work.meeting("m-04").day.day == 16


def test_other_hours_are_logged_as_a_move_and_other_facts_as_a_change(work: Work) -> None:
    work.send("meetings/m-04", facts(work, "m-04", starts="09:30", ends="11:00"))
    assert (work.meeting("m-04").starts, work.meeting("m-04").ends) == (time(9, 30), time(11))
    sent = facts(work, "m-04", **{"title.ru": "Название", "webcast_url": "https://media.example/1"})
    sent.pop("has_interpretation")
    page = work.after(work.send("meetings/m-04", sent))
    changed = work.meeting("m-04")
    assert (changed.title, changed.has_interpretation) == (Text(ru="Название"), False)
    assert changed.webcast_url == "https://media.example/1"
    assert even(page.one("div", id="notice").text).startswith("meeting changed: ")


def test_a_form_that_changes_nothing_writes_nothing(work: Work) -> None:
    version = work.version
    response = work.send("meetings/m-04", facts(work, "m-04"))
    assert (response.status_code, work.version) == (303, version)
    assert "done=" not in response.headers["Location"]


def test_a_body_that_joins_comes_after_those_that_were_there(work: Work) -> None:
    work.send("meetings/m-04", facts(work, "m-04", starts="08:00", ends="09:00"))
    work.send("meetings/m-04", facts(work, "m-04", bodies=["plenary", "wg-3"]))
    assert work.meeting("m-04").bodies == ("wg-3", "plenary")


def test_a_meeting_is_split_once_however_often_the_form_is_sent(work: Work) -> None:
    before = work.before()
    sent = {"at": "11:30", "key": "m-91", "later": ["1-f", "1-e"]}
    assert work.send("meetings/m-01/split", before, **sent).status_code == 303
    assert work.send("meetings/m-01/split", before, **sent).status_code == 303
    first, second = work.meeting("m-01"), work.meeting("m-91")
    assert (first.ends, second.starts, second.ends) == (time(11, 30), time(11, 30), time(13))
    assert [item for item, _ in work.taken("m-91")] == ["1-e", "1-f"]
    assert [item for item, _ in work.taken("m-01")] == ["1-a", "1-b", "1-c", "1-d"]
    assert len(work.programme.meetings) == 13


def test_a_split_outside_the_meeting_is_told_in_its_form(work: Work) -> None:
    response = work.send("meetings/m-01/split", at="14:00", key="m-91", later=["1-f"])
    page = Page(response.text)
    assert response.status_code == 422
    assert page.one("input", name="at").attributes["value"] == "14:00"
    assert page.one("input", name="at").attributes["aria-invalid"] == "true"
    assert "checked" in page.one("input", name="later", value="1-f").attributes
    assert page.one("input", type="hidden", name="key").attributes["value"] == "m-91"


def test_two_meetings_of_a_day_are_joined(work: Work) -> None:
    work.after(work.send("meetings/m-03/join", other="m-04"))
    joined = work.meeting("m-03")
    assert joined.bodies == ("plenary", "wg-3")
    assert [m.key for m in work.programme.meetings if m.day.day == 16] == ["m-03", "m-05", "m-06"]
    assert work.send("meetings/m-03/join", other="m-01").status_code == 409


@pytest.mark.parametrize("status", [s for s in MeetingStatus if s is not MeetingStatus.PLANNED])
def test_what_becomes_of_a_meeting_is_noted_and_taken_back(
    work: Work, status: MeetingStatus
) -> None:
    page = work.after(work.send("meetings/m-04/status", status=status.value, reason="A storm"))
    assert work.meeting("m-04").status is status
    assert status.value in even(page.one("p", class_="meeting-facts").text)
    work.send("meetings/m-04/status", status="planned")
    assert work.meeting("m-04").status is MeetingStatus.PLANNED


def test_a_removed_meeting_comes_back_by_the_button_in_the_notice(work: Work) -> None:
    before = freeze(work.programme)
    page = work.after(work.send("meetings/m-01/remove"))
    assert "m-01" not in [m.key for m in work.programme.meetings]
    # The one in the notice, and the one that is always there.
    assert len(page.all("form", action=f"{work.home}undo")) == 2
    number = page.all("input", name="number")[0].attributes["value"]
    response = work.send("undo", number=number)
    assert response.status_code == 303
    assert freeze(work.programme) == before


def test_a_meeting_that_is_not_there_is_not_found(work: Work) -> None:
    assert work.client.get(f"{work.home}meetings/none").status_code == 404
    assert work.send("meetings/none/remove").status_code == 404
    assert work.client.get(f"{work.home}grid?moving=none").status_code == 404
    assert work.client.get(f"{work.home}meetings/new?body=none").status_code == 404


def test_a_form_of_another_sign_in_is_refused(work: Work) -> None:
    other = work.another("ben")
    stolen = {**work.before(), "form": other.before()["form"]}
    response = work.send("meetings/m-04/remove", stolen)
    assert response.status_code == 422
    assert "m-04" in [m.key for m in work.programme.meetings]


@pytest.mark.parametrize("path", ["meetings/m-01/move", "meetings/new", "undo", "redo"])
def test_a_form_without_its_token_is_refused(work: Work, path: str) -> None:
    response = work.client.post(f"{work.home}{path}", data={"version": "1"})
    assert response.status_code == 422
