"""A plan: which topics are taken in which slots, for how long."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.drafting.given import Given

Parts = tuple[tuple[int, int], ...]
"""The slots of one topic, in order, each with the steps of five minutes that it gets there."""

Plan = tuple[Parts, ...]
"""The parts of every topic, in the order of the topics."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting of a plan: who meets in which slot, on what, in which order."""

    slot: int
    organs: tuple[int, ...]
    topics: tuple[int, ...]


def first_of(parts: Parts) -> int:
    """The slot in which it begins; -1 when it is not placed."""
    return parts[0][0] if parts else -1


def last_of(parts: Parts) -> int:
    """The slot in which it ends; -1 when it is not placed."""
    return parts[-1][0] if parts else -1


def sittings(given: Given, plan: Plan) -> list[Sitting]:
    """The meetings, in order of slot and then of the organs.

    Organs that have a topic together in a slot sit in one meeting there, with all else that they
    take in it.
    """
    at: dict[int, list[int]] = {}
    for topic, parts in enumerate(plan):
        for slot, _ in parts:
            at.setdefault(slot, []).append(topic)
    return [sitting for slot in sorted(at) for sitting in _of_slot(given, plan, slot, at[slot])]


def _of_slot(given: Given, plan: Plan, slot: int, topics: Sequence[int]) -> list[Sitting]:
    groups: list[set[int]] = []
    for topic in topics:
        together = set(given.topics[topic].bodies)
        apart = []
        for group in groups:
            if group & together:
                together |= group
            else:
                apart.append(group)
        groups = [*apart, together]
    return [
        Sitting(
            slot,
            tuple(sorted(group)),
            _in_order(plan, slot, (t for t in topics if given.topics[t].bodies[0] in group)),
        )
        for group in sorted(groups, key=min)
    ]


def _in_order(plan: Plan, slot: int, topics: Iterable[int]) -> tuple[int, ...]:
    """What was begun earlier comes first, what goes on later comes last."""

    def place(topic: int) -> tuple[int, int]:
        parts = plan[topic]
        return (first_of(parts) >= slot) + (last_of(parts) > slot), topic

    return tuple(sorted(topics, key=place))


def load(plan: Plan, sitting: Sitting) -> int:
    """How many steps the meeting takes."""
    return sum(dict(plan[topic])[sitting.slot] for topic in sitting.topics)


def filled_early(given: Given, plan: Plan) -> Plan:
    """The same meetings, each topic taking as much as it can at its earlier ones."""
    lengths = [dict(parts) for parts in plan]
    for sitting in sittings(given, plan):
        room = given.slots[sitting.slot].steps - sum(
            lengths[topic][sitting.slot] for topic in sitting.topics
        )
        for topic in sitting.topics:
            later = [slot for slot in lengths[topic] if slot > sitting.slot]
            for slot in later:
                moved = min(room, lengths[topic][slot] - 1)
                lengths[topic][sitting.slot] += moved
                lengths[topic][slot] -= moved
                room -= moved
    return tuple(tuple(sorted(length.items())) for length in lengths)
