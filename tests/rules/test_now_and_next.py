"""Which meetings are under way, and which come next."""

from datetime import UTC, date, datetime

import pytest

from planner.models.body import BodyKind
from planner.models.meeting import MeetingStatus
from planner.rules.now_and_next import meetings_next, meetings_now, starts_at
from tests.builders import a_body, a_meeting, a_programme, a_session

PROGRAMME = a_programme(
    bodies=[a_body(), a_body("wg", BodyKind.WORKING_GROUP)],
    meetings=[
        a_meeting("morning", day=16),
        a_meeting("afternoon", day=16, starts=15),
        a_meeting("parallel", day=16, starts=15, bodies=("wg",)),
        a_meeting("cancelled", day=17, status=MeetingStatus.CANCELLED),
        a_meeting("last", day=18),
    ],
)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Vienna is two hours ahead of UTC on these days."""
    return datetime(2018, 10, day, hour - 2, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "under_way", "coming"),
    [
        (at(16, 9, 59), [], ["morning"]),
        (at(16, 10), ["morning"], ["afternoon", "parallel"]),
        (at(16, 13), [], ["afternoon", "parallel"]),
        (at(16, 17, 59), ["afternoon", "parallel"], ["last"]),
        (at(17, 11), [], ["last"]),
        (at(18, 11), ["last"], []),
        (at(18, 13), [], []),
    ],
)
def test_a_meeting_is_under_way_from_its_start_until_its_end(
    now: datetime, under_way: list[str], coming: list[str]
) -> None:
    assert [meeting.key for meeting in meetings_now(PROGRAMME, now)] == under_way
    assert [meeting.key for meeting in meetings_next(PROGRAMME, now)] == coming


def test_hours_are_local_on_both_sides_of_a_change_of_clocks() -> None:
    session = a_session(opens=date(2018, 10, 26), closes=date(2018, 10, 29))
    programme = a_programme(
        session=session, meetings=[a_meeting("friday", day=26), a_meeting("monday", day=29)]
    )
    starts = [starts_at(programme, meeting).astimezone(UTC) for meeting in programme.meetings]
    assert starts == [
        datetime(2018, 10, 26, 8, tzinfo=UTC),
        datetime(2018, 10, 29, 9, tzinfo=UTC),
    ]
