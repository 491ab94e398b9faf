"""What happens on a list of speakers after a request was received: each is added, none changed."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from planner.models.noun import Noun
from planner.models.speaking import Capacity, Gender, Rank
from planner.models.text import Text


class Action(Noun):
    """One thing done. ``kind`` is what it is called where it is stored."""

    kind: ClassVar[str]


# --- moves: they change a place, and nothing but a place -------------------------------------


class Swapped(Action):
    """Two have changed places; both delegations said so."""

    kind: ClassVar[str] = "swapped"
    first: int
    second: int
    agreed_by: tuple[str, ...]


class SentToEnd(Action):
    """Somebody was not in the room, and speaks after all others of the same category."""

    kind: ClassVar[str] = "sent_to_end"
    serial: int


class LevelChanged(Action):
    """The speaker has another rank.

    The place is the next free one in the band of that rank, behind those of ``among`` (all, if
    none are named: the service names those of the same meeting). ``keeps_place``: the rank fell,
    and the chair agreed that the place stays.
    """

    kind: ClassVar[str] = "level_changed"
    serial: int
    rank: Rank
    among: tuple[int, ...] = ()
    keeps_place: bool = False


class PlacedByChair(Action):
    """The chair has put a request before another one, or last; ``reason`` is as it was given."""

    kind: ClassVar[str] = "placed_by_chair"
    serial: int
    before: int | None = None
    reason: str


class Recalled(Action):
    """Somebody who was not in the room has come back, and comes before that other one."""

    kind: ClassVar[str] = "recalled"
    serial: int
    before: int | None = None


class Promoted(Action):
    """There is time after all for a request that was on standby."""

    kind: ClassVar[str] = "promoted"
    serial: int


# --- what becomes of a request ---------------------------------------------------------------


class Withdrawn(Action):
    """The delegation does not wish to speak any more. Only a new request brings it back."""

    kind: ClassVar[str] = "withdrawn"
    serial: int


class InWriting(Action):
    """The statement was handed in and is not spoken."""

    kind: ClassVar[str] = "in_writing"
    serial: int


class Changed(Action):
    """Particulars of a request that do not touch its place; ``None`` leaves one as it was."""

    kind: ClassVar[str] = "changed"
    serial: int
    speaker: str | None = None
    on_behalf_of: Text | None = None
    preferred: tuple[str, ...] | None = None
    has_text: bool | None = None
    gender: Gender | None = None


class LotsDrawn(Action):
    """The numbers that were drawn, by serial; what was drawn is stored, not how."""

    kind: ClassVar[str] = "lots_drawn"
    lots: dict[int, int]


# --- the floor -------------------------------------------------------------------------------


class Called(Action):
    """The chair has given the floor, at that meeting."""

    kind: ClassVar[str] = "called"
    serial: int
    meeting: str = ""


class Released(Action):
    """The call was a mistake: the request is where it was before."""

    kind: ClassVar[str] = "released"
    serial: int


class Started(Action):
    """The statement has begun; the limit is the one that held then."""

    kind: ClassVar[str] = "started"
    serial: int
    limit_seconds: int


class Ended(Action):
    """The statement is over. ``is_cut``: the chair has interrupted it."""

    kind: ClassVar[str] = "ended"
    serial: int
    is_cut: bool = False


# --- the list --------------------------------------------------------------------------------


class Opened(Action):
    """The chair has opened the list, or opened it again."""

    kind: ClassVar[str] = "opened"
    reason: str = ""


class Closed(Action):
    """The chair has closed the list."""

    kind: ClassVar[str] = "closed"


class ItemOpened(Action):
    """The item was opened: some lists close a while after that."""

    kind: ClassVar[str] = "item_opened"


class PrecedingEnded(Action):
    """The item that the list waits for is over."""

    kind: ClassVar[str] = "preceding_ended"


class LimitChanged(Action):
    """Another limit for those capacities, for statements that begin from now on."""

    kind: ClassVar[str] = "limit_changed"
    limits_seconds: dict[Capacity, int]


MOVES = (Swapped, SentToEnd, LevelChanged, PlacedByChair, Recalled, Promoted)

ACTIONS: dict[str, type[Action]] = {
    action.kind: action
    for action in (
        *MOVES,
        Withdrawn,
        InWriting,
        Changed,
        LotsDrawn,
        Called,
        Released,
        Started,
        Ended,
        Opened,
        Closed,
        ItemOpened,
        PrecedingEnded,
        LimitChanged,
    )
}
"""Every kind of action, by the name under which it is stored."""


@dataclass(frozen=True, slots=True)
class Event:
    """An action, when it was done (aware) and by whom; ``number`` is its place in the log."""

    number: int
    at: datetime
    actor: str
    action: Action
