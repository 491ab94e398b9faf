"""How two meetings of the calendar lie to each other: by their days, and by who sat when."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from planner.models.duty_station import DutyStation
from planner.models.years import Convening, SequenceKind, Years

_ONE_DAY = timedelta(days=1)


class Sitting(NamedTuple):
    """When a body sat: local time. A joint sitting is one of each body."""

    starts: datetime
    ends: datetime


Sittings = Mapping[tuple[str, int], Collection[Sitting]]
"""The sittings of meetings whose programme is known, by organ and number."""


class Relation(NamedTuple):
    """How the first lies to the second. ``by_sittings``: the programme decides and not the days."""

    first: Convening
    second: Convening
    kind: SequenceKind
    by_sittings: bool = False


def relation_of(
    one: Convening, other: Convening, station: DutyStation, sittings: Sittings | None = None
) -> Relation:
    """The two in the order of their days, and how the first lies to the second.

    Back to back: the second opens before a working day has passed without either, or on the day on
    which the first closes. On common days they are in parallel, unless the programme shows that
    the one never sat while the other did, but for joint sittings.
    """
    first, second = sorted((one, other), key=lambda c: (c.opens, c.closes))
    if first.closes < second.opens:
        between = range(1, (second.opens - first.closes).days)
        is_close = not any(station.is_working_day(first.closes + n * _ONE_DAY) for n in between)
        kind = SequenceKind.BACK_TO_BACK if is_close else SequenceKind.BEFORE
        return Relation(first, second, kind)
    if first.opens < second.opens == first.closes < second.closes:
        return Relation(first, second, SequenceKind.BACK_TO_BACK)
    known = sittings or {}
    of_first = known.get((first.organ, first.number))
    of_second = known.get((second.organ, second.number))
    if of_first and of_second and not _cross(of_first, of_second):
        return Relation(first, second, SequenceKind.ONE_AFTER_THE_OTHER, by_sittings=True)
    return Relation(first, second, SequenceKind.PARALLEL)


def neighbours(
    years: Years, station: DutyStation, sittings: Sittings | None = None
) -> tuple[Relation, ...]:
    """All pairs of meetings that are back to back, in parallel or one after the other, by days."""
    ordered = sorted(years.convenings, key=lambda c: (c.opens, c.closes, c.organ))
    found = []
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            relation = relation_of(one, other, station, sittings)
            if relation.kind is not SequenceKind.BEFORE:
                found.append(relation)
            elif other.opens > one.closes:
                # A meeting further on in the order is not closer.
                break
    return tuple(found)


def days_shared(one: Convening, first: date, last: date) -> tuple[date, ...]:
    """The days of the meeting that are also from the first to the last of those."""
    start, end = max(one.opens, first), min(one.closes, last)
    return tuple(start + n * _ONE_DAY for n in range((end - start).days + 1))


def _cross(one: Collection[Sitting], other: Collection[Sitting]) -> bool:
    """Whether they sat apart at the same time; a sitting that both have is a joint one."""
    joint = set(one) & set(other)
    return any(
        a.starts < b.ends and b.starts < a.ends
        for a in set(one) - joint
        for b in set(other) - joint
    )
