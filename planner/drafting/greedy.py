"""A first plan within a moment, without a solver: slot after slot, agenda after agenda."""

from collections.abc import Iterator, Sequence
from itertools import islice, permutations

from planner.drafting.constraints import Before, Constraint, First, Last, Pinned, Work
from planner.drafting.cost import broken_facts, cost_of, keeps
from planner.drafting.given import Given
from planner.drafting.plan import Plan, filled_early, last_of, sittings

_ORDERS_TRIED = 6
# These can only be judged when everything is placed.
_JUDGED_AT_THE_END = (Work, First, Last, Pinned)


def greedy_plan(given: Given) -> Plan:
    """The best of a few simple plans: the one that leaves least out, breaks least, costs least.

    Nothing is said about how far it is from the best; it may break what is given.
    """
    plans = (
        _filled(given, organs, may_split=may_split, is_spread=is_spread)
        for organs in islice(permutations(range(len(given.organs))), _ORDERS_TRIED)
        for may_split in (False, True)
        for is_spread in (False, True)
    )
    return min(plans, key=lambda plan: _rank(given, plan))


def _rank(given: Given, plan: Plan) -> tuple[int, int, int]:
    return _missing(given, plan), len(broken_facts(given, plan)), cost_of(given, plan)


def _missing(given: Given, plan: Plan) -> int:
    """Steps that were not placed."""
    return sum(topic.steps for topic in given.topics) - sum(q for ps in plan for _, q in ps)


def _filled(given: Given, organs: Sequence[int], *, may_split: bool, is_spread: bool) -> Plan:
    """Each slot in turn: each organ goes on with its agenda while nothing forbids it.

    ``is_spread``: an organ without a plenary's agenda waits for a day on which it can finish.
    """
    filling = _Filling(given, may_split=may_split)
    for slot in range(len(given.slots)):
        if is_spread and filling.is_enough_left(slot):
            filling.take(slot, organs[:1])
        else:
            filling.take(slot, organs)
    return filled_early(given, filling.plan())


class _Filling:
    """A plan while it is made."""

    def __init__(self, given: Given, *, may_split: bool) -> None:
        self.given = given
        self.may_split = may_split
        self.parts: list[dict[int, int]] = [{} for _ in given.topics]
        self.watched: list[Constraint] = [
            c for c in given.constraints if not isinstance(c, _JUDGED_AT_THE_END)
        ]
        self.earliest = {c.topic: min(c.slots) for c in given.constraints if isinstance(c, Pinned)}
        self.before = [(c.first, c.second) for c in given.constraints if isinstance(c, Before)]

    def plan(self) -> Plan:
        return tuple(tuple(sorted(parts.items())) for parts in self.parts)

    def left(self, topic: int) -> int:
        return self.given.topics[topic].steps - sum(self.parts[topic].values())

    def is_enough_left(self, slot: int) -> bool:
        """Whether the first slot of a day is past: half a day is no beginning for a new body."""
        slots = self.given.slots
        return slot > 0 and slots[slot].day == slots[slot - 1].day and slot == 1

    def take(self, slot: int, organs: Sequence[int]) -> None:
        for organ in organs:
            for topic in self._next_of(organ):
                if not self._place(topic, slot):
                    break

    def _next_of(self, organ: int) -> Iterator[int]:
        """What the organ has to take next, while that is next for all who take it."""
        for topic in self.given.topics_of[organ]:
            if not self.left(topic):
                continue
            for body in self.given.topics[topic].bodies:
                earlier = (t for t in self.given.topics_of[body] if t < topic)
                if any(self.left(t) for t in earlier):
                    return
            yield topic

    def _place(self, topic: int, slot: int) -> bool:
        """Takes as much of the topic as there is time for; whether it is finished then."""
        left, room = self.left(topic), self._room(topic, slot)
        if room <= 0 or slot < self.earliest.get(topic, 0):
            return False
        if left > room and not self.may_split and not self.parts[topic]:
            fewest = self.given.fewest_parts(topic)
            if 1 - (room - left) // self.given.longest > fewest:
                return False
        if any(self.left(f) or last_of(self._of(f)) >= slot for f, s in self.before if s == topic):
            return False
        self.parts[topic][slot] = min(left, room)
        if not self._is_allowed(slot):
            del self.parts[topic][slot]
            return False
        return left <= room

    def _of(self, topic: int) -> tuple[tuple[int, int], ...]:
        return tuple(sorted(self.parts[topic].items()))

    def _room(self, topic: int, slot: int) -> int:
        """How many steps are left in the meeting that the topic would be taken at."""
        given = self.given
        together = set(given.topics[topic].bodies)
        needs_booths = any(given.organs[body].is_interpreted for body in together)
        if needs_booths and not given.slots[slot].has_interpretation:
            return 0
        room = given.slots[slot].steps
        for sitting in sittings(given, self.plan()):
            if sitting.slot == slot and together & set(sitting.organs):
                room -= sum(self.parts[t][slot] for t in sitting.topics)
        return room

    def _is_allowed(self, slot: int) -> bool:
        plan = self.plan()
        held = sittings(self.given, plan)
        sets: dict[int, frozenset[int]] = {}
        for topic, parts in enumerate(self.parts):
            bodies = frozenset(self.given.topics[topic].bodies)
            if slot in parts and len(bodies) > 1:
                for body in bodies:
                    if sets.setdefault(body, bodies) != bodies:
                        return False
        return all(keeps(self.given, plan, held, c) for c in self.watched)
