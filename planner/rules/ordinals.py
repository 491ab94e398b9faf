"""Which meeting of its body a meeting is."""

from planner.models.meeting import Meeting, MeetingStatus
from planner.models.programme import Programme


def takes_place(meeting: Meeting) -> bool:
    """Whether the meeting counts: all do but the cancelled ones."""
    return meeting.status is not MeetingStatus.CANCELLED


def meeting_ordinals(programme: Programme) -> dict[tuple[str, str], int]:
    """The number of each meeting among those of each of its bodies: (meeting, body) → 1, 2, 3 …

    Numbers run per body in order of time through the whole session, evenings included;
    cancelled meetings have none. *Source*: practice of the reports of the Conference
    (CTOC/COP/2018/13, paras. 6, 15, 26: "1st", "3rd and 4th", "4th" meeting).
    """
    counted: dict[str, int] = {}
    ordinals: dict[tuple[str, str], int] = {}
    for meeting in filter(takes_place, programme.meetings):
        for body in meeting.bodies:
            counted[body] = counted.get(body, 0) + 1
            ordinals[meeting.key, body] = counted[body]
    return ordinals
