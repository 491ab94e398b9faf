"""A proposal in parts: all of them make it, some of them make sense, and a part is never half."""

from dataclasses import replace
from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from planner.editing.difference import applied, difference_between
from planner.editing.proposal import (
    Part,
    PartKind,
    accept_parts,
    needed_besides,
    parts_of,
    with_parts,
)
from planner.models.freezing import freeze
from planner.models.integrity import faults_of
from planner.models.meeting import Allocation, Room
from planner.models.programme import Programme, programme_of
from planner.models.session import SessionFormat
from tests.builders import a_body, a_meeting, a_session, an_item, six

ITEMS = ("a", "b", "c")
KEYS = ("m-1", "m-2", "m-3", "m-4")


def a_plan(
    taken: dict[str, list[tuple[str, int | None]]],
    hours: dict[str, int] | None = None,
    **parts: object,
) -> Programme:
    """A week in which each of these meetings begins at an hour of its own."""
    own = hours or {}
    meetings = [a_meeting(key, 16, own.get(key, 8 + 2 * KEYS.index(key))) for key in taken]
    return programme_of(
        a_session(),
        bodies=[a_body()],
        items=[an_item(key, str(number)) for number, key in enumerate(ITEMS, start=1)],
        meetings=meetings,
        allocations=[
            Allocation(meeting=key, item=item, minutes=minutes)
            for key, items in taken.items()
            for item, minutes in items
        ],
        **parts,  # type: ignore[arg-type]
    )


def test_an_item_that_moves_is_one_part() -> None:
    before = a_plan({"m-1": [("a", 30), ("b", None)], "m-2": [("c", 20)]})
    after = a_plan({"m-1": [("a", 30)], "m-2": [("b", None), ("c", 20)]})
    assert parts_of(before, after) == (Part(PartKind.ITEM, "b"),)
    assert with_parts(before, after, parts_of(before, after)) == after


def test_a_new_meeting_and_what_comes_to_it_are_two_parts_of_which_one_needs_the_other() -> None:
    before = a_plan({"m-1": [("a", 30), ("b", 30)]})
    after = a_plan({"m-1": [("a", 30)], "m-2": [("b", 30)]})
    meeting, item = Part(PartKind.MEETING, "m-2"), Part(PartKind.ITEM, "b")
    assert parts_of(before, after) == (meeting, item)
    assert needed_besides(before, after, [item]) == {meeting}
    assert needed_besides(before, after, [meeting]) == frozenset()
    assert with_parts(before, after, [meeting]).items_at("m-2") == ()


def test_a_meeting_that_goes_needs_its_items_to_go_elsewhere() -> None:
    before = a_plan({"m-1": [("a", 30)], "m-2": [("b", 30)]})
    after = a_plan({"m-1": [("a", 30), ("b", 30)]})
    meeting, item = Part(PartKind.MEETING, "m-2"), Part(PartKind.ITEM, "b")
    assert needed_besides(before, after, [meeting]) == {item}
    assert needed_besides(before, after, [item]) == frozenset()


def test_what_is_needed_may_need_more() -> None:
    before = a_plan({"m-1": [("a", 30)], "m-2": [("b", 30)]})
    after = a_plan({"m-1": [("a", 30)], "m-3": [("b", 30)]})
    gone, come = Part(PartKind.MEETING, "m-2"), Part(PartKind.MEETING, "m-3")
    assert needed_besides(before, after, [gone]) == {Part(PartKind.ITEM, "b"), come}


def test_a_room_that_is_lost_needs_the_meetings_in_it_to_move() -> None:
    room = Room(key="large", name=six("Large"))
    plan = a_plan({"m-1": [("a", 30)]}, rooms=[room])
    (meeting,) = plan.meetings
    before = replace(plan, meetings=(meeting.model_copy(update={"room": "large"}),))
    after = a_plan({"m-1": [("a", 30)]})
    lost, moved = Part(PartKind.ROOM, "large"), Part(PartKind.MEETING, "m-1")
    assert parts_of(before, after) == (lost, moved)
    assert needed_besides(before, after, [lost]) == {moved}
    assert faults_of(with_parts(before, after, [lost])) != []
    assert faults_of(with_parts(before, after, [lost, moved])) == []


def test_items_that_only_change_places_at_a_meeting_are_a_part_of_their_own() -> None:
    before = a_plan({"m-1": [("a", 30), ("b", 30)]})
    after = a_plan({"m-1": [("b", 30), ("a", 30)]})
    assert parts_of(before, after) == (Part(PartKind.ORDER, "m-1"),)
    assert with_parts(before, after, parts_of(before, after)) == after


def test_the_format_of_the_session_is_a_part() -> None:
    before = a_plan({"m-1": [("a", 30)]})
    hybrid = before.session.model_copy(update={"format": SessionFormat.HYBRID})
    after = replace(before, session=hybrid)
    assert parts_of(before, after) == (Part(PartKind.SESSION, before.session.slug),)


def test_what_others_have_changed_meanwhile_stays() -> None:
    before = a_plan({"m-1": [("a", 30), ("b", 30)], "m-2": []})
    proposed = a_plan({"m-1": [("a", 30)], "m-2": [("b", 30)]})
    meanwhile = a_plan({"m-1": [("a", 45), ("b", 30)], "m-2": [("c", 10)]}, {"m-2": 15})
    edit = accept_parts(proposed, parts_of(before, proposed), of=1)
    assert (edit.name, dict(edit.params)) == ("accept_proposal", {"parts": 1, "of": 1})
    made = edit.apply(meanwhile)
    assert made.meeting("m-2").starts == time(15)
    assert [(a.meeting, a.item, a.minutes) for a in made.allocations] == [
        ("m-1", "a", 45),
        ("m-2", "b", 30),
        ("m-2", "c", 10),
    ]


@st.composite
def plans(draw: st.DrawFn) -> Programme:
    keys = draw(st.lists(st.sampled_from(KEYS), unique=True))
    lines = st.tuples(st.sampled_from(ITEMS), st.sampled_from((None, 15, 30)))
    taken = {key: draw(st.lists(lines, max_size=3, unique_by=lambda line: line[0])) for key in keys}
    starts = draw(st.permutations([8, 10, 12, 14, 16]))
    return a_plan(taken, dict(zip(KEYS, starts, strict=False)))


@given(plans(), plans())
def test_all_parts_make_the_proposal_and_are_undone_byte_for_byte(
    before: Programme, proposed: Programme
) -> None:
    made = with_parts(before, proposed, parts_of(before, proposed))
    assert freeze(made) == freeze(proposed)
    back = difference_between(before, made).reversed
    assert freeze(applied(made, back)) == freeze(before)


@given(plans(), plans(), st.data())
def test_parts_with_what_they_need_leave_nothing_without_a_meeting(
    before: Programme, proposed: Programme, data: st.DataObject
) -> None:
    parts = parts_of(before, proposed)
    drawn = data.draw(st.sets(st.sampled_from(parts))) if parts else set()
    chosen = drawn | needed_besides(before, proposed, drawn)
    made = with_parts(before, proposed, chosen)
    assert {a.meeting for a in made.allocations} <= {m.key for m in made.meetings}
    for item in ITEMS:
        own = [(a.meeting, a.minutes) for a in made.allocations if a.item == item]
        source = proposed if Part(PartKind.ITEM, item) in chosen else before
        # All places of an item are those of one state; of no item only a half.
        assert set(own) == {(a.meeting, a.minutes) for a in source.allocations if a.item == item}
