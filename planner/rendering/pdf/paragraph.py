"""Paragraphs: shaped texts cut into lines of a width, and drawn a line at a time."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from planner.rendering.pdf.bidi import visual_order
from planner.rendering.pdf.canvas import BLACK, LINK, TaggedCanvas
from planner.rendering.pdf.fonts import Face
from planner.rendering.pdf.shaping import Glyph, Run, Shaped
from planner.rendering.pdf.tags import Element
from planner.rendering.words import Span

_LETTERS = frozenset(("L", "R", "AL", "NSM"))


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set. ``size`` is that of Latin letters, in points."""

    size: float
    is_bold: bool = False
    grey: str = BLACK


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
            if run.level % 2:
                self._draw_backwards(canvas, run, glyphs, x, baseline)
            else:
                canvas.glyphs(glyphs, run.face, self.size, x, baseline)
            if span.href and element is not None:
                low = baseline + run.face.descender * scale * 0.5
                box = (x, low, x + width, low + self.size)
                canvas.link(inner[run.span], span.href, box)
        if self.language == "ar" and runs:
            self._draw_last_space(canvas, runs[-1].face, min(pens), baseline)

    def _draw_last_space(
        self, canvas: TaggedCanvas, face: Face, left: float, baseline: float
    ) -> None:
        # Programs that take text out see a gap to the right of a line, but none to its left: the
        # next line, or the next cell of a table, would begin within the last word of this one.
        glyph = face.font.get_nominal_glyph(ord(" "))
        advance = face.advances[glyph]
        space = Glyph(glyph, 0, " ", advance)
        canvas.glyphs([space], face, self.size, left - advance * self.size / 1000, baseline)

    def _draw_backwards(
        self, canvas: TaggedCanvas, run: Run, glyphs: Sequence[Glyph], x: float, y: float
    ) -> None:
        """Draws a run to the left as it is read: a stretch of words, a sign, the next words.

        Programs that take text out turn the letters of a stretch about, but can only guess for
        what has no direction: they take it in the order in which it was drawn.
        """
        advances = (glyph.advance * self.size / 1000 for glyph in glyphs)
        pens = list(accumulate(advances, initial=x))
        for start, end in reversed(_stretches(glyphs)):
            canvas.glyphs(glyphs[start:end], run.face, self.size, pens[start], y)

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
                language=span.language if is_foreign else None,
            )
        return inner[number]


def _stretches(glyphs: Sequence[Glyph]) -> list[tuple[int, int]]:
    """Words with the spaces between them; what has no direction stands alone."""
    found: list[tuple[int, int]] = []
    is_open = False
    for n, glyph in enumerate(glyphs):
        if _is_letter(glyph.characters) or (is_open and glyph.characters == " "):
            start = found.pop()[0] if is_open else n
            found.append((start, n + 1))
            is_open = True
        else:
            found.append((n, n + 1))
            is_open = False
    return [part for stretch in found for part in _without_last_space(stretch, glyphs)]


def _without_last_space(stretch: tuple[int, int], glyphs: Sequence[Glyph]) -> list[tuple[int, int]]:
    start, end = stretch
    spaces = 0
    while end - spaces - 1 > start and glyphs[end - spaces - 1].characters == " ":
        spaces += 1
    return [(start, end - spaces), *((n, n + 1) for n in range(end - spaces, end))]


@lru_cache(maxsize=4096)
def _is_letter(characters: str) -> bool:
    return any(unicodedata.bidirectional(character) in _LETTERS for character in characters)
