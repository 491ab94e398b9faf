"""What a session has to take: items, common subjects, and the work of bodies without an agenda."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from planner.drafting.given import STEP, Organ, TimeSlot, Topic
from planner.errors import InvalidInput
from planner.models.agenda import AgendaItem
from planner.models.body import BodyKind
from planner.models.estimates import Estimate, Estimates
from planner.models.meeting import Meeting
from planner.models.numbering import is_within
from planner.models.programme import Programme
from planner.rules.agenda_order import place_in_agenda
from planner.rules.ordinals import takes_place

_MANDATING = ("decision", "resolution")


def topics_of(
    programme: Programme,
    kept: Programme | None,
    estimates: Estimates,
    organs: Sequence[Organ],
    slots: Sequence[TimeSlot],
) -> tuple[Topic, ...]:
    """The topics, in an order that keeps to the agendas of all bodies.

    An item with items below it is taken as those, unless it has an estimate itself. A length is the
    estimate; else what the programme plans for the item; else its share of its meetings.
    Raises `InvalidInput` where none of them is known, or an estimate is of nothing there is.
    """
    _check(programme, estimates)
    place = {organ.key: number for number, organ in enumerate(organs)}
    about = {estimate.key: estimate for estimate in estimates.items}
    groups = _grouped(programme, list(_taken(programme, about)), about)
    found = []
    for items in _in_order(groups):
        bodies = tuple(sorted(place[item.body] for item in items))
        known = [about[item.key] for item in items if item.key in about]
        minutes, is_assumed = _minutes(programme, items, known)
        kept_at = _slots_of(kept, items, (), slots)
        found.append(
            Topic(
                key=items[0].key,
                bodies=bodies,
                items=tuple(item.key for item in items),
                steps=-(-minutes // STEP),
                tags=frozenset(tag for item in items for tag in _tags(item)).union(
                    *(estimate.tags for estimate in known)
                ),
                kept=kept_at,
                kept_days=frozenset(_days_of(kept, items, ())),
                is_assumed=is_assumed,
            )
        )
    found += (
        Topic(
            key=estimate.key,
            bodies=(place[estimate.key],),
            items=(),
            steps=-(-estimate.minutes // STEP),
            tags=frozenset(estimate.tags),
            kept=_slots_of(kept, (), (estimate.key,), slots),
            kept_days=frozenset(_days_of(kept, (), (estimate.key,))),
        )
        for estimate in estimates.bodies
        if estimate.minutes and estimate.key in place
    )
    return tuple(found)


def _check(programme: Programme, estimates: Estimates) -> None:
    items = {item.key for item in programme.items}
    bodies = {body.key for body in programme.bodies}
    for estimate in estimates.items:
        if estimate.key not in items:
            raise InvalidInput("estimate-unknown", value=estimate.key, known=", ".join(items))
    for estimate in estimates.bodies:
        if estimate.key not in bodies:
            raise InvalidInput("estimate-unknown", value=estimate.key, known=", ".join(bodies))


def _taken(programme: Programme, about: dict[str, Estimate]) -> Iterator[AgendaItem]:
    def is_length(item: AgendaItem) -> bool:
        return item.key in about and about[item.key].minutes is not None

    for item in programme.items:
        related = [
            other for other in programme.items if other.body == item.body and other.key != item.key
        ]
        below = [other for other in related if is_within(other.number, item.number)]
        above = [other for other in related if is_within(item.number, other.number)]
        if not any(map(is_length, above)) and (is_length(item) or not below):
            yield item


def _grouped(
    programme: Programme, items: list[AgendaItem], about: dict[str, Estimate]
) -> list[tuple[AgendaItem, ...]]:
    """One subject of several bodies is one topic; a plenary takes its items by itself."""

    def is_shared(item: AgendaItem) -> bool:
        stays = item.key not in about or about[item.key].is_joint
        is_plenary = programme.body(item.body).kind is BodyKind.PLENARY
        return item.subject is not None and stays and not is_plenary

    groups: dict[str, list[AgendaItem]] = {}
    for item in items:
        subject = f"subject {item.subject}" if is_shared(item) else f"item {item.key}"
        groups.setdefault(subject, []).append(item)
    return [tuple(group) for group in groups.values()]


def _in_order(groups: list[tuple[AgendaItem, ...]]) -> Iterator[tuple[AgendaItem, ...]]:
    """An order in which no item comes before one that its own agenda has earlier.

    Where two agendas have common subjects the other way round, the first body's decides.
    """
    waiting = list(groups)
    while waiting:
        free = (group for group in waiting if not _has_earlier(group, waiting))
        chosen = next(free, waiting[0])
        waiting.remove(chosen)
        yield chosen


def _has_earlier(group: tuple[AgendaItem, ...], waiting: Iterable[tuple[AgendaItem, ...]]) -> bool:
    places = {item.body: place_in_agenda(item.number) for item in group}
    return any(
        item.body in places and place_in_agenda(item.number) < places[item.body]
        for other in waiting
        if other is not group
        for item in other
    )


def _minutes(
    programme: Programme, items: tuple[AgendaItem, ...], known: Sequence[Estimate]
) -> tuple[int, bool]:
    """How long, and whether that was read off the programme for want of an estimate."""
    estimated = [estimate.minutes for estimate in known if estimate.minutes is not None]
    if estimated:
        return max(estimated), False
    keys = {item.key for item in items}
    held = {meeting.key: meeting for meeting in programme.meetings if takes_place(meeting)}
    planned = [a for a in programme.allocations if a.item in keys and a.meeting in held]
    minutes: dict[str, int] = {}
    for allocation in planned:
        share = allocation.minutes or _share(programme, held[allocation.meeting])
        minutes[allocation.meeting] = max(minutes.get(allocation.meeting, 0), share)
    if not minutes:
        raise InvalidInput("length-unknown", value=items[0].key, session=programme.session.slug)
    return sum(minutes.values()), True


def _share(programme: Programme, meeting: Meeting) -> int:
    length = datetime.combine(meeting.day, meeting.ends) - datetime.combine(
        meeting.day, meeting.starts
    )
    subjects = {item.subject or item.key for item in programme.items_at(meeting.key)}
    return max(int(length.total_seconds()) // 60 // len(subjects), 1)


def _tags(item: AgendaItem) -> Iterator[str]:
    if item.subject is not None:
        yield f"subject {item.subject}"
    yield from (mandate for mandate in item.mandates if mandate.startswith(_MANDATING))


def _held(kept: Programme, items: Iterable[AgendaItem], bodies: Sequence[str]) -> Iterator[Meeting]:
    """Where the edition has these items, or these bodies without items."""
    known = {item.key for item in kept.items}
    for item in items:
        if item.key in known:
            yield from filter(takes_place, kept.meetings_on(item.key))
    for meeting in kept.meetings:
        is_theirs = set(bodies) & set(meeting.bodies) and not kept.items_at(meeting.key)
        if is_theirs and takes_place(meeting):
            yield meeting


def _slots_of(
    kept: Programme | None,
    items: Iterable[AgendaItem],
    bodies: Sequence[str],
    slots: Sequence[TimeSlot],
) -> frozenset[int] | None:
    if kept is None:
        return None
    starts = {(meeting.day, meeting.starts) for meeting in _held(kept, items, bodies)}
    if not starts:
        return None
    return frozenset(n for n, slot in enumerate(slots) if (slot.day, slot.starts) in starts)


def _days_of(
    kept: Programme | None, items: Iterable[AgendaItem], bodies: Sequence[str]
) -> Iterator[date]:
    if kept is not None:
        yield from (meeting.day for meeting in _held(kept, items, bodies))
