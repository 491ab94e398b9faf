"""The deadlines of a session as a list that can be worked through."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from planner.documents.blocks import (
    Band,
    Cell,
    Clock,
    Column,
    ColumnRole,
    Day,
    Document,
    Inline,
    ItemNumber,
    Paragraph,
    Role,
    RowGroup,
    Series,
    Table,
    Verbatim,
    term,
)
from planner.documents.sources import source_inline
from planner.documents.working_cover import working_cover_of
from planner.models.deadline import Deadline
from planner.models.programme import Programme
from planner.models.rulebook import Sense
from planner.rules.deadline_changes import DeadlineChange

KIND = "deadlines"


def deadline_list(programme: Programme, deadlines: Sequence[Deadline]) -> Document:
    """The deadlines by day, each with its hour, whether it is firm, and where it is laid down."""
    return Document(
        kind=KIND,
        session=programme.session.slug,
        title=term("deadline.title"),
        cover=working_cover_of(programme),
        blocks=(
            deadline_table(programme, deadlines)
            if deadlines
            else Paragraph(term("deadline.none"), Role.NOTE),
        ),
    )


def deadline_table(programme: Programme, deadlines: Iterable[Deadline]) -> Table:
    """The table alone; its days are those of each deadline's own zone."""
    bands = []
    for day, of_day in groupby(deadlines, key=lambda deadline: deadline.day):
        groups = tuple(_row(programme, deadline) for deadline in of_day)
        bands.append(Band(groups, label=Day(day)))
    return Table(
        caption=term("deadline.title"),
        columns=(
            Column(term("deadline.time"), ColumnRole.TIME),
            Column(term("deadline.what")),
            Column(term("deadline.binding")),
            Column(term("deadline.remarks")),
            Column(term("deadline.source")),
        ),
        bands=tuple(bands),
    )


def deadline_name(programme: Programme, deadline: Deadline) -> Inline:
    """What is due, with the item that it is counted from if there can be several."""
    name = term(f"deadline.{deadline.kind}")
    for item in programme.items:
        if item.key == deadline.subject:
            return term("deadline.about-item", deadline=name, number=ItemNumber(item.number))
    return name


def deadline_remarks(programme: Programme, deadline: Deadline) -> tuple[Inline, ...]:
    """What a reader has to know besides the day: day of rest, other zone, ground."""
    remarks: list[Inline] = []
    if deadline.hour is not None and deadline.zone != programme.session.zone:
        there = deadline.at.astimezone(ZoneInfo(programme.session.zone))
        remarks.append(
            term(
                "deadline.at-venue",
                day=Day(there.date(), with_year=False),
                hour=Clock(there.time()),
            )
        )
    if not deadline.is_working_day:
        remarks.append(term("deadline.is-day-of-rest"))
    if deadline.is_moved:
        remarks.append(term("deadline.is-moved"))
    if deadline.is_set_for_session:
        remarks.append(term("deadline.is-set"))
    if not deadline.verified:
        remarks.append(term("deadline.is-unverified"))
    return tuple(remarks)


def deadline_hour(programme: Programme, deadline: Deadline) -> Inline:
    """The hour, with its zone where that is not the venue's; or that the whole day is meant."""
    if deadline.hour is None:
        if deadline.sense is Sense.FROM:
            return term("deadline.from-that-day")
        return term("deadline.whole-day")
    hour = Clock(deadline.hour)
    if deadline.zone == programme.session.zone:
        return hour
    return term("deadline.in-zone", hour=hour, zone=Verbatim(deadline.zone))


def binding(deadline: Deadline) -> Inline:
    """Whether it is firm."""
    return term("deadline.hard") if deadline.is_hard else term("deadline.wished")


def deadline_data(
    programme: Programme, deadline: Deadline, say: Callable[[Inline], str]
) -> dict[str, Any]:
    """One deadline for programs; ``say`` says an inline in the reader's language."""
    return {
        "key": deadline.key,
        "kind": deadline.kind.value,
        "name": say(deadline_name(programme, deadline)),
        "at": deadline.at.isoformat(),
        "day": deadline.day.isoformat(),
        "hour": deadline.hour.isoformat("minutes") if deadline.hour else None,
        "zone": deadline.zone,
        "sense": deadline.sense.value,
        "is_hard": deadline.is_hard,
        "is_working_day": deadline.is_working_day,
        "is_moved": deadline.is_moved,
        "is_set_for_session": deadline.is_set_for_session,
        "is_verified": deadline.verified,
        "source": say(source_inline(deadline.source)),
    }


def changes_of_deadlines(programme: Programme, changes: Sequence[DeadlineChange]) -> Document:
    """What other dates of the session would do to its deadlines; those that stay are left out."""
    differing = [change for change in changes if change.is_change]
    rows = tuple(_change(programme, change) for change in differing)
    table = Table(
        caption=term("deadline.changes"),
        columns=(
            Column(term("deadline.what")),
            Column(term("deadline.before")),
            Column(term("deadline.after")),
            Column(term("deadline.remarks")),
        ),
        bands=(Band(rows),),
    )
    return Document(
        kind="deadline-changes",
        session=programme.session.slug,
        title=term("deadline.changes"),
        cover=working_cover_of(programme),
        blocks=(table if rows else Paragraph(term("deadline.no-change"), Role.NOTE),),
    )


def _row(programme: Programme, deadline: Deadline) -> RowGroup:
    remarks = deadline_remarks(programme, deadline)
    return RowGroup(
        header=deadline_hour(programme, deadline),
        rows=(
            (
                Cell(deadline_name(programme, deadline)),
                Cell(binding(deadline)),
                Cell(Series(remarks) if remarks else None),
                Cell(source_inline(deadline.source)),
            ),
        ),
        keys=(deadline.key,),
    )


def _change(programme: Programme, change: DeadlineChange) -> RowGroup:
    known = change.after or change.before
    assert known is not None  # noqa: S101  # a change has at least one side
    remarks = deadline_remarks(programme, change.after) if change.after else ()
    return RowGroup(
        header=deadline_name(programme, known),
        rows=(
            (
                Cell(_when(programme, change.before, term("deadline.new"))),
                Cell(_when(programme, change.after, term("deadline.gone"))),
                Cell(Series(remarks) if remarks else None),
            ),
        ),
        keys=(known.key,),
    )


def _when(programme: Programme, deadline: Deadline | None, otherwise: Inline) -> Inline:
    if deadline is None:
        return otherwise
    if deadline.hour is None:
        return Day(deadline.day)
    return term("finding.instant", day=Day(deadline.day), hour=deadline_hour(programme, deadline))
