"""What the layouts of the organization of work have in common."""

from collections.abc import Callable, Sequence
from datetime import time
from itertools import groupby

from planner.documents.blocks import (
    Band,
    Cell,
    Day,
    Hours,
    Inline,
    RowGroup,
    Subject,
    Target,
    Words,
    term,
)
from planner.models.meeting import Meeting, MeetingStatus
from planner.models.programme import Programme
from planner.rules.entries import PlannedEntry

Rows = tuple[tuple[Cell, ...], ...]


def bands_by_day(
    programme: Programme, rows_of: Callable[[Sequence[Meeting]], Rows], *, with_year: bool
) -> tuple[Band, ...]:
    """A band for each day, in it a row group for each time at which meetings begin and end."""
    bands = []
    for day, meetings_of_day in groupby(programme.meetings, key=lambda meeting: meeting.day):
        groups = []
        for hours, meetings_at_once in groupby(sorted(meetings_of_day, key=_hours), key=_hours):
            meetings = tuple(meetings_at_once)
            groups.append(
                RowGroup(
                    header=Hours(*hours),
                    rows=rows_of(meetings),
                    target=about_meeting(meetings[0]) if len(meetings) == 1 else None,
                    keys=tuple(meeting.key for meeting in meetings),
                )
            )
        bands.append(Band(tuple(groups), label=Day(day, with_year=with_year)))
    return tuple(bands)


def _hours(meeting: Meeting) -> tuple[time, time]:
    return meeting.starts, meeting.ends


def about_meeting(meeting: Meeting) -> Target:
    """A cell that leads to the meeting."""
    return Target(Subject.MEETING, meeting.key)


def marked(content: Inline, entry: PlannedEntry, meeting: Meeting) -> Inline:
    """The content with "(continued)" where it is, and with "(cancelled)" if the meeting is."""
    if entry.is_continued:
        content = term("document.continued", entry=content)
    if meeting.status is MeetingStatus.CANCELLED:
        content = term("document.cancelled", entry=content)
    return content


def particulars(programme: Programme, meeting: Meeting) -> list[Cell]:
    """What is said of a meeting below its items: its own title and its room, if it has them."""
    said: list[Inline] = []
    if meeting.title is not None:
        said.append(Words(meeting.title))
    if meeting.room is not None:
        said.append(Words(programme.room(meeting.room).name))
    return [Cell(content, target=about_meeting(meeting)) for content in said]
