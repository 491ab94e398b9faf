"""Plan and record side by side: what slipped, how much was used up, what is left."""

from collections.abc import Iterable
from datetime import datetime, timedelta
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
    Entry,
    Heading,
    Hours,
    Inline,
    ItemNumber,
    Listing,
    Ordinal,
    Paragraph,
    RowGroup,
    Separator,
    Series,
    Subject,
    Table,
    Target,
    Verbatim,
    Words,
    term,
)
from planner.documents.calendar import body_name
from planner.documents.record_cover import record_cover_of
from planner.documents.record_names import FITS, MEETING_STATES
from planner.models.meeting import Meeting
from planner.models.programme import Programme
from planner.rules.record_meetings import HeldMeeting, MeetingState
from planner.rules.record_plan import (
    SLIPPED,
    ItemComparison,
    MeetingComparison,
    PlanAndRecord,
)

KIND = "plan-and-record"

_MINUTE = timedelta(minutes=1)


def plan_and_record_document(programme: Programme, found: PlanAndRecord) -> Document:
    """Items, meetings, entitlement and what is left."""
    return Document(
        kind=KIND,
        session=programme.session.slug,
        title=term("record.side_by_side"),
        cover=record_cover_of(programme),
        blocks=(
            Paragraph(_slipped(found)),
            *_titled("record.items", "items", _items(programme, found.items)),
            *_titled("record.meetings", "meetings", _meetings(programme, found.meetings)),
            Heading(term("record.entitlement"), anchor="entitlement"),
            Paragraph(_entitlement(found)),
            *_left(found),
        ),
    )


def meeting_called(programme: Programme, held: HeldMeeting) -> Inline:
    """The ordinals of the meeting once it was opened, else the bodies that are to meet."""
    bodies = tuple(
        term(
            "record.meeting_of",
            ordinal=Ordinal(ordinal),
            body=body_name(programme, body),
        )
        if (ordinal := held.ordinal(body)) is not None
        else body_name(programme, body)
        for body in held.meeting.bodies
    )
    return Series(bodies)


def _slipped(found: PlanAndRecord) -> Inline:
    slipped = sum(comparison.fit in SLIPPED for comparison in found.items)
    return term(
        "record.slipped",
        slipped=Verbatim(str(slipped)),
        items=Verbatim(str(len(found.items))),
    )


def _titled(code: str, anchor: str, table: Table) -> tuple[Block, ...]:
    return Heading(term(code), anchor=anchor), table


def _items(programme: Programme, items: tuple[ItemComparison, ...]) -> Table:
    return Table(
        caption=term("record.items"),
        columns=(
            Column(term("record.item")),
            Column(term("record.planned_for")),
            Column(term("record.considered_at")),
            Column(term("record.comparison")),
        ),
        bands=(
            Band(
                tuple(
                    RowGroup(
                        header=term(
                            "document.entry",
                            number=ItemNumber(one.item.number),
                            title=Words(one.item.short_title or one.item.title),
                        ),
                        rows=(
                            (
                                Cell(_when(one.planned)),
                                Cell(_taken(programme, one)),
                                Cell(FITS[one.fit]),
                            ),
                        ),
                        target=Target(Subject.ITEM, one.item.key),
                        keys=(one.fit.value,),
                    )
                    for one in items
                )
            ),
        ),
    )


def _meetings(programme: Programme, meetings: tuple[MeetingComparison, ...]) -> Table:
    zone = ZoneInfo(programme.session.zone)
    return Table(
        caption=term("record.meetings"),
        columns=(
            Column(term("record.planned_for"), ColumnRole.TIME),
            Column(term("record.meeting")),
            Column(term("record.state")),
            Column(term("record.opened_at"), ColumnRole.NUMBER),
            Column(term("record.adjourned_at"), ColumnRole.NUMBER),
        ),
        bands=(
            Band(
                tuple(
                    RowGroup(
                        header=_slot(one.held.meeting),
                        rows=(
                            (
                                Cell(meeting_called(programme, one.held)),
                                Cell(_state(one)),
                                Cell(_hour(one.held.opened_at, one.opened_late, zone)),
                                Cell(_hour(one.held.adjourned_at, one.overran, zone)),
                            ),
                        ),
                        target=Target(Subject.MEETING, one.held.meeting.key),
                    )
                    for one in meetings
                )
            ),
        ),
    )


def _state(one: MeetingComparison) -> Inline:
    if one.is_missed:
        return term("record.meeting_missed")
    return MEETING_STATES[one.held.state if one.held.was_opened else MeetingState.NOT_OPENED]


def _hour(at: datetime | None, off: timedelta | None, zone: ZoneInfo) -> Inline | None:
    if at is None or off is None:
        return None
    clock = Clock(at.astimezone(zone).time().replace(second=0, microsecond=0))
    minutes = round(off / _MINUTE)
    if minutes == 0:
        return clock
    sign = "+" if minutes > 0 else "−"
    return term("record.hour_and_off", hour=clock, minutes=Verbatim(f"{sign}{abs(minutes)}"))


def _when(meetings: Iterable[Meeting]) -> Inline | None:
    slots = tuple(_slot(meeting) for meeting in meetings)
    return Series(slots, Separator.SEMICOLON) if slots else None


def _slot(meeting: Meeting) -> Inline:
    return term(
        "record.slot",
        day=Day(meeting.day, with_year=False, is_heading=False),
        hours=Hours(meeting.starts, meeting.ends),
    )


def _taken(programme: Programme, one: ItemComparison) -> Inline | None:
    if not one.taken:
        return None
    return Series(
        tuple(
            term(
                "record.meeting_on",
                meeting=meeting_called(programme, held),
                day=Day(held.meeting.day, with_year=False, is_heading=False),
            )
            for held in one.taken
        ),
        Separator.SEMICOLON,
    )


def _entitlement(found: PlanAndRecord) -> Inline:
    held = Verbatim(str(len(found.interpreted_held)))
    planned = Verbatim(str(found.interpreted_planned))
    if found.entitled is None:
        return term("record.used", held=held, planned=planned)
    return term(
        "record.used_of",
        held=held,
        planned=planned,
        entitled=Verbatim(str(found.entitled)),
        left=Verbatim(str(found.remaining.interpreted)),
    )


def _left(found: PlanAndRecord) -> list[Block]:
    if found.is_over:
        return []
    blocks: list[Block] = [Heading(term("record.left"), anchor="left")]
    if not found.remaining.items:
        return [*blocks, Paragraph(term("record.nothing_left"))]
    entries = tuple(
        Entry(
            Words(item.short_title or item.title),
            marker=ItemNumber(item.number),
            target=Target(Subject.ITEM, item.key),
        )
        for item in found.remaining.items
    )
    meetings = Verbatim(str(len(found.remaining.meetings)))
    return [*blocks, Listing(entries), Paragraph(term("record.meetings_left", meetings=meetings))]
