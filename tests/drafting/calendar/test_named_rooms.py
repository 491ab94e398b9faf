from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from planner.drafting.calendar.named_rooms import cheapest_matching, name_rooms, room_changes
from planner.drafting.calendar.problem import CalendarProblem, Meeting, Room
from tests.drafting.calendar.calendars import slots_of


@given(
    st.integers(1, 4).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(0, 20), min_size=columns, max_size=columns), max_size=columns
        )
    )
)
def test_the_matching_is_as_cheap_as_the_cheapest_of_all(prices: list[list[int]]) -> None:
    found = cheapest_matching(prices)
    columns = [column for column in found if column is not None]
    assert len(columns) == len(set(columns)) == len(prices)
    best = min(
        sum(row[column] for row, column in zip(prices, order, strict=False))
        for order in permutations(range(len(prices[0]) if prices else 0))
    )
    assert sum(row[column] for row, column in zip(prices, columns, strict=True)) == best


def test_with_fewer_rooms_than_meetings_the_dearest_has_none() -> None:
    assert cheapest_matching([[5], [1], [3]]) == [None, 0, None]


def test_a_meeting_goes_to_the_room_that_costs_it_least_and_is_large_enough() -> None:
    problem = CalendarProblem(
        slots_of(1),
        (Room("small", 20), Room("grand", 500), Room("plain", 100)),
        (Meeting("m", "g", seats=80, room_prices={"grand": 3}),),
    )
    assert name_rooms(problem, {"m": "0-0"}) == {"m": "plain"}


def test_a_change_of_room_is_counted_in_the_order_of_time() -> None:
    problem = CalendarProblem(
        slots_of(2),
        (Room("a", 1), Room("b", 1)),
        tuple(Meeting(f"m-{number}", "g") for number in range(3)),
    )
    placement = {"m-0": "1-0", "m-1": "0-0", "m-2": "0-1"}
    assert room_changes(problem, placement, {"m-0": "a", "m-1": "a", "m-2": "b"}) == 2
    assert room_changes(problem, placement, {"m-0": "b", "m-1": "a", "m-2": "b"}) == 1
