"""The French tables say what the documents say: compared with tables typed from them by hand."""

import csv
from pathlib import Path

import pytest

from planner.assets import folder
from planner.documents.blocks import ColumnRole, Table
from planner.documents.organization_of_work import work_table
from planner.rendering.words import plain
from planner.seeding.reading import read_bundle

TRANSCRIBED = Path(__file__).parents[1] / "transcribed"
PLENARY = "Séance plénière"

# (day, time, column, what is printed in the cell or pair of cells)
Line = tuple[str, str, str, str]


def french_table(slug: str) -> Table:
    return work_table(read_bundle(folder("seeds") / "sessions" / f"{slug}.toml"))


def printed_lines(table: Table) -> list[Line]:
    """What the table prints, cell by cell, in reading order; a number is joined to its title."""
    lines: list[Line] = []
    for band in table.bands:
        assert band.label is not None
        day = plain(band.label, "fr")
        for group in band.groups:
            time = plain(group.header, "fr")
            for row in group.rows:
                number = ""
                for column, cell in zip(table.columns[1:], row, strict=True):
                    if cell.content is None:
                        continue
                    said = plain(cell.content, "fr")
                    if column.role is ColumnRole.NUMBER:
                        number = f"{said} "
                        continue
                    heading = plain(column.group or column.heading, "fr")
                    lines.append((day, time, heading, f"{number}{said}"))
                    number = ""
    return lines


def transcribed(slug: str) -> list[dict[str, str]]:
    with (TRANSCRIBED / f"{slug}.fr.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_the_annex_of_2018_is_printed_line_by_line() -> None:
    expected: list[Line] = []
    for entry in transcribed("untoc-cop-9"):
        column = PLENARY if entry["body"] == PLENARY else "Réunions parallèles"
        said = f"Point {entry['number']}. {entry['title']}" if entry["number"] else entry["body"]
        if entry["continued"]:
            said += f" {entry['continued']}"
        expected.append((entry["day"], entry["time"], column, said))
    assert printed_lines(french_table("untoc-cop-9")) == expected


def test_the_annex_of_2022_is_printed_line_by_line() -> None:
    expected: list[Line] = []
    for entry in transcribed("untoc-wg-2022"):
        said = f"{entry['number']} {entry['title']}"
        if entry["continued"]:
            said += f" {entry['continued']}"
        expected.append((entry["day"], entry["time"], entry["body"], said))
    assert printed_lines(french_table("untoc-wg-2022")) == expected


@pytest.mark.parametrize(("slug", "entries"), [("untoc-cop-9", 21), ("untoc-wg-2022", 20)])
def test_the_transcription_is_complete(slug: str, entries: int) -> None:
    assert len(transcribed(slug)) == entries
