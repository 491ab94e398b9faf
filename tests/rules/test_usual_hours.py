from datetime import date, time

import pytest

from planner.models.check import CheckCode, Severity
from planner.models.rulebook import CheckRule, Rulebook
from planner.models.source import Source
from planner.rules.usual_hours import days_to_show, most_at_once, rows_of_day, usual_hours
from tests.builders import a_body, a_meeting, a_programme, a_session, six

MORNING, AFTERNOON = (time(10), time(13)), (time(15), time(18))
USUAL = (MORNING, AFTERNOON)


def a_rulebook(*slots: str, in_force: bool = True) -> Rulebook:
    rule = CheckRule(
        key=CheckCode.OUTSIDE_HOURS,
        severity=Severity.WARNING,
        source=Source(rule="practice"),
        slots=slots,
        is_in_force=in_force,
    )
    return Rulebook("r", six("Rules"), "vienna", time(10), checks=(rule,))


def test_the_usual_hours_are_those_of_the_rulebook_in_order() -> None:
    assert usual_hours(a_rulebook("14:30-17:30", "09:00-12:00")) == (
        (time(9), time(12)),
        (time(14, 30), time(17, 30)),
    )


@pytest.mark.parametrize("rulebook", [None, a_rulebook(), a_rulebook("9:00", in_force=False)])
def test_without_such_a_rule_they_are_three_hours_twice(rulebook: Rulebook | None) -> None:
    assert usual_hours(rulebook) == USUAL


def test_the_usual_hours_have_rows_also_where_nobody_meets() -> None:
    rows = rows_of_day([], USUAL)
    assert [(row.starts, row.ends, row.is_usual, row.meetings) for row in rows] == [
        (*MORNING, True, ()),
        (*AFTERNOON, True, ()),
    ]


def test_a_meeting_stands_in_the_row_in_which_it_begins() -> None:
    early = a_meeting("m-01", starts=7)
    inside = a_meeting("m-02", starts=12)
    lunch = a_meeting("m-03", starts=13)
    late = a_meeting("m-04", starts=17)
    evening = [a_meeting("m-05", starts=19), a_meeting("m-06", starts=20)]
    rows = rows_of_day([early, inside, lunch, late, *evening], USUAL)
    assert [(r.starts, r.ends, r.is_usual, [m.key for m in r.meetings]) for r in rows] == [
        (time(7), time(10), False, ["m-01"]),
        (*MORNING, True, ["m-02"]),
        (time(13), time(16), False, ["m-03"]),
        (*AFTERNOON, True, ["m-04"]),
        (time(19), time(23), False, ["m-05", "m-06"]),
    ]


def test_days_outside_the_session_are_shown_where_somebody_meets() -> None:
    session = a_session(opens=date(2018, 10, 15), closes=date(2018, 10, 16))
    before = a_meeting("m-01", day=12)
    programme = a_programme(session=session, bodies=[a_body()], meetings=[before])
    assert [day.day for day in days_to_show(programme)] == [12, 15, 16]


def test_meetings_that_follow_each_other_are_not_held_at_once() -> None:
    assert most_at_once([]) == 0
    assert most_at_once([a_meeting("m-01", starts=10), a_meeting("m-02", starts=13)]) == 1
    together = [a_meeting(f"m-{n}", starts=hour) for n, hour in enumerate((10, 11, 12, 13))]
    assert most_at_once(together) == 3
