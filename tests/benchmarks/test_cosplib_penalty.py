"""The penalty's terms on a conference small enough to count by hand."""

from dataclasses import replace
from datetime import datetime, time

import pytest

from tests.benchmarks.cosplib_mapping import calendar_of
from tests.benchmarks.cosplib_model import solve
from tests.benchmarks.cosplib_penalty import penalty_of, unsuitable_hours
from tests.benchmarks.cosplib_reading import Hours, Instance, Schedule, Session, Submission

OPENS = datetime(2018, 10, 15, 10)  # noqa: DTZ001  (the instances' hours are local)
HOURS = Hours((time(9, 30), time(21, 30)), (time(7), time(23)), 1, 10)
TERMS = (
    "Tracks_Sessions|Penalty",
    "Tracks_Rooms|Penalty",
    "Sessions_Rooms|Penalty",
    "Similar Tracks",
    "Number of Rooms per Track",
    "Parallel Tracks",
    "Consecutive Tracks",
    "Submissions_Timezones",
    "Submissions Order",
    "Submissions_Sessions|Penalty",
    "Submissions_Rooms|Penalty",
    "Presenters Conflicts",
    "Attendees Conflicts",
    "Chairs Conflicts",
    "Presenters Conflicts Timeslot Level",
    "Attendees Conflicts Timeslot Level",
)


def a_talk(key: str, track: int, *, slots: int = 1, **facts: object) -> Submission:
    plain = Submission(key, track, slots, 0, 0.0, frozenset(), frozenset(), (0, 0, 0), (0, 0))
    return replace(plain, **facts)  # type: ignore[arg-type]


def a_conference(*talks: Submission, **facts: object) -> Instance:
    """Two tracks, three sessions of two time slots, two rooms; every weight is 1."""
    plain = Instance(
        name="small",
        tracks=("law", "policy"),
        chairs=(frozenset(), frozenset()),
        sessions=tuple(
            Session(f"s{number}", 2, OPENS.replace(hour=hour), OPENS.replace(hour=hour + 1))
            for number, hour in enumerate((10, 14, 16))
        ),
        rooms=("a", "b"),
        submissions=talks,
        track_session=((0, 0, 0), (0, 0, 0)),
        track_room=((0, 0), (0, 0)),
        session_room=((0, 0), (0, 0), (0, 0)),
        similar=frozenset(),
        weights=dict.fromkeys(TERMS, 1),
        zone_hours=0.0,
        hours=HOURS,
    )
    return replace(plain, **facts)  # type: ignore[arg-type]


def test_a_submission_counts_for_each_time_slot_that_it_takes() -> None:
    talk = a_talk("long", 0, slots=2, session_penalty=(0, 3, 0), room_penalty=(0, 5))
    schedule = Schedule({(1, 1): 0}, {(1, 1): ("long", "long")})
    assert penalty_of(a_conference(talk), schedule) == {
        "Submissions_Sessions|Penalty": 6,
        "Submissions_Rooms|Penalty": 10,
    }


def test_a_track_out_of_its_row_costs_ten_once_and_a_second_room_one() -> None:
    instance = a_conference(a_talk("x", 0), a_talk("y", 0))
    schedule = Schedule({(0, 0): 0, (2, 1): 0}, {(0, 0): ("x",), (2, 1): ("y",)})
    assert penalty_of(instance, schedule) == {
        "Consecutive Tracks": 10,
        "Number of Rooms per Track": 1,
    }


def test_similar_tracks_cost_once_for_each_session_they_share() -> None:
    instance = a_conference(a_talk("x", 0), a_talk("y", 1), similar=frozenset({(0, 1)}))
    together = Schedule({(0, 0): 0, (0, 1): 1}, {(0, 0): ("x",), (0, 1): ("y",)})
    apart = Schedule({(0, 0): 0, (1, 1): 1}, {(0, 0): ("x",), (1, 1): ("y",)})
    assert penalty_of(instance, together) == {"Similar Tracks": 1}
    assert penalty_of(instance, apart) == {}


def test_presenters_attendees_and_chairs_are_missed_where_they_are_needed_twice() -> None:
    somebody = frozenset({"somebody"})
    schedule = Schedule({(0, 0): 0, (0, 1): 1}, {(0, 0): ("x",), (0, 1): ("y",)})
    both = a_conference(a_talk("x", 0, presenters=somebody), a_talk("y", 1, presenters=somebody))
    assert penalty_of(both, schedule) == {
        "Presenters Conflicts": 1,
        "Presenters Conflicts Timeslot Level": 1,
    }
    listening = a_conference(
        a_talk("x", 0, attendees=somebody), a_talk("y", 1, presenters=somebody)
    )
    assert penalty_of(listening, schedule) == {
        "Attendees Conflicts": 1,
        "Attendees Conflicts Timeslot Level": 1,
    }
    chairing = a_conference(
        a_talk("x", 0), a_talk("y", 1, presenters=somebody), chairs=(somebody, frozenset())
    )
    assert penalty_of(chairing, schedule) == {"Chairs Conflicts": 1}


def test_order_is_asked_between_sessions_and_not_within_one() -> None:
    instance = a_conference(a_talk("first", 0, order=1), a_talk("second", 0, order=2))
    within = Schedule({(0, 0): 0}, {(0, 0): ("second", "first")})
    between = Schedule({(0, 0): 0, (1, 0): 0}, {(0, 0): ("second",), (1, 0): ("first",)})
    assert penalty_of(instance, within) == {}
    assert penalty_of(instance, between) == {"Submissions Order": 1}


@pytest.mark.parametrize(
    ("hours_ahead", "penalty"),
    # At home the session of 10 to 11 is at: 10, 21, 22, 8 in the morning, 3 at night.
    [(0, 0), (10.5, 0), (12, 1), (-2, 1), (-7, 10)],
)
def test_hours_cost_whoever_presents_from_home(hours_ahead: float, penalty: int) -> None:
    talk = a_talk("x", 0, zone_hours=float(hours_ahead))
    assert unsuitable_hours(a_conference(talk), talk, 0) == penalty


def test_the_model_finds_what_counting_all_schedules_would_and_counts_the_same() -> None:
    somebody = frozenset({"somebody"})
    instance = a_conference(
        a_talk("x", 0, presenters=somebody, session_penalty=(0, 2, 2)),
        a_talk("y", 1, presenters=somebody, session_penalty=(0, 1, 3)),
        a_talk("z", 1, session_penalty=(4, 1, 0)),
        track_room=((0, 7), (7, 0)),
    )
    instance.weights.update({"Presenters Conflicts": 5})
    solved = solve(instance, {}, 30.0, is_fixed=False)
    assert solved.schedule is not None
    # x, y and z one after the other: only y costs. Both tracks in the first session cost 5.
    assert penalty_of(instance, solved.schedule) == {"Submissions_Sessions|Penalty": 1}
    assert solved.bound == 1


def test_a_track_has_as_many_meetings_as_its_submissions_fill() -> None:
    talks = [a_talk(f"law {number}", 0) for number in range(3)] + [a_talk("policy", 1, slots=2)]
    problem = calendar_of(a_conference(*talks))
    assert [meeting.key for meeting in problem.meetings] == ["0-0", "0-1", "1-0"]
    assert problem.chains == (("0-0", "0-1"), ("1-0",))
