"""How wide the columns of a table are, and when it needs the long side of the paper."""

from collections.abc import Sequence
from itertools import chain

from planner.documents.blocks import Column, ColumnRole, Inline, Table
from planner.rendering.pdf.text import CELL, COLUMN_HEADING, Typesetter
from planner.rendering.words import spans

PADDING = 4.0
LEAST_NUMBER = 42.0
_WIDEST_TIME, _WIDEST_NUMBER = 0.32, 0.16
_WIDEST_TIME_BESIDE_MANY, _MANY = 0.2, 4
_SHORT_HEADING = 72.0
_LEAST_TEXT = 95.0


def column_widths(table: Table, typesetter: Typesetter, width: float) -> list[float]:
    """The width of each column in points; together they are as wide as ``width``.

    Times and numbers get what they need, within reason; texts share the rest, and one that needs
    less than its share leaves it to the others.
    """
    contents = _contents(table)
    widths = [0.0] * len(table.columns)
    wanted: dict[int, float] = {}
    for n, column in enumerate(table.columns):
        natural = _natural(column, contents[n], typesetter)
        if column.role is ColumnRole.TIME:
            is_beside_many = len(table.columns) >= _MANY
            widest = _WIDEST_TIME_BESIDE_MANY if is_beside_many else _WIDEST_TIME
            widths[n] = min(natural, width * widest)
        elif column.role is ColumnRole.NUMBER:
            widths[n] = max(LEAST_NUMBER, min(natural, width * _WIDEST_NUMBER))
        else:
            wanted[n] = max(natural, LEAST_NUMBER)
    left = width - sum(widths)
    while wanted:
        share = left / len(wanted)
        modest = {n: need for n, need in wanted.items() if need < share}
        if not modest or len(modest) == len(wanted):
            break
        n, need = min(modest.items(), key=lambda item: item[1])
        widths[n] = need
        left -= need
        del wanted[n]
    for n in wanted:
        widths[n] = left / len(wanted)
    if not wanted and widths:
        widths[-1] += width - sum(widths)
    return widths


def needs_long_side(table: Table, typesetter: Typesetter, width: float) -> bool:
    """Whether its texts would stand in columns too narrow to read on paper held upright."""
    widths = column_widths(table, typesetter, width)
    return any(
        column.role is ColumnRole.TEXT
        and given < _LEAST_TEXT
        and given < _natural(column, contents, typesetter) - 0.1
        for column, given, contents in zip(
            table.columns, widths, _contents(table), strict=True
        )
    )


def _contents(table: Table) -> list[list[Inline]]:
    contents: list[list[Inline]] = [[] for _ in table.columns]
    for group in chain.from_iterable(band.groups for band in table.bands):
        contents[0].append(group.header)
        for row in group.rows:
            for n, cell in enumerate(row, start=1):
                if cell.content is not None:
                    contents[n].append(cell.content)
    return contents


def _natural(column: Column, contents: Sequence[Inline], typesetter: Typesetter) -> float:
    language = typesetter.language
    needs = {typesetter.natural_width(spans(inline, language), CELL) for inline in set(contents)}
    heading = spans(column.heading, language)
    width = typesetter.natural_width(heading, COLUMN_HEADING)
    if column.role is not ColumnRole.TEXT and width > _SHORT_HEADING:
        # Narrow columns take a long heading in two lines or three, but never cut a word.
        width = max(width * 0.6, typesetter.least_width(heading, COLUMN_HEADING))
    needs.add(width)
    return max(needs) + 2 * PADDING
