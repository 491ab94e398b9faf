"""How long there is left."""

from datetime import UTC, datetime

import pytest

from planner.rules.deadlines import deadlines_of
from planner.rules.deadlines_ahead import TimeLeft, time_left
from tests.rules.rulebooks import in_force, real, station

DEADLINES = deadlines_of(real("untoc-cop-9"), in_force(real("untoc-cop-9")), station("vienna"))


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2018, 10, 16, 7, 29, tzinfo=UTC), TimeLeft(2, 2, 31)),
        (datetime(2018, 10, 18, 9, 59, 30, tzinfo=UTC), TimeLeft(0, 0, 0)),
        (datetime(2018, 10, 18, 10, 0, tzinfo=UTC), TimeLeft(0, 0, 0)),
        (datetime(2019, 1, 1, tzinfo=UTC), TimeLeft(0, 0, 0)),
    ],
)
def test_time_left_counts_whole_minutes_and_never_falls_below_nothing(
    now: datetime, expected: TimeLeft
) -> None:
    drafts = next(d for d in DEADLINES if d.rule == "working-group-drafts")
    assert time_left(drafts, now) == expected
    assert time_left(drafts, now).is_over is (expected == TimeLeft(0, 0, 0))
