"""CSV files of seeds as lines of named cells; what cannot be read is told with its line."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from planner.errors import Fault, InvalidBundle

Line = tuple[int, dict[str, str]]
"""The number of the line in the file, and its cells by the names of their columns."""


def read_csv(file: Path, columns: tuple[str, ...]) -> list[Line]:
    """The lines below the heading, which must name those columns in that order.

    UTF-8. Raises `InvalidBundle`.
    """
    name = str(file)
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or ""
        raise InvalidBundle(name, [Fault("file-unreadable", (), {"reason": reason})]) from None
    except UnicodeDecodeError as error:
        raise InvalidBundle(name, [Fault("not-utf-8", (), {"byte": error.start})]) from None
    faults: list[Fault] = []
    lines = lines_of(csv.reader(StringIO(text, newline="")), columns, name, faults)
    if faults:
        raise InvalidBundle(name, faults)
    return lines


def lines_of(
    rows: Iterator[list[str]], columns: tuple[str, ...], name: str, faults: list[Fault]
) -> list[Line]:
    """The rows with their cells named, empty rows left out.

    A row with too many or too few cells is added to ``faults``. Raises `InvalidBundle` for
    another heading, since then nothing can be told of the rows.
    """
    heading = tuple(cell.strip() for cell in next(rows, []))
    if heading != columns:
        params = {"value": ", ".join(heading) or "-", "known": ", ".join(columns)}
        raise InvalidBundle(name, [Fault("columns-unknown", ("line", "1"), params)])
    lines: list[Line] = []
    for number, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(columns):
            counts = {"value": len(row), "expected": len(columns)}
            faults.append(Fault("cells-miscounted", ("line", str(number)), counts))
            continue
        cells = (cell.strip() for cell in row)
        lines.append((number, dict(zip(columns, cells, strict=True))))
    return lines
