from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.drafting.calendar.problem import CalendarProblem, Room
from planner.drafting.calendar.room_kinds import fit_into_rooms, unions_of
from planner.drafting.calendar.state import CalendarState
from planner.drafting.calendar.tables import tables_of
from planner.errors import InvalidInput
from tests.drafting.calendar.calendars import a_chain, slots_of

ROOMS = "abcd"
KINDS = st.sets(st.sampled_from(ROOMS)).map(frozenset)


@given(st.lists(KINDS, max_size=4))
def test_meetings_fit_exactly_when_some_order_of_the_rooms_seats_them(
    wanted: list[frozenset[str]],
) -> None:
    by_trying = any(
        all(room in kind for room, kind in zip(order, wanted, strict=False))
        for order in permutations(ROOMS)
    )
    assert fit_into_rooms(wanted) == by_trying


@given(st.lists(KINDS, max_size=4))
def test_counting_by_unions_of_kinds_is_the_same_as_seating_them(
    wanted: list[frozenset[str]],
) -> None:
    by_counting = all(
        sum(kind <= union for kind in wanted) <= len(union) for union in unions_of(wanted)
    )
    assert by_counting == fit_into_rooms(wanted)


def test_rooms_that_differ_by_seats_alone_give_one_union_for_each_number_of_seats() -> None:
    small, large = frozenset("abc"), frozenset("c")
    assert unions_of([small, large, large]) == [large, small]


def test_two_that_want_the_one_large_room_do_not_fit_though_there_are_rooms_enough() -> None:
    assert not fit_into_rooms([frozenset("c"), frozenset("c"), frozenset("abc")])


def test_rooms_listed_by_hand_for_too_many_meetings_are_refused_with_the_limit() -> None:
    kinds = [frozenset({f"room-{number}"}) for number in range(13)]
    with pytest.raises(InvalidInput) as refused:
        unions_of(kinds)
    assert refused.value.code == "calendar-rooms-too-varied"
    assert refused.value.params == {"most": 4096}


def test_a_room_that_is_lost_in_a_slot_takes_one_meeting_less_there() -> None:
    meetings = a_chain("plenary", 1) + a_chain("group", 1)
    problem = CalendarProblem(
        slots=slots_of(1),
        rooms=(Room("a", 100), Room("b", 100, lost_in=frozenset({"0-0"}))),
        meetings=meetings,
    )
    state = CalendarState(tables_of(problem), [0, -1])
    assert state.price_of_move(1, 0) is None
    assert state.price_of_move(1, 1) == -1_000_000
