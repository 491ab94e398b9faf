"""Which meetings the rooms can hold at a time."""

from collections.abc import Iterator, Sequence

from planner.drafting.constraints import Rooms
from planner.drafting.given import Organ, Topic
from planner.models.drafting import Fact, FactCode
from planner.models.finding import About, Matter
from planner.models.meeting import Room
from planner.models.programme import Programme
from planner.models.text import LANGUAGES

Group = frozenset[int]


def rooms_of(
    programme: Programme, organs: Sequence[Organ], topics: Sequence[Topic]
) -> Iterator[Rooms]:
    """For each set of rooms, how many of the meetings that fit nowhere else it can hold.

    If that holds for every set, each meeting can be given a room of its own (Hall's condition), so
    that rooms need not be named while the hours are sought. Nothing where no rooms are given.
    """
    if not programme.rooms:
        return
    groups = {frozenset([n]) for n in range(len(organs))} | {frozenset(t.bodies) for t in topics}
    fitting = {
        group: frozenset(r for r, room in enumerate(programme.rooms) if fits(room, group, organs))
        for group in groups
    }
    for rooms in sorted(_unions(set(fitting.values())), key=sorted):
        inside = frozenset(group for group, found in fitting.items() if found <= rooms)
        at_most = len(frozenset().union(*inside)) if inside else 0
        if at_most > len(rooms):
            yield Rooms(_fact(programme, organs, rooms, inside), inside, len(rooms))


def fits(room: Room, group: Group, organs: Sequence[Organ]) -> bool:
    """Whether the room is large enough and has a booth for each official language."""
    seats = max((organs[o].seats or 0 for o in group), default=0)
    needs_booths = any(organs[o].is_interpreted for o in group)
    return (room.seats is None or room.seats >= seats) and (
        not needs_booths or room.booths is None or room.booths >= len(LANGUAGES)
    )


def _unions(sets: set[frozenset[int]]) -> set[frozenset[int]]:
    found: set[frozenset[int]] = set()
    for rooms in sets:
        found |= {rooms} | {rooms | other for other in found}
    return found


def _fact(
    programme: Programme,
    organs: Sequence[Organ],
    rooms: frozenset[int],
    groups: frozenset[Group],
) -> Fact:
    names = [programme.rooms[r].key for r in sorted(rooms)]
    bodies = sorted(frozenset().union(*groups))
    return Fact(
        code=FactCode.ROOMS,
        key="-".join([FactCode.ROOMS, *names]),
        params=(
            ("bodies", tuple(About(Matter.BODY, organs[o].key) for o in bodies)),
            ("count", len(rooms)),
            ("rooms", tuple(About(Matter.ROOM, name) for name in names)),
        ),
    )
