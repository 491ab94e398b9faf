"""The programme of one day, on one page: when, who, where, and on what."""

from datetime import date

from planner.documents.blocks import (
    Band,
    Block,
    Cell,
    Column,
    ColumnRole,
    Day,
    Document,
    Hours,
    Inline,
    ItemNumber,
    Paragraph,
    RowGroup,
    Subject,
    Table,
    Target,
    Words,
    term,
)
from planner.documents.calendar import body_meeting
from planner.documents.cover import cover_of
from planner.documents.work_table import marked
from planner.errors import NotFound
from planner.models.agenda import AgendaItem
from planner.models.meeting import Meeting
from planner.models.programme import Programme
from planner.rules.entries import PlannedEntry, planned_entries
from planner.rules.ordinals import meeting_ordinals

KIND = "programme-of-the-day"


def day_programme(programme: Programme, day: date) -> Document:
    """The meetings of that day, in order of time. Raises `NotFound` for a day outside the session
    on which nothing meets; a free day within it says so.
    """
    meetings = [meeting for meeting in programme.meetings if meeting.day == day]
    session = programme.session
    if not meetings and not session.opens <= day <= session.closes:
        raise NotFound(
            "day-unknown",
            day=day.isoformat(),
            session=session.slug,
            opens=session.opens.isoformat(),
            closes=session.closes.isoformat(),
        )
    blocks: tuple[Block, ...] = (Paragraph(term("document.no_meetings")),)
    if meetings:
        blocks = (_table(programme, meetings),)
    return Document(
        kind=KIND,
        session=session.slug,
        title=term("document.programme_of", day=Day(day, is_heading=False)),
        cover=cover_of(programme),
        blocks=blocks,
    )


def _table(programme: Programme, meetings: list[Meeting]) -> Table:
    has_rooms = any(meeting.room for meeting in meetings)
    columns = [
        Column(term("document.hours"), ColumnRole.TIME),
        Column(term("document.meeting")),
        Column(term("document.items")),
    ]
    if has_rooms:
        columns.append(Column(term("document.room")))
    ordinals = meeting_ordinals(programme)
    entries = planned_entries(programme)
    groups = []
    for meeting in meetings:
        rows: list[tuple[Cell, ...]] = []
        for body in meeting.bodies:
            name = Cell(body_meeting(programme, meeting, body, ordinals))
            lines = [
                Cell(_said(entry, entry.item, meeting), target=Target(Subject.ITEM, entry.item.key))
                for entry in entries[meeting.key]
                if entry.item is not None and entry.body == body
            ]
            for line in lines or [Cell()]:
                room = () if not has_rooms else (Cell() if rows else _room(programme, meeting),)
                rows.append((name, line, *room))
                name = Cell()
        groups.append(
            RowGroup(
                header=Hours(meeting.starts, meeting.ends),
                rows=tuple(rows),
                target=Target(Subject.MEETING, meeting.key),
                keys=(meeting.key,),
            )
        )
    return Table(
        caption=term("document.meetings"), columns=tuple(columns), bands=(Band(tuple(groups)),)
    )


def _said(entry: PlannedEntry, item: AgendaItem, meeting: Meeting) -> Inline:
    line = term(
        "document.entry",
        number=ItemNumber(item.number),
        title=Words(item.short_title or item.title),
    )
    return marked(line, entry, meeting)


def _room(programme: Programme, meeting: Meeting) -> Cell:
    return Cell(Words(programme.room(meeting.room).name)) if meeting.room else Cell()
