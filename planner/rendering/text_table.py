"""Tables as plain text that reads like the printed table."""

from collections.abc import Sequence

from planner.documents.blocks import Cell, ColumnRole, Inline, RowGroup, Table
from planner.rendering.table_shape import has_groups, heading_spans, rows_in
from planner.rendering.text_columns import (
    clean,
    longest_piece,
    side_by_side,
    width_of,
    wrapped,
)
from planner.rendering.words import spans

_BETWEEN = " | "
_CROSSING = "-+-"
_HANGING = 2
# English and French times fit in one line; the longer Arabic ones take two.
_WIDEST_TIME = 24
_TIMES_AT_MOST = 1 / 3
_NARROWEST_TEXT = 6
# A heading may be broken into lines, but not into single words or characters above short cells.
_WIDE_ENOUGH_HEADING = 12


def said(inline: Inline | None, language: str) -> str:
    """The inline in that language, its no-break spaces kept for `wrapped` to heed."""
    return "" if inline is None else "".join(span.text for span in spans(inline, language))


def table_lines(table: Table, language: str, width: int) -> list[str]:
    """The lines of the table, at most ``width`` cells wide unless its columns cannot be so narrow.

    What continues a cell hangs below its first line; a rule stands between row groups and a double
    rule below the headings. The first column is at the left in all languages: a terminal that
    writes Arabic from the right turns each line by itself.
    """
    widths = _widths(table, language, width)
    rule = _CROSSING.join("-" * column for column in widths)
    lines = [rule, *_head(table, language, widths), rule.replace("-", "=")]
    for band in table.bands:
        if band.label is not None:
            lines += [*wrapped(said(band.label, language), width_of(rule)), rule]
        for group in band.groups:
            lines += [*_group(group, table, language, widths), rule]
    return lines


def _head(table: Table, language: str, widths: Sequence[int]) -> list[str]:
    lines: list[str] = []
    if has_groups(table):
        joined = [
            sum(widths[span.start : span.start + span.width]) + len(_BETWEEN) * (span.width - 1)
            for span in heading_spans(table)
        ]
        groups = [
            wrapped(said(span.group, language), width)
            for span, width in zip(heading_spans(table), joined, strict=True)
        ]
        lines += side_by_side(groups, joined, _BETWEEN)
        lines.append(_CROSSING.join("-" * width for width in joined))
    headings = [
        wrapped(said(column.heading, language), width)
        for column, width in zip(table.columns, widths, strict=True)
    ]
    return [*lines, *side_by_side(headings, widths, _BETWEEN)]


def _group(group: RowGroup, table: Table, language: str, widths: Sequence[int]) -> list[str]:
    # The header runs down beside all rows, so that one of two lines leaves no hole in the first.
    columns: list[list[str]] = [wrapped(said(group.header, language), widths[0], _HANGING)]
    columns += [[] for _ in table.columns[1:]]
    for row in rows_in(group, table):
        cells = [
            wrapped(said(cell.content, language), width, _HANGING)
            for cell, width in zip(row, widths[1:], strict=True)
        ]
        height = max(map(len, cells), default=0)
        for column, cell in zip(columns[1:], cells, strict=True):
            column += [*cell, *[""] * (height - len(cell))]
    return side_by_side(columns, widths, _BETWEEN)


def _widths(table: Table, language: str, width: int) -> list[int]:
    """Times and numbers get what they need; texts share what is left, none more than it needs."""
    needs = _needs(table, language)
    widths = list(needs)
    texts = []
    for place, column in enumerate(table.columns):
        if column.role is ColumnRole.TIME:
            widest = min(_WIDEST_TIME, int(width * _TIMES_AT_MOST))
            widths[place] = _width_of_times(table, language, needs[place], widest)
        elif column.role is ColumnRole.TEXT:
            texts.append(place)
    left = width - len(_BETWEEN) * (len(widths) - 1)
    left -= sum(widths[place] for place in range(len(widths)) if place not in texts)
    for shared, place in enumerate(sorted(texts, key=lambda place: needs[place])):
        share = left // (len(texts) - shared)
        widths[place] = min(needs[place], max(share, _NARROWEST_TEXT))
        left -= widths[place]
    return widths


def _width_of_times(table: Table, language: str, need: int, widest: int) -> int:
    """What the times take up when their lines are no longer than need be."""
    headers = [said(group.header, language) for band in table.bands for group in band.groups]
    limit = min(need, max(widest, *map(longest_piece, headers))) if headers else need
    lines = [line for header in headers for line in wrapped(header, limit, _HANGING)]
    lines += wrapped(said(table.columns[0].heading, language), limit)
    return max(map(width_of, lines))


def _needs(table: Table, language: str) -> list[int]:
    """For each column the width at which no cell is broken, and the heading into few lines."""
    headings = [said(column.heading, language) for column in table.columns]
    needs = [
        max(longest_piece(heading), min(width_of(heading), _WIDE_ENOUGH_HEADING))
        for heading in headings
    ]
    for band in table.bands:
        for group in band.groups:
            for row in rows_in(group, table):
                for place, cell in enumerate((Cell(group.header), *row)):
                    needed = width_of(clean(said(cell.content, language)))
                    needs[place] = max(needs[place], needed)
    return needs
