"""How tables are cut for pages, and how they stand on them."""

from datetime import date, time

import pytest

from planner.documents.blocks import (
    Band,
    Cell,
    Column,
    ColumnRole,
    Day,
    Hours,
    RowGroup,
    Table,
    Verbatim,
    term,
)
from planner.models.text import LANGUAGES
from planner.rendering.pdf import render_pdf
from planner.rendering.pdf.columns import LEAST_NUMBER, column_widths, needs_long_side
from planner.rendering.pdf.strips import Strip
from planner.rendering.pdf.table import TablePiece
from planner.rendering.pdf.table_setting import table_piece
from planner.rendering.pdf.tags import Element
from planner.rendering.pdf.typesetting import Typesetter
from tests.rendering.pdf.reading import reader, structure
from tests.rendering.pdf.samples import (
    document,
    long_table,
    plenary_table,
    two_bodies_table,
    wide_table,
)

WIDTH, PAGE = 487.0, 700.0
COLUMNS = (
    Column(term("document.date_and_time"), ColumnRole.TIME),
    Column(term("document.plenary")),
)


def piece(table: Table, language: str = "en") -> TablePiece:
    return table_piece(table, Typesetter(language), WIDTH, Element("Document"))


def words(strips: list[Strip]) -> list[str]:
    return [box.paragraph.shaped.text for strip in strips for box in strip.boxes]


def one_day(rows: int, text: str = "Item", meetings: int = 1) -> Table:
    groups = tuple(
        RowGroup(
            Hours(time(10), time(13)),
            tuple((Cell(Verbatim(f"{text} {meeting} {row}")),) for row in range(rows)),
        )
        for meeting in range(meetings)
    )
    return Table(COLUMNS[1].heading, COLUMNS, (Band(groups, Day(date(2018, 10, 15))),))


def slices(table: Table, available: float, page: float = PAGE) -> list[TablePiece]:
    """What goes on each page: ``available`` is left on the first."""
    rest, found = piece(table), []
    while rest.height > available:
        halves = rest.split(available, page)
        assert halves is not None
        head, tail = halves
        assert isinstance(head, TablePiece)
        assert isinstance(tail, TablePiece)
        assert head.height <= available
        found.append(head)
        rest, available = tail, page
    return [*found, rest]


def test_a_day_that_fits_on_a_page_is_kept_together() -> None:
    table = plenary_table(3)
    whole = piece(table)
    (day, *_) = [strip.height for strip in whole.strips if strip.is_heading]
    first = whole.layout.heading.height + whole.layout.band_heights[0]
    head, *_ = slices(table, first + day + 40)
    assert {strip.band for strip in head.strips} == {0}
    assert whole.split(first - 1, PAGE) is None


def test_a_day_longer_than_a_page_is_cut_before_a_meeting() -> None:
    pages = slices(one_day(10, meetings=6), PAGE)
    assert len(pages) == 2
    assert pages[1].strips[0].opens_group
    assert words(pages[1].strips)[0] == "10\N{NO-BREAK SPACE}a.m.-1\N{NO-BREAK SPACE}p.m."


def test_a_meeting_longer_than_a_page_is_cut_before_a_row() -> None:
    pages = slices(one_day(90), PAGE)
    assert len(pages) == 3
    rows = [text for page in pages for text in words(page.strips) if text.startswith("Item")]
    assert rows == [f"Item 0 {row}" for row in range(90)]


def test_a_row_longer_than_a_page_is_cut_before_a_line() -> None:
    text = "word " * 2000
    pages = slices(one_day(1, text), PAGE)
    assert len(pages) == 3
    lines = [
        line
        for page in pages
        for strip in page.strips
        for box in strip.boxes
        if box.paragraph.shaped.text.startswith("word")
        for line in box.paragraph.lines
    ]
    assert [start for start, _ in lines[1:]] == [end for _, end in lines[:-1]]
    assert lines[-1][1] == len(f"{text} 0 0")


def test_a_day_that_goes_on_says_so_and_repeats_its_time() -> None:
    file = render_pdf(document(one_day(90)), "en")
    first, second, *_ = (page.extract_text().splitlines() for page in reader(file).pages)
    assert "Monday, 15 October 2018" in [line.strip() for line in first]
    second = [line.strip() for line in second]
    start = second.index("Date and time Plenary")
    assert second[start + 1] == "Monday, 15 October 2018 (continued)"
    assert second[start + 2].startswith("10\N{NO-BREAK SPACE}a.m.-1\N{NO-BREAK SPACE}p.m.")


def test_a_reader_who_listens_is_told_the_day_once() -> None:
    root = structure(render_pdf(document(one_day(90)), "en"))
    heads = [cell.text for cell in root.all("TBody")[0].all("TH")]
    assert heads == [
        "Monday, 15 October 2018",
        "10\N{NO-BREAK SPACE}a.m.-1\N{NO-BREAK SPACE}p.m.",
    ]


def test_rows_without_a_day_may_be_parted_between_meetings() -> None:
    bands = (Band(one_day(4, meetings=6).bands[0].groups),)
    table = Table(COLUMNS[1].heading, COLUMNS, bands)
    whole = piece(table)
    assert whole.height < PAGE
    head, *_ = slices(table, whole.height - 10)
    assert len(head.strips) == 20


def test_a_time_higher_than_its_rows_makes_room_for_itself() -> None:
    long = Band((RowGroup(Verbatim("a long time " * 12), ((Cell(Verbatim("Item")),),)),))
    whole = piece(Table(COLUMNS[1].heading, COLUMNS, (long,)))
    time_box = whole.layout.times[0]
    assert len(time_box.paragraph.lines) > 1
    assert whole.strips[0].height == time_box.paragraph.height + 2 * time_box.y


def test_columns_stand_from_right_to_left_in_arabic() -> None:
    table = two_bodies_table()
    there = [box.x for box in piece(table, "en").strips[1].boxes]
    back = [box.x for box in piece(table, "ar").strips[1].boxes]
    assert there == sorted(there)
    assert back == sorted(back, reverse=True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", [plenary_table(), two_bodies_table(), wide_table()])
def test_columns_fill_the_width(language: str, table: Table) -> None:
    widths = column_widths(table, Typesetter(language), WIDTH)
    assert sum(widths) == pytest.approx(WIDTH)
    for column, width in zip(table.columns, widths, strict=True):
        assert width >= LEAST_NUMBER
        assert column.role is ColumnRole.TEXT or width <= WIDTH * 0.33


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_a_table_that_needs_it_is_turned(language: str) -> None:
    typesetter = Typesetter(language)
    assert not needs_long_side(plenary_table(), typesetter, WIDTH)
    assert not needs_long_side(long_table(12), typesetter, WIDTH)
    assert needs_long_side(wide_table(), typesetter, WIDTH)


def test_a_table_without_rows_is_its_heading() -> None:
    empty = Table(COLUMNS[1].heading, COLUMNS, ())
    assert piece(empty).height == piece(empty).layout.heading.height
    (table,) = structure(render_pdf(document(empty), "en")).all("Table")
    assert [cell.text for cell in table.all("TH")] == ["Date and time", "Plenary"]


def test_a_meeting_without_rows_shows_its_time() -> None:
    bare = Table(COLUMNS[1].heading, COLUMNS, (Band((RowGroup(Verbatim("noon"), ()),)),))
    assert words(piece(bare).strips) == ["noon"]
