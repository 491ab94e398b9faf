"""What is known of single items and bodies, as constraints."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from planner.drafting.brief_frame import Frame, fact
from planner.drafting.brief_rules import due_fact, ended_by
from planner.drafting.constraints import (
    Alone,
    Before,
    Closed,
    Constraint,
    Only,
    Pinned,
)
from planner.errors import InvalidInput
from planner.models.drafting import FactCode
from planner.models.estimates import Estimate
from planner.models.meeting import MeetingStatus


def absences(frame: Frame) -> Iterator[Constraint]:
    """Days on which somebody is away without whom a body cannot meet."""
    place = {organ.key: number for number, organ in enumerate(frame.organs)}
    for absence in frame.estimates.absences:
        if absence.body in place:
            made = fact(
                FactCode.ABSENT,
                f"{absence.body}-{absence.day.isoformat()}",
                source=absence.source,
                person=absence.person,
                body=frame.about_organ(place[absence.body]),
                day=absence.day,
            )
            yield Closed(made, place[absence.body], frame.slots_on([absence.day]))


def held(frame: Frame) -> Iterator[Constraint]:
    """What has been taken already, stays where it was."""
    held = {m.key: m for m in frame.programme.meetings if m.status is MeetingStatus.HELD}
    places: dict[int, set[datetime]] = {}
    for allocation in frame.programme.allocations:
        meeting = held.get(allocation.meeting)
        for t, topic in enumerate(frame.topics):
            if meeting is not None and allocation.item in topic.items:
                starts = datetime.combine(meeting.day, meeting.starts)
                places.setdefault(t, set()).add(starts)
    for t, at in places.items():
        made = fact(
            FactCode.PINNED,
            f"held-{frame.topics[t].key}",
            topic=frame.about_topic(t),
            at=tuple(sorted(at)),
        )
        yield Pinned(made, t, frozenset(map(partial(_slot_at, frame), at)))


def estimated(frame: Frame) -> Iterator[Constraint]:
    """What the secretariat knows of single items and bodies."""
    for estimate in (*frame.estimates.items, *frame.estimates.bodies):
        for t in _topics_named(frame, estimate.key):
            yield from _of_topic(frame, t, estimate)


def _topics_named(frame: Frame, key: str) -> list[int]:
    """The topic of that item, or all topics of that body alone."""
    of_items = [t for t, topic in enumerate(frame.topics) if key in topic.items]
    if of_items:
        return of_items
    return [
        t
        for t, topic in enumerate(frame.topics)
        if key in {frame.organs[body].key for body in topic.bodies}
    ]


def _of_topic(frame: Frame, t: int, estimate: Estimate) -> Iterator[Constraint]:
    topic, about = frame.topics[t], frame.about_topic(t)
    if estimate.days:
        days = [date.fromisoformat(day) for day in estimate.days]
        made = fact(FactCode.DAYS, topic.key, estimate, topic=about, days=tuple(days))
        yield Only(made, t, frame.slots_on(days))
    if estimate.pins:
        starts = [datetime.fromisoformat(pin) for pin in estimate.pins]
        made = fact(FactCode.PINNED, topic.key, estimate, topic=about, at=tuple(starts))
        if {at.date() for at in starts} <= {slot.day for slot in frame.slots}:
            yield Pinned(made, t, frozenset(map(partial(_slot_at, frame), starts)))
        else:
            # Its day was lost: nothing can be done while it is fixed there.
            yield Only(made, t, frozenset())
    if estimate.due is not None:
        due = next((d for d in frame.deadlines if d.rule == estimate.due), None)
        if due is None:
            known = ", ".join(deadline.rule for deadline in frame.deadlines)
            raise InvalidInput("estimate-unknown", value=estimate.due, known=known)
        yield Only(due_fact(due, topic.key, about), t, ended_by(frame, due))
    for other in estimate.before:
        for u in _topics_named(frame, other):
            if u != t:
                key = f"{topic.key}-{frame.topics[u].key}"
                theirs = frame.about_topic(u)
                made = fact(FactCode.BEFORE, key, estimate, topic=about, other=theirs)
                yield Before(made, t, u)
    if estimate.is_alone:
        yield Alone(fact(FactCode.ALONE, topic.key, estimate, topic=about), t)


def _slot_at(frame: Frame, starts: datetime) -> int:
    for n, slot in enumerate(frame.slots):
        if (slot.day, slot.starts) == (starts.date(), starts.time()):
            return n
    raise InvalidInput("pin-without-slot", value=starts.isoformat(timespec="minutes"))
