"""What a calendar is drafted from: slots, rooms, meetings already cut, and who follows what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from planner.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of a day in which one meeting fits; ``day`` counts working days from 0.

    ``price`` is what any meeting in it costs (an evening, a lunch hour);
    ``interpreted`` is how many meetings may have interpretation in it at once, None for any number.
    """

    key: str
    day: int
    price: int = 0
    interpreted: int | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """A room, its seats, and the slots in which it is not to be had."""

    key: str
    seats: int
    has_booths: bool = True
    lost_in: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Meeting:
    """A sitting of a group, to be placed.

    ``people`` cannot be in two places: officers, a presiding member, a joint secretariat. A group
    itself never sits twice at once; a joint meeting, and all meetings of the groups in it, name
    what they share (the group itself, say) among their people. ``allowed`` are the keys of the
    slots it may be in, None for all: one key pins it. ``prices`` are costs of single slots: a wish,
    a change to the edition that is kept. ``rooms`` are the only rooms it may be in, None for all
    with seats and booths; ``room_prices`` are costs of single rooms.
    """

    key: str
    group: str
    seats: int = 0
    is_interpreted: bool = False
    people: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    allowed: frozenset[str] | None = None
    prices: Mapping[str, int] = field(default_factory=dict)
    rooms: frozenset[str] | None = None
    room_prices: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Delegation:
    """How many people a delegation has, and the subjects it follows."""

    key: str
    size: int
    subjects: frozenset[str]


@dataclass(frozen=True, slots=True)
class CalendarWeights:
    """What the terms of the cost weigh.

    ``clash_by_size`` is the cost of two parallel meetings on one subject to a delegation that
    follows it, by the number of its people, from 0; a larger delegation can be in both rooms.
    ``idle_day`` is for each working day without a meeting between two of a chain, ``same_day`` for
    two on one day, ``late_start`` for each day before the first, ``crowded_day`` for each meeting
    above the even share of its day, ``room_change`` for a group that moves to another room,
    ``pause`` for each slot without a price, and for a night, between two meetings that are tied.
    """

    unplaced: int = 1_000_000
    clash_by_size: tuple[int, ...] = (0, 3, 1)
    same_day: int = 6
    idle_day: int = 4
    late_start: int = 2
    crowded_day: int = 5
    room_change: int = 1
    pause: int = 0


@dataclass(frozen=True, slots=True)
class CalendarProblem:
    """Everything that a calendar depends on.

    ``slots`` are in the order of time and do not overlap; keys are unique by kind. ``chains`` are
    meetings that follow each other, each strictly later than the one before: the meetings of a
    group in the order of its agenda. A joint meeting may be in the chains of all its groups.
    ``ties`` are neighbours in a chain of which the second goes on with what the first has begun.
    """

    slots: tuple[Slot, ...]
    rooms: tuple[Room, ...]
    meetings: tuple[Meeting, ...]
    chains: tuple[tuple[str, ...], ...] = ()
    delegations: tuple[Delegation, ...] = ()
    weights: CalendarWeights = CalendarWeights()
    ties: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        for kind, keys in (
            ("slot", [slot.key for slot in self.slots]),
            ("room", [room.key for room in self.rooms]),
            ("meeting", [meeting.key for meeting in self.meetings]),
        ):
            if len(set(keys)) != len(keys):
                raise InvalidInput("calendar-key-twice", kind=kind)
        days = [slot.day for slot in self.slots]
        if days != sorted(days):
            raise InvalidInput("calendar-slots-unordered")
        meetings = {meeting.key for meeting in self.meetings}
        _all_known("meeting", (key for chain in self.chains for key in chain), meetings)
        _all_known("meeting", (key for tie in self.ties for key in tie), meetings)
        slots = {slot.key for slot in self.slots}
        rooms = {room.key for room in self.rooms}
        for meeting in self.meetings:
            _all_known("slot", (*(meeting.allowed or ()), *meeting.prices), slots)
            _all_known("room", (*(meeting.rooms or ()), *meeting.room_prices), rooms)


def _all_known(kind: str, keys: Iterable[str], known: set[str]) -> None:
    for key in keys:
        if key not in known:
            raise InvalidInput("calendar-key-unknown", kind=kind, key=key)


def clash_price(problem: CalendarProblem, one: Meeting, other: Meeting) -> int:
    """What two meetings in one slot cost the small delegations that follow what they share."""
    prices = problem.weights.clash_by_size
    shared = one.subjects & other.subjects
    return sum(
        prices[delegation.size]
        for delegation in problem.delegations
        if delegation.size < len(prices) and delegation.subjects & shared
    )


def exclude_each_other(one: Meeting, other: Meeting) -> bool:
    """Whether two meetings cannot be in one slot: one group, or somebody needed at both."""
    return one.group == other.group or not one.people.isdisjoint(other.people)


def rooms_for(problem: CalendarProblem, meeting: Meeting) -> frozenset[str]:
    """The keys of the rooms that a meeting can be held in, whenever it is."""
    return frozenset(
        room.key
        for room in problem.rooms
        if room.seats >= meeting.seats
        and (room.has_booths or not meeting.is_interpreted)
        and (meeting.rooms is None or room.key in meeting.rooms)
    )


def comfortable_day(problem: CalendarProblem) -> int:
    """The even share of meetings in a day, rounded up."""
    days = len({slot.day for slot in problem.slots})
    return -(-len(problem.meetings) // days) if days else 0


def pauses_between(problem: CalendarProblem, earlier: int, later: int) -> int:
    """The slots without a price between two slots, and one more if a night lies between them."""
    between = problem.slots[earlier + 1 : later]
    night = problem.slots[earlier].day != problem.slots[later].day
    return sum(slot.price == 0 for slot in between) + night
