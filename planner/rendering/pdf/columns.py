"""How wide the columns of a table are, and when it needs the long side of the paper."""

from collections.abc import Sequence
from itertools import chain

from planner.documents.blocks import Column, ColumnRole, Inline, Table
from planner.rendering.pdf.typesetting import CELL, COLUMN_HEADING, Typesetter
from planner.rendering.words import spans

PADDING = 4.0
LEAST_NUMBER = 42.0
_WIDEST_TIME, _WIDEST_NUMBER = 0.32, 0.16
_WIDEST_TIME_BESIDE_MANY, _MANY = 0.2, 4
_SHORT_HEADINGS = {ColumnRole.TIME: 84.0, ColumnRole.NUMBER: 54.0}
_LEAST_TEXT = 95.0


def column_widths(table: Table, typesetter: Typesetter, width: float) -> list[float]:
    """The width of each column in points; together they are as wide as ``width``.

    Times and numbers get what they need, within reason; texts share the rest, and one that needs
    less than its share leaves it to the others.
    """
    contents = _contents(table)
    if len(table.columns) * LEAST_NUMBER > width:
        return [width / len(table.columns)] * len(table.columns)
    widths: dict[int, float] = {}
    texts: dict[int, float] = {}
    for n, column in enumerate(table.columns):
        natural = max(LEAST_NUMBER, _natural(column, contents[n], typesetter))
        if column.role is ColumnRole.TEXT:
            texts[n] = natural
        elif column.role is ColumnRole.NUMBER:
            widths[n] = min(natural, max(LEAST_NUMBER, width * _WIDEST_NUMBER))
        else:
            is_beside_many = len(table.columns) >= _MANY
            widest = _WIDEST_TIME_BESIDE_MANY if is_beside_many else _WIDEST_TIME
            widths[n] = min(natural, width * widest)
    free = width - len(texts) * LEAST_NUMBER
    if widths and (not texts or sum(widths.values()) > free):
        scale = free / sum(widths.values())
        widths = {n: given * scale for n, given in widths.items()}
    widths |= _shared(texts, width - sum(widths.values()))
    return [widths[n] for n in range(len(table.columns))]


def _shared(wanted: dict[int, float], width: float) -> dict[int, float]:
    """Equal shares, but to none more than it wants while another wants more."""
    shares: dict[int, float] = {}
    waiting = sorted(wanted, key=lambda n: wanted[n])
    while waiting and wanted[waiting[0]] < width / len(waiting) and len(waiting) > 1:
        n = waiting.pop(0)
        shares[n] = wanted[n]
        width -= wanted[n]
    return shares | {n: width / len(waiting) for n in waiting}


def needs_long_side(table: Table, typesetter: Typesetter, width: float) -> bool:
    """Whether its texts would stand in columns too narrow to read on paper held upright."""
    widths = column_widths(table, typesetter, width)
    return any(
        column.role is ColumnRole.TEXT
        and given < _LEAST_TEXT
        and given < _natural(column, contents, typesetter) - 0.1
        for column, given, contents in zip(table.columns, widths, _contents(table), strict=True)
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
    if width > _SHORT_HEADINGS.get(column.role, width):
        # Narrow columns take a long heading in two lines or three, but never cut a word.
        width = max(width * 0.55, typesetter.least_width(heading, COLUMN_HEADING))
    needs.add(width)
    return max(needs) + 2 * PADDING
