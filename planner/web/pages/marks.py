"""What the marks of the clock are called."""

from collections.abc import Mapping

from planner.documents.blocks import Inline, term
from planner.rendering.html_table import RowMark
from planner.web.timeline import Mark

MARK_LABELS: Mapping[Mark, Inline] = {Mark.NOW: term("page.now"), Mark.NEXT: term("page.next")}


def labels_of(marks: Mapping[str, Mark]) -> dict[str, RowMark]:
    """The mark of each marked meeting, by its key, as tables print it."""
    return {key: RowMark(mark, MARK_LABELS[mark]) for key, mark in marks.items()}
