"""The instants at which "now", "next" and "today" change: only then is a page made anew."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from planner.models.programme import Programme
from planner.rules.now_and_next import ends_at, meetings_next, meetings_now, starts_at
from planner.rules.ordinals import takes_place

_DAY = timedelta(days=1)


class Mark(StrEnum):
    """What the clock says of a meeting."""

    NOW = "now"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Timeline:
    """The starts and ends of the meetings that take place, and the midnights at the venue at which
    the day of publication ends and those of the session begin and end; in order, each once.
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
    return Timeline(tuple(sorted(starts | ends | _midnights(programme, published_at))))


def _midnights(programme: Programme, published_at: datetime) -> set[datetime]:
    zone = ZoneInfo(programme.session.zone)
    days = days_of(programme)
    ended = (published_at.astimezone(zone).date(), *days)
    return {datetime.combine(day, time(), zone) for day in (*days, *(day + _DAY for day in ended))}


def days_of(programme: Programme) -> tuple[date, ...]:
    """The days of the session, and those before and after it on which something meets, in order."""
    meeting = (meeting.day for meeting in programme.meetings)
    return tuple(sorted({*programme.session_days(), *meeting}))


def marks_at(programme: Programme, now: datetime) -> dict[str, Mark]:
    """The meetings that are under way and those that come next, by key."""
    marks = {meeting.key: Mark.NEXT for meeting in meetings_next(programme, now)}
    return marks | {meeting.key: Mark.NOW for meeting in meetings_now(programme, now)}
