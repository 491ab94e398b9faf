"""The instants at which "now", "next" and "today" change: only then is a page made anew."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from planner.models.programme import Programme
from planner.rules.now_and_next import ends_at, meetings_next, meetings_now, starts_at
from planner.rules.ordinals import takes_place


class Mark(StrEnum):
    """What the clock says of a meeting."""

    NOW = "now"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Timeline:
    """The starts and ends of the meetings that take place, and the midnight at the venue that ends
    the day of publication; in order, each once.
    """

    instants: tuple[datetime, ...]

    def last_change(self, now: datetime) -> datetime | None:
        """The last start or end up to that instant; from then until now nothing has changed."""
        passed = bisect_right(self.instants, now)
        return self.instants[passed - 1] if passed else None


def timeline_of(programme: Programme, published_at: datetime) -> Timeline:
    """The timeline of an edition that was published at that instant."""
    meetings = [meeting for meeting in programme.meetings if takes_place(meeting)]
    starts = {starts_at(programme, meeting) for meeting in meetings}
    ends = {ends_at(programme, meeting) for meeting in meetings}
    return Timeline(tuple(sorted(starts | ends | {_midnight_after(published_at, programme)})))


def _midnight_after(instant: datetime, programme: Programme) -> datetime:
    zone = ZoneInfo(programme.session.zone)
    day = instant.astimezone(zone).date()
    return datetime.combine(day + timedelta(days=1), time(), zone)


def marks_at(programme: Programme, now: datetime) -> dict[str, Mark]:
    """The meetings that are under way and those that come next, by key."""
    marks = {meeting.key: Mark.NEXT for meeting in meetings_next(programme, now)}
    return marks | {meeting.key: Mark.NOW for meeting in meetings_now(programme, now)}
