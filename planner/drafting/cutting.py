"""Agendas cut into meetings, before anybody asks when they are held: for large sessions."""

from collections import Counter
from dataclasses import dataclass

from planner.drafting.given import Given
from planner.drafting.needs import parts_needed
from planner.models.estimates import SlotKind


@dataclass(frozen=True, slots=True)
class Piece:
    """What is taken at one meeting: topics in their order, each with its steps there."""

    organs: frozenset[int]
    parts: tuple[tuple[int, int], ...]

    @property
    def steps(self) -> int:
        """How long it lasts."""
        return sum(steps for _, steps in self.parts)


def pieces_of(given: Given) -> list[Piece]:
    """The meetings that the agendas need, those of an organ in the order of its agenda.

    Each is filled before the next is begun; a topic is only split if it needs several anyway.
    """
    cutting = _Cutting(given)
    for topic in range(len(given.topics)):
        cutting.take(topic)
    return [Piece(frozenset(organs), tuple(parts)) for organs, parts in cutting.pieces]


def usual_length(given: Given) -> int:
    """The length that most slots have; what lasts longer fits hardly anywhere."""
    lengths = Counter(slot.steps for slot in given.slots if slot.kind is SlotKind.REGULAR)
    return max(lengths, key=lambda steps: (lengths[steps], steps), default=given.longest) or 1


class _Cutting:
    """The pieces so far, and which is the last of each organ."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self.length = usual_length(given)
        self.pieces: list[tuple[tuple[int, ...], list[tuple[int, int]]]] = []
        self.last: dict[int, int] = {}

    def take(self, topic: int) -> None:
        left = self.given.topics[topic].steps
        parts = max(parts_needed(self.given, topic), -(-left // self.length))
        room = self._room(topic)
        # The rest of a meeting is used if the topic needs no meeting more for it.
        if room <= 0 or left - room > (parts - 1) * self.length:
            room = self._begin(topic)
        while True:
            parts -= 1
            steps = min(room, left - parts)
            self.pieces[self._last_of(topic)][1].append((topic, steps))
            left -= steps
            if not left:
                return
            room = self._begin(topic)

    def _last_of(self, topic: int) -> int:
        return self.last[self.given.topics[topic].bodies[0]]

    def _room(self, topic: int) -> int:
        """What is left of a meeting that all of them sit in already, and after which none has met
        again.
        """
        bodies = self.given.topics[topic].bodies
        places = {self.last.get(body, -1) for body in bodies}
        if len(places) > 1 or -1 in places:
            return 0
        organs, parts = self.pieces[places.pop()]
        if any(self.last[o] != self._last_of(topic) for o in organs):
            return 0
        return self.length - sum(steps for _, steps in parts)

    def _begin(self, topic: int) -> int:
        bodies = self.given.topics[topic].bodies
        self.pieces.append((bodies, []))
        for body in bodies:
            self.last[body] = len(self.pieces) - 1
        return self.length
