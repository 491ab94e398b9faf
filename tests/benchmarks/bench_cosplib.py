"""Real conferences of a public benchmark, beside their published solutions.

Run by ``make bench`` where ``PLANNER_COSPLIB`` names the folder of the instances;
``PLANNER_BENCH_SECONDS`` (60 unless told) is what each may take.
"""

import os
from pathlib import Path
from time import perf_counter

import pytest

from planner.drafting.calendar.draft import draft_calendar
from tests.benchmarks.cosplib_mapping import calendar_of
from tests.benchmarks.cosplib_model import Calendar, needs_rooms_at_once, solve
from tests.benchmarks.cosplib_penalty import penalty_of
from tests.benchmarks.cosplib_reading import (
    FOLDER_VARIABLE,
    Instance,
    cosplib_folder,
    read_instance,
    read_schedule,
)

LONGEST = float(os.environ.get("PLANNER_BENCH_SECONDS", "60"))
SECONDS_FOR_THE_CALENDAR = 5.0


def instances() -> list[tuple[Instance, Path]]:
    folder = cosplib_folder()
    if folder is None:
        pytest.skip(f"{FOLDER_VARIABLE} names no folder with the instances of CoSPLib")
    files = sorted(file for file in folder.glob("*.xlsx") if not file.stem.endswith("Solution"))
    return [(read_instance(file), file.with_stem(f"{file.stem}Solution")) for file in files]


def bench_published_solutions_cost_what_was_published() -> None:
    for instance, solution in instances():
        if not solution.exists():
            continue
        schedule, published = read_schedule(solution, instance)
        terms = penalty_of(instance, schedule)
        print(f"\n{instance.name}: published {published}, counted {sum(terms.values())} {terms}")
        if instance.name == "OR60F":
            # Its 685 is not the sum of the violations listed with it, 664; and the instance, as
            # it is distributed, prices a room in a session at 1000 that the solution uses.
            assert terms.pop("Sessions_Rooms|Penalty") == 1000
            assert (published, sum(terms.values())) == (685, 664)
        else:
            assert sum(terms.values()) == published


def bench_conferences_beside_their_published_solutions() -> None:
    for instance, solution in instances():
        if too_long := needs_rooms_at_once(instance):
            print(f"\n{instance.name}: not covered, more than one room at once for {too_long}")
            continue
        began = perf_counter()
        calendar = drafted_calendar(instance)
        filled = solve(instance, calendar, SECONDS_FOR_THE_CALENDAR, is_fixed=True)
        drafted = "does not hold all submissions"
        if filled.schedule is not None:
            drafted = f"{sum(penalty_of(instance, filled.schedule).values())}"
        left = LONGEST - (perf_counter() - began)
        whole = solve(instance, calendar, left, is_fixed=False, known=filled.schedule)
        if whole.schedule is None:
            print(f"\n{instance.name}: nothing found in {LONGEST:.0f} s, bound {whole.bound:.0f}")
            continue
        terms = penalty_of(instance, whole.schedule)
        total = sum(terms.values())
        print(f"\n{instance.name}: calendar {drafted}, then {total}, bound {whole.bound:.0f}")
        print(
            f"  gap to the bound {(total - whole.bound) / max(1.0, abs(whole.bound)):.2%}, {terms}"
        )
        if solution.exists():
            schedule, published = read_schedule(solution, instance)
            counted = sum(penalty_of(instance, schedule).values())
            print(f"  published {published} (counted {counted}): {total / counted - 1:+.1%}")
            assert total <= counted
        assert total >= whole.bound - 0.5


def drafted_calendar(instance: Instance) -> Calendar:
    """The room of each track in each session that the calendar model gives it."""
    problem = calendar_of(instance)
    proposal = draft_calendar(problem, clock=perf_counter, seconds=SECONDS_FOR_THE_CALENDAR, seed=1)
    session = {slot.key: number for number, slot in enumerate(problem.slots)}
    room = {room.key: number for number, room in enumerate(problem.rooms)}
    return {
        (int(meeting.group), session[proposal.slots[meeting.key]]): room[
            proposal.rooms[meeting.key]
        ]
        for meeting in problem.meetings
        if meeting.key in proposal.rooms
    }
