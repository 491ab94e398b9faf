"""The page for what was refused where there is no form to show again."""

from dataclasses import dataclass

from planner.documents.blocks import Inline, term
from planner.web.pages.frame import Frame, Link
from planner.web.pages.workbench.frame import WorkFrame, frame_of_work, work_frame
from planner.web.workbench.bench import Bench


@dataclass(frozen=True, slots=True)
class RefusedPage:
    """What is wrong, and the address to go back to; nothing was changed."""

    frame: Frame
    work: WorkFrame
    title: Inline
    sentences: tuple[str, ...]
    back: str


def refused_page(bench: Bench, sentences: tuple[str, ...], back: str) -> RefusedPage:
    """The page with those sentences."""
    title = term("work.refused")
    return RefusedPage(
        frame=frame_of_work(bench, Link(title), here=back),
        work=work_frame(bench, here=back),
        title=title,
        sentences=sentences,
        back=back,
    )
