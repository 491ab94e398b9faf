"""The instants at which "now" and "next" change, so that a page is made anew then and only then."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from planner.models.programme import Programme
from planner.rules.now_and_next import ends_at, meetings_next, meetings_now, starts_at
from planner.rules.ordinals import takes_place


class Mark(StrEnum):
    """What the clock says of a meeting."""

    NOW = "now"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Timeline:
    """The starts and ends of the meetings that take place, in order, each once."""

    instants: tuple[datetime, ...]

    def last_change(self, now: datetime) -> datetime | None:
        """The last start or end up to that instant; from then until now nothing has changed."""
        passed = bisect_right(self.instants, now)
        return self.instants[passed - 1] if passed else None


def timeline_of(programme: Programme) -> Timeline:
    """The timeline of the session."""
    meetings = [meeting for meeting in programme.meetings if takes_place(meeting)]
    starts = {starts_at(programme, meeting) for meeting in meetings}
    ends = {ends_at(programme, meeting) for meeting in meetings}
    return Timeline(tuple(sorted(starts | ends)))


def marks_at(programme: Programme, now: datetime) -> dict[str, Mark]:
    """The meetings that are under way and those that come next, by key."""
    marks = {meeting.key: Mark.NEXT for meeting in meetings_next(programme, now)}
    return marks | {meeting.key: Mark.NOW for meeting in meetings_now(programme, now)}
