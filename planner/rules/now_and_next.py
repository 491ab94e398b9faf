"""Which meetings are under way, and which come next."""

from datetime import datetime
from zoneinfo import ZoneInfo

from planner.models.meeting import Meeting
from planner.models.programme import Programme
from planner.rules.ordinals import takes_place


def starts_at(programme: Programme, meeting: Meeting) -> datetime:
    """The instant at which the meeting starts, aware, in the zone of the session."""
    zone = ZoneInfo(programme.session.zone)
    return datetime.combine(meeting.day, meeting.starts, tzinfo=zone)


def ends_at(programme: Programme, meeting: Meeting) -> datetime:
    """The instant at which the meeting ends, aware, in the zone of the session."""
    zone = ZoneInfo(programme.session.zone)
    return datetime.combine(meeting.day, meeting.ends, tzinfo=zone)


def meetings_now(programme: Programme, now: datetime) -> tuple[Meeting, ...]:
    """The meetings that are under way at that instant (aware): begun and not yet ended."""
    return tuple(
        meeting
        for meeting in filter(takes_place, programme.meetings)
        if starts_at(programme, meeting) <= now < ends_at(programme, meeting)
    )


def meetings_next(programme: Programme, now: datetime) -> tuple[Meeting, ...]:
    """The meetings that begin first after that instant (aware); several if they begin together."""
    coming = [
        (start, meeting)
        for meeting in filter(takes_place, programme.meetings)
        if (start := starts_at(programme, meeting)) > now
    ]
    first = min((start for start, _ in coming), default=None)
    return tuple(meeting for start, meeting in coming if start == first)
