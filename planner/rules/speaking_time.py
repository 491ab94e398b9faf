"""How long somebody may speak, and what the clock says of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from planner.models.speaking import Capacity, SpeakersList
from planner.models.speaking_actions import Event, LimitChanged
from planner.rules.speaking_floor import Statement


@dataclass(frozen=True, slots=True)
class Clock:
    """What the clock says at one instant.

    ``left`` is below nothing in overrun. ``mark`` is the last mark that was passed, ``None``
    before the first.
    """

    elapsed: timedelta
    left: timedelta
    mark: timedelta | None


def limits_in_force(settings: SpeakersList, events: Iterable[Event]) -> dict[Capacity, timedelta]:
    """The limit of each capacity, after all changes that were decided."""
    seconds = {
        capacity: settings.limits_seconds.get(capacity, settings.default_limit_seconds)
        for capacity in Capacity
    }
    for event in events:
        if isinstance(event.action, LimitChanged):
            seconds |= event.action.limits_seconds
    return {capacity: timedelta(seconds=value) for capacity, value in seconds.items()}


def clock_at(now: datetime, statement: Statement, marks_seconds: Iterable[int]) -> Clock | None:
    """What the clock says of a statement; ``None`` if it has not begun.

    It follows from the instants alone, so a page that was reloaded, or opened late, or on a
    computer that was asleep, shows the same. Once the statement has ended the clock stands still.
    """
    if statement.started_at is None:
        return None
    until = min(now, statement.ended_at) if statement.ended_at is not None else now
    elapsed = max(until - statement.started_at, timedelta())
    left = statement.limit - elapsed
    passed = [mark for mark in sorted(marks_seconds) if left <= timedelta(seconds=mark)]
    return Clock(elapsed, left, timedelta(seconds=passed[0]) if passed else None)


def overruns(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements that were longer than their limit, in the order of delivery."""
    return tuple(statement for statement in statements if statement.overran > timedelta())
