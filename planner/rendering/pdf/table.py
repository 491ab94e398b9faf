"""Tables over several pages: each row is measured once, and pages take slices of them.

A day stays together where it fits on a page; the heading of the columns stands on every page,
and a day or a time that goes on there says so again. All of it remains one table to a reader
who listens: what is repeated is an artifact.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from planner.documents.blocks import Band, Cell, Inline, RowGroup, Table, term
from planner.rendering.pdf.canvas import TaggedCanvas
from planner.rendering.pdf.columns import PADDING, column_widths
from planner.rendering.pdf.flow import Piece
from planner.rendering.pdf.tags import Element
from planner.rendering.pdf.text import CELL, COLUMN_HEADING, Paragraph, Style, Typesetter
from planner.rendering.words import Span, plain, spans

_ABOVE, _BETWEEN = 3.5, 1.5
_STRONG, _FINE, _PALE = 0.9, 0.4, 0.6
_SHADE = 0.93


@dataclass(frozen=True, slots=True)
class Box:
    """A paragraph at its place in a strip: ``x`` from the left of the table, ``y`` from the top."""

    paragraph: Paragraph
    element: Element | None
    x: float
    y: float = 0.0
    underline: float = 0.0


@dataclass(frozen=True, slots=True)
class Strip:
    """A slice across the table that is not cut where it can be helped.

    ``band`` and ``group`` number the day and the time that it belongs to; a strip that opens its
    day or its time may be preceded by a page break more gladly than one that does not.
    """

    height: float
    boxes: tuple[Box, ...]
    band: int
    group: int
    is_heading: bool = False
    opens_group: bool = False

    def cut(self, available: float) -> "tuple[Strip, Strip] | None":
        """Its first lines and the rest, for a row that is higher than a page."""
        heads, tails = [], []
        for box in self.boxes:
            count = max(0, int((available - box.y - _ABOVE) / box.paragraph.leading))
            head, tail = box.paragraph.cut(count)
            heads.append(Box(head, box.element, box.x, box.y))
            tails.append(Box(tail, box.element, box.x, min(box.y, _ABOVE)))
        if not any(box.paragraph.lines for box in heads):
            return None
        height = max(box.y + box.paragraph.height for box in tails) + _ABOVE
        return (
            Strip(available, tuple(heads), self.band, self.group, False, self.opens_group),
            Strip(height, tuple(tails), self.band, self.group),
        )


@dataclass(slots=True)
class _Layout:
    """What every slice of one table shares."""

    width: float
    heading: Strip
    again: Callable[[int], Strip | None]
    times: list[Box]
    band_heights: list[float]
    group_heights: list[float]


@dataclass(slots=True)
class TablePiece:
    """Some strips of a table, under its heading."""

    layout: _Layout
    strips: list[Strip]
    is_first: bool = True
    space_before: float = 6.0
    keeps_with_next: bool = False

    @property
    def _opening(self) -> list[Strip]:
        """What stands above the strips: the heading, and the day where it has begun before."""
        opening = [self.layout.heading]
        if self.strips and not self.strips[0].is_heading:
            again = self.layout.again(self.strips[0].band)
            if again is not None:
                opening.append(again)
        return opening

    @property
    def height(self) -> float:
        """All strips with the heading."""
        return sum(strip.height for strip in (*self._opening, *self.strips))

    def least(self, page_height: float) -> float:
        """Up to the first place where it would gladly be cut."""
        used = sum(strip.height for strip in self._opening)
        full = page_height - self.layout.heading.height
        count = max(1, self._gladly(len(self.strips), full, from_start=True))
        return min(used + sum(strip.height for strip in self.strips[:count]), page_height)

    def split(self, available: float, page_height: float) -> tuple[Piece, Piece] | None:
        """A slice that fits, cut before a day if the day fits on a page, else before a time."""
        room = available - sum(strip.height for strip in self._opening)
        fitting = 0
        for strip in self.strips:
            room -= strip.height
            if room < 0:
                break
            fitting += 1
        full = page_height - self.layout.heading.height
        count = self._gladly(fitting, full)
        if count == 0 and available < page_height:
            return None
        if count == 0:
            count = fitting
            while count and self.strips[count - 1].is_heading:
                count -= 1
        if count:
            return self._slice(0, count), self._slice(count, len(self.strips))
        return self._through_row(available)

    def _through_row(self, available: float) -> tuple[Piece, Piece] | None:
        room = available - sum(strip.height for strip in self._opening)
        skipped = 0
        while self.strips[skipped].is_heading:
            room -= self.strips[skipped].height
            skipped += 1
        halves = self.strips[skipped].cut(room)
        if halves is None:
            return None
        before, after = self.strips[:skipped], self.strips[skipped + 1 :]
        return (
            TablePiece(self.layout, [*before, halves[0]], self.is_first, self.space_before),
            TablePiece(self.layout, [halves[1], *after], False, 0.0, self.keeps_with_next),
        )

    def _slice(self, start: int, end: int) -> "TablePiece":
        return TablePiece(
            self.layout,
            self.strips[start:end],
            self.is_first and start == 0,
            self.space_before if start == 0 else 0.0,
            self.keeps_with_next and end == len(self.strips),
        )

    def _gladly(self, fitting: int, full: float, *, from_start: bool = False) -> int:
        """How many of the first ``fitting`` strips to take: all days, times and rows whole that
        would be whole on a page of their own. From the start: the fewest such, not the most."""
        allowed = [
            n
            for n in range(1, min(fitting, len(self.strips) - 1) + 1)
            if self._may_cut(n, full)
        ]
        if fitting == len(self.strips):
            allowed.append(fitting)
        if not allowed:
            return 0
        return allowed[0] if from_start else allowed[-1]

    def _may_cut(self, n: int, full: float) -> bool:
        before, after = self.strips[n - 1], self.strips[n]
        if before.is_heading:
            return False
        if after.band != before.band:
            return True
        if self.layout.band_heights[after.band] <= full:
            return False
        return after.group != before.group or self.layout.group_heights[after.group] > full

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draws heading and strips downwards from ``top``."""
        width = self.layout.width
        canvas.rule(left, top, width, _STRONG)
        is_new = self.is_first
        for strip in self._opening:
            _draw(canvas, strip, left, top, width, is_artifact=not is_new)
            top -= strip.height
            if strip is self.layout.heading:
                canvas.rule(left, top, width, _STRONG)
        first = self.strips[0]
        if not first.is_heading and not first.opens_group:
            _draw_boxes(canvas, [self.layout.times[first.group]], left, top, is_artifact=True)
        for n, strip in enumerate(self.strips):
            if strip.opens_group and n and not self.strips[n - 1].is_heading:
                canvas.rule(left, top, width, _FINE, _PALE)
            _draw(canvas, strip, left, top, width, is_artifact=False)
            top -= strip.height
        canvas.rule(left, top, width, _STRONG if strip is self.strips[-1] else _FINE)


def _draw(
    canvas: TaggedCanvas, strip: Strip, left: float, top: float, width: float, *, is_artifact: bool
) -> None:
    if strip.is_heading and strip.band >= 0:
        canvas.shade(left, top - strip.height, width, strip.height, _SHADE)
    _draw_boxes(canvas, strip.boxes, left, top, is_artifact=is_artifact)


def _draw_boxes(
    canvas: TaggedCanvas,
    boxes: tuple[Box, ...] | list[Box],
    left: float,
    top: float,
    *,
    is_artifact: bool,
) -> None:
    for box in boxes:
        element = None if is_artifact else box.element
        box.paragraph.draw(canvas, element, left + box.x, top - box.y)
        if box.underline:
            y = top - box.y - box.paragraph.height - 1.5
            canvas.rule(left + box.x, y, box.underline, _FINE, _PALE)


def table_piece(table: Table, typesetter: Typesetter, width: float, parent: Element) -> TablePiece:
    """The table, set for that width, and its elements added below ``parent``."""
    return _Setter(table, typesetter, width, parent).piece()


class _Setter:
    def __init__(
        self, table: Table, typesetter: Typesetter, width: float, parent: Element
    ) -> None:
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
        layout = _Layout(self.width, heading, self._band_again, times, bands, groups)
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
        y: float = _ABOVE,
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
        above: list[tuple[Box, bool]] = []
        below: list[Box] = []
        level = 0.0
        for group, members in _neighbours([column.group for column in columns]):
            if group is not None:
                attributes = {"Scope": "/Column", "ColSpan": len(members)}
                element = Element("TH", rows[0], attributes=attributes)
                said = spans(group, self.language)
                box = self._box(said, COLUMN_HEADING, (members[0], members[-1]), element)
                above.append((box, True))
                level = max(level, box.paragraph.height + 4.0)
            for n in members:
                spanned = has_groups and group is None
                attributes = {"Scope": "/Column"} | ({"RowSpan": 2} if spanned else {})
                row = rows[0] if spanned or not has_groups else rows[1]
                element = Element("TH", row, attributes=attributes)
                said = spans(columns[n].heading, self.language)
                below.append(self._box(said, COLUMN_HEADING, (n, n), element))
        lowest = level + max(box.paragraph.height for box in below) + _ABOVE
        boxes = [
            Box(box.paragraph, box.element, box.x, box.y, box.paragraph.width)
            for box, _ in above
        ]
        # Column headings stand on the line below them, however many lines they have.
        boxes += [
            Box(box.paragraph, box.element, box.x, lowest - box.paragraph.height) for box in below
        ]
        return Strip(lowest + _ABOVE, tuple(boxes), -1, -1, True)

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
        return self._band_strip(said, number, None)

    def _band_strip(self, said: tuple[Span, ...], number: int, element: Element | None) -> Strip:
        box = self._box(said, COLUMN_HEADING, (0, len(self.widths) - 1), element, _ABOVE)
        return Strip(box.paragraph.height + 2 * _ABOVE, (box,), number, -1, True)

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
        left_over = time.paragraph.height + 2 * _ABOVE
        for n, cells in enumerate(group.rows or ((),)):
            is_last = n == count - 1
            y = _ABOVE if n == 0 else _BETWEEN
            boxes = tuple(self._cells(cells, rows[n], y))
            deepest = max((box.paragraph.height for box in boxes), default=0.0)
            height = y + deepest + (_ABOVE if is_last else _BETWEEN)
            if is_last:
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
