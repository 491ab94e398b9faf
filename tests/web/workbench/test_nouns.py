"""Bodies, rooms, officers: added, changed, put in order, removed."""

import pytest

from planner.models.body import BodyKind
from planner.models.officer import Office
from tests.web.workbench.site import Work


def test_a_body_is_added_with_its_names_in_six_languages(work: Work) -> None:
    response = work.send(
        "new-body",
        work.before("new-body"),
        **{
            "key": "cow",
            "kind": "committee_of_the_whole",
            "name.en": "Committee of the Whole",
            "name.ar": "اللجنة الجامعة",
            "symbol_stem": "CTOC/COP",
        },
    )
    assert work.after(response).all("a", href=f"{work.home}body/cow") != []
    body = work.programme.body("cow")
    assert (body.kind, body.name.ar, body.convening) == (
        BodyKind.COMMITTEE_OF_THE_WHOLE,
        "اللجنة الجامعة",
        None,
    )
    assert [b.key for b in work.programme.bodies] == ["plenary", "wg-3", "cow"]


def test_all_that_is_wrong_is_told_at_once_at_each_field(work: Work) -> None:
    response = work.send(
        "new-room", work.before("new-room"), key="Room 1", seats="many", booths="0"
    )
    assert response.status_code == 422
    assert ['id="fault-seats"' in response.text, 'id="fault-name"' in response.text] == [True, True]
    again = work.send(
        "new-room", work.before("new-room"), **{"key": "Room 1", "name.en": "Room", "booths": "0"}
    )
    assert 'id="fault-key"' in again.text
    assert 'value="Room 1"' in again.text
    last = work.send(
        "new-room", work.before("new-room"), **{"key": "r", "name.en": "Room", "booths": "0"}
    )
    assert 'id="fault-booths"' in last.text
    assert work.programme.rooms == ()


def test_a_room_is_changed_and_put_in_another_place(work: Work) -> None:
    for key in ("a", "b"):
        work.send("new-room", work.before("new-room"), **{"key": key, "name.en": key.upper()})
    assert work.send("room/a/shift", work.before("bodies"), by="1").status_code == 303
    assert [room.key for room in work.programme.rooms] == ["b", "a"]
    work.send("room/a", work.before("room/a"), **{"name.en": "Hall", "seats": "1200"})
    room = work.programme.room("a")
    assert (room.name.en, room.seats, room.booths) == ("Hall", 1200, None)
    assert work.send("room/a/shift", work.before("bodies"), by="7").status_code == 422


def test_what_meets_is_not_removed_and_what_nothing_needs_is(work: Work) -> None:
    response = work.send("body/plenary/remove", work.before("body/plenary"))
    assert (response.status_code, "still needed by" in response.text) == (409, True)
    work.send("new-room", work.before("new-room"), **{"key": "a", "name.en": "A"})
    assert work.send("room/a/remove", work.before("room/a")).status_code == 303
    assert work.programme.rooms == ()


def test_a_key_that_is_taken_is_said(work: Work) -> None:
    response = work.send(
        "new-body", work.before("new-body"), **{"key": "wg-3", "kind": "bureau", "name.en": "X"}
    )
    assert (response.status_code, "already something under the key wg-3" in response.text) == (
        409,
        True,
    )


def test_an_officer_has_an_office_of_a_body_and_a_state(work: Work) -> None:
    response = work.send(
        "new-officer",
        work.before("new-officer"),
        key="president",
        body="plenary",
        office="president",
        person="Invented Person",
        state="FR",
    )
    page = work.after(response)
    (officer,) = work.programme.officers
    assert (officer.office, officer.person, officer.state) == (
        Office.PRESIDENT,
        "Invented Person",
        "FR",
    )
    assert "France" in page.one("main").text
    wrong = work.send(
        "officer/president",
        work.before("officer/president"),
        body="nobody",
        office="president",
        person="X",
    )
    assert (wrong.status_code, 'id="fault-body"' in wrong.text) == (422, True)


@pytest.mark.parametrize("path", ["room/none", "body/none", "officer/none", "agenda/items/none"])
def test_what_is_not_there_is_not_found(work: Work, path: str) -> None:
    assert work.client.get(f"{work.home}{path}").status_code == 404


def test_a_control_character_is_refused_where_it_stands(work: Work) -> None:
    response = work.send("new-room", work.before("new-room"), **{"key": "a", "name.en": "Room\x07"})
    assert response.status_code == 422
    assert "U+0007" in response.text
