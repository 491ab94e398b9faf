"""A meeting in one line, as lists of meetings show it."""

from collections.abc import Mapping
from dataclasses import dataclass

from planner.documents.blocks import Day, Hours, Inline, Words
from planner.documents.calendar import meeting_name
from planner.models.meeting import Meeting, MeetingStatus
from planner.models.programme import Programme
from planner.rules.ordinals import meeting_ordinals
from planner.web.addresses import Addresses
from planner.web.timeline import Mark


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """Which meeting, when and where; ``mark`` says whether it is under way or comes next."""

    name: Inline
    address: str
    day: Inline
    hours: Inline
    room: Inline | None = None
    is_cancelled: bool = False
    mark: Mark | None = None


class MeetingLines:
    """Writes the lines of one session's meetings."""

    def __init__(
        self, programme: Programme, addresses: Addresses, marks: Mapping[str, Mark]
    ) -> None:
        self._programme = programme
        self._addresses = addresses
        self._marks = marks
        self._ordinals = meeting_ordinals(programme)

    def name(self, meeting: Meeting) -> Inline:
        """What the meeting is called."""
        return meeting_name(self._programme, meeting, self._ordinals)

    def line(self, meeting: Meeting) -> MeetingLine:
        """The line for the meeting."""
        room = None if meeting.room is None else self._programme.room(meeting.room)
        return MeetingLine(
            name=self.name(meeting),
            address=self._addresses.show_meeting(meeting.key),
            day=Day(meeting.day),
            hours=Hours(meeting.starts, meeting.ends),
            room=None if room is None else Words(room.name),
            is_cancelled=meeting.status is MeetingStatus.CANCELLED,
            mark=self._marks.get(meeting.key),
        )

    def marked(self, mark: Mark) -> tuple[MeetingLine, ...]:
        """The lines of the meetings with that mark, in order of time."""
        return tuple(
            self.line(meeting)
            for meeting in self._programme.meetings
            if self._marks.get(meeting.key) is mark
        )
