"""A proposal accepted whole or in part: which parts it has, which need each other, and the edit.

A part is the least that makes sense by itself: a meeting with its facts, or an item with all its
places. An item is never taken from one meeting without being put at the other.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from planner.editing.edit import Edit, rebuilt
from planner.editing.meetings import taken_at
from planner.models.drafting import Proposal
from planner.models.meeting import Allocation, Meeting, Room
from planner.models.programme import Programme, programme_of

Value = TypeVar("Value", Meeting, Room)


class PartKind(StrEnum):
    """What a part changes."""

    SESSION = "session"
    ROOM = "room"
    MEETING = "meeting"
    ITEM = "item"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a proposal.

    ``key`` is that of the room, the meeting or the item (the slug of the session); for an order
    that of the meeting at which items change places.
    """

    kind: PartKind
    key: str


def parts_of(before: Programme, proposed: Programme) -> tuple[Part, ...]:
    """Everything that the proposal changes: all parts together make it of what was before.

    The session and the rooms first, then meetings in order of time, items in order of the agendas.
    """
    parts = [
        *_session_and_rooms(before, proposed),
        *_changed_meetings(before, proposed),
        *_changed_items(before, proposed),
    ]
    nearly = with_parts(before, proposed, parts)
    orders = (
        Part(PartKind.ORDER, meeting.key)
        for meeting in proposed.meetings
        if taken_at(nearly, meeting.key) != taken_at(proposed, meeting.key)
    )
    return (*parts, *orders)


def _session_and_rooms(before: Programme, proposed: Programme) -> Iterator[Part]:
    if before.session != proposed.session:
        yield Part(PartKind.SESSION, proposed.session.slug)
    earlier = {room.key: room for room in before.rooms}
    later = {room.key: room for room in proposed.rooms}
    for key in {**earlier, **later}:
        if earlier.get(key) != later.get(key):
            yield Part(PartKind.ROOM, key)


def _changed_meetings(before: Programme, proposed: Programme) -> Iterator[Part]:
    earlier = {meeting.key: meeting for meeting in before.meetings}
    later = {meeting.key: meeting for meeting in proposed.meetings}
    shown = {**earlier, **later}.values()
    for meeting in sorted(shown, key=lambda m: (m.day, m.starts, m.key)):
        if earlier.get(meeting.key) != later.get(meeting.key):
            yield Part(PartKind.MEETING, meeting.key)


def _changed_items(before: Programme, proposed: Programme) -> Iterator[Part]:
    earlier, later = _places(before), _places(proposed)
    for item in proposed.items:
        if earlier.get(item.key) != later.get(item.key):
            yield Part(PartKind.ITEM, item.key)


def _places(programme: Programme) -> dict[str, frozenset[tuple[str, int | None]]]:
    """At which meetings each item is taken, for how long."""
    found: dict[str, frozenset[tuple[str, int | None]]] = {}
    for allocation in programme.allocations:
        place = (allocation.meeting, allocation.minutes)
        found[allocation.item] = found.get(allocation.item, frozenset()) | {place}
    return found


def needed_besides(
    before: Programme, proposed: Programme, chosen: Iterable[Part]
) -> frozenset[Part]:
    """The parts without which the chosen ones cannot stand, and which are not among them.

    An item needs a new meeting at which it would be taken; a meeting or a room that is left out
    needs that whatever is there goes elsewhere.
    """
    parts = frozenset(parts_of(before, proposed))
    wanted = frozenset(chosen)
    found = wanted
    while True:
        more = {need for part in found for need in _needs(before, proposed, part)} & parts
        if more <= found:
            return found - wanted
        found |= more


def _needs(before: Programme, proposed: Programme, part: Part) -> Iterator[Part]:
    earlier = {meeting.key for meeting in before.meetings}
    later = {meeting.key for meeting in proposed.meetings}
    match part.kind:
        case PartKind.ITEM:
            for allocation in proposed.allocations:
                if allocation.item == part.key and allocation.meeting not in earlier:
                    yield Part(PartKind.MEETING, allocation.meeting)
        case PartKind.MEETING if part.key not in later:
            for item, _ in taken_at(before, part.key):
                yield Part(PartKind.ITEM, item)
        case PartKind.ROOM if part.key not in {room.key for room in proposed.rooms}:
            for meeting in before.meetings:
                if meeting.room == part.key:
                    yield Part(PartKind.MEETING, meeting.key)


def accept_parts(proposed: Programme, chosen: Collection[Part], *, of: int) -> Edit:
    """One edit that takes those parts of a proposal into the draft; ``of`` is how many it has."""
    return Edit(
        "accept_proposal",
        lambda programme: with_parts(programme, proposed, chosen),
        {"parts": len(chosen), "of": of},
    )


def with_parts(programme: Programme, proposed: Programme, chosen: Iterable[Part]) -> Programme:
    """The programme with those parts of the proposal in place of its own."""
    keys: dict[PartKind, set[str]] = {kind: set() for kind in PartKind}
    for part in chosen:
        keys[part.kind].add(part.key)
    return programme_of(
        proposed.session if keys[PartKind.SESSION] else programme.session,
        bodies=programme.bodies,
        rooms=_replaced(programme.rooms, proposed.rooms, keys[PartKind.ROOM]),
        items=programme.items,
        papers=programme.papers,
        meetings=_replaced(programme.meetings, proposed.meetings, keys[PartKind.MEETING]),
        allocations=_allocations(programme, proposed, keys[PartKind.ITEM], keys[PartKind.ORDER]),
        officers=programme.officers,
        overrides=programme.overrides,
        approvals=programme.approvals,
    )


def with_other_keys(programme: Programme, keys: Mapping[str, str]) -> Programme:
    """The programme with other keys for its meetings: those that are named, by what they become."""

    def key_of(meeting: str) -> str:
        return keys.get(meeting, meeting)

    return rebuilt(
        programme,
        meetings=[m.model_copy(update={"key": key_of(m.key)}) for m in programme.meetings],
        allocations=[
            a.model_copy(update={"meeting": key_of(a.meeting)}) for a in programme.allocations
        ],
    )


def with_keys(proposal: Proposal, keys: Mapping[str, str]) -> Proposal:
    """The proposal with other keys for its meetings likewise."""
    return replace(
        proposal,
        programme=with_other_keys(proposal.programme, keys),
        placements=tuple(
            replace(
                placement,
                places=tuple(
                    replace(place, meeting=keys.get(place.meeting, place.meeting))
                    for place in placement.places
                ),
            )
            for placement in proposal.placements
        ),
    )


def _replaced(own: Iterable[Value], others: Iterable[Value], keys: set[str]) -> list[Value]:
    """The values with those of these keys as the others have them; in their own order."""
    found: dict[str, Value] = {value.key: value for value in own}
    theirs: dict[str, Value] = {value.key: value for value in others}
    for key in sorted(keys):
        if key in theirs:
            found[key] = theirs[key]
        else:
            found.pop(key, None)
    return list(found.values())


def _allocations(
    programme: Programme, proposed: Programme, items: set[str], orders: set[str]
) -> Iterator[Allocation]:
    taken = {
        key: [a for a in found if a.item not in items] for key, found in _by_meeting(programme)
    }
    wanted = dict(_by_meeting(proposed))
    for key, found in wanted.items():
        own = taken.setdefault(key, [])
        for place, allocation in enumerate(found):
            if allocation.item in items:
                before = [a.item for a in found[:place]]
                own.insert(_place_after(own, before), allocation)
        if key in orders:
            order = {a.item: n for n, a in enumerate(found)}
            own.sort(key=lambda a: order.get(a.item, len(order)))
    for found in taken.values():
        yield from found


def _by_meeting(programme: Programme) -> Iterable[tuple[str, list[Allocation]]]:
    found: dict[str, list[Allocation]] = {}
    for allocation in programme.allocations:
        found.setdefault(allocation.meeting, []).append(allocation)
    return found.items()


def _place_after(own: list[Allocation], before: list[str]) -> int:
    """Behind the nearest of those that come before it and are there; first if none is."""
    places = {allocation.item: n for n, allocation in enumerate(own)}
    return next((places[item] + 1 for item in reversed(before) if item in places), 0)
