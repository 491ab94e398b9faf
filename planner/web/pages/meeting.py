"""The page of one meeting."""

from dataclasses import dataclass

from planner.documents.blocks import (
    Day,
    Hours,
    Inline,
    ItemNumber,
    Series,
    Words,
    term,
)
from planner.documents.calendar import body_name
from planner.models.meeting import Meeting, MeetingStatus
from planner.models.programme import Programme
from planner.models.session import SessionFormat
from planner.web.addresses import Addresses
from planner.web.pages.calendars import CalendarLink, calendar_link
from planner.web.pages.frame import Frame, Link, frame_in_session
from planner.web.pages.meeting_line import MeetingLine, MeetingLines
from planner.web.pages.notes import Notes, notes_on
from planner.web.pages.view import View
from planner.web.timeline import Mark

_STATUSES = {
    MeetingStatus.PLANNED: term("page.status_planned"),
    MeetingStatus.HELD: term("page.status_held"),
    MeetingStatus.SUSPENDED: term("page.status_suspended"),
    MeetingStatus.CANCELLED: term("page.status_cancelled"),
}
_MODES = {
    SessionFormat.IN_PERSON: term("page.mode_in_person"),
    SessionFormat.HYBRID: term("page.mode_hybrid"),
    SessionFormat.VIRTUAL: term("page.mode_virtual"),
}


@dataclass(frozen=True, slots=True)
class ItemsOfBody:
    """What one body takes at the meeting, in order; ``body`` is named where several meet."""

    body: Inline | None
    items: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """The page of a meeting.

    ``subtitle`` is the meeting's own title, if it has one. ``facts`` are (what, how) pairs: status,
    place, form, interpretation. ``previous`` and ``following`` are its neighbours in time among all
    meetings of the session; ``calendars`` are the feeds of the bodies that meet.
    """

    frame: Frame
    title: Inline
    subtitle: Inline | None
    day: Inline
    hours: Inline
    mark: Mark | None
    is_cancelled: bool
    facts: tuple[tuple[Inline, Inline], ...]
    webcast_url: str | None
    items: tuple[ItemsOfBody, ...]
    previous: MeetingLine | None
    following: MeetingLine | None
    calendars: tuple[CalendarLink, ...]
    notes: Notes


def meeting_page(view: View, key: str) -> MeetingPage:
    """The page of the meeting with that key. Raises `NotFound`."""
    programme, addresses = view.programme, view.addresses
    meeting = programme.meeting(key)
    lines = MeetingLines(programme, addresses, view.marks)
    title = lines.name(meeting)
    place = programme.meetings.index(meeting)
    neighbours = (*programme.meetings, None)
    previous = programme.meetings[place - 1] if place else None
    following = neighbours[place + 1]
    return MeetingPage(
        frame=frame_in_session(addresses, programme.session, Link(title)),
        title=title,
        subtitle=None if meeting.title is None else Words(meeting.title),
        day=Day(meeting.day),
        hours=Hours(meeting.starts, meeting.ends),
        mark=view.marks.get(key),
        is_cancelled=meeting.status is MeetingStatus.CANCELLED,
        facts=_facts(programme, meeting),
        webcast_url=_safe_address(meeting.webcast_url),
        items=tuple(_items(programme, meeting, addresses)),
        previous=None if previous is None else lines.line(previous),
        following=None if following is None else lines.line(following),
        calendars=tuple(
            calendar_link(body_name(programme, body), addresses.calendar(body=body))
            for body in meeting.bodies
        ),
        notes=notes_on(view),
    )


def _facts(programme: Programme, meeting: Meeting) -> tuple[tuple[Inline, Inline], ...]:
    city = Words(programme.session.city)
    place = Series((Words(programme.room(meeting.room).name), city)) if meeting.room else city
    interpretation = (
        "page.with_interpretation" if meeting.has_interpretation else "page.no_interpretation"
    )
    return (
        (term("page.status"), _STATUSES[meeting.status]),
        (term("page.place"), place),
        (term("page.mode"), _MODES[meeting.mode or programme.session.format]),
        (term("page.interpretation"), term(interpretation)),
    )


def _items(programme: Programme, meeting: Meeting, addresses: Addresses) -> list[ItemsOfBody]:
    taken = programme.items_at(meeting.key)
    is_joint = len(meeting.bodies) > 1
    groups = []
    for body in meeting.bodies:
        links = tuple(
            Link(
                term("document.entry", number=ItemNumber(item.number), title=Words(item.title)),
                addresses.show_item(item.key),
            )
            for item in taken
            if item.body == body
        )
        if links:
            groups.append(ItemsOfBody(body_name(programme, body) if is_joint else None, links))
    return groups


def _safe_address(address: str | None) -> str | None:
    """The address if a browser may follow it: a bundle could hold one that runs a script."""
    return address if address and address.startswith(("https://", "http://")) else None
