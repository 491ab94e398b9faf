"""The instants at which "now" and "next" change."""

from datetime import UTC, date, datetime

from planner.models.meeting import MeetingStatus
from planner.web.timeline import Mark, days_of, marks_at, timeline_of
from tests.builders import a_meeting, a_programme, a_session


def at(day: int, hour: int) -> datetime:
    return datetime(2018, 10, day, hour, tzinfo=UTC)


PROGRAMME = a_programme(
    meetings=[
        a_meeting("m-01"),
        a_meeting("m-02", starts=13),
        a_meeting("m-03", day=16, status=MeetingStatus.CANCELLED),
    ]
)


def test_each_start_and_end_stands_once_and_cancelled_meetings_have_none() -> None:
    # Published in the afternoon of the day before: in Vienna that day ends at 22 hours UTC.
    assert timeline_of(PROGRAMME, at(14, 15)).instants == (
        at(14, 22),
        at(15, 8),
        at(15, 11),
        at(15, 14),
        *(at(day, 22) for day in (15, 16, 17, 18, 19)),
    )


def test_days_begin_and_end_by_the_clock_of_the_venue_also_outside_the_session() -> None:
    programme = a_programme(
        session=a_session(opens=date(2018, 10, 18), closes=date(2018, 10, 18)),
        meetings=[a_meeting("m-01", day=15)],
    )
    assert days_of(programme) == (date(2018, 10, 15), date(2018, 10, 18))
    # Published on the first, and the second half of the day is another day in Vienna.
    assert timeline_of(programme, at(1, 23)).instants == (
        at(2, 22),
        at(14, 22),
        at(15, 8),
        at(15, 11),
        at(15, 22),
        at(17, 22),
        at(18, 22),
    )


def test_the_last_change_is_the_one_up_to_now() -> None:
    timeline = timeline_of(PROGRAMME, at(15, 9))
    assert [timeline.last_change(at(15, hour)) for hour in (7, 8, 10, 11, 20, 23)] == [
        at(14, 22),
        at(15, 8),
        at(15, 8),
        at(15, 11),
        at(15, 14),
        at(15, 22),
    ]
    assert timeline.last_change(at(14, 21)) is None


def test_marks_follow_the_clock() -> None:
    assert marks_at(PROGRAMME, at(15, 7)) == {"m-01": Mark.NEXT}
    assert marks_at(PROGRAMME, at(15, 8)) == {"m-01": Mark.NOW, "m-02": Mark.NEXT}
    assert marks_at(PROGRAMME, at(15, 11)) == {"m-02": Mark.NOW}
    assert marks_at(PROGRAMME, at(15, 14)) == {}
