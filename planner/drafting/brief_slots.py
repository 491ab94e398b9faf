"""When a session may meet."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from planner.drafting.given import TimeSlot
from planner.errors import InvalidInput
from planner.models.check import CheckCode
from planner.models.duty_station import DutyStation
from planner.models.estimates import Estimates
from planner.models.meeting import Meeting
from planner.models.programme import Programme
from planner.models.rulebook import Rulebook
from planner.models.session import SessionFormat
from planner.rules.entitlement import is_counted

_USUAL = ("10:00-13:00", "15:00-18:00")


def slots_of(
    programme: Programme,
    rulebook: Rulebook,
    station: DutyStation,
    estimates: Estimates,
    drafted: Collection[str],
    days_lost: Collection[date] = (),
) -> tuple[TimeSlot, ...]:
    """The usual hours of the working days, and the extra time given; in order.

    Where delegations take part from afar, a meeting ends when remote interpretation has to. What
    meets beside the bodies ``drafted`` is reserved. Raises `InvalidInput` if two slots overlap.
    """
    found = [*_regular(programme, rulebook, station), *_extra(estimates)]
    limit = _hybrid_limit(programme, rulebook)
    slots = [
        _with_reserved(programme, _shortened(slot, limit), drafted)
        for slot in sorted(found, key=lambda slot: (slot.day, slot.starts))
        if slot.day not in days_lost
    ]
    for before, after in pairwise(slots):
        if before.day == after.day and after.starts < before.ends:
            at = f"{after.day.isoformat()} {after.starts:%H:%M}"
            raise InvalidInput("slots-overlap", value=at)
    return tuple(slots)


def _regular(programme: Programme, rulebook: Rulebook, station: DutyStation) -> Iterator[TimeSlot]:
    rule = rulebook.check(CheckCode.OUTSIDE_HOURS)
    hours = rule.slots if rule is not None and rule.is_in_force else _USUAL
    for day in programme.session_days():
        if station.is_working_day(day):
            for written in hours:
                starts, _, ends = written.partition("-")
                yield TimeSlot(day, time.fromisoformat(starts), time.fromisoformat(ends))


def _extra(estimates: Estimates) -> Iterator[TimeSlot]:
    for slot in estimates.slots:
        yield TimeSlot(
            slot.day, slot.starts, slot.ends, slot.kind, slot.has_interpretation, slot.approved_by
        )


def _hybrid_limit(programme: Programme, rulebook: Rulebook) -> int | None:
    if programme.session.format is SessionFormat.IN_PERSON:
        return None
    rule = rulebook.check(CheckCode.HYBRID_DURATION)
    return rule.limit if rule is not None else None


def _shortened(slot: TimeSlot, limit: int | None) -> TimeSlot:
    if limit is None or not slot.has_interpretation:
        return slot
    latest = (datetime.combine(slot.day, slot.starts) + timedelta(minutes=limit)).time()
    ends = min(slot.ends, latest)
    return TimeSlot(
        slot.day, slot.starts, ends, slot.kind, slot.has_interpretation, slot.approved_by
    )


def _with_reserved(programme: Programme, slot: TimeSlot, drafted: Collection[str]) -> TimeSlot:
    reserved = sum(
        1
        for meeting in programme.meetings_on_day(slot.day)
        if is_beside(meeting, drafted)
        and is_counted(programme, meeting)
        and meeting.starts < slot.ends
        and slot.starts < meeting.ends
    )
    return TimeSlot(
        slot.day,
        slot.starts,
        slot.ends,
        slot.kind,
        slot.has_interpretation,
        slot.approved_by,
        reserved,
    )


def is_beside(meeting: Meeting, drafted: Collection[str]) -> bool:
    """Whether the meeting is of bodies that are not drafted, and so stays where it is."""
    return not set(meeting.bodies) & set(drafted)
