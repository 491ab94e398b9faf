"""Bodies side by side, each with the numbers and titles of its own agenda.

*Source*: annex to CTOC/COP/WG.2/2022/1-CTOC/COP/WG.3/2022/1.
"""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from planner.documents.blocks import (
    Cell,
    Column,
    ColumnRole,
    Inline,
    ItemNumber,
    Subject,
    Table,
    Target,
    Words,
    term,
)
from planner.documents.work_table import Rows, about_meeting, bands_by_day, marked, particulars
from planner.models.meeting import Meeting
from planner.models.programme import Programme
from planner.rules.entries import PlannedEntry, planned_entries


def side_by_side_table(programme: Programme) -> Table:
    """Two columns, number and title, for each body that has an agenda.

    A subject that two bodies take together under different numbers stands in one row. Whatever
    else meets is named in a last column of its own.
    """
    entries = planned_entries(programme)
    bodies = programme.bodies_with_agenda()
    place = {body.key: index for index, body in enumerate(bodies)}
    has_others = any(place.keys().isdisjoint(meeting.bodies) for meeting in programme.meetings)
    columns = [Column(term("document.date_and_time"), ColumnRole.TIME)]
    for body in bodies:
        group = Words(body.name)
        columns.append(Column(term("document.agenda_item"), ColumnRole.NUMBER, group))
        columns.append(Column(term("document.title_or_description"), ColumnRole.TEXT, group))
    if has_others:
        columns.append(Column(term("document.other_meetings")))

    def rows(meetings: Sequence[Meeting]) -> Rows:
        at_once = [entry for meeting in meetings for entry in entries[meeting.key]]
        found = [
            [cell for entry in line for cell in _pair_of_cells(programme, entry)]
            for line in _aligned([entry for entry in at_once if entry.body in place], place)
        ]
        others = [
            Cell(_marked_name(programme, entry), target=about_meeting(meeting))
            for meeting in meetings
            if place.keys().isdisjoint(meeting.bodies)
            for entry in entries[meeting.key]
        ]
        for meeting in meetings:
            said = particulars(programme, meeting)
            columns_of = [place[body] for body in meeting.bodies if body in place]
            if not columns_of:
                others.extend(said)
                continue
            for particular in said:
                blank = [Cell()] * (2 * len(bodies))
                blank[2 * columns_of[0] + 1] = particular
                found.append(blank)
        if not has_others:
            return tuple(map(tuple, found))
        empty = [Cell()] * (2 * len(bodies))
        return tuple(
            (*(line or empty), other or Cell()) for line, other in zip_longest(found, others)
        )

    return Table(
        caption=term("document.organization_of_work"),
        columns=tuple(columns),
        bands=bands_by_day(programme, rows, with_year=True),
    )


def _marked_name(programme: Programme, entry: PlannedEntry) -> Inline:
    name = Words(programme.body(entry.body).name)
    return marked(name, entry, programme.meeting(entry.meeting))


def _aligned(
    entries: Iterable[PlannedEntry], place: dict[str, int]
) -> list[list[PlannedEntry | None]]:
    """The entries in rows, one column per body: one subject under two numbers shares a row."""
    rows: list[list[PlannedEntry | None]] = []
    last_used = dict.fromkeys(place, -1)
    for entry in entries:
        column = place[entry.body]
        index = next(
            (
                number
                for number in range(last_used[entry.body] + 1, len(rows))
                if rows[number][column] is None and _fits_beside(rows[number], entry)
            ),
            len(rows),
        )
        if index == len(rows):
            rows.append([None] * len(place))
        rows[index][column] = entry
        last_used[entry.body] = index
    return rows


def _fits_beside(row: Iterable[PlannedEntry | None], entry: PlannedEntry) -> bool:
    """Items of one joint meeting stand side by side only when they are one subject."""
    for other in row:
        if other is None or other.meeting != entry.meeting:
            continue
        theirs = other.item.subject if other.item else None
        ours = entry.item.subject if entry.item else None
        if theirs is None or theirs != ours:
            return False
    return True


def _pair_of_cells(programme: Programme, entry: PlannedEntry | None) -> tuple[Cell, Cell]:
    if entry is None:
        return Cell(), Cell()
    meeting = programme.meeting(entry.meeting)
    if entry.item is None:
        return Cell(), Cell(_marked_name(programme, entry), target=about_meeting(meeting))
    title = Words(entry.item.short_title or entry.item.title)
    target = Target(Subject.ITEM, entry.item.key)
    return (
        Cell(ItemNumber(entry.item.number)),
        Cell(marked(title, entry, meeting), target=target),
    )
