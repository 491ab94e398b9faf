"""Sets a table: every cell a paragraph, every row a strip, and the elements of the structure."""

from collections.abc import Iterator
from itertools import groupby

from planner.documents.blocks import Band, Cell, Inline, RowGroup, Table, term
from planner.rendering.pdf.columns import PADDING, column_widths
from planner.rendering.pdf.paragraph import Style
from planner.rendering.pdf.strips import ABOVE, Box, Strip
from planner.rendering.pdf.table import Layout, TablePiece
from planner.rendering.pdf.tags import Element
from planner.rendering.pdf.typesetting import CELL, COLUMN_HEADING, Typesetter
from planner.rendering.words import Span, plain, spans

_BETWEEN = 1.5
_UNDER_GROUP = 4.0
# What stands on every page must leave room for what it heads, in points.
_HIGHEST_REPEATED = 160.0


def table_piece(table: Table, typesetter: Typesetter, width: float, parent: Element) -> TablePiece:
    """The table, set for that width, and its elements added below ``parent``."""
    return _Setter(table, typesetter, width, parent).piece()


class _Setter:
    def __init__(self, table: Table, typesetter: Typesetter, width: float, parent: Element) -> None:
        self.table = table
        self.typesetter = typesetter
        self.language = typesetter.language
        self.width = width
        self.widths = column_widths(table, typesetter, width)
        summary = plain(table.caption, self.language)
        self.element = Element("Table", parent, attributes={"Summary": summary})

    def piece(self) -> TablePiece:
        heading = self._heading()
        strips: list[Strip] = []
        times: list[Box] = []
        for number, band in enumerate(self.table.bands):
            body = Element("TBody", self.element)
            strips += self._band(band, number, body)
            for group in band.groups:
                strips += self._group(group, number, times, body)
        bands, groups = [0.0] * len(self.table.bands), [0.0] * len(times)
        for strip in strips:
            bands[strip.band] += strip.height
            if strip.group >= 0:
                groups[strip.group] += strip.height
        # Rows that no day holds together may be parted between any two times.
        for number, band in enumerate(self.table.bands):
            if band.label is None:
                bands[number] = float("inf")
        if heading.height > _HIGHEST_REPEATED:
            strips.insert(0, Strip(heading.height, heading.boxes, -1, -1))
            heading = Strip(0.0, (), -1, -1, True)
        layout = Layout(self.width, heading, self._band_again, times, bands, groups)
        return TablePiece(layout, strips)

    def _place(self, first: int, last: int) -> tuple[float, float]:
        """Where the columns from first to last stand, and how wide they are together."""
        before, width = sum(self.widths[:first]), sum(self.widths[first : last + 1])
        x = self.width - before - width if self.typesetter.is_rtl else before
        return x, width

    def _box(
        self,
        said: tuple[Span, ...],
        style: Style,
        columns: tuple[int, int],
        element: Element | None,
        y: float = ABOVE,
    ) -> Box:
        x, width = self._place(*columns)
        paragraph = self.typesetter.paragraph(said, style, width - 2 * PADDING)
        return Box(paragraph, element, x + PADDING, y)

    def _heading(self) -> Strip:
        columns = self.table.columns
        head = Element("THead", self.element)
        rows = [Element("TR", head)]
        has_groups = any(column.group is not None for column in columns)
        if has_groups:
            rows.append(Element("TR", head))
        above: list[Box] = []
        below: list[Box] = []
        level = 0.0
        for group, members in _neighbours([column.group for column in columns]):
            if group is not None:
                spanning: dict[str, str | int] = {"Scope": "/Column", "ColSpan": len(members)}
                element = Element("TH", rows[0], attributes=spanning)
                said = spans(group, self.language)
                box = self._box(said, COLUMN_HEADING, (members[0], members[-1]), element)
                above.append(box)
                level = max(level, box.paragraph.height + _UNDER_GROUP)
            for n in members:
                spanned = has_groups and group is None
                attributes: dict[str, str | int] = {"Scope": "/Column"}
                if spanned:
                    attributes["RowSpan"] = 2
                row = rows[0] if spanned or not has_groups else rows[1]
                element = Element("TH", row, attributes=attributes)
                said = spans(columns[n].heading, self.language)
                below.append(self._box(said, COLUMN_HEADING, (n, n), element))
        lowest = level + max(box.paragraph.height for box in below) + ABOVE
        boxes = [
            Box(
                box.paragraph,
                box.element,
                box.x,
                ABOVE + level - _UNDER_GROUP - box.paragraph.height,
                box.paragraph.width,
            )
            for box in above
        ]
        # Headings stand on the line below them, however many lines they have.
        boxes += [
            Box(box.paragraph, box.element, box.x, lowest - box.paragraph.height) for box in below
        ]
        return Strip(lowest + ABOVE, tuple(boxes), -1, -1, True)

    def _band(self, band: Band, number: int, body: Element) -> Iterator[Strip]:
        if band.label is None:
            return
        attributes: dict[str, str | int] = {"Scope": "/Row", "ColSpan": len(self.widths)}
        element = Element("TH", Element("TR", body), attributes=attributes)
        yield self._band_strip(spans(band.label, self.language), number, element)

    def _band_again(self, number: int) -> Strip | None:
        label = self.table.bands[number].label
        if label is None:
            return None
        said = spans(term("pdf.continued", label=label), self.language)
        strip = self._band_strip(said, number, None)
        return strip if strip.height <= _HIGHEST_REPEATED else None

    def _band_strip(self, said: tuple[Span, ...], number: int, element: Element | None) -> Strip:
        box = self._box(said, COLUMN_HEADING, (0, len(self.widths) - 1), element, ABOVE)
        return Strip(box.paragraph.height + 2 * ABOVE, (box,), number, -1, True)

    def _group(
        self, group: RowGroup, band: int, times: list[Box], body: Element
    ) -> Iterator[Strip]:
        number, count = len(times), max(1, len(group.rows))
        rows = [Element("TR", body) for _ in range(count)]
        attributes: dict[str, str | int] = {"Scope": "/Row"}
        if count > 1:
            attributes["RowSpan"] = count
        header = Element("TH", rows[0], attributes=attributes)
        time = self._box(spans(group.header, self.language), CELL, (0, 0), header)
        times.append(time)
        left_over = time.paragraph.height + 2 * ABOVE
        for n, cells in enumerate(group.rows or ((),)):
            is_last = n == count - 1
            y = ABOVE if n == 0 else _BETWEEN
            boxes = tuple(self._cells(cells, rows[n], y))
            deepest = max((box.paragraph.height for box in boxes), default=0.0)
            height = y + deepest + (ABOVE if is_last else _BETWEEN)
            # A time higher than its rows makes the last one higher; one that may itself have to
            # be cut for the page stands beside the first alone.
            if is_last or left_over > _HIGHEST_REPEATED:
                height = max(height, left_over)
            left_over -= height
            opened = (time, *boxes) if n == 0 else boxes
            yield Strip(height, opened, band, number, opens_group=n == 0)

    def _cells(self, cells: tuple[Cell, ...], row: Element, y: float) -> Iterator[Box]:
        for n, cell in enumerate(cells, start=1):
            element = Element("TD", row)
            if cell.content is not None:
                said = spans(cell.content, self.language)
                yield self._box(said, CELL, (n, n), element, y)


def _neighbours(groups: list[Inline | None]) -> Iterator[tuple[Inline | None, list[int]]]:
    """Columns next to each other that share a group, each column without one alone."""
    for group, members in groupby(range(len(groups)), key=lambda n: groups[n]):
        if group is None:
            yield from ((None, [n]) for n in members)
        else:
            yield group, list(members)
