"""The deadlines of a session as a calendar."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from planner.documents.blocks import Words, term
from planner.documents.calendar import Calendar, CalendarEvent, event_uid
from planner.documents.deadlines import binding, deadline_name, deadline_remarks
from planner.documents.sources import source_inline
from planner.models.deadline import Deadline
from planner.models.programme import Programme
from planner.models.rulebook import Sense

# Long enough to be seen in a calendar, and short enough to block nobody's hour.
_SHOWN = timedelta(minutes=15)


def deadline_calendar(programme: Programme, deadlines: Sequence[Deadline]) -> Calendar:
    """The deadlines as short events that end when they fall due, in the zone of the session.

    One that means a whole day is marked so.
    """
    return Calendar(
        session=programme.session.slug,
        name=term("deadline.calendar", session=Words(programme.session.short_title)),
        zone=programme.session.zone,
        as_of=programme.session.as_of,
        events=tuple(_event(programme, deadline) for deadline in deadlines),
    )


def _event(programme: Programme, deadline: Deadline) -> CalendarEvent:
    starts, ends = _hours(programme, deadline)
    return CalendarEvent(
        uid=event_uid(programme.session.slug, f"deadline-{deadline.key}"),
        meeting="",
        day=starts.date(),
        starts=starts.time(),
        ends=ends.time(),
        summary=term("deadline.event", deadline=deadline_name(programme, deadline)),
        description=(
            binding(deadline),
            *deadline_remarks(programme, deadline),
            source_inline(deadline.source),
        ),
        location=Words(programme.session.city),
        is_cancelled=False,
        webcast_url=None,
        is_all_day=deadline.hour is None,
    )


def _hours(programme: Programme, deadline: Deadline) -> tuple[datetime, datetime]:
    """From when to when, within one day at the venue."""
    if deadline.hour is None:
        # The day is meant as it is called in the deadline's own zone, not as it falls elsewhere.
        at = datetime.combine(deadline.day, deadline.at.time())
    else:
        at = deadline.at.astimezone(ZoneInfo(programme.session.zone)).replace(tzinfo=None)
    ends_then, starts_then = (at - _SHOWN, at), (at, at + _SHOWN)
    if deadline.sense is not Sense.BY and starts_then[1].date() == at.date():
        return starts_then
    return ends_then if ends_then[0].date() == at.date() else starts_then
