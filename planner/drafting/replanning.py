"""When the week goes wrong: what happened, as a change to what a draft starts from."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from planner.drafting.briefing import Brief
from planner.drafting.given import STEP
from planner.errors import InvalidInput
from planner.models.check import CheckCode
from planner.models.estimates import Estimate, Estimates
from planner.models.programme import Programme
from planner.models.session import SessionFormat

KINDS = ("room-lost", "overrun", "one-more", "day-lost", "hybrid")


@dataclass(frozen=True, slots=True)
class RoomLost:
    """A room cannot be used."""

    room: str


@dataclass(frozen=True, slots=True)
class Overrun:
    """An item needs a meeting more than was estimated."""

    item: str


@dataclass(frozen=True, slots=True)
class OneMore:
    """A body asks for one more meeting."""

    body: str


@dataclass(frozen=True, slots=True)
class DayLost:
    """The session cannot meet on a day."""

    day: date


@dataclass(frozen=True, slots=True)
class AllHybrid:
    """Delegations take part from afar, so that meetings end when remote interpretation has to.

    The lengths shrink as the meetings do: the agenda is cut to what they can hold. (So foreseen in
    CTOC/COP/WG.2/2022/1-CTOC/COP/WG.3/2022/1, item 1 (b): a slight change to the agenda.)
    """


Disruption = RoomLost | Overrun | OneMore | DayLost | AllHybrid


def parse_disruption(written: str) -> Disruption:
    """What is written ``room-lost:boardroom-a``, ``overrun:5`` (the key of an item),
    ``one-more:wg-3``, ``day-lost:2018-10-17`` or ``hybrid``. Raises `InvalidInput` for all else.
    """
    kind, _, what = written.partition(":")
    try:
        match kind, bool(what):
            case "room-lost", True:
                return RoomLost(what)
            case "overrun", True:
                return Overrun(what)
            case "one-more", True:
                return OneMore(what)
            case "day-lost", True:
                return DayLost(date.fromisoformat(what))
            case "hybrid", False:
                return AllHybrid()
    except ValueError:
        pass
    raise InvalidInput("disruption-malformed", value=written, known=", ".join(KINDS))


def after(brief: Brief, disruptions: Iterable[Disruption]) -> Brief:
    """What is given once all of that has happened. Raises `NotFound` for what there is not."""
    for disruption in disruptions:
        brief = _after(brief, disruption)
    return brief


def _after(brief: Brief, disruption: Disruption) -> Brief:
    programme = brief.programme
    match disruption:
        case RoomLost(room):
            programme.room(room)
            return replace(brief, programme=_without_room(programme, room))
        case Overrun(item):
            programme.item(item)
            return replace(brief, estimates=_longer(brief, item))
        case OneMore(body):
            programme.body(body)
            return replace(brief, estimates=_with_one_more(brief, body))
        case DayLost(day):
            return replace(brief, days_lost=(*brief.days_lost, day))
        case AllHybrid():
            return _hybrid(brief)


def _without_room(programme: Programme, lost: str) -> Programme:
    return replace(
        programme,
        rooms=tuple(room for room in programme.rooms if room.key != lost),
        meetings=tuple(
            meeting.model_copy(update={"room": None}) if meeting.room == lost else meeting
            for meeting in programme.meetings
        ),
    )


def _known_minutes(brief: Brief, key: str) -> int:
    """The length of the topic of that item, or of that body's own work; 0 if it has none."""
    for topic in brief.topics:
        if key in topic.items or (not topic.items and key == topic.key):
            return topic.steps * STEP
    return 0


def _meeting_minutes(brief: Brief) -> int:
    return max((slot.steps for slot in brief.slots), default=36) * STEP


def _longer(brief: Brief, item: str) -> Estimates:
    minutes = _known_minutes(brief, item) + _meeting_minutes(brief)
    key = next((t.items[0] for t in brief.topics if item in t.items), item)
    return replace(brief.estimates, items=_changed(brief.estimates.items, key, minutes=minutes))


def _with_one_more(brief: Brief, body: str) -> Estimates:
    minutes = _known_minutes(brief, body) + _meeting_minutes(brief)
    return replace(brief.estimates, bodies=_changed(brief.estimates.bodies, body, minutes=minutes))


def _changed(estimates: tuple[Estimate, ...], key: str, *, minutes: int) -> tuple[Estimate, ...]:
    known = {estimate.key for estimate in estimates}
    changed = [e.model_copy(update={"minutes": minutes}) if e.key == key else e for e in estimates]
    if key not in known:
        changed.append(Estimate(key=key, minutes=minutes))
    return tuple(changed)


def _hybrid(brief: Brief) -> Brief:
    rule = brief.rulebook.check(CheckCode.HYBRID_DURATION)
    usual = _meeting_minutes(brief)
    limit = rule.limit if rule is not None and rule.limit is not None else usual
    share = Fraction(min(limit, usual), usual)
    session = brief.programme.session.model_copy(update={"format": SessionFormat.HYBRID})
    shorter = {topic.key: max(int(topic.steps * STEP * share), STEP) for topic in brief.topics}
    items = brief.estimates.items
    bodies = brief.estimates.bodies
    for topic in brief.topics:
        if topic.items:
            items = _changed(items, topic.items[0], minutes=shorter[topic.key])
        else:
            bodies = _changed(bodies, topic.key, minutes=shorter[topic.key])
    return replace(
        brief,
        programme=replace(brief.programme, session=session),
        estimates=replace(brief.estimates, items=items, bodies=bodies),
    )
