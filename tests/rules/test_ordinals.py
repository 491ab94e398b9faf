"""Meetings are counted for each body by itself."""

from planner.models.body import BodyKind
from planner.models.meeting import MeetingStatus
from planner.rules.ordinals import meeting_ordinals
from tests.builders import a_body, a_meeting, a_programme

BODIES = [a_body(), a_body("wg", BodyKind.WORKING_GROUP)]


def test_each_body_counts_its_own_meetings_in_order_of_time() -> None:
    programme = a_programme(
        bodies=BODIES,
        meetings=[
            a_meeting("evening", starts=19),
            a_meeting("morning", starts=10, bodies=("wg",)),
            a_meeting("joint", starts=15, bodies=("plenary", "wg")),
        ],
    )
    assert meeting_ordinals(programme) == {
        ("morning", "wg"): 1,
        ("joint", "plenary"): 1,
        ("joint", "wg"): 2,
        ("evening", "plenary"): 2,
    }


def test_a_cancelled_meeting_has_no_number() -> None:
    programme = a_programme(
        meetings=[
            a_meeting("m-1", status=MeetingStatus.CANCELLED),
            a_meeting("m-2", starts=15),
        ]
    )
    assert meeting_ordinals(programme) == {("m-2", "plenary"): 1}
