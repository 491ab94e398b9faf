"""What a plan keeps to, each with the fact of the session that it comes from.

Organs, topics and slots are named by their place in what is given. The same values are read by
the model, by the check of a finished plan, and by the explanation.
"""

from dataclasses import dataclass

from planner.models.drafting import Fact


@dataclass(frozen=True, slots=True)
class Work:
    """These topics are taken, for their whole length."""

    fact: Fact
    topics: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Entitled:
    """So many meetings with interpretation in all."""

    fact: Fact
    limit: int


@dataclass(frozen=True, slots=True)
class AtOnce:
    """So many meetings with interpretation at a time."""

    fact: Fact
    limit: int


@dataclass(frozen=True, slots=True)
class Rooms:
    """Of meetings of these sets of organs, so many can be held at a time: that is how many rooms
    are large enough and have the booths.
    """

    fact: Fact
    groups: frozenset[frozenset[int]]
    count: int


@dataclass(frozen=True, slots=True)
class NotAtOnce:
    """Two organs that cannot meet at the same time, unless it is one meeting."""

    fact: Fact
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Closed:
    """Slots at which an organ cannot meet."""

    fact: Fact
    organ: int
    slots: frozenset[int]


@dataclass(frozen=True, slots=True)
class Only:
    """Slots outside of which a topic is not taken."""

    fact: Fact
    topic: int
    slots: frozenset[int]


@dataclass(frozen=True, slots=True)
class Pinned:
    """Slots at which a topic has to be taken."""

    fact: Fact
    topic: int
    slots: frozenset[int]


@dataclass(frozen=True, slots=True)
class First:
    """Topics that begin at the first meeting of their organ."""

    fact: Fact
    organ: int
    topics: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Last:
    """Topics that come after all others of their organ and are under way at its last meeting."""

    fact: Fact
    organ: int
    topics: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """A topic that is over before the meeting at which another begins."""

    fact: Fact
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Apart:
    """Two topics that are not taken at the same time."""

    fact: Fact
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Alone:
    """A topic beside which no other organ meets."""

    fact: Fact
    topic: int


Constraint = (
    Work
    | Entitled
    | AtOnce
    | Rooms
    | NotAtOnce
    | Closed
    | Only
    | Pinned
    | First
    | Last
    | Before
    | Apart
    | Alone
)
