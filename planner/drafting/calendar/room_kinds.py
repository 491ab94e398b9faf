"""Whether the meetings of a slot fit into rooms, asked by kinds before any room is named.

Hall's condition: they fit exactly when no set of them wants fewer rooms than it has meetings.
Meetings that can use the same rooms are one kind, and only unions of kinds need be counted: the
rooms that differ by seats give one question for each number of seats.
"""

from collections.abc import Iterable, Sequence

from planner.errors import InvalidInput

# Seats, booths and named rooms give tens of unions; thousands mean a list of rooms by hand each.
MOST_UNIONS = 4_096

Kind = frozenset[str]


def unions_of(kinds: Iterable[Kind]) -> list[Kind]:
    """Every union of kinds, each once, the smallest first.

    Raises:
        InvalidInput: the kinds are too varied to be counted.
    """
    found: set[Kind] = set()
    for kind in set(kinds):
        found |= {kind | union for union in found} | {kind}
        if len(found) > MOST_UNIONS:
            raise InvalidInput("calendar-rooms-too-varied", most=MOST_UNIONS)
    return sorted(found, key=lambda union: (len(union), sorted(union)))


def fit_into_rooms(wanted: Sequence[Kind]) -> bool:
    """Whether each meeting can have a room of its own among those it can use."""
    return len(_matched(wanted)) == len(wanted)


def _matched(wanted: Sequence[Kind]) -> dict[str, int]:
    """As many meetings as possible, each by its room (augmenting paths)."""
    holder: dict[str, int] = {}

    def seated(meeting: int, tried: set[str]) -> bool:
        for room in sorted(wanted[meeting] - tried):
            tried.add(room)
            if room not in holder or seated(holder[room], tried):
                holder[room] = meeting
                return True
        return False

    for meeting in range(len(wanted)):
        seated(meeting, set())
    return holder
