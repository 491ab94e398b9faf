"""Blocks turned into pieces for the pages, and into elements of the structure."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.documents.blocks import (
    Block,
    Document,
    Entry,
    Heading,
    Inline,
    Listing,
    PageBreak,
    Paragraph,
    Role,
    Table,
    Verbatim,
)
from planner.rendering.numbered import with_number
from planner.rendering.pdf.columns import needs_long_side
from planner.rendering.pdf.cover import cover_piece
from planner.rendering.pdf.flow import Break, Section, Sheet, TextPiece
from planner.rendering.pdf.paragraph import Style
from planner.rendering.pdf.table_setting import table_piece
from planner.rendering.pdf.tags import Element
from planner.rendering.pdf.typesetting import BODY, NOTE, Typesetter
from planner.rendering.words import plain, spans

_TITLE = Style(14, is_bold=True)
_HEADINGS = (Style(12, is_bold=True), Style(10.5, is_bold=True), Style(10, is_bold=True))
_SPACES = (16.0, 12.0, 9.0)
_GAP = 7.0
_LEAST_MARKER = 14.0
_DASH = Verbatim("–")


def sections_of(
    document: Document, typesetter: Typesetter, sheet: Sheet, root: Element
) -> list[Section]:
    """The document on sheets: upright, but for tables that need the long side.

    The headings right above such a table turn with it, and so does the cover when nothing else
    would stand below it.
    """
    return _Builder(document, typesetter, sheet, root).sections


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a paragraph stands: from where to where, measured from the side lines begin at."""

    start: float
    width: float


class _Builder:
    def __init__(
        self, document: Document, typesetter: Typesetter, sheet: Sheet, root: Element
    ) -> None:
        self.typesetter = typesetter
        self.language = typesetter.language
        self.root = root
        sheets = self._sheets(document.blocks, sheet)
        self.sections = [Section(sheets[0] if sheets else sheet)]
        self._bookmarks = 0
        self._deepest = -1
        cover = cover_piece(document.cover, typesetter, self._width, root)
        self.sections[0].pieces.append(cover)
        self._heading(document.title, None, _TITLE, "H1", 0, 18.0)
        for block, wanted in zip(document.blocks, sheets, strict=True):
            if self.sections[-1].sheet != wanted:
                self.sections.append(Section(wanted))
            self._add(block)

    def _sheets(self, blocks: Sequence[Block], sheet: Sheet) -> list[Sheet]:
        sheets = [sheet] * len(blocks)
        turned = sheet.turned()
        for n in range(len(blocks) - 1, -1, -1):
            block = blocks[n]
            if isinstance(block, Table):
                if needs_long_side(block, self.typesetter, sheet.inner_width):
                    sheets[n] = turned
            elif isinstance(block, Heading) and n + 1 < len(blocks) and sheets[n + 1] == turned:
                sheets[n] = turned
        return sheets

    @property
    def _width(self) -> float:
        return self.sections[-1].sheet.inner_width

    def _add(self, block: Block) -> None:
        pieces = self.sections[-1].pieces
        match block:
            case Heading(content, level, _, number):
                depth = min(level, len(_HEADINGS)) - 1
                kind = f"H{min(level + 1, 6)}"
                self._heading(content, number, _HEADINGS[depth], kind, level, _SPACES[depth])
            case Paragraph(role=role):
                style = NOTE if role is Role.NOTE else BODY
                element = Element("P", self.root)
                place = _Place(0.0, self._width)
                pieces.append(self._text(with_number(block), style, element, place))
            case Listing(entries):
                self._list(entries)
            case Table():
                pieces.append(table_piece(block, self.typesetter, self._width, self.root))
            case PageBreak():
                pieces.append(Break())

    def _heading(
        self,
        content: Inline,
        number: Inline | None,
        style: Style,
        kind: str,
        level: int,
        space: float,
    ) -> None:
        element = Element(kind, self.root)
        title = plain(content, self.language)
        start = 0.0
        if number is not None:
            title = f"{plain(number, self.language)} {title}"
            start = self._marker_width([number], style) + _GAP
        piece = self._text(content, style, element, _Place(start, self._width - start))
        if number is not None:
            self._mark(piece, number, style, element, _Place(0.0, start - _GAP))
        piece.space_before = space
        piece.keeps_with_next = True
        # An outline may not leave out a level, whatever the document does.
        self._deepest = min(level, self._deepest + 1)
        piece.bookmark = (f"place-{self._bookmarks}", title, self._deepest)
        self._bookmarks += 1
        self.sections[-1].pieces.append(piece)

    def _list(self, entries: Sequence[Entry]) -> None:
        starts, widths = self._indents(entries)
        lists: list[Element] = []
        bodies: list[Element] = []
        for n, entry in enumerate(entries):
            level = min(entry.level, len(lists) + 1)
            del lists[level:], bodies[level:]
            if len(lists) < level:
                lists.append(Element("L", bodies[-1] if bodies else self.root))
            item = Element("LI", lists[-1])
            label = Element("Lbl", item)
            body = Element("LBody", item)
            bodies[level - 1 :] = [body]
            start, width = starts[entry.level], widths[entry.level]
            text = _Place(start + width + _GAP, self._width - start - width - _GAP)
            piece = self._text(entry.content, BODY, Element("P", body), text)
            self._mark(piece, entry.marker or _DASH, BODY, label, _Place(start, width))
            piece.space_before = 6.0 if n == 0 else 3.0
            self.sections[-1].pieces.append(piece)

    def _indents(self, entries: Sequence[Entry]) -> tuple[dict[int, float], dict[int, float]]:
        """For each level where its markers begin and how wide they are."""
        starts: dict[int, float] = {}
        widths: dict[int, float] = {}
        start = 0.0
        for level in range(1, max((entry.level for entry in entries), default=0) + 1):
            markers = [entry.marker or _DASH for entry in entries if entry.level == level]
            starts[level] = start
            widths[level] = max(_LEAST_MARKER, self._marker_width(markers, BODY))
            start += widths[level] + _GAP
        return starts, widths

    def _marker_width(self, markers: Sequence[Inline], style: Style) -> float:
        return max(
            (
                self.typesetter.natural_width(spans(marker, self.language), style)
                for marker in markers
            ),
            default=0.0,
        )

    def _text(self, content: Inline, style: Style, element: Element, place: _Place) -> TextPiece:
        said = spans(content, self.language)
        paragraph = self.typesetter.paragraph(said, style, place.width)
        return TextPiece(paragraph, element, indent=self._left(place))

    def _mark(
        self, piece: TextPiece, marker: Inline, style: Style, element: Element, place: _Place
    ) -> None:
        said = spans(marker, self.language)
        piece.marker = self.typesetter.paragraph(said, style, place.width)
        piece.marker_element = element
        piece.marker_indent = self._left(place)

    def _left(self, place: _Place) -> float:
        if self.typesetter.is_rtl:
            return self._width - place.start - place.width
        return place.start
