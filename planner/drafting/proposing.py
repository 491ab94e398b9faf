"""From a plan to a programme that somebody may accept, with its cost and its reasons."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planner.drafting.brief_rooms import fits
from planner.drafting.brief_slots import is_beside
from planner.drafting.briefing import Brief
from planner.drafting.cost import broken_facts, counts_of
from planner.drafting.given import STEP, Given
from planner.drafting.plan import Plan, Sitting, sittings
from planner.drafting.reasons import reason_of
from planner.models.cost import CostTerm
from planner.models.drafting import CostLine, Place, Placement, Proposal, Status
from planner.models.meeting import Allocation, Meeting
from planner.models.programme import Programme, programme_of


def proposal_of(
    brief: Brief,
    given: Given,
    plan: Plan,
    status: Status,
    bound: int,
    *,
    rooms: Mapping[tuple[int, frozenset[int]], str] | None = None,
) -> Proposal:
    """The proposal that the plan is. ``rooms`` are those wished for, by slot and organs."""
    keys = _keys(brief, given, plan)
    lines = tuple(cost_lines(given, plan))
    return Proposal(
        programme=_programme(brief, given, plan, keys, rooms or {}),
        status=status,
        lines=lines,
        bound=min(bound, sum(line.cost for line in lines)),
        placements=tuple(
            _placement(given, plan, topic, keys) for topic in range(len(given.topics))
        ),
        broken=broken_facts(given, plan),
    )


def cost_lines(given: Given, plan: Plan) -> Iterable[CostLine]:
    """The cost, term by term."""
    counts = counts_of(given, plan)
    for term in CostTerm:
        weight = given.weights.get(term)
        if weight is not None:
            yield CostLine(term, counts[term], weight.amount, weight.source, weight.verified)


def _programme(
    brief: Brief,
    given: Given,
    plan: Plan,
    keys: dict[Sitting, str],
    wished: Mapping[tuple[int, frozenset[int]], str],
) -> Programme:
    """The session with these meetings instead of those of the bodies that are drafted."""
    base = brief.programme
    drafted = {organ.key for organ in given.organs}
    beside = [meeting for meeting in base.meetings if is_beside(meeting, drafted)]
    beside_keys = {meeting.key for meeting in beside}
    before = {
        meeting.key: meeting for meeting in (brief.kept.meetings if brief.kept else base.meetings)
    }
    had = {
        key: (before[key].room if key in before else None)
        or wished.get((sitting.slot, frozenset(sitting.organs)))
        for sitting, key in keys.items()
    }
    rooms = _rooms(given, had, keys, beside)
    meetings = [
        _meeting(given, sitting, key, before.get(key), rooms.get(key))
        for sitting, key in keys.items()
    ]
    taken = [allocation for allocation in base.allocations if allocation.meeting in beside_keys]
    # What the edition says without minutes goes on so, lest all of it seems changed.
    source = brief.kept or base
    without = {(a.meeting, a.item) for a in source.allocations if a.minutes is None}
    for sitting, key in keys.items():
        taken += [
            a.model_copy(update={"minutes": None}) if (key, a.item) in without else a
            for a in _allocations(given, plan, sitting, key)
        ]
    return programme_of(
        base.session,
        bodies=base.bodies,
        rooms=base.rooms,
        items=base.items,
        papers=base.papers,
        meetings=[*beside, *meetings],
        allocations=taken,
        officers=base.officers,
        overrides=base.overrides,
        approvals=base.approvals,
    )


def _meeting(
    given: Given, sitting: Sitting, key: str, before: Meeting | None, room: str | None
) -> Meeting:
    slot = given.slots[sitting.slot]
    organs = [given.organs[organ] for organ in sitting.organs]
    facts: dict[str, Any] = {
        "day": slot.day,
        "starts": slot.starts,
        "ends": slot.ends,
        "bodies": tuple(organ.key for organ in organs),
        "room": room,
        "has_interpretation": slot.has_interpretation
        and any(organ.is_interpreted for organ in organs),
        "approved_by": slot.approved_by,
    }
    if before is None:
        return Meeting(key=key, **facts)
    return before.model_copy(update=facts)


def _allocations(given: Given, plan: Plan, sitting: Sitting, key: str) -> Iterable[Allocation]:
    """The items of the meeting in their order; minutes where somebody has estimated them."""
    for topic in sitting.topics:
        minutes = dict(plan[topic])[sitting.slot] * STEP
        for item in given.topics[topic].items:
            is_known = not given.topics[topic].is_assumed
            yield Allocation(meeting=key, item=item, minutes=minutes if is_known else None)


def _keys(brief: Brief, given: Given, plan: Plan) -> dict[Sitting, str]:
    """The permanent key of each meeting: that of the meeting which it was, else a new one.

    It was the meeting of the same bodies at the same time; failing that, of the same bodies with
    the most items in common; failing that, any that is left of the same bodies.
    """
    source = brief.kept or brief.programme
    drafted = {organ.key for organ in given.organs}
    earlier = [meeting for meeting in source.meetings if not is_beside(meeting, drafted)]
    held = sittings(given, plan)
    keys: dict[Sitting, str] = {}
    for likeness in (_is_same_time, _shares_items, _is_same_body, _shares_body):
        for sitting in held:
            left = [m for m in earlier if m.key not in keys.values()]
            alike = [(likeness(_Old(source, m), given, sitting), m.key) for m in left]
            best, key = max(alike, default=(0, ""))
            if sitting not in keys and best:
                keys[sitting] = key
    # A key that an edition has had is never given to another meeting.
    used = {meeting.key for meeting in (*brief.programme.meetings, *source.meetings)}
    number = 0
    for sitting in held:
        while sitting not in keys:
            number += 1
            if f"m-{number:02}" not in used:
                keys[sitting] = f"m-{number:02}"
    return {sitting: keys[sitting] for sitting in held}


def _bodies(given: Given, sitting: Sitting) -> set[str]:
    return {given.organs[organ].key for organ in sitting.organs}


@dataclass(frozen=True, slots=True)
class _Old:
    """A meeting of the edition that is kept."""

    programme: Programme
    meeting: Meeting


def _is_same_time(old: _Old, given: Given, sitting: Sitting) -> int:
    meeting = old.meeting
    slot = given.slots[sitting.slot]
    at_that_time = (meeting.day, meeting.starts) == (slot.day, slot.starts)
    return int(at_that_time and set(meeting.bodies) == _bodies(given, sitting))


def _shares_items(old: _Old, given: Given, sitting: Sitting) -> int:
    if set(old.meeting.bodies) != _bodies(given, sitting):
        return 0
    before = {item.key for item in old.programme.items_at(old.meeting.key)}
    return len(before & {key for topic in sitting.topics for key in given.topics[topic].items})


def _is_same_body(old: _Old, given: Given, sitting: Sitting) -> int:
    return int(set(old.meeting.bodies) == _bodies(given, sitting))


def _shares_body(old: _Old, given: Given, sitting: Sitting) -> int:
    return len(set(old.meeting.bodies) & _bodies(given, sitting))


def _rooms(
    given: Given,
    had: Mapping[str, str | None],
    keys: dict[Sitting, str],
    beside: Sequence[Meeting],
) -> dict[str, str]:
    """A room for each meeting, the one it had if that can be; the hours were chosen so that there
    is one for each.
    """
    rooms: dict[str, str] = {}
    for slot in sorted({sitting.slot for sitting in keys}):
        time = given.slots[slot]
        taken = {
            meeting.room
            for meeting in beside
            if meeting.day == time.day and meeting.starts < time.ends and time.starts < meeting.ends
        }
        free = [n for n, room in enumerate(given.rooms) if room.key not in taken]
        wishes = {
            keys[sitting]: [
                n for n in free if fits(given.rooms[n], frozenset(sitting.organs), given.organs)
            ]
            for sitting in keys
            if sitting.slot == slot
        }
        for key, wanted in wishes.items():
            room = had[key]
            wanted.sort(key=lambda n: (given.rooms[n].key != room, given.rooms[n].seats or 0, n))
        # Those who can stay in the room that they have choose first.
        stays = {
            key: bool(found) and given.rooms[found[0]].key == had[key]
            for key, found in wishes.items()
        }
        housed = sorted(wishes, key=lambda key: not stays[key])
        for key, n in _matched({key: wishes[key] for key in housed}).items():
            rooms[key] = given.rooms[n].key
    return rooms


def _matched(wishes: dict[str, list[int]]) -> dict[str, int]:
    """As many meetings as can be in a room of their own, each in one that it wishes for."""
    holder: dict[int, str] = {}

    def seat(key: str, tried: set[int]) -> bool:
        # Nobody is sent to another room while one that will do is free.
        free = next((room for room in wishes[key] if room not in holder), None)
        if free is not None:
            holder[free] = key
            return True
        for room in wishes[key]:
            if room not in tried:
                tried.add(room)
                if room not in holder or seat(holder[room], tried):
                    holder[room] = key
                    return True
        return False

    for key in wishes:
        seat(key, set())
    return {key: room for room, key in holder.items()}


def _placement(given: Given, plan: Plan, topic: int, keys: dict[Sitting, str]) -> Placement:
    found = given.topics[topic]
    meeting_at = {sitting.slot: key for sitting, key in keys.items() if topic in sitting.topics}
    reason, other, source = reason_of(given, plan, topic)
    return Placement(
        topic=found.key,
        bodies=tuple(given.organs[body].key for body in found.bodies),
        items=found.items,
        places=tuple(
            Place(
                given.slots[slot].day,
                given.slots[slot].starts,
                given.slots[slot].ends,
                steps * STEP,
                meeting_at[slot],
            )
            for slot, steps in plan[topic]
        ),
        reason=reason,
        other=other,
        source=source,
    )
