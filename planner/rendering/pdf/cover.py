"""The head of the first page: what a reader files the document by, as papers of the UN have it.

There is no emblem: the words stand for the Organization, and its emblem needs its permission.
"""

from dataclasses import dataclass, field

from planner.documents.blocks import Cover, Inline, Symbol, term
from planner.rendering.pdf.canvas import TaggedCanvas
from planner.rendering.pdf.paragraph import Paragraph, Style
from planner.rendering.pdf.tags import Element
from planner.rendering.pdf.typesetting import BODY, Typesetter
from planner.rendering.words import spans

_NAME = Style(12)
_SYMBOL = Style(12, is_bold=True)
_ORGAN = Style(12, is_bold=True)
_FILING = Style(9)
_SIDE = 0.31
_GAP = 18.0
_THIN, _THICK = 0.5, 1.5


@dataclass(slots=True)
class CoverPiece:
    """Paragraphs and rules at their places, ``(x, y)`` from the upper left corner, in points."""

    width: float
    height: float = 0.0
    texts: list[tuple[Paragraph, Element, float, float]] = field(default_factory=list)
    rules: list[tuple[float, float]] = field(default_factory=list)
    space_before: float = 0.0
    keeps_with_next: bool = False

    def least(self, page_height: float) -> float:
        """All of it; a cover is never cut."""
        return min(self.height, page_height)

    def split(self, available: float, page_height: float) -> None:
        """A cover is never cut."""

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draws the texts in the order in which they are read, then the rules."""
        for paragraph, element, x, y in self.texts:
            paragraph.draw(canvas, element, left + x, top - y)
        for y, thickness in self.rules:
            canvas.rule(left, top - y, self.width, thickness)


def cover_piece(cover: Cover, typesetter: Typesetter, width: float, parent: Element) -> CoverPiece:
    """The cover, set for that width: who publishes it and its symbols, then who meets and how it
    is distributed, then where, when and under which item.
    """
    return _Setter(typesetter, width, parent).piece(cover)


class _Setter:
    def __init__(self, typesetter: Typesetter, width: float, parent: Element) -> None:
        self.typesetter = typesetter
        self.width = width
        self.side = width * _SIDE
        self.parent = parent
        self.beside_name = self.side
        self.cover = CoverPiece(width)

    def piece(self, cover: Cover) -> CoverPiece:
        name = self._text(term("pdf.united_nations"), _NAME, 0.0, is_aside=False)
        said = spans(term("pdf.united_nations"), self.typesetter.language)
        self.beside_name = self.width - self.typesetter.natural_width(said, _NAME) - _GAP
        y = 0.0
        for symbol in cover.symbols:
            y = self._text(Symbol(symbol), _SYMBOL, y, is_aside=True)
        y = max(y, name) + 3.0
        self.cover.rules.append((y, _THIN))
        left = right = y = y + 9.0
        for sitting in cover.sittings:
            left = self._text(sitting.organ, _ORGAN, left, is_aside=False)
            if sitting.convening is not None:
                left = self._text(sitting.convening, BODY, left + 1.0, is_aside=False)
            left += 5.0
        for line in (cover.distribution, cover.issued, cover.original_language):
            if line is not None:
                right = self._text(line, _FILING, right, is_aside=True)
        y = max(left, right + 5.0) + 4.0
        self.cover.rules.append((y, _THICK))
        y += 8.0
        for line in (cover.place_and_dates, cover.agenda_item):
            if line is not None:
                y = self._text(line, BODY, y, is_aside=False)
        self.cover.height = y
        return self.cover

    def _text(self, content: Inline, style: Style, y: float, *, is_aside: bool) -> float:
        """Adds a paragraph in the main or in the narrower column; returns where it ends."""
        said = spans(content, self.typesetter.language)
        width = self.width - self.side - _GAP
        if is_aside:
            width = self.side
            if isinstance(content, Symbol):
                # The symbols of a joint document are long, and nothing stands beside them.
                natural = self.typesetter.natural_width(said, style)
                width = max(width, min(natural, self.beside_name))
        paragraph = self.typesetter.paragraph(said, style, width)
        at_right = is_aside != self.typesetter.is_rtl
        x = self.width - width if at_right else 0.0
        self.cover.texts.append((paragraph, Element("P", self.parent), x, y))
        return y + paragraph.height
