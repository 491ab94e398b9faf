"""What becomes of the deadlines when the dates of a session change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.models.deadline import Deadline
from planner.models.programme import Programme, programme_of


@dataclass(frozen=True, slots=True)
class DeadlineChange:
    """A deadline before and after; one of the two is missing where it comes or goes."""

    before: Deadline | None
    after: Deadline | None

    @property
    def is_change(self) -> bool:
        """Whether the two differ in when, and not only in what follows from it."""
        if self.before is None or self.after is None:
            return True
        return (self.before.at, self.before.hour) != (self.after.at, self.after.hour)


def with_dates(programme: Programme, opens: date, closes: date) -> Programme:
    """The programme if the session lasted from then to then: its meetings move with the opening.

    Meetings that would come after the closing stay out; they have to be placed anew.
    """
    moved_by: timedelta = opens - programme.session.opens
    session = programme.session.model_copy(update={"opens": opens, "closes": closes})
    meetings = [
        meeting.model_copy(update={"day": meeting.day + moved_by})
        for meeting in programme.meetings
        if meeting.day + moved_by <= closes
    ]
    kept = {meeting.key for meeting in meetings}
    return programme_of(
        session,
        bodies=programme.bodies,
        rooms=programme.rooms,
        items=programme.items,
        papers=programme.papers,
        meetings=meetings,
        allocations=[a for a in programme.allocations if a.meeting in kept],
        officers=programme.officers,
        overrides=programme.overrides,
    )


def deadline_changes(
    before: Sequence[Deadline], after: Sequence[Deadline]
) -> tuple[DeadlineChange, ...]:
    """Every deadline of either list with its counterpart, in order of the time that it has now.

    Those that stay as they were are there too; see `DeadlineChange.is_change`.
    """
    then = {deadline.key: deadline for deadline in before}
    now = {deadline.key: deadline for deadline in after}
    changes = [DeadlineChange(then.get(key), now.get(key)) for key in then | now]
    return tuple(sorted(changes, key=lambda change: _time_of(change)))


def _time_of(change: DeadlineChange) -> tuple[float, str]:
    deadline = change.after or change.before
    return (deadline.at.timestamp(), deadline.key) if deadline else (0.0, "")
