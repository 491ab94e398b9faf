"""Paragraphs: shaped texts cut into lines of a width, and drawn a line at a time."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from planner.rendering.pdf.bidi import visual_order
from planner.rendering.pdf.canvas import BLACK, LINK, TaggedCanvas
from planner.rendering.pdf.shaping import Run, Shaped, shape
from planner.rendering.pdf.tags import Element
from planner.rendering.words import Span

# Naskh letters are small for their size, and its tails need room; Chinese fills its whole square.
_SIZES = {"ar": 1.2, "zh": 1.0}
_LEADINGS = {"ar": 1.45, "zh": 1.5}


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set. ``size`` is that of Latin letters, in points."""

    size: float
    is_bold: bool = False
    grey: str = BLACK


BODY = Style(10)
NOTE = Style(8.5)
CELL = Style(9)
COLUMN_HEADING = Style(9, is_bold=True)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of a width, in points: for each the characters from where to where."""

    shaped: Shaped
    lines: tuple[tuple[int, int], ...]
    width: float
    size: float
    leading: float
    style: Style
    language: str

    @property
    def height(self) -> float:
        """The height of all its lines."""
        return len(self.lines) * self.leading

    def cut(self, count: int) -> tuple["Paragraph", "Paragraph"]:
        """The first ``count`` lines and the rest."""
        return self._with(self.lines[:count]), self._with(self.lines[count:])

    def _with(self, lines: tuple[tuple[int, int], ...]) -> "Paragraph":
        return Paragraph(
            self.shaped, lines, self.width, self.size, self.leading, self.style, self.language
        )

    def draw(self, canvas: TaggedCanvas, element: Element | None, left: float, top: float) -> None:
        """Draws the lines downwards from ``top``; without an element they are an artifact."""
        if not self.shaped.runs:
            return
        face = self.shaped.runs[0].face
        ink = (face.ascender - face.descender) * self.size / 1000
        baseline = top - (self.leading - ink) / 2 - face.ascender * self.size / 1000
        inner: dict[int, Element] = {}
        for start, end in self.lines:
            self._draw_line(canvas, element, inner, (start, end), left, baseline)
            baseline -= self.leading

    def _draw_line(
        self,
        canvas: TaggedCanvas,
        element: Element | None,
        inner: dict[int, Element],
        line: tuple[int, int],
        left: float,
        baseline: float,
    ) -> None:
        start, end = line[0], self.shaped.ink_end(*line)
        if end < line[1] and self.language != "ar":
            # The space that a line ends with is drawn too, or words would run together for whoever
            # takes the text out of the file; nobody sees it.
            end += 1
        runs = [run for run in self.shaped.runs if run.start < end and run.end > start]
        offsets, scale = self.shaped.offsets, self.size / 1000
        bounds = [(max(start, run.start), min(end, run.end)) for run in runs]
        widths = [(offsets[last] - offsets[first]) * scale for first, last in bounds]
        pen = left + (self.width - sum(widths) if self.language == "ar" else 0)
        pens = [0.0] * len(runs)
        for n in visual_order([run.level for run in runs]):
            pens[n] = pen
            pen += widths[n]
        # In the order in which they are read, whatever the order on the line: this is what
        # screen readers, and programs that take the text out, go by.
        for run, (first, last), x, width in zip(runs, bounds, pens, widths, strict=True):
            glyphs = run.glyphs
            if (first, last) != (run.start, run.end):
                glyphs = tuple(glyph for glyph in glyphs if first <= glyph.cluster < last)
            if not glyphs:
                continue
            span = self.shaped.spans[run.span]
            if element is None:
                canvas.artifact("Pagination")
            else:
                canvas.mark(self._owner(element, inner, run.span, span))
            canvas.paint(LINK if span.href else self.style.grey)
            canvas.glyphs(glyphs, run.face, self.size, x, baseline)
            if span.href and element is not None:
                low = baseline + run.face.descender * scale * 0.5
                box = (x, low, x + width, low + self.size)
                canvas.link(inner[run.span], span.href, box)
        if end < line[1] and runs:
            self._draw_last_space(canvas, end, runs[-1], min(pens), baseline)

    def _draw_last_space(
        self, canvas: TaggedCanvas, place: int, last: Run, left: float, baseline: float
    ) -> None:
        # In a line that runs to the left it stands at the left end, whichever way its neighbours run.
        run = last if place < last.end else next(r for r in self.shaped.runs if r.start == place)
        glyphs = [glyph for glyph in run.glyphs if glyph.cluster == place]
        width = sum(glyph.advance for glyph in glyphs) * self.size / 1000
        if glyphs:
            canvas.glyphs(glyphs, run.face, self.size, left - width, baseline)

    def _owner(
        self, element: Element, inner: dict[int, Element], number: int, span: Span
    ) -> Element:
        is_foreign = span.language != self.language
        if not span.href and not is_foreign:
            return element
        if number not in inner:
            inner[number] = Element(
                "Link" if span.href else "Span",
                element,
                alternative=span.text if span.href else None,
                language=span.language if is_foreign else None,
            )
        return inner[number]


class Typesetter:
    """Sets texts in one language; what was set once in a document is not shaped again."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.is_rtl = language == "ar"
        self._shaped: dict[tuple[tuple[Span, ...], bool], Shaped] = {}
        self._paragraphs: dict[tuple[tuple[Span, ...], Style, float], Paragraph] = {}

    def _shape(self, spans: tuple[Span, ...], style: Style) -> Shaped:
        key = (spans, style.is_bold)
        found = self._shaped.get(key)
        if found is None:
            found = self._shaped[key] = shape(spans, self.language, is_bold=style.is_bold)
        return found

    def size(self, style: Style) -> float:
        """The size in which the language's face is set, in points."""
        return style.size * _SIZES.get(self.language, 1.0)

    def paragraph(self, spans: Sequence[Span], style: Style, width: float) -> Paragraph:
        """The spans in lines of that width, in points."""
        key = (tuple(spans), style, width)
        found = self._paragraphs.get(key)
        if found is None:
            shaped = self._shape(key[0], style)
            size = self.size(style)
            found = self._paragraphs[key] = Paragraph(
                shaped,
                lines_of(shaped, width / size * 1000),
                width,
                size,
                size * _LEADINGS.get(self.language, 1.32),
                style,
                self.language,
            )
        return found

    def natural_width(self, spans: Sequence[Span], style: Style) -> float:
        """How wide the text is on one line, in points, rounded up so that it fits."""
        return self._shape(tuple(spans), style).offsets[-1] * self.size(style) / 1000 + 0.05

    def least_width(self, spans: Sequence[Span], style: Style) -> float:
        """How wide its widest piece is that should not be broken, in points."""
        shaped = self._shape(tuple(spans), style)
        places = [0, *shaped.breaks, len(shaped.text)]
        widest = max(
            (
                shaped.offsets[shaped.ink_end(a, b)] - shaped.offsets[a]
                for a, b in zip(places, places[1:], strict=False)
            ),
            default=0.0,
        )
        return widest * self.size(style) / 1000 + 0.05


def lines_of(shaped: Shaped, width: float) -> tuple[tuple[int, int], ...]:
    """Where each line begins and ends; ``width`` in 1/1000 of the font's size."""
    lines: list[tuple[int, int]] = []
    start, length = 0, len(shaped.text)
    while start < length:
        end = _line_end(shaped, start, width)
        lines.append((start, end))
        start = end
    return tuple(lines)


def _line_end(shaped: Shaped, start: int, width: float) -> int:
    offsets, length = shaped.offsets, len(shaped.text)
    reach = bisect_right(offsets, offsets[start] + width, start + 1) - 1
    while reach < length and shaped.text[reach] in " \n\u3000":
        reach += 1
    obliged = min((place for place in shaped.forced if start < place <= reach), default=None)
    if obliged is not None:
        return obliged
    if reach >= length:
        return length
    for allowed in (shaped.breaks, shaped.distress):
        n = bisect_right(allowed, reach) - 1
        if n >= 0 and allowed[n] > start:
            return allowed[n]
    # Nothing may be broken here, and yet it is wider than the line: between two letters, then.
    while reach > start + 1 and offsets[reach] == offsets[reach - 1]:
        reach -= 1
    return max(reach, start + 1)
