"""Workbooks (XLSX) as rows of text, and rows of text as workbooks."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from planner.errors import Fault, InvalidBundle

# A register has one line for each State; what is larger is another file, or was made to do harm.
_MOST_ROWS = 2_000
_MOST_COLUMNS = 50
_WIDTH = 22


def read_workbook(content: bytes, name: str) -> list[list[str]]:
    """The rows of the first sheet as text: dates and times in ISO form, whole numbers as such.

    Raises `InvalidBundle` for what is no workbook, or too large to be a register.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows: list[list[str]] = []
        for row in sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True):
            if len(rows) == _MOST_ROWS:
                raise InvalidBundle(name, [Fault("too-many-lines", (), {"limit": _MOST_ROWS})])
            rows.append([_text(value) for value in row])
        book.close()
    except (BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, OSError):
        raise InvalidBundle(name, [Fault("not-a-workbook", ())]) from None
    return [_without_empty_end(row) for row in rows]


def write_workbook(rows: Sequence[Sequence[str]], title: str) -> bytes:
    """The rows as a workbook of one sheet, all cells text, the first row fixed while scrolling.

    Text that begins like a formula stays text. The same rows give the same content, not the same
    bytes: the format has the time of writing in it.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column, value)
            cell.data_type = "s"
            cell.number_format = "@"
            if number == 1:
                cell.font = Font(bold=True)
            sheet.column_dimensions[get_column_letter(column)].width = _WIDTH
    sheet.freeze_panes = "A2"
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _without_empty_end(row: list[str]) -> list[str]:
    while row and not row[-1].strip():
        row = row[:-1]
    return row
