"""Slices across a table: the paragraphs in them and where they stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.rendering.pdf.canvas import TaggedCanvas
from planner.rendering.pdf.paragraph import Paragraph
from planner.rendering.pdf.tags import Element

ABOVE = 3.5
"""What a strip leaves free above and below its texts, in points."""
FINE, PALE = 0.4, 0.6
"""How thick a rule within the table is, in points, and how grey."""
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
            count = max(0, int((available - box.y - ABOVE) / box.paragraph.leading))
            head, tail = box.paragraph.cut(count)
            heads.append(Box(head, box.element, box.x, box.y))
            tails.append(Box(tail, box.element, box.x, min(box.y, ABOVE)))
        if not any(box.paragraph.lines for box in heads):
            return None
        height = max(box.y + box.paragraph.height for box in tails) + ABOVE
        return (
            Strip(available, tuple(heads), self.band, self.group, False, self.opens_group),
            Strip(height, tuple(tails), self.band, self.group),
        )


def draw_strip(
    canvas: TaggedCanvas, strip: Strip, left: float, top: float, width: float, *, is_artifact: bool
) -> None:
    """Draws the strip downwards from ``top``; a day stands on grey."""
    if strip.is_heading and strip.band >= 0:
        canvas.shade(left, top - strip.height, width, strip.height, _SHADE)
    draw_boxes(canvas, strip.boxes, left, top, is_artifact=is_artifact)


def draw_boxes(
    canvas: TaggedCanvas,
    boxes: Iterable[Box],
    left: float,
    top: float,
    *,
    is_artifact: bool,
) -> None:
    """Draws texts alone; those of an artifact are repetitions that no reader is told twice."""
    for box in boxes:
        element = None if is_artifact else box.element
        box.paragraph.draw(canvas, element, left + box.x, top - box.y)
        if box.underline:
            y = top - box.y - box.paragraph.height - 1.5
            canvas.rule(left + box.x, y, box.underline, FINE, PALE)
