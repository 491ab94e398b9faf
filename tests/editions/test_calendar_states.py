"""Sequences never fall, and only what changed is told as changed."""

import itertools
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.editions.calendar_states import event_states, is_dropped, last_drop
from planner.models.edition import EventState, Slot
from planner.models.meeting import MeetingStatus
from planner.models.programme import Programme
from tests.builders import a_meeting, a_programme, an_item, taken
from tests.strategies import programmes

FIRST = datetime(2018, 7, 26, tzinfo=UTC)


def published(*plans: Programme) -> list[tuple[EventState, ...]]:
    """The states after each edition; they are published a day apart."""
    states: list[tuple[EventState, ...]] = []
    before = None
    for number, plan in enumerate(plans, start=1):
        at = FIRST + timedelta(days=number - 1)
        states.append(event_states(before, plan, states[-1] if states else (), number, at))
        before = plan
    return states


def plan(
    day: int = 15, starts: int = 10, status: MeetingStatus = MeetingStatus.PLANNED
) -> Programme:
    return a_programme(
        items=[an_item("4", "4"), an_item("5", "5")],
        meetings=[a_meeting("m-1"), a_meeting("m-2", day=day, starts=starts + 5, status=status)],
        allocations=[*taken("m-1", "4"), *taken("m-2", "5")],
    )


def slot(day: int, starts: int) -> Slot:
    return Slot(day=date(2018, 10, day), starts=time(starts), ends=time(starts + 3))


def test_a_meeting_that_moves_gets_the_next_sequence_and_remembers_from_where() -> None:
    first, second = published(plan(), plan(day=17))
    assert [state.sequence for state in first] == [0, 0]
    assert [(state.sequence, state.modified_at) for state in second] == [
        (0, FIRST),
        (1, FIRST + timedelta(days=1)),
    ]
    assert second[1].moved_from == slot(15, 15)
    assert second[1].slot == slot(17, 15)


def test_what_no_calendar_shows_is_no_change_to_it() -> None:
    held = plan(status=MeetingStatus.HELD)
    first, second = published(plan(), held)
    assert [(s.sequence, s.modified_at) for s in first] == [
        (s.sequence, s.modified_at) for s in second
    ]


def test_a_meeting_that_is_cancelled_and_then_left_out_changes_once() -> None:
    without = a_programme(
        items=[an_item("4", "4"), an_item("5", "5")],
        meetings=[a_meeting("m-1")],
        allocations=taken("m-1", "4"),
    )
    _, cancelled, left_out = published(plan(), plan(status=MeetingStatus.CANCELLED), without)
    assert (cancelled[1].is_cancelled, cancelled[1].sequence, cancelled[1].edition) == (True, 1, 2)
    assert left_out[1] == cancelled[1]


def test_a_meeting_that_is_left_out_is_cancelled_and_may_come_back() -> None:
    without = a_programme(items=[an_item("4", "4"), an_item("5", "5")], meetings=[])
    _, left_out, again = published(plan(), without, plan())
    assert [(state.is_cancelled, state.sequence, state.edition) for state in left_out] == [
        (True, 1, 1),
        (True, 1, 1),
    ]
    assert [(state.is_cancelled, state.sequence, state.edition) for state in again] == [
        (False, 2, 3),
        (False, 2, 3),
    ]


def test_a_cancelled_meeting_is_shown_until_the_day_after_it() -> None:
    _, (_, cancelled) = published(plan(), plan(status=MeetingStatus.CANCELLED))
    shown = [is_dropped(cancelled, date(2018, 10, day)) for day in (15, 16, 17)]
    assert shown == [False, False, True]
    assert last_drop([cancelled], date(2018, 10, 16)) is None
    assert last_drop([cancelled], date(2018, 10, 30)) == date(2018, 10, 17)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(programmes(), min_size=2, max_size=4))
def test_sequences_never_fall_and_move_together_with_the_date(plans: list[Programme]) -> None:
    editions = published(*plans)
    for before, after in itertools.pairwise(editions):
        later = {state.meeting: state for state in after}
        for state in before:
            found = later[state.meeting]
            assert found.sequence - state.sequence in (0, 1)
            assert (found.modified_at > state.modified_at) is (found.sequence > state.sequence)
