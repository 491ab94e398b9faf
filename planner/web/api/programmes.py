"""Programmes as the interface gives them: meetings with what is taken at them."""

from typing import Any

from planner.models.edition import Edition
from planner.models.meeting import Meeting
from planner.models.programme import Programme
from planner.web.api.shapes import EditionRead, MeetingRead, TakenItem


def meeting_read(programme: Programme, meeting: Meeting) -> MeetingRead:
    """The meeting with what is taken at it, in order."""
    taken = [
        TakenItem(item=allocation.item, minutes=allocation.minutes)
        for allocation in programme.allocations
        if allocation.meeting == meeting.key
    ]
    return MeetingRead(**dict(meeting), items=taken)


def parts_read(programme: Programme) -> dict[str, Any]:
    """The tables of the programme."""
    taken: dict[str, list[TakenItem]] = {}
    for allocation in programme.allocations:
        line = TakenItem(item=allocation.item, minutes=allocation.minutes)
        taken.setdefault(allocation.meeting, []).append(line)
    return {
        "session": programme.session,
        "bodies": list(programme.bodies),
        "rooms": list(programme.rooms),
        "items": list(programme.items),
        "papers": list(programme.papers),
        "meetings": [
            MeetingRead(**dict(meeting), items=taken.get(meeting.key, []))
            for meeting in programme.meetings
        ],
        "officers": list(programme.officers),
        "overrides": list(programme.overrides),
    }


def edition_read(edition: Edition) -> EditionRead:
    """The edition as it stands in a list."""
    return EditionRead(
        number=edition.number,
        suffix=edition.suffix,
        comment=edition.comment,
        fingerprint=edition.fingerprint,
        published_at=edition.published_at,
        changes=len(edition.changes),
    )
