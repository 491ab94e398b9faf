"""What is done to meetings: their keys survive whatever becomes of them."""

from datetime import date, time
from typing import Any

from planner.editing.edit import Edit, added, put, rebuilt, without
from planner.errors import Conflict, InvalidInput
from planner.models.meeting import Allocation, Meeting, MeetingStatus
from planner.models.noun import checked
from planner.models.programme import Programme

Taken = tuple[tuple[str, int | None], ...]
"""Items with their minutes, in the order in which they are taken."""


def add_meeting(meeting: Meeting, items: Taken = ()) -> Edit:
    """A new meeting, at which those items are taken."""

    def apply(programme: Programme) -> Programme:
        return rebuilt(
            programme,
            meetings=added(programme.meetings, meeting),
            allocations=(*programme.allocations, *allocations(meeting.key, items)),
        )

    return Edit("add_meeting", apply, {"meeting": meeting.key, **_slot(meeting)})


def move_meeting(
    key: str, *, day: date, starts: time, ends: time | None = None, room: str | None = None
) -> Edit:
    """Another time, and the room that is named; without an end it lasts as long as before."""

    def apply(programme: Programme) -> Programme:
        meeting = programme.meeting(key)
        until = ends if ends is not None else _shifted(meeting, starts)
        moved = changed(meeting, day=day, starts=starts, ends=until, room=room)
        return rebuilt(programme, meetings=put(programme.meetings, moved))

    return Edit(
        "move_meeting", apply, {"meeting": key, "day": day.isoformat(), "starts": hour(starts)}
    )


def change_meeting(key: str, **facts: Any) -> Edit:
    """Other facts of a meeting: bodies, mode, interpretation, title, webcast, who agreed."""

    def apply(programme: Programme) -> Programme:
        meeting = changed(programme.meeting(key), **facts)
        return rebuilt(programme, meetings=put(programme.meetings, meeting))

    return Edit("change_meeting", apply, {"meeting": key})


def split_meeting(key: str, *, at: time, new_key: str, later_items: tuple[str, ...] = ()) -> Edit:
    """Two meetings in the place of one; ``later_items`` are taken at the second, the new one."""

    def apply(programme: Programme) -> Programme:
        meeting = programme.meeting(key)
        if not meeting.starts < at < meeting.ends:
            raise InvalidInput(
                "split-outside-meeting",
                field="at",
                value=hour(at),
                starts=hour(meeting.starts),
                ends=hour(meeting.ends),
            )
        first = changed(meeting, ends=at)
        second = changed(meeting, key=new_key, starts=at)
        moved = tuple(
            allocation.model_copy(update={"meeting": new_key})
            if allocation.meeting == key and allocation.item in later_items
            else allocation
            for allocation in programme.allocations
        )
        meetings = added(put(programme.meetings, first), second)
        return rebuilt(programme, meetings=meetings, allocations=moved)

    return Edit("split_meeting", apply, {"meeting": key, "new": new_key, "at": hour(at)})


def join_meetings(key: str, other: str) -> Edit:
    """One meeting in the place of two of the same day: of all their bodies, with all their items.

    It keeps the first key. Two that follow each other become one long meeting; two at the same
    time become a joint meeting.
    """

    def apply(programme: Programme) -> Programme:
        first, second = programme.meeting(key), programme.meeting(other)
        if first.day != second.day or key == other:
            raise Conflict("meetings-not-joinable", meeting=key, other=other)
        joined = changed(
            first,
            starts=min(first.starts, second.starts),
            ends=max(first.ends, second.ends),
            bodies=tuple(dict.fromkeys((*first.bodies, *second.bodies))),
            has_interpretation=first.has_interpretation or second.has_interpretation,
        )
        in_time = (key, other) if first.starts <= second.starts else (other, key)
        minutes: dict[str, int | None] = {}
        for meeting in in_time:
            for item, length in taken_at(programme, meeting):
                before = minutes.get(item)
                minutes[item] = length if before is None else before + (length or 0)
        rest = tuple(a for a in programme.allocations if a.meeting not in (key, other))
        return rebuilt(
            programme,
            meetings=put(without(programme.meetings, other), joined),
            allocations=(*rest, *allocations(key, tuple(minutes.items()))),
        )

    return Edit("join_meetings", apply, {"meeting": key, "other": other})


def set_status(key: str, status: MeetingStatus) -> Edit:
    """Planned, held, suspended or cancelled; a cancelled meeting stays, and says so."""

    def apply(programme: Programme) -> Programme:
        meeting = changed(programme.meeting(key), status=status)
        return rebuilt(programme, meetings=put(programme.meetings, meeting))

    names = {
        MeetingStatus.CANCELLED: "cancel_meeting",
        MeetingStatus.PLANNED: "reinstate_meeting",
    }
    return Edit(names.get(status, "mark_meeting"), apply, {"meeting": key, "status": status.value})


def remove_meeting(key: str) -> Edit:
    """Takes the meeting out of the plan, with what was to be taken at it."""

    def apply(programme: Programme) -> Programme:
        meeting = programme.meeting(key)
        return rebuilt(
            programme,
            meetings=without(programme.meetings, meeting.key),
            allocations=(a for a in programme.allocations if a.meeting != key),
        )

    return Edit("remove_meeting", apply, {"meeting": key})


def changed(meeting: Meeting, **facts: Any) -> Meeting:
    """The meeting with other facts, checked as if it were new."""
    return checked(Meeting, {**dict(meeting), **facts})


def allocations(meeting: str, items: Taken) -> tuple[Allocation, ...]:
    """The items of a meeting, as they are kept."""
    return tuple(Allocation(meeting=meeting, item=item, minutes=m) for item, m in items)


def taken_at(programme: Programme, meeting: str) -> Taken:
    """What is taken at that meeting, in order."""
    return tuple((a.item, a.minutes) for a in programme.allocations if a.meeting == meeting)


def hour(at: time) -> str:
    """The time of day as forms write it."""
    return at.strftime("%H:%M")


def _slot(meeting: Meeting) -> dict[str, str]:
    return {"day": meeting.day.isoformat(), "starts": hour(meeting.starts)}


def _shifted(meeting: Meeting, starts: time) -> time:
    length = _minutes(meeting.ends) - _minutes(meeting.starts)
    end = _minutes(starts) + length
    if end >= 24 * 60:
        raise InvalidInput("meeting-past-midnight", field="starts", value=hour(starts))
    return time(end // 60, end % 60)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
