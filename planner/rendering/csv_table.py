"""The tables of a document as comma-separated values, for spreadsheets."""

import csv
from collections.abc import Iterator
from io import StringIO

from planner.documents.blocks import Band, Column, Day, Document, Hours, RowGroup, Table
from planner.errors import InvalidInput
from planner.i18n.catalogues import translate
from planner.rendering.table_shape import rows_in
from planner.rendering.words import plain

# Without it spreadsheets take UTF-8 for the machine's own encoding.
_BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
_FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r")


def render_csv(document: Document, language: str) -> bytes:
    """The tables, a line for each row, with its date and its times repeated on each.

    First come the columns ``date`` (ISO), ``starts`` and ``ends`` (ISO, local), as far as the
    table has days for bands and hours for row headers; other bands and headers are written
    out. Then come the table's own columns, each with the heading that it shares before its own.
    Several tables are parted by an empty line. UTF-8 with a byte order mark, lines end with CRLF.

    A cell that begins with ``=``, ``+``, ``-``, ``@``, tab or carriage return gets an apostrophe
    in front, so that no spreadsheet takes it for a formula (*source*: OWASP, "CSV Injection").

    Raises `InvalidInput` when the document has no table.
    """
    tables = [block for block in document.blocks if isinstance(block, Table)]
    if not tables:
        raise InvalidInput("format-needs-table", value="csv", document=document.kind)
    written = StringIO()
    written.write(_BYTE_ORDER_MARK)
    lines = csv.writer(written, lineterminator="\r\n")
    for place, table in enumerate(tables):
        if place:
            lines.writerow(())
        for line in _lines(table, language):
            lines.writerow([harmless(cell) for cell in line])
    return written.getvalue().encode()


def harmless(cell: str) -> str:
    """The cell, with an apostrophe in front if a spreadsheet could take it for a formula.

    >>> harmless("=1+1"), harmless("1 (a)")
    ("'=1+1", '1 (a)')
    """
    return f"'{cell}" if cell.startswith(_FORMULA_BEGINS) else cell


def _lines(table: Table, language: str) -> Iterator[list[str]]:
    labels = {type(band.label) for band in table.bands if band.label is not None}
    headers = {type(group.header) for band in table.bands for group in band.groups}
    has_dates, has_sections = Day in labels, bool(labels - {Day})
    has_hours, has_headers = Hours in headers, bool(headers - {Hours})
    first = [
        *([translate("format.date", language)] if has_dates else []),
        *([translate("format.section", language)] if has_sections else []),
        *(_words_of_times(language) if has_hours else []),
        *([_heading(table.columns[0], language)] if has_headers else []),
    ]
    yield [*first, *(_heading(column, language) for column in table.columns[1:])]
    for band in table.bands:
        for group in band.groups:
            place = [
                *([_date(band)] if has_dates else []),
                *([_section(band, language)] if has_sections else []),
                *(_times(group) if has_hours else []),
                *([_header(group, language)] if has_headers else []),
            ]
            for row in rows_in(group, table):
                cells = (plain(cell.content, language) if cell.content else "" for cell in row)
                yield [*place, *cells]


def _words_of_times(language: str) -> list[str]:
    return [translate("format.starts", language), translate("format.ends", language)]


def _heading(column: Column, language: str) -> str:
    heading = plain(column.heading, language)
    if column.group is None:
        return heading
    group = plain(column.group, language)
    return translate("format.column_in_group", language, group=group, column=heading)


def _date(band: Band) -> str:
    return band.label.day.isoformat() if isinstance(band.label, Day) else ""


def _section(band: Band, language: str) -> str:
    if band.label is None or isinstance(band.label, Day):
        return ""
    return plain(band.label, language)


def _times(group: RowGroup) -> list[str]:
    if not isinstance(group.header, Hours):
        return ["", ""]
    return [f"{at:%H:%M}" for at in (group.header.starts, group.header.ends)]


def _header(group: RowGroup, language: str) -> str:
    return "" if isinstance(group.header, Hours) else plain(group.header, language)
