"""Why somebody is fourteenth: who is ahead, on which ground, and which moves touched the place."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from planner.models.debate import Debate
from planner.models.speaking import SortKey
from planner.models.speaking_actions import (
    Event,
    LevelChanged,
    PlacedByChair,
    Promoted,
    Recalled,
    SentToEnd,
    Swapped,
)
from planner.rules.speaking_floor import Floor, floor_of
from planner.rules.speaking_order import Part, current_requests, lots_drawn, sort_parts

Parts = Sequence[tuple[SortKey, Part]]


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a request is where it is.

    ``place`` counts those still to speak, from 1. ``ahead`` counts those before it by the key of
    the policy that puts them there; ``ahead_by_move`` those that a move put there. ``moves`` are
    the moves of the request itself, in order.
    """

    place: int
    ahead: tuple[tuple[SortKey, int], ...]
    ahead_by_move: int
    moves: tuple[Event, ...]


def place_of(serial: int, order: Sequence[int]) -> int | None:
    """The place in that order, from 1; ``None`` if it has none."""
    return order.index(serial) + 1 if serial in order else None


def reasons_for_place(serial: int, debate: Debate, floor: Floor | None = None) -> Reasons | None:
    """Why it is where it is; ``None`` for a request that is not waiting."""
    floor = floor or floor_of(debate)
    waiting = [request.serial for request in floor.waiting]
    place = place_of(serial, waiting)
    if place is None:
        return None
    policy, lots = debate.settings.policy, lots_drawn(debate.actions)
    current = current_requests(debate.requests, debate.actions)
    own = sort_parts(current[serial], policy, lots)
    grounds: Counter[SortKey] = Counter()
    by_move = 0
    for other in waiting[: place - 1]:
        ground = _first_difference(sort_parts(current[other], policy, lots), own)
        if ground is None:
            by_move += 1
        else:
            grounds[ground] += 1
    in_policy_order = [key for key, _ in own]
    return Reasons(
        place=place,
        ahead=tuple((key, grounds[key]) for key in in_policy_order if grounds[key]),
        ahead_by_move=by_move,
        moves=tuple(event for event in debate.events if _moves(event, serial)),
    )


def _first_difference(other: Parts, own: Parts) -> SortKey | None:
    """The key by which the other comes first; ``None`` if by the policy it would come after."""
    for (key, part), (_, own_part) in zip(other, own, strict=True):
        if part != own_part:
            return key if part < own_part else None
    return None


def _moves(event: Event, serial: int) -> bool:
    match event.action:
        case Swapped(first=first, second=second):
            return serial in (first, second)
        case SentToEnd() | LevelChanged() | PlacedByChair() | Recalled() | Promoted():
            return event.action.serial == serial
    return False
