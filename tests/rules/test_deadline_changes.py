"""What becomes of the deadlines when the dates of a session change."""

from datetime import date

from planner.models.programme import Programme
from planner.rules.deadline_changes import DeadlineChange, deadline_changes, with_dates
from planner.rules.deadlines import deadlines_of
from tests.rules.rulebooks import in_force, real, station


def changes(opens: date, closes: date) -> dict[str, DeadlineChange]:
    programme = real("untoc-cop-9")
    book = in_force(programme)
    vienna = station("vienna")
    found = deadline_changes(
        deadlines_of(programme, book, vienna),
        deadlines_of(with_dates(programme, opens, closes), book, vienna),
    )
    return {(c.after or c.before).key: c for c in found if (c.after or c.before) is not None}  # type: ignore[union-attr]


def test_the_same_dates_change_nothing() -> None:
    found = changes(date(2018, 10, 15), date(2018, 10, 19))
    assert not any(change.is_change for change in found.values())
    assert len(found) == 12


def test_a_week_with_a_holiday_loses_the_thursday() -> None:
    """The Friday would be the Austrian National Day, so four working days are left."""
    found = changes(date(2018, 10, 22), date(2018, 10, 26))
    drafts = found["working-group-drafts"]
    assert drafts.before is not None
    assert drafts.after is None
    assert all(change.is_change for change in found.values())


def test_a_longer_session_changes_what_counts_from_its_end() -> None:
    found = changes(date(2018, 10, 15), date(2018, 10, 22))
    assert [key for key, change in found.items() if change.is_change] == [
        "working-group-drafts",
        "credentials-final",
    ]
    final = found["credentials-final"].after
    assert final is not None
    assert final.day == date(2018, 10, 22)


def test_meetings_move_with_the_opening_and_those_after_the_closing_stay_out() -> None:
    moved: Programme = with_dates(real("untoc-cop-9"), date(2018, 10, 22), date(2018, 10, 24))
    assert (moved.meetings[0].key, moved.meetings[0].day) == ("m-01", date(2018, 10, 22))
    assert [meeting.key for meeting in moved.meetings][-1] == "m-08"
    assert {allocation.meeting for allocation in moved.allocations} == {
        meeting.key for meeting in moved.meetings if moved.items_at(meeting.key)
    }
