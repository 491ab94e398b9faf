"""What is different between two programmes, as data."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeVar

from planner.models.agenda import AgendaItem
from planner.models.edition import Change, ChangeCode, Slot
from planner.models.meeting import Meeting, MeetingStatus
from planner.models.noun import Noun
from planner.models.programme import Programme

N = TypeVar("N", bound=Noun)


def changes_between(before: Programme, after: Programme) -> tuple[Change, ...]:
    """Everything that changed, the meetings first; empty exactly when nothing did.

    A thing is the same thing when its key is the same. An item that stays at a meeting which moves
    has not moved: the meeting has.
    """
    return tuple(
        chain(
            _session(before, after),
            _meetings(before, after),
            _places_of_items(before, after),
            _items(before, after),
            _others("body", before.bodies, after.bodies, lambda body: body.key),
            _others("room", before.rooms, after.rooms, lambda room: room.key),
            _others("paper", before.papers, after.papers, lambda paper: paper.symbol),
            _others("officer", before.officers, after.officers, lambda officer: officer.key),
            _others("override", before.overrides, after.overrides, lambda rule: rule.key),
        )
    )


def slot_of(meeting: Meeting) -> Slot:
    """When the meeting is held."""
    return Slot(day=meeting.day, starts=meeting.starts, ends=meeting.ends)


def _session(before: Programme, after: Programme) -> Iterator[Change]:
    slug = after.session.slug
    dates = {(p.session.opens, p.session.closes, p.session.zone) for p in (before, after)}
    if len(dates) > 1:
        yield Change(code=ChangeCode.SESSION_DATES, subject=slug)
    without_dates = [
        programme.session.model_dump(exclude={"opens", "closes", "zone", "as_of"})
        for programme in (before, after)
    ]
    # The day that the plan is dated is a property of the edition, not a change to the session.
    if without_dates[0] != without_dates[1]:
        yield Change(code=ChangeCode.SESSION_DETAILS, subject=slug)
    elif before.session.as_of != after.session.as_of and len(dates) == 1:
        yield Change(code=ChangeCode.SESSION_DATED, subject=slug)


def _meetings(before: Programme, after: Programme) -> Iterator[Change]:
    earlier = {meeting.key: meeting for meeting in before.meetings}
    later = {meeting.key: meeting for meeting in after.meetings}
    for key, meeting in earlier.items():
        if key not in later:
            yield Change(code=ChangeCode.MEETING_REMOVED, subject=key, before=(slot_of(meeting),))
    taken_before, taken_after = _taken(before), _taken(after)
    for key, meeting in later.items():
        if key not in earlier:
            yield Change(code=ChangeCode.MEETING_ADDED, subject=key, after=(slot_of(meeting),))
        else:
            # Most are the very same value, and comparing all of their fields takes time.
            if earlier[key] is not meeting:
                yield from _meeting(earlier[key], meeting)
            first, second = taken_before.get(key, {}), taken_after.get(key, {})
            yield from _order_and_minutes(first, second, meeting)


def _taken(programme: Programme) -> dict[str, dict[str, int | None]]:
    """The minutes of each item of each meeting, in the order in which they are taken."""
    taken: dict[str, dict[str, int | None]] = {}
    for allocation in programme.allocations:
        taken.setdefault(allocation.meeting, {})[allocation.item] = allocation.minutes
    return taken


def _meeting(before: Meeting, after: Meeting) -> Iterator[Change]:
    key = after.key
    was, now = (slot_of(before),), (slot_of(after),)
    if before.status != after.status:
        code = {
            MeetingStatus.CANCELLED: ChangeCode.MEETING_CANCELLED,
            MeetingStatus.HELD: ChangeCode.MEETING_HELD,
            MeetingStatus.SUSPENDED: ChangeCode.MEETING_SUSPENDED,
            MeetingStatus.PLANNED: ChangeCode.MEETING_REINSTATED,
        }[after.status]
        yield Change(code=code, subject=key, after=now)
    if was != now:
        yield Change(code=ChangeCode.MEETING_MOVED, subject=key, before=was, after=now)
    if before.room != after.room:
        yield Change(
            code=ChangeCode.MEETING_ROOM,
            subject=key,
            after=now,
            room_before=before.room,
            room_after=after.room,
        )
    if before.bodies != after.bodies:
        yield Change(code=ChangeCode.MEETING_BODIES, subject=key, after=now)
    told = {"day", "starts", "ends", "status", "room", "bodies"}
    if before.model_dump(exclude=told) != after.model_dump(exclude=told):
        yield Change(code=ChangeCode.MEETING_DETAILS, subject=key, after=now)


def _order_and_minutes(
    earlier: Mapping[str, int | None], later: Mapping[str, int | None], meeting: Meeting
) -> Iterator[Change]:
    """Of the items that stay at the meeting; those that come or go are told by themselves."""
    if list(earlier.items()) == list(later.items()):
        return
    stay = earlier.keys() & later.keys()
    slots = (slot_of(meeting),)
    if [item for item in earlier if item in stay] != [item for item in later if item in stay]:
        yield Change(code=ChangeCode.ITEMS_REORDERED, subject=meeting.key, after=slots)
    if any(earlier[item] != later[item] for item in stay):
        yield Change(code=ChangeCode.MINUTES_CHANGED, subject=meeting.key, after=slots)


def _places_of_items(before: Programme, after: Programme) -> Iterator[Change]:
    if before.allocations == after.allocations:
        return
    known = {item.key for item in before.items}
    for item in after.items:
        earlier = list(before.meetings_on(item.key)) if item.key in known else []
        later = list(after.meetings_on(item.key))
        left = [m for m in earlier if m.key not in {other.key for other in later}]
        came = [m for m in later if m.key not in {other.key for other in earlier}]
        if not left and not came:
            continue
        if len(left) == len(came):
            code = ChangeCode.ITEM_MOVED
        elif not earlier:
            code = ChangeCode.ITEM_PLACED
        elif not later:
            code = ChangeCode.ITEM_UNPLACED
        elif not left:
            code = ChangeCode.ITEM_ALSO_AT
        elif not came:
            code = ChangeCode.ITEM_NO_LONGER_AT
        else:
            code = ChangeCode.ITEM_MOVED
        yield Change(code=code, subject=item.key, before=_slots(left), after=_slots(came))


def _slots(meetings: Iterable[Meeting]) -> tuple[Slot, ...]:
    return tuple(slot_of(meeting) for meeting in meetings)


def _items(before: Programme, after: Programme) -> Iterator[Change]:
    earlier = {item.key: item for item in before.items}
    later = {item.key: item for item in after.items}
    yield from (
        Change(code=ChangeCode.ITEM_REMOVED, subject=key) for key in earlier if key not in later
    )
    for key, item in later.items():
        if key not in earlier:
            yield Change(code=ChangeCode.ITEM_ADDED, subject=key)
        elif earlier[key] is not item:
            yield from _item(earlier[key], item)
    if not set(earlier) ^ set(later) and list(earlier) != list(later):
        yield Change(code=ChangeCode.AGENDA_REORDERED, subject=after.session.slug)


def _item(before: AgendaItem, after: AgendaItem) -> Iterator[Change]:
    if (before.title, before.short_title) != (after.title, after.short_title):
        yield Change(code=ChangeCode.ITEM_RETITLED, subject=after.key)
    if (before.number, before.body) != (after.number, after.body):
        yield Change(code=ChangeCode.ITEM_RENUMBERED, subject=after.key)
    told = {"title", "short_title", "number", "body"}
    if before.model_dump(exclude=told) != after.model_dump(exclude=told):
        yield Change(code=ChangeCode.ITEM_DETAILS, subject=after.key)


def _others(
    noun: str, before: Iterable[N], after: Iterable[N], key_of: Callable[[N], str]
) -> Iterator[Change]:
    earlier = {key_of(value): value for value in before}
    later = {key_of(value): value for value in after}
    yield from (
        Change(code=ChangeCode(f"{noun}-removed"), subject=k) for k in earlier if k not in later
    )
    for key, value in later.items():
        if key not in earlier:
            yield Change(code=ChangeCode(f"{noun}-added"), subject=key)
        elif earlier[key] is not value and earlier[key] != value:
            yield Change(code=ChangeCode(f"{noun}-changed"), subject=key)
    if not set(earlier) ^ set(later) and list(earlier) != list(later):
        yield Change(code=ChangeCode(f"{noun}-order"), subject="")
