"""Tables in a Word document."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_DIRECTION
from docx.shared import Cm, Length
from docx.table import Table as WordTable
from docx.table import _Cell, _Row

from planner.documents.blocks import Band, ColumnRole, Inline, RowGroup, Table
from planner.i18n.languages import direction
from planner.rendering.docx_paragraphs import CELL, set_direction
from planner.rendering.docx_runs import add_inline, xml
from planner.rendering.table_shape import has_groups, heading_spans, rows_in

_WIDTHS = {ColumnRole.TIME: Cm(2.9), ColumnRole.NUMBER: Cm(1.9)}
_HEAD_SHADE = "E7E6E6"
_BAND_SHADE = "F2F2F2"


def add_table(word: WordDocument, table: Table, language: str, width: Length) -> None:
    """Adds the table, ``width`` wide. Its headings are repeated on every page, no row is torn
    apart, a day stays with what follows it, and in Arabic the first column is at the right.
    """
    made = word.add_table(rows=0, cols=len(table.columns))
    made.style = "Table Grid"
    made.autofit = False
    if direction(language) == "rtl":
        made.table_direction = WD_TABLE_DIRECTION.RTL
    for column, column_width in zip(made.columns, _widths(table, width), strict=True):
        column.width = column_width
    _head(made, table, language)
    for band in table.bands:
        _band(made, band, table, language)


def _widths(table: Table, width: Length) -> list[Length]:
    fixed = sum(_WIDTHS.get(column.role, Length(0)) for column in table.columns)
    texts = sum(column.role not in _WIDTHS for column in table.columns)
    share = Length((width - fixed) // max(texts, 1))
    return [_WIDTHS.get(column.role, share) for column in table.columns]


def _head(made: WordTable, table: Table, language: str) -> None:
    headings = [column.heading for column in table.columns]
    if has_groups(table):
        row = _row(made, is_heading=True)
        for span in reversed(heading_spans(table)):
            if span.group is None:
                for place in range(span.start, span.start + span.width):
                    _write(row, place, headings[place], language, shade=_HEAD_SHADE)
                    _join_down(row, place, is_first=True)
            else:
                _join_across(row, span.start, span.width)
                _write(row, span.start, span.group, language, shade=_HEAD_SHADE)
    row = _row(made, is_heading=True)
    for place, column in enumerate(table.columns):
        if has_groups(table) and column.group is None:
            _join_down(row, place, is_first=False)
            _write(row, place, None, language, shade=_HEAD_SHADE)
        else:
            _write(row, place, column.heading, language, shade=_HEAD_SHADE)


def _band(made: WordTable, band: Band, table: Table, language: str) -> None:
    if band.label is not None:
        row = _row(made)
        _join_across(row, 0, len(table.columns))
        _write(row, 0, band.label, language, shade=_BAND_SHADE)
        _cell(row, 0).paragraphs[0].paragraph_format.keep_with_next = True
    for group in band.groups:
        _group(made, group, table, language)


def _group(made: WordTable, group: RowGroup, table: Table, language: str) -> None:
    rows = rows_in(group, table)
    for number, cells in enumerate(rows):
        row = _row(made)
        _write(row, 0, group.header if number == 0 else None, language)
        if len(rows) > 1:
            _join_down(row, 0, is_first=number == 0)
        for place, cell in enumerate(cells, start=1):
            _write(row, place, cell.content, language)


def _row(made: WordTable, *, is_heading: bool = False) -> _Row:
    untyped: Any = made
    row: _Row = untyped.add_row()
    properties: Any = row._tr.get_or_add_trPr()
    properties.append(xml("w:cantSplit"))
    if is_heading:
        properties.append(xml("w:tblHeader"))
    return row


def _cell(row: _Row, place: int) -> _Cell:
    # Not ``row.cells``: that follows joined cells up the table, once for every cell.
    return _Cell(row._tr.tc_lst[place], row.table)


def _join_across(row: _Row, start: int, width: int) -> None:
    cells: Sequence[Any] = row._tr.tc_lst[start : start + width]
    cells[0].width = Length(sum(cell.width or 0 for cell in cells))
    cells[0].grid_span = width
    for cell in cells[1:]:
        row._tr.remove(cell)


def _join_down(row: _Row, place: int, *, is_first: bool) -> None:
    cell: Any = row._tr.tc_lst[place]
    cell.vMerge = "restart" if is_first else "continue"


def _write(
    row: _Row, place: int, content: Inline | None, language: str, *, shade: str | None = None
) -> None:
    """Writes the content; what is shaded is a heading and is bold."""
    cell = _cell(row, place)
    paragraph = cell.paragraphs[0]
    paragraph.style = CELL
    if shade is not None:
        properties: Any = cell._tc.get_or_add_tcPr()
        properties.append(xml("w:shd", val="clear", color="auto", fill=shade))
    set_direction(paragraph, content, language)
    if content is not None:
        add_inline(paragraph, content, language, is_bold=shade is not None)
