"""The grid as a value: days and hours down, bodies across, and the meetings in it."""

from dataclasses import dataclass

from planner.documents.blocks import Inline
from planner.rendering.said_once import SaidOnce
from planner.web.pages.frame import Frame
from planner.web.pages.workbench.cards import Card
from planner.web.pages.workbench.found import CheckNamed, Found
from planner.web.pages.workbench.frame import WorkFrame


@dataclass(frozen=True, slots=True)
class Column:
    """A body; ``is_shown``: it is among those that were asked for."""

    key: str
    name: Inline
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """What one body does in one row; ``takes``: what is being moved can come here."""

    body: str
    cards: tuple[Card, ...]
    takes: bool


@dataclass(frozen=True, slots=True)
class Row:
    """Hours of a day across the bodies.

    ``at`` is what forms call it (``2018-10-15 10:00``). ``use`` is
    the number of meetings with interpretation at once, if some are held.
    """

    at: str
    day: str
    starts: str
    ends: str
    hours: Inline
    is_usual: bool
    use: Inline | None
    is_over: bool
    found: tuple[CheckNamed, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class DayBand:
    """A day; ``use`` is how many of its meetings have interpretation."""

    key: str
    day: Inline
    is_in_session: bool
    is_working: bool
    use: Inline | None
    is_shown: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Moving:
    """What is being moved, and where the form goes that moves it.

    ``item`` is set where it is an item; ``cancel`` is the address of the grid as it was.
    """

    what: Inline
    post: str
    item: str | None
    body: str
    meeting: str | None
    cancel: str


@dataclass(frozen=True, slots=True)
class OpenItem:
    """An item that no meeting takes yet; ``place`` is where one is chosen for it."""

    key: str
    body: str
    of: Inline
    number: Inline
    title: Inline
    place: str


@dataclass(frozen=True, slots=True)
class GridPage:
    """The grid.

    ``meetings`` and ``allocations`` are the addresses below which those are, ``new`` that of the
    form for a new meeting; ``query`` is the part of the grid's address that says what is shown.
    ``others`` are the findings that concern no meeting, ``others_more`` how many more there are.
    """

    frame: Frame
    work: WorkFrame
    title: Inline
    grid: str
    meetings: str
    allocations: str
    new: str
    query: str
    columns: tuple[Column, ...]
    days: tuple[DayBand, ...]
    count: Inline
    use: Inline | None
    is_over: bool
    rules_fault: str | None
    open_items: tuple[OpenItem, ...]
    others: tuple[Found, ...]
    others_more: Inline | None
    moving: Moving | None
    has_bodies: bool
    is_filtered: bool
    said_once: SaidOnce
