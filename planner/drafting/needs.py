"""How many meetings an organ has held at least when a topic can begin: what bounds rest on."""

from collections.abc import Collection, Sequence

from planner.drafting.constraints import Last, Pinned
from planner.drafting.given import Given


def parts_needed(given: Given, topic: int) -> int:
    """In how many meetings the topic is taken at least: by its length, or by its fixed places."""
    pins = [c.slots for c in given.constraints if isinstance(c, Pinned) and c.topic == topic]
    return max(given.fewest_parts(topic), len(frozenset().union(*pins)))


def splits_needed(given: Given) -> int:
    """How many meetings more than their lengths ask for topics have for their fixed places."""
    topics = range(len(given.topics))
    return sum(parts_needed(given, t) - given.fewest_parts(t) for t in topics)


def needs_by_count(given: Given, organ: int, topics: Collection[int]) -> list[int]:
    """The number of meetings by which so many of the topics have begun at the earliest.

    Before one begins, all that have begun are over: the shortest first is the quickest way. What
    has to come last comes after all others.
    """
    last = {
        t for c in given.constraints if isinstance(c, Last) and c.organ == organ for t in c.topics
    }
    lengths = [
        given.topics[t].steps
        for t in sorted(topics, key=lambda t: (t in last, given.topics[t].steps))
    ]
    return [sum(lengths[:count]) // given.longest + 1 for count in range(len(lengths))]


def needs_in_order(given: Given, topics: Sequence[int]) -> list[int]:
    """For each topic of an agenda the meeting of the organ in which it begins at the earliest."""
    lengths = [given.topics[t].steps for t in topics]
    return [sum(lengths[:place]) // given.longest + 1 for place in range(len(lengths))]


def needs_if_whole(given: Given, topics: Sequence[int]) -> tuple[list[int], int]:
    """The same where no topic has more meetings than it needs, and how many meetings that takes.

    What does not fit into the rest of a meeting waits for the next one; one that lasts for several
    begins at once if its last part then needs no meeting more.
    """
    meeting, room = 1, given.longest
    needs = []
    for t in topics:
        length, later = given.topics[t].steps, parts_needed(given, t) - 1
        if room == 0 or length - room > later * given.longest:
            meeting, room = meeting + 1, given.longest
        needs.append(meeting)
        if later:
            rest = length - min(room, length - later)
            meeting += later
            room = given.longest - max(1, rest - (later - 1) * given.longest)
        else:
            room -= length
    return needs, meeting
