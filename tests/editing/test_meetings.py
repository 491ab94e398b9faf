from datetime import date, time

import pytest

from planner.editing.allocations import move_item, place_item, set_items, take_off
from planner.editing.meetings import (
    add_meeting,
    change_meeting,
    join_meetings,
    move_meeting,
    remove_meeting,
    set_status,
    split_meeting,
    taken_at,
)
from planner.errors import Conflict, InvalidInput, NotFound, PlannerError
from planner.models.meeting import MeetingStatus
from planner.models.programme import Programme, programme_of
from tests.builders import a_body, a_meeting, a_session, an_item


def a_programme() -> Programme:
    before = programme_of(
        a_session(),
        bodies=(a_body(), a_body("wg")),
        items=(
            an_item("1", "1"),
            an_item("2", "2"),
            an_item("3", "3"),
            an_item("w-1", "1", "wg"),
        ),
        meetings=(
            a_meeting("m-1"),
            a_meeting("m-2", starts=15),
            a_meeting("m-3", bodies=("wg",)),
            a_meeting("m-4", 16),
        ),
    )
    planned = set_items("m-1", (("1", 60), ("2", 120))).apply(before)
    return set_items("m-3", (("w-1", None),)).apply(planned)


def slot(programme: Programme, key: str) -> tuple[date, time, time]:
    meeting = programme.meeting(key)
    return meeting.day, meeting.starts, meeting.ends


def test_a_meeting_that_moves_keeps_its_key_its_length_and_its_items() -> None:
    after = move_meeting("m-1", day=date(2018, 10, 17), starts=time(15, 30)).apply(a_programme())
    assert slot(after, "m-1") == (date(2018, 10, 17), time(15, 30), time(18, 30))
    assert taken_at(after, "m-1") == (("1", 60), ("2", 120))
    assert [meeting.key for meeting in after.meetings] == ["m-3", "m-2", "m-4", "m-1"]


def test_a_meeting_does_not_move_past_midnight_by_itself() -> None:
    with pytest.raises(InvalidInput) as caught:
        move_meeting("m-1", day=date(2018, 10, 17), starts=time(21)).apply(a_programme())
    assert (caught.value.code, caught.value.params["value"]) == ("meeting-past-midnight", "21:00")


def test_a_split_meeting_becomes_two_that_follow_each_other() -> None:
    split = split_meeting("m-1", at=time(11), new_key="m-9", later_items=("2",))
    after = split.apply(a_programme())
    assert slot(after, "m-1")[1:] == (time(10), time(11))
    assert slot(after, "m-9")[1:] == (time(11), time(13))
    assert (taken_at(after, "m-1"), taken_at(after, "m-9")) == ((("1", 60),), (("2", 120),))


def test_a_meeting_is_split_within_its_own_time() -> None:
    with pytest.raises(InvalidInput) as caught:
        split_meeting("m-1", at=time(13), new_key="m-9").apply(a_programme())
    assert caught.value.params == {
        "field": "at",
        "value": "13:00",
        "starts": "10:00",
        "ends": "13:00",
    }


def test_two_meetings_in_a_row_become_one_with_all_their_items() -> None:
    before = place_item("m-2", "2", minutes=30).apply(a_programme())
    after = join_meetings("m-1", "m-2").apply(before)
    assert slot(after, "m-1")[1:] == (time(10), time(18))
    assert taken_at(after, "m-1") == (("1", 60), ("2", 150))
    assert "m-2" not in [meeting.key for meeting in after.meetings]


def test_two_meetings_at_the_same_time_become_a_joint_one() -> None:
    after = join_meetings("m-1", "m-3").apply(a_programme())
    assert after.meeting("m-1").bodies == ("plenary", "wg")
    assert taken_at(after, "m-1") == (("1", 60), ("2", 120), ("w-1", None))


def test_meetings_of_different_days_are_not_joined() -> None:
    with pytest.raises(Conflict) as caught:
        join_meetings("m-1", "m-4").apply(a_programme())
    assert caught.value.code == "meetings-not-joinable"


def test_a_cancelled_meeting_stays_and_can_be_reinstated() -> None:
    cancelled = set_status("m-1", MeetingStatus.CANCELLED)
    after = cancelled.apply(a_programme())
    assert (cancelled.name, after.meeting("m-1").status) == (
        "cancel_meeting",
        MeetingStatus.CANCELLED,
    )
    assert set_status("m-1", MeetingStatus.PLANNED).apply(after) == a_programme()


def test_a_removed_meeting_takes_its_allocations_along() -> None:
    after = remove_meeting("m-1").apply(a_programme())
    assert [(a.meeting, a.item) for a in after.allocations] == [("m-3", "w-1")]


def test_an_item_goes_from_one_meeting_to_a_place_in_another() -> None:
    before = set_items("m-2", (("3", 30), ("2", 15))).apply(a_programme())
    after = move_item("1", source="m-1", target="m-2", place=1).apply(before)
    assert taken_at(after, "m-1") == (("2", 120),)
    assert taken_at(after, "m-2") == (("3", 30), ("1", 60), ("2", 15))


def test_an_item_changes_its_place_and_keeps_its_minutes() -> None:
    after = place_item("m-1", "2", place=0).apply(a_programme())
    assert taken_at(after, "m-1") == (("2", 120), ("1", 60))


def test_a_new_meeting_brings_its_items() -> None:
    after = add_meeting(a_meeting("m-9", 17), (("3", 45),)).apply(a_programme())
    assert taken_at(after, "m-9") == (("3", 45),)


def test_facts_of_a_meeting_are_checked_one_by_one() -> None:
    with pytest.raises(InvalidInput) as caught:
        change_meeting("m-1", mode="by telephone").apply(a_programme())
    assert (caught.value.code, caught.value.params) == (
        "value-unusable",
        {"field": "mode", "value": "by telephone"},
    )
    with pytest.raises(InvalidInput) as caught:
        change_meeting("m-1", rom="a").apply(a_programme())
    assert (caught.value.code, caught.value.params["field"]) == ("field-not-known", "rom")


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (take_off("m-1", "3"), "item-not-at-meeting"),
        (move_item("3", source="m-1", target="m-2"), "item-not-at-meeting"),
        (move_item("1", source="m-1", target="m-7"), "meeting-unknown"),
        (place_item("m-7", "1"), "meeting-unknown"),
        (place_item("m-1", "7"), "item-unknown"),
        (remove_meeting("m-7"), "meeting-unknown"),
    ],
)
def test_what_is_not_there_is_said(edit: object, code: str) -> None:
    with pytest.raises(PlannerError) as caught:
        edit.apply(a_programme())  # type: ignore[attr-defined]
    assert (caught.value.code, isinstance(caught.value, NotFound)) == (code, True)
