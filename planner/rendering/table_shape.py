"""The grid of a table, as every format that draws one needs it."""

from dataclasses import dataclass
from itertools import groupby

from planner.documents.blocks import Cell, Document, Heading, Inline, RowGroup, Table


@dataclass(frozen=True, slots=True)
class HeadingSpan:
    """What stands above neighbouring columns: the group that they share, or nothing.

    ``start`` counts columns from 0, ``width`` is how many there are.
    """

    group: Inline | None
    start: int
    width: int


def heading_spans(table: Table) -> tuple[HeadingSpan, ...]:
    """The columns from first to last, those that share a group together."""
    spans: list[HeadingSpan] = []
    start = 0
    for group, columns in groupby(table.columns, key=lambda column: column.group):
        width = len(tuple(columns))
        spans.append(HeadingSpan(group, start, width))
        start += width
    return tuple(spans)


def has_groups(table: Table) -> bool:
    """Whether the table has a second line of headings, above the columns' own."""
    return any(column.group is not None for column in table.columns)


def rows_in(group: RowGroup, table: Table) -> tuple[tuple[Cell, ...], ...]:
    """The rows of the group; one empty row if it has none, so that its header is still printed."""
    return group.rows or ((Cell(),) * (len(table.columns) - 1),)


def is_caption_repeated(document: Document, table: Table) -> bool:
    """Whether the caption says again what the title or the heading right above the table says."""
    place = next(place for place, block in enumerate(document.blocks) if block is table)
    above = document.blocks[place - 1] if place else None
    heading = above.content if isinstance(above, Heading) else None
    return table.caption in (document.title, heading)
