import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.editing.allocations import place_item, set_items
from planner.editing.difference import Difference, applied, difference_between
from planner.editing.edit import rebuilt
from planner.editing.meetings import move_meeting
from planner.errors import Conflict
from planner.models.freezing import freeze
from planner.models.meeting import Room
from planner.models.programme import Programme, programme_of
from tests.builders import a_body, a_meeting, a_session, an_item, six
from tests.strategies import programmes


def a_programme() -> Programme:
    return programme_of(
        a_session(),
        bodies=(a_body(), a_body("wg")),
        rooms=tuple(Room(key=key, name=six(key)) for key in ("a", "b", "c")),
        items=(an_item("1", "1"), an_item("2", "2")),
        meetings=(a_meeting("m-1"), a_meeting("m-2", 16), a_meeting("m-3", 16, bodies=("wg",))),
    )


def with_rooms(programme: Programme, *keys: str) -> Programme:
    known = {room.key: room for room in programme.rooms}
    return rebuilt(programme, rooms=[known.get(key, Room(key=key, name=six(key))) for key in keys])


def rooms_of(programme: Programme) -> str:
    return "".join(room.key for room in programme.rooms)


# Two programmes are more than is usually drawn for one example.
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow],
)
@given(programmes(), programmes())
def test_a_difference_leads_from_any_programme_to_any_other_and_back(
    first: Programme, second: Programme
) -> None:
    second = replace(
        second,
        session=second.session.model_copy(update={"slug": first.session.slug}),
        approvals=first.approvals,
    )
    stored = json.loads(json.dumps(difference_between(first, second).as_json()))
    difference = Difference.from_json(stored)
    assert freeze(applied(first, difference)) == freeze(second)
    assert freeze(applied(second, difference.reversed)) == freeze(first)


def test_equal_programmes_differ_in_nothing() -> None:
    assert not difference_between(a_programme(), a_programme())


def test_a_move_touches_the_meeting_that_was_moved_and_nothing_else() -> None:
    before = a_programme()
    meeting = before.meeting("m-1")
    move = move_meeting("m-1", day=meeting.day.replace(day=18), starts=meeting.starts)
    assert difference_between(before, move.apply(before)).touched == {("meetings", "m-1")}


def test_the_items_of_a_meeting_are_touched_together() -> None:
    before = set_items("m-1", (("1", None), ("2", 30))).apply(a_programme())
    after = place_item("m-1", "2", place=0).apply(before)
    assert difference_between(before, after).touched == {("allocations", "m-1")}


def test_what_others_changed_meanwhile_is_kept() -> None:
    before = a_programme()
    mine = difference_between(before, place_item("m-1", "1").apply(before))
    theirs = place_item("m-2", "2").apply(before)
    both = applied(theirs, mine)
    assert [(a.meeting, a.item) for a in both.allocations] == [("m-1", "1"), ("m-2", "2")]


def test_what_is_no_more_what_it_was_is_refused() -> None:
    before = a_programme()
    mine = difference_between(before, place_item("m-1", "1").apply(before))
    theirs = place_item("m-1", "2").apply(before)
    with pytest.raises(Conflict) as caught:
        applied(theirs, mine)
    assert (caught.value.code, caught.value.params) == (
        "edit-superseded",
        {"table": "allocations", "key": "m-1"},
    )


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("abcd", "abc", "abcd"),
        ("abcd", "xabc", "xabcd"),
        ("aybc", "bca", "bcay"),
        ("bc", "abcx", "bcx"),
        ("acb", "xabc", "xacb"),
        ("ac", "cba", "ca"),
        ("yab", "abcz", "yabz"),
    ],
)
def test_an_order_is_merged_with_what_others_added_and_moved(
    mine: str, theirs: str, both: str
) -> None:
    before = a_programme()
    change = difference_between(before, with_rooms(before, *mine))
    assert rooms_of(applied(with_rooms(before, *theirs), change)) == both


def test_two_orders_that_contradict_each_other_are_not_merged() -> None:
    before = a_programme()
    change = difference_between(before, with_rooms(before, "c", "a", "b"))
    with pytest.raises(Conflict) as caught:
        applied(with_rooms(before, "b", "a", "c"), change)
    assert caught.value.params == {"table": "rooms", "key": "order"}


@given(st.permutations("abc"), st.permutations("abc"))
def test_taking_back_a_new_order_brings_the_old_one(first: list[str], second: list[str]) -> None:
    before = with_rooms(a_programme(), *first)
    after = with_rooms(before, *second)
    assert applied(after, difference_between(before, after).reversed) == before
