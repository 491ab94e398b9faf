"""The record of a session on paper: each meeting with its entries, to be checked by a reader."""

from zoneinfo import ZoneInfo

from planner.documents.blocks import (
    Band,
    Block,
    Cell,
    Clock,
    Column,
    ColumnRole,
    Day,
    Document,
    Heading,
    Hours,
    Inline,
    ItemNumber,
    Paragraph,
    RowGroup,
    Series,
    Table,
    Verbatim,
    term,
)
from planner.documents.plan_and_record import meeting_called
from planner.documents.record_cover import record_cover_of
from planner.documents.record_words import entry_line
from planner.models.programme import Programme
from planner.models.record import Record, RecordEntry
from planner.models.state import States
from planner.rules.record_meetings import HeldMeeting, held_meetings

KIND = "record"


def record_log(programme: Programme, record: Record, states: States) -> Document:
    """The meetings that were opened, in order, each with its entries; then what belongs to none."""
    blocks: list[Block] = []
    for held in held_meetings(programme, record):
        entries = record.of_meeting(held.meeting.key)
        if entries:
            blocks += _section(programme, states, _heading(programme, held), entries)
    of_session = record.of_meeting("")
    if of_session:
        blocks += _section(programme, states, term("record.of_session"), of_session)
    if not blocks:
        blocks.append(Paragraph(term("record.nothing_entered")))
    return Document(
        kind=KIND,
        session=programme.session.slug,
        title=term("record.title"),
        cover=record_cover_of(programme),
        blocks=tuple(blocks),
    )


def _heading(programme: Programme, held: HeldMeeting) -> Inline:
    meeting = held.meeting
    return Series(
        (
            meeting_called(programme, held),
            Day(meeting.day, is_heading=False),
            Hours(meeting.starts, meeting.ends),
        )
    )


def _section(
    programme: Programme, states: States, heading: Inline, entries: tuple[RecordEntry, ...]
) -> list[Block]:
    zone = ZoneInfo(programme.session.zone)
    numbers = {item.key: item.number for item in programme.items}
    rows = tuple(
        RowGroup(
            header=_clock(entry, zone),
            rows=(
                (
                    Cell(ItemNumber(numbers[entry.item]) if entry.item in numbers else None),
                    Cell(entry_line(programme, states, entry)),
                ),
            ),
        )
        for entry in entries
    )
    table = Table(
        caption=heading,
        columns=(
            Column(term("record.at"), ColumnRole.TIME),
            Column(term("record.item"), ColumnRole.NUMBER),
            Column(term("record.entries")),
        ),
        bands=(Band(rows),),
    )
    return [Heading(heading), table]


def _clock(entry: RecordEntry, zone: ZoneInfo) -> Inline:
    if entry.at is None:
        return Verbatim("–")
    return Clock(entry.at.astimezone(zone).time().replace(second=0, microsecond=0))
