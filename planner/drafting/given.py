"""What a draft starts from: times, bodies, topics, and what it has to keep to.

Lengths are counted in steps of five minutes. Slots, organs and topics are named by their place in
their tuple, so that a plan is small and can be compared.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property

from planner.drafting.constraints import Constraint
from planner.models.body import BodyKind
from planner.models.cost import CostTerm
from planner.models.estimates import SlotKind
from planner.models.meeting import Room
from planner.models.rulebook import Weight

STEP = 5
"""Minutes."""


@dataclass(frozen=True, slots=True)
class TimeSlot:
    """Time at which meetings can be held; those of a session are in order and do not overlap.

    ``reserved`` meetings with interpretation stand there already and are not drafted.
    """

    day: date
    starts: time
    ends: time
    kind: SlotKind = SlotKind.REGULAR
    has_interpretation: bool = True
    approved_by: str | None = None
    reserved: int = 0

    @property
    def steps(self) -> int:
        """How long it is; what is left over of a step does not count."""
        minutes = (self.ends.hour - self.starts.hour) * 60 + self.ends.minute - self.starts.minute
        return minutes // STEP


@dataclass(frozen=True, slots=True)
class Organ:
    """A body that meets. ``seats`` is what it needs, if that is known."""

    key: str
    kind: BodyKind
    is_interpreted: bool = True
    seats: int | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """What is taken in one go: an item, a subject common to bodies, or a body's whole work.

    ``bodies`` are organs, more than one when they take it together; ``items`` the keys of the
    agenda items that it is (none for a body without an agenda). ``kept`` are the slots
    at which the edition that is kept has it, ``kept_days`` the days.
    """

    key: str
    bodies: tuple[int, ...]
    items: tuple[str, ...]
    steps: int
    tags: frozenset[str] = frozenset()
    kept: frozenset[int] | None = None
    kept_days: frozenset[date] = frozenset()
    is_assumed: bool = False


@dataclass(frozen=True)
class Given:
    """Everything, for one session. The topics stand in the order of the agendas.

    ``clash_factor`` says how much two related subjects at the same time cost: more before
    small delegations.
    """

    slots: tuple[TimeSlot, ...]
    organs: tuple[Organ, ...]
    topics: tuple[Topic, ...]
    constraints: tuple[Constraint, ...]
    weights: Mapping[CostTerm, Weight]
    rooms: tuple[Room, ...] = ()
    clash_factor: int = 1

    @cached_property
    def topics_of(self) -> tuple[tuple[int, ...], ...]:
        """For each organ, its topics."""
        return tuple(
            tuple(t for t, topic in enumerate(self.topics) if body in topic.bodies)
            for body in range(len(self.organs))
        )

    @cached_property
    def order(self) -> tuple[tuple[int, int], ...]:
        """The pairs of topics of one organ, the earlier of its agenda first."""
        return tuple(
            (first, second)
            for first, one in enumerate(self.topics)
            for second, other in enumerate(self.topics[first + 1 :], start=first + 1)
            if set(one.bodies) & set(other.bodies)
        )

    @cached_property
    def joint(self) -> tuple[frozenset[int], ...]:
        """The sets of organs that have a topic together."""
        found = {frozenset(t.bodies) for t in self.topics if len(t.bodies) > 1}
        return tuple(sorted(found, key=sorted))

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days on which there is regular time, in order."""
        regular = (slot.day for slot in self.slots if slot.kind is SlotKind.REGULAR)
        return tuple(dict.fromkeys(regular))

    @cached_property
    def longest(self) -> int:
        """The longest slot, in steps."""
        return max((slot.steps for slot in self.slots), default=1) or 1

    @cached_property
    def longest_day(self) -> int:
        """What one body can take on the longest day, in steps of regular time."""
        sums: dict[date, int] = {}
        for slot in self.slots:
            if slot.kind is SlotKind.REGULAR:
                sums[slot.day] = sums.get(slot.day, 0) + slot.steps
        return max(sums.values(), default=1) or 1

    @cached_property
    def clashing(self) -> tuple[tuple[int, int, int], ...]:
        """Pairs of topics of different organs with subjects in common, and how many."""
        return tuple(
            (first, second, len(one.tags & other.tags))
            for first, one in enumerate(self.topics)
            for second, other in enumerate(self.topics[first + 1 :], start=first + 1)
            if one.tags & other.tags and not set(one.bodies) & set(other.bodies)
        )

    @cached_property
    def even_share(self) -> int:
        """The number of meetings on a day beyond which the day is fuller than it need be."""
        length: dict[tuple[int, ...], int] = {}
        for topic in self.topics:
            length[topic.bodies] = length.get(topic.bodies, 0) + topic.steps
        needed = sum(-(-steps // self.longest) for steps in length.values())
        return -(-needed // max(len(self.days), 1))

    def weight(self, term: CostTerm) -> int:
        """How much one unit of that term weighs."""
        return self.weights[term].amount if term in self.weights else 0

    def fewest_parts(self, topic: int) -> int:
        """In how many meetings the topic can be taken at best."""
        return -(-self.topics[topic].steps // self.longest)

    def fewest_days(self, topic: int) -> int:
        """On how many days the topic can be taken at best."""
        return -(-self.topics[topic].steps // self.longest_day)
