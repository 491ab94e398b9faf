from random import Random

from hypothesis import given
from hypothesis import strategies as st

from planner.drafting.calendar.cost import cost_of, rules_broken
from planner.drafting.calendar.problem import CalendarProblem
from planner.drafting.calendar.state import CalendarState
from planner.drafting.calendar.tables import tables_of
from tests.drafting.calendar.calendars import problems


@given(problems(), st.integers(0, 1000))
def test_the_price_of_every_change_is_the_difference_of_the_whole_costs(
    problem: CalendarProblem, seed: int
) -> None:
    random = Random(seed)
    tables = tables_of(problem)
    state = CalendarState(tables)
    for _ in range(60):
        if not tables.meetings:
            break
        before = cost_of(problem, tables.placement(state.slot_of)).total
        assert state.total == before
        meeting = random.randrange(tables.meetings)
        if random.random() < 0.3:
            other = random.randrange(tables.meetings)
            if state.slot_of[meeting] < 0 or state.slot_of[other] < 0:
                continue
            if state.slot_of[meeting] == state.slot_of[other]:
                continue
            price = state.price_of_swap(meeting, other)
            if price is not None:
                state.swap(meeting, other, price)
        else:
            to = random.randrange(-1, len(tables.day))
            if to == state.slot_of[meeting]:
                continue
            price = state.price_of_move(meeting, to)
            if price is not None:
                state.move(meeting, to, price)
        placement = tables.placement(state.slot_of)
        assert cost_of(problem, placement).total == before + (price or 0)
        assert rules_broken(problem, placement) == []


@given(problems(most=6), st.integers(0, 1000))
def test_a_move_is_refused_exactly_when_it_would_break_a_rule(
    problem: CalendarProblem, seed: int
) -> None:
    random = Random(seed)
    tables = tables_of(problem)
    state = CalendarState(tables)
    for _ in range(20):
        if not tables.meetings:
            break
        meeting, to = random.randrange(tables.meetings), random.randrange(len(tables.day))
        if to == state.slot_of[meeting]:
            continue
        after = tables.placement(
            [to if number == meeting else slot for number, slot in enumerate(state.slot_of)]
        )
        price = state.price_of_move(meeting, to)
        assert (price is None) == (rules_broken(problem, after) != [])
        if price is not None:
            state.move(meeting, to, price)


@given(problems(), st.integers(0, 1000))
def test_a_swap_is_refused_exactly_when_it_would_break_a_rule(
    problem: CalendarProblem, seed: int
) -> None:
    random = Random(seed)
    tables = tables_of(problem)
    state = CalendarState(tables)
    for meeting in range(tables.meetings):
        to = random.randrange(len(tables.day))
        price = state.price_of_move(meeting, to)
        if price is not None:
            state.move(meeting, to, price)
    for one in range(tables.meetings):
        for other in range(one):
            here, there = state.slot_of[one], state.slot_of[other]
            if here < 0 or there < 0 or here == there:
                continue
            swapped = list(state.slot_of)
            swapped[one], swapped[other] = there, here
            placement = tables.placement(swapped)
            price = state.price_of_swap(one, other)
            assert (price is None) == (rules_broken(problem, placement) != [])
            if price is not None:
                assert cost_of(problem, placement).total == state.total + price
