"""Sets texts in a language: shapes them, measures them, cuts them into lines."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from planner.rendering.pdf.paragraph import Paragraph, Style
from planner.rendering.pdf.shaping import Shaped, shape
from planner.rendering.words import Span

# Naskh letters are small for their size, and its tails need room; Chinese fills its whole square.
_SIZES = {"ar": 1.2, "zh": 1.0}
_LEADINGS = {"ar": 1.45, "zh": 1.5}


BODY = Style(10)
NOTE = Style(8.5)
CELL = Style(9)
COLUMN_HEADING = Style(9, is_bold=True)


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
            (shaped.offsets[shaped.ink_end(a, b)] - shaped.offsets[a] for a, b in pairwise(places)),
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
