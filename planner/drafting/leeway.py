"""Lengths that are only roughly known: shortened to what their meetings hold.

A secretary who expects an item to take a meeting plans a meeting for it, whether the estimate says
170 minutes or 190. Without leeway the 190 need a second meeting.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.drafting.given import TimeSlot, Topic
from planner.models.estimates import SlotKind


@dataclass(frozen=True, slots=True)
class _Cut:
    """The start of an agenda in so few meetings, so few steps short; ``begins`` are its runs."""

    meetings: int
    short: int
    begins: tuple[int, ...]


def fitted(
    topics: Sequence[Topic], slots: Sequence[TimeSlot], leeway_percent: int
) -> tuple[Topic, ...]:
    """The topics, some of them shorter, none by more than the leeway.

    Each agenda is cut into runs, each a meeting or one long item with what fits beside it: into as
    few meetings as can be if a run may be longer than its meetings by the leeway, and of those ways
    the one that takes least away. What a run is too long is taken from its topics in proportion.
    Subjects that bodies take together stay as they are.
    """
    if not leeway_percent:
        return tuple(topics)
    length = _usual(slots)
    found = list(topics)
    for body in sorted({topic.bodies for topic in topics if len(topic.bodies) == 1}):
        own = [number for number, topic in enumerate(topics) if topic.bodies == body]
        steps = [topics[number].steps for number in own]
        for first, end in _runs(steps, length, leeway_percent):
            run = steps[first:end]
            for number, less in zip(
                own[first:end], _taken_away(run, length, leeway_percent), strict=True
            ):
                found[number] = replace(topics[number], steps=topics[number].steps - less)
    return tuple(found)


def _usual(slots: Sequence[TimeSlot]) -> int:
    lengths = Counter(slot.steps for slot in slots if slot.kind is SlotKind.REGULAR)
    return max(lengths, key=lambda steps: (lengths[steps], steps), default=1) or 1


def _meetings(run: Sequence[int], length: int, leeway_percent: int) -> int | None:
    """How many meetings the run takes; None if it is none."""
    # Estimates are in whole steps, so that the leeway is, too.
    most = -(-length * (100 + leeway_percent) // 100)
    meetings = -(-max(run) // most)
    is_short = sum(run) <= meetings * most
    has_one_long = meetings == 1 or sum(steps > most for steps in run) == 1
    return meetings if is_short and has_one_long else None


def _runs(steps: Sequence[int], length: int, leeway_percent: int) -> list[tuple[int, int]]:
    best = [_Cut(0, 0, ())]
    for end in range(1, len(steps) + 1):
        cuts = []
        for first in range(end):
            run = steps[first:end]
            meetings = _meetings(run, length, leeway_percent)
            if meetings is not None:
                short = max(0, sum(run) - meetings * length)
                before = best[first]
                begins = (*before.begins, first)
                cuts.append(_Cut(before.meetings + meetings, before.short + short, begins))
        best.append(min(cuts, key=lambda cut: (cut.meetings, cut.short)))
    begins = best[-1].begins
    return list(zip(begins, (*begins[1:], len(steps)), strict=True))


def _taken_away(run: Sequence[int], length: int, leeway_percent: int) -> list[int]:
    """How many steps each topic of the run loses; what does not divide, by the largest rests."""
    meetings = _meetings(run, length, leeway_percent) or 0
    whole = sum(run)
    short = max(0, whole - meetings * length)
    away = [short * steps // whole for steps in run]
    by_rest = sorted(range(len(run)), key=lambda place: -(short * run[place] % whole))
    for place in by_rest[: short - sum(away)]:
        away[place] += 1
    return away
