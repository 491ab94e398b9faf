"""The meetings of a session as a calendar, still without a language."""

from dataclasses import dataclass
from datetime import date, datetime, time

from planner.documents.blocks import Inline, ItemNumber, Ordinal, Separator, Series, Words, term
from planner.models.body import BodyKind
from planner.models.meeting import Meeting, MeetingStatus
from planner.models.programme import Programme
from planner.rules.ordinals import meeting_ordinals

# What ends the permanent identifiers of events: never a host name, which could change.
_UID_SUFFIX = "conference-planner"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One meeting: local day and hours, what to call it, and the lines that describe it.

    ``sequence`` and ``modified_at`` (aware; ``None`` for a plan that was never published) say
    which change of the meeting this is and when it was published. ``is_all_day``: the day is meant,
    and the hours only stand for it.
    """

    uid: str
    meeting: str
    day: date
    starts: time
    ends: time
    summary: Inline
    description: tuple[Inline, ...]
    location: Inline
    is_cancelled: bool
    webcast_url: str | None
    sequence: int = 0
    modified_at: datetime | None = None
    is_all_day: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """The events in order of time, in one zone (IANA name); ``as_of`` dates the plan.

    ``is_followed``: somebody chose these meetings and means to be at them, so they count as busy.
    """

    session: str
    name: Inline
    zone: str
    as_of: date
    events: tuple[CalendarEvent, ...]
    is_followed: bool = False


def session_calendar(
    programme: Programme, body: str | None = None, number: str | None = None
) -> Calendar:
    """The meetings of the session, or those of one body, or those on one item, or both.

    ``number`` is in the inner form. A joint meeting is one event. Raises `NotFound` for a
    body or a number that the session does not have.
    """
    ordinals = meeting_ordinals(programme)
    return Calendar(
        session=programme.session.slug,
        name=Words(programme.session.short_title),
        zone=programme.session.zone,
        as_of=programme.session.as_of,
        events=tuple(
            _event(programme, meeting, ordinals)
            for meeting in programme.meetings_filtered(body, number)
        ),
    )


def event_uid(session: str, meeting: str) -> str:
    """The permanent identifier of a meeting's event: the same in every language and edition."""
    return f"{meeting}.{session}@{_UID_SUFFIX}"


def meeting_name(
    programme: Programme, meeting: Meeting, ordinals: dict[tuple[str, str], int]
) -> Inline:
    """What a meeting is called: each body that meets, with the ordinal that it has there."""
    return Series(
        tuple(body_meeting(programme, meeting, body, ordinals) for body in meeting.bodies),
        Separator.SEMICOLON,
    )


def body_name(programme: Programme, key: str) -> Inline:
    """The plenary is called so; every other body by its name."""
    body = programme.body(key)
    return term("document.plenary") if body.kind is BodyKind.PLENARY else Words(body.name)


def body_meeting(
    programme: Programme, meeting: Meeting, body: str, ordinals: dict[tuple[str, str], int]
) -> Inline:
    """What a meeting is called as a meeting of that body: its name and the ordinal there."""
    name = body_name(programme, body)
    number = ordinals.get((meeting.key, body))
    if number is None:
        return name
    return term("document.body_meeting", body=name, ordinal=Ordinal(number))


def _summary(
    programme: Programme, meeting: Meeting, ordinals: dict[tuple[str, str], int]
) -> Inline:
    items = programme.items_at(meeting.key)
    parts: list[Inline] = []
    for body in meeting.bodies:
        name = body_meeting(programme, meeting, body, ordinals)
        numbers = tuple(ItemNumber(item.number) for item in items if item.body == body)
        if numbers:
            name = term(
                "document.meeting_on_items" if len(numbers) > 1 else "document.meeting_on_item",
                meeting=name,
                items=Series(numbers),
            )
        parts.append(name)
    summary = Series(tuple(parts), Separator.SEMICOLON)
    if meeting.status is MeetingStatus.CANCELLED:
        return term("document.cancelled_event", event=summary)
    if meeting.status is MeetingStatus.SUSPENDED:
        return term("document.suspended_event", event=summary)
    return summary


def _description(programme: Programme, meeting: Meeting) -> tuple[Inline, ...]:
    lines: list[Inline] = [] if meeting.title is None else [Words(meeting.title)]
    items = programme.items_at(meeting.key)
    for body in meeting.bodies:
        if len(meeting.bodies) > 1:
            lines.append(body_name(programme, body))
        lines.extend(
            term("document.entry", number=ItemNumber(item.number), title=Words(item.title))
            for item in items
            if item.body == body
        )
    return tuple(lines)


def _event(
    programme: Programme, meeting: Meeting, ordinals: dict[tuple[str, str], int]
) -> CalendarEvent:
    city = Words(programme.session.city)
    return CalendarEvent(
        uid=event_uid(programme.session.slug, meeting.key),
        meeting=meeting.key,
        day=meeting.day,
        starts=meeting.starts,
        ends=meeting.ends,
        summary=_summary(programme, meeting, ordinals),
        description=_description(programme, meeting),
        location=Series((Words(programme.room(meeting.room).name), city)) if meeting.room else city,
        is_cancelled=meeting.status is MeetingStatus.CANCELLED,
        webcast_url=meeting.webcast_url,
    )
