"""The plenary beside all parallel meetings.

*Source*: annex to CTOC/COP/2018/1.
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
from planner.models.body import Body
from planner.models.meeting import Meeting
from planner.models.programme import Programme
from planner.rules.entries import PlannedEntry, planned_entries


def plenary_table(programme: Programme, plenary: Body) -> Table:
    """One column for the plenary and one for everything held in parallel, if anything is.

    A body other than the plenary is named before its items, or alone when it has none here.
    """
    entries = planned_entries(programme)
    has_parallel = any(set(meeting.bodies) != {plenary.key} for meeting in programme.meetings)
    columns = [
        Column(term("document.date_and_time"), ColumnRole.TIME),
        Column(term("document.plenary")),
    ]
    if has_parallel:
        columns.append(Column(term("document.parallel_meetings")))

    def rows(meetings: Sequence[Meeting]) -> Rows:
        left: list[Cell] = []
        right: list[Cell] = []
        for meeting in meetings:
            cells = left if plenary.key in meeting.bodies else right
            cells.extend(_plenary_cells(programme, meeting, entries[meeting.key], plenary))
        sides = (left, right) if has_parallel else (left,)
        return tuple(zip_longest(*sides, fillvalue=Cell()))

    return Table(
        caption=term("document.organization_of_work"),
        columns=tuple(columns),
        bands=bands_by_day(programme, rows, with_year=False),
    )


def _plenary_cells(
    programme: Programme, meeting: Meeting, entries: Iterable[PlannedEntry], plenary: Body
) -> list[Cell]:
    cells: list[Cell] = []
    named: set[str] = set()
    for entry in entries:
        body = programme.body(entry.body)
        if entry.item is None:
            content: Inline = Words(body.name)
            target = about_meeting(meeting)
            named.add(body.key)
        else:
            if body.key not in {plenary.key, *named}:
                cells.append(Cell(Words(body.name), target=about_meeting(meeting)))
                named.add(body.key)
            content = term(
                "document.entry",
                number=ItemNumber(entry.item.number),
                title=Words(entry.item.short_title or entry.item.title),
            )
            target = Target(Subject.ITEM, entry.item.key)
        cells.append(Cell(marked(content, entry, meeting), target=target))
    return [*cells, *particulars(programme, meeting)]
