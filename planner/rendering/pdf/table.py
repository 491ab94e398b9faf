"""Tables over several pages: each row is measured once, and pages take slices of them.

A day stays together where it fits on a page; the heading of the columns stands on every page,
and a day or a time that goes on there says so again. All of it remains one table to a reader
who listens: what is repeated is an artifact.
"""

from collections.abc import Callable
from dataclasses import dataclass

from planner.rendering.pdf.canvas import TaggedCanvas
from planner.rendering.pdf.flow import Piece
from planner.rendering.pdf.strips import ABOVE, FINE, PALE, Box, Strip, draw_boxes, draw_strip

_STRONG = 0.9


@dataclass(slots=True)
class Layout:
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

    layout: Layout
    strips: list[Strip]
    is_first: bool = True
    space_before: float = 6.0
    keeps_with_next: bool = False

    @property
    def _opening(self) -> list[Strip]:
        """What stands above the strips: the heading, and the day where it has begun before."""
        opening = [self.layout.heading]
        if self.strips and not self.strips[0].is_heading and self.strips[0].band >= 0:
            again = self.layout.again(self.strips[0].band)
            if again is not None:
                opening.append(again)
        return opening

    @property
    def _time_again(self) -> list[Box]:
        """The time that the first rows belong to, where it has begun before and has room here."""
        first = self.strips[0] if self.strips else self.layout.heading
        if first.is_heading or first.opens_group or first.group < 0:
            return []
        room = sum(strip.height for strip in self.strips if strip.group == first.group)
        time = self.layout.times[first.group]
        return [time] if time.paragraph.height + 2 * ABOVE <= room else []

    @property
    def height(self) -> float:
        """All strips with the heading."""
        return sum(strip.height for strip in (*self._opening, *self.strips))

    def least(self, page_height: float) -> float:
        """Up to the first place where it would gladly be cut."""
        if not self.strips:
            return self.height
        used = sum(strip.height for strip in self._opening)
        full = page_height - self.layout.heading.height
        count = max(1, self._gladly(len(self.strips), full, from_start=True))
        return min(used + sum(strip.height for strip in self.strips[:count]), page_height)

    def split(self, available: float, page_height: float) -> tuple[Piece, Piece] | None:
        """A slice that fits, cut before a day if the day fits on a page, else before a time."""
        if not self.strips:
            return None
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
        while self.strips[skipped].is_heading and self.strips[skipped].height < room:
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
        would be whole on a page of their own. From the start: the fewest such, not the most.
        """
        allowed = [
            n for n in range(1, min(fitting, len(self.strips) - 1) + 1) if self._may_cut(n, full)
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
        if after.group != before.group:
            return True
        return self.layout.group_heights[after.group] > full and self._leaves_room_for_time(n)

    def _leaves_room_for_time(self, n: int) -> bool:
        """Whether the rows on either side are as high together as the time beside them."""
        group = self.strips[n].group
        rows = [strip.height if strip.group == group else 0.0 for strip in self.strips]
        time = self.layout.times[group].paragraph.height + 2 * ABOVE
        return sum(rows[:n]) >= time and sum(rows[n:]) >= time

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draws heading and strips downwards from ``top``."""
        width = self.layout.width
        canvas.rule(left, top, width, _STRONG)
        is_new = self.is_first
        for strip in self._opening:
            draw_strip(canvas, strip, left, top, width, is_artifact=not is_new)
            top -= strip.height
            if strip is self.layout.heading:
                canvas.rule(left, top, width, _STRONG)
        draw_boxes(canvas, self._time_again, left, top, is_artifact=True)
        for n, strip in enumerate(self.strips):
            if strip.opens_group and n and not self.strips[n - 1].is_heading:
                canvas.rule(left, top, width, FINE, PALE)
            draw_strip(canvas, strip, left, top, width, is_artifact=False)
            top -= strip.height
        canvas.rule(left, top, width, _STRONG)
