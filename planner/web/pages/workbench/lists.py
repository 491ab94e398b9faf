"""A page with lists of things of the draft, each of which leads to its own form."""

from dataclasses import dataclass

from planner.documents.blocks import Inline
from planner.web.pages.frame import Frame, Link
from planner.web.pages.workbench.frame import WorkFrame, frame_of_work, work_frame
from planner.web.pages.workbench.noun_form import Button
from planner.web.workbench.bench import Bench


@dataclass(frozen=True, slots=True)
class NounLine:
    """One thing: what it is called, what else is said of it, its page, and its buttons."""

    name: Inline
    facts: tuple[Inline, ...]
    address: str
    buttons: tuple[Button, ...] = ()
    flag: Inline | None = None


@dataclass(frozen=True, slots=True)
class NounList:
    """A list; ``empty`` says what to do next where there is nothing in it."""

    anchor: str
    heading: Inline
    empty: Inline
    add: Link | None
    lines: tuple[NounLine, ...]


@dataclass(frozen=True, slots=True)
class ListsPage:
    """One list or several."""

    frame: Frame
    work: WorkFrame
    title: Inline
    lead: Inline | None
    lists: tuple[NounList, ...]


def lists_page(
    bench: Bench, title: Inline, lists: tuple[NounList, ...], lead: Inline | None = None
) -> ListsPage:
    """The page with those lists."""
    return ListsPage(frame_of_work(bench, Link(title)), work_frame(bench), title, lead, lists)
