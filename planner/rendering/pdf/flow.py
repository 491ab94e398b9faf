"""Pieces of a document put on pages, one below the other; drawing comes after, in `document`.

Pages are made before anything is drawn, so that "page 2 of 7" and the outline are simply known.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from planner.rendering.pdf.canvas import TaggedCanvas
from planner.rendering.pdf.paragraph import Paragraph
from planner.rendering.pdf.tags import Element

_LEAST_LINES = 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """A size of page with its margins, in points."""

    width: float
    height: float
    side: float = 54.0
    top: float = 74.0
    bottom: float = 62.0

    @property
    def inner_width(self) -> float:
        """Between the margins at the sides."""
        return self.width - 2 * self.side

    @property
    def inner_height(self) -> float:
        """Between the margins above and below."""
        return self.height - self.top - self.bottom

    def turned(self) -> "Sheet":
        """The same sheet, the long side below."""
        return Sheet(self.height, self.width, self.side, self.top, self.bottom)


class Piece(Protocol):
    """Something that takes up height on a page, in points."""

    space_before: float
    keeps_with_next: bool

    @property
    def height(self) -> float:
        """All of it."""

    def least(self, page_height: float) -> float:
        """As much of it as must stand at the foot of a page, if it begins there."""

    def split(self, available: float, page_height: float) -> "tuple[Piece, Piece] | None":
        """What fits and the rest; None when it had better begin on the next page."""

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draws it downwards from ``top``."""


@dataclass(slots=True)
class TextPiece:
    """A paragraph, perhaps with a marker beside its first line."""

    paragraph: Paragraph
    element: Element
    indent: float = 0.0
    space_before: float = 6.0
    keeps_with_next: bool = False
    marker: Paragraph | None = None
    marker_element: Element | None = None
    marker_indent: float = 0.0
    bookmark: tuple[str, str, int] | None = None

    @property
    def height(self) -> float:
        """All its lines."""
        return max(self.paragraph.height, self.marker.height if self.marker else 0.0)

    def least(self, page_height: float) -> float:
        """Two lines, or all when there are no more than three."""
        count = len(self.paragraph.lines)
        return self.height if count <= 3 else _LEAST_LINES * self.paragraph.leading

    def split(self, available: float, page_height: float) -> "tuple[Piece, Piece] | None":
        """At least two lines stay together on either side."""
        count = len(self.paragraph.lines)
        fitting = min(int(available / self.paragraph.leading), count - _LEAST_LINES)
        if fitting < _LEAST_LINES:
            return None
        head, tail = self.paragraph.cut(fitting)
        first = TextPiece(
            head, self.element, self.indent, self.space_before, False,
            self.marker, self.marker_element, self.marker_indent, self.bookmark,
        )  # fmt: skip
        return first, TextPiece(tail, self.element, self.indent, 0.0, self.keeps_with_next)

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draws the marker, then the text."""
        if self.bookmark:
            key, title, level = self.bookmark
            canvas.bookmark(key, title, level, top + 8)
        if self.marker is not None:
            canvas_left = left + self.marker_indent
            self.marker.draw(canvas, self.marker_element, canvas_left, top)
        self.paragraph.draw(canvas, self.element, left + self.indent, top)


@dataclass(slots=True)
class Break:
    """What follows begins on a new page."""


@dataclass(slots=True)
class Section:
    """Pieces that stand on sheets of one kind."""

    sheet: Sheet
    pieces: list["Piece | Break"] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """A page: the pieces on it and how far below its upper margin each begins."""

    sheet: Sheet
    placed: list[tuple[Piece, float]] = field(default_factory=list)


def paginate(sections: Iterable[Section]) -> list[Page]:
    """Puts the pieces of each section on pages; each section begins a new one."""
    pages: list[Page] = []
    for section in sections:
        pages += _pages_of(section)
    return pages


def _pages_of(section: Section) -> list[Page]:
    full = section.sheet.inner_height
    waiting = deque(section.pieces)
    pages = [Page(section.sheet)]
    used = 0.0
    while waiting:
        piece = waiting.popleft()
        if isinstance(piece, Break):
            if pages[-1].placed and waiting:
                pages.append(Page(section.sheet))
                used = 0.0
            continue
        top = used + (piece.space_before if pages[-1].placed else 0.0)
        if pages[-1].placed and top + _to_begin_with(piece, waiting, full) > full:
            waiting.appendleft(piece)
            pages.append(Page(section.sheet))
            used = 0.0
            continue
        if top + piece.height > full:
            halves = piece.split(full - top, full)
            if halves is None and pages[-1].placed:
                waiting.appendleft(piece)
                pages.append(Page(section.sheet))
                used = 0.0
                continue
            if halves is not None:
                piece, rest = halves
                waiting.appendleft(rest)
        pages[-1].placed.append((piece, top))
        used = top + piece.height
    return [page for page in pages if page.placed]


def _to_begin_with(piece: Piece, following: "deque[Piece | Break]", full: float) -> float:
    needed = 0.0
    current = piece
    for after in following:
        if not current.keeps_with_next or isinstance(after, Break):
            break
        needed += current.height + after.space_before
        current = after
    needed += current.least(full)
    return min(needed, full) if current is not piece else needed
