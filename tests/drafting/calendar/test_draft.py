from dataclasses import replace
from itertools import count
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings

from planner.drafting.calendar.bounds import bound_of_chains
from planner.drafting.calendar.cost import cost_of, rules_broken
from planner.drafting.calendar.draft import CalendarProgress, draft_calendar
from planner.drafting.calendar.ejection import place_the_rest
from planner.drafting.calendar.exact import Effort, solve_exactly
from planner.drafting.calendar.greedy import draft_greedily
from planner.drafting.calendar.problem import (
    CalendarProblem,
    CalendarWeights,
    Delegation,
    Meeting,
    Room,
    Slot,
)
from planner.drafting.calendar.tables import tables_of
from planner.errors import InvalidInput
from tests.benchmarks.generated_calendars import HUNDRED, MEDIUM, generated_calendar
from tests.drafting.calendar.calendars import a_chain, keys, least_total, problems, slots_of

STEPS = 2_000


def no_time() -> float:
    """A clock that stands still: nothing here depends on the time it takes."""
    return 0.0


@given(problems(most=5, days=2))
@settings(max_examples=60, deadline=None)
def test_no_calendar_is_cheaper_than_what_is_proposed_for_a_small_session(
    problem: CalendarProblem,
) -> None:
    proposal = draft_calendar(problem, clock=no_time, steps=STEPS)
    assert rules_broken(problem, proposal.slots) == []
    assert proposal.cost == cost_of(problem, proposal.slots)
    assert proposal.is_proven
    assert proposal.bound == proposal.cost.total == least_total(problem)


@given(problems(most=9))
@settings(max_examples=100, deadline=None)
def test_a_greedy_start_breaks_no_rule_and_knows_its_cost(problem: CalendarProblem) -> None:
    tables = tables_of(problem)
    state = draft_greedily(tables)
    waiting = state.slot_of.count(-1)
    place_the_rest(state, Random(1))
    placement = tables.placement(state.slot_of)
    assert rules_broken(problem, placement) == []
    assert state.total == cost_of(problem, placement).total
    assert state.slot_of.count(-1) <= waiting


@given(problems(most=4, days=2))
@settings(max_examples=60, deadline=None)
def test_chains_by_themselves_never_promise_more_than_the_cheapest_calendar(
    problem: CalendarProblem,
) -> None:
    assert bound_of_chains(tables_of(problem)) <= least_total(problem)


@pytest.mark.parametrize("seed", [1, 2])
def test_generated_sessions_are_placed_whole_and_every_meeting_has_a_room(seed: int) -> None:
    problem = generated_calendar(HUNDRED, seed)
    proposal = draft_calendar(problem, clock=no_time, steps=20_000)
    assert proposal.unplaced == ()
    assert rules_broken(problem, proposal.slots) == []
    assert proposal.rooms.keys() == proposal.slots.keys()
    taken = [(proposal.slots[key], proposal.rooms[key]) for key in proposal.slots]
    assert len(set(taken)) == len(taken)
    assert proposal.bound <= proposal.cost.total


def test_the_same_input_and_seed_give_the_same_calendar() -> None:
    problem = generated_calendar(MEDIUM, 1)
    first = draft_calendar(problem, clock=no_time, seed=3, steps=STEPS)
    assert draft_calendar(problem, clock=no_time, seed=3, steps=STEPS) == first


def test_a_chain_of_two_bodies_is_in_order_for_both() -> None:
    ours, theirs = a_chain("group", 2), a_chain("plenary", 2)
    joint = Meeting("joint", "joint", people=frozenset({"president"}))
    problem = CalendarProblem(
        slots=slots_of(3),
        rooms=(Room("a", 100),),
        meetings=(*ours, *theirs, joint),
        chains=((ours[0].key, "joint", ours[1].key), (theirs[0].key, theirs[1].key, "joint")),
    )
    proposal = draft_calendar(problem, clock=no_time, steps=STEPS)
    place = {slot.key: number for number, slot in enumerate(problem.slots)}
    for chain in problem.chains:
        order = [place[proposal.slots[key]] for key in chain]
        assert order == sorted(set(order))
    assert proposal.unplaced == ()


def test_what_a_meeting_has_begun_goes_on_after_lunch_and_not_after_a_night_or_a_pause() -> None:
    meetings = a_chain("plenary", 3)
    first, then, last = keys(meetings)
    opened = frozenset({"0-1"})
    problem = CalendarProblem(
        slots_of(3),
        (Room("a", 9),),
        (replace(meetings[0], allowed=opened), *meetings[1:]),
        ((first, then, last),),
        weights=CalendarWeights(same_day=0, idle_day=0, crowded_day=0, pause=5),
        ties=((first, then), (then, last)),
    )
    proposal = draft_calendar(problem, clock=no_time, steps=STEPS)
    assert proposal.slots == {first: "0-1", then: "1-0", last: "1-1"}
    # The night alone costs: no way to go on without one is left.
    assert (proposal.cost.pauses, proposal.cost.total) == (5, 5)
    assert cost_of(problem, {first: "0-1", then: "1-1", last: "2-1"}).pauses == 5 * (2 + 2)


def test_whoever_is_needed_at_two_meetings_keeps_them_apart() -> None:
    presiding = frozenset({"president"})
    meetings = a_chain("plenary", 2, people=presiding) + a_chain("bureau", 2, people=presiding)
    problem = CalendarProblem(slots_of(2), (Room("a", 9), Room("b", 9)), meetings)
    proposal = draft_calendar(problem, clock=no_time, steps=STEPS)
    assert sorted(proposal.slots.values()) == ["0-0", "0-1", "1-0", "1-1"]


def test_meetings_on_one_subject_are_apart_for_the_sake_of_a_delegation_of_one() -> None:
    meetings = a_chain("one", 1, subjects=frozenset({"firearms"})) + a_chain(
        "two", 1, subjects=frozenset({"firearms"})
    )
    alone = Delegation("small", 1, frozenset({"firearms"}))
    slots = (Slot("morning", 0), Slot("evening", 0, price=2))
    rooms = (Room("a", 9), Room("b", 9))
    apart = draft_calendar(
        CalendarProblem(slots, rooms, meetings, delegations=(alone,)), clock=no_time, steps=STEPS
    )
    assert sorted(apart.slots.values()) == ["evening", "morning"]
    assert (apart.cost.clashes, apart.cost.places) == (0, 2)
    large = Delegation("large", 9, frozenset({"firearms"}))
    parallel = draft_calendar(
        CalendarProblem(slots, rooms, meetings, delegations=(large,)), clock=no_time, steps=STEPS
    )
    assert set(parallel.slots.values()) == {"morning"}


def test_what_cannot_be_placed_is_named_and_the_rest_is_placed() -> None:
    meetings = a_chain("group", 3)
    problem = CalendarProblem(slots_of(1), (Room("a", 9),), meetings, (keys(meetings),))
    proposal = draft_calendar(problem, clock=no_time, steps=STEPS)
    assert len(proposal.unplaced) == 1
    assert proposal.cost.unplaced == 1_000_000
    assert len(proposal.rooms) == 2


def test_a_full_session_is_placed_whole_by_making_room_for_the_last() -> None:
    tight = tuple(
        Meeting(f"m-{number}", "group", allowed=frozenset({f"{number}-0", f"{number + 1}-0"}))
        for number in range(4)
    )
    last = Meeting("last", "group", allowed=frozenset({"0-0"}))
    problem = CalendarProblem(slots_of(5, a_day=1), (Room("a", 9),), (*tight, last))
    tables = tables_of(problem)
    state = draft_greedily(tables)
    place_the_rest(state, Random(1))
    assert state.slot_of == [1, 2, 3, 4, 0]


def test_a_group_keeps_its_room_though_another_would_do() -> None:
    meetings = a_chain("plenary", 4, seats=10) + a_chain("group", 4, seats=10)
    problem = CalendarProblem(
        slots_of(2),
        (Room("a", 10), Room("b", 10)),
        meetings,
        (keys(meetings[:4]), keys(meetings[4:])),
    )
    proposal = draft_calendar(problem, clock=no_time, steps=STEPS)
    assert proposal.rooms_price == 0
    assert len({proposal.rooms[meeting.key] for meeting in meetings[:4]}) == 1


def test_whoever_asks_to_stop_gets_the_best_so_far() -> None:
    problem = generated_calendar(HUNDRED, 1)
    seen: list[CalendarProgress] = []
    asked = count()
    proposal = draft_calendar(
        problem, clock=no_time, stop=lambda: next(asked) > 3, progress=seen.append
    )
    assert proposal.unplaced == ()
    assert [told.stage for told in seen] == ["started", "searched", "finished"]
    assert proposal.cost.total == seen[-1].total <= seen[0].total


def test_solving_some_meetings_leaves_the_others_where_they_are() -> None:
    problem = generated_calendar(MEDIUM, 2)
    state = draft_greedily(tables_of(problem))
    place_the_rest(state, Random(1))
    free = [3, 4, 5, 20, 21, 22, 40]
    solved = solve_exactly(state, free, Effort(count=2.0))
    assert solved.slot_of is not None
    assert [slot for number, slot in enumerate(solved.slot_of) if number not in free] == [
        slot for number, slot in enumerate(state.slot_of) if number not in free
    ]
    placement = state.tables.placement(solved.slot_of)
    assert rules_broken(problem, placement) == []
    assert cost_of(problem, placement).total == solved.total <= state.total


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"slots": (Slot("a", 0), Slot("a", 0))}, "calendar-key-twice"),
        ({"slots": (Slot("a", 1), Slot("b", 0))}, "calendar-slots-unordered"),
        ({"chains": (("nobody",),)}, "calendar-key-unknown"),
        ({"ties": (("nobody", "nowhere"),)}, "calendar-key-unknown"),
        ({"meetings": (Meeting("m", "g", allowed=frozenset({"never"})),)}, "calendar-key-unknown"),
        ({"meetings": (Meeting("m", "g", rooms=frozenset({"none"})),)}, "calendar-key-unknown"),
    ],
)
def test_a_problem_with_a_wrong_key_is_refused(facts: dict[str, tuple[object]], code: str) -> None:
    given_facts = {"slots": (Slot("a", 0),), "rooms": (), "meetings": (), **facts}
    with pytest.raises(InvalidInput) as refused:
        CalendarProblem(**given_facts)  # type: ignore[arg-type]
    assert refused.value.code == code


def test_the_solver_is_loaded_only_when_it_is_asked() -> None:
    folder = Path(__file__).parents[3] / "planner" / "drafting" / "calendar"
    lines = [line for file in folder.glob("*.py") for line in file.read_text().splitlines()]
    assert [line for line in lines if line.startswith(("import ortools", "from ortools"))] == []
