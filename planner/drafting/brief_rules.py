"""What the rules in force say of who meets when, as constraints."""

from collections.abc import Iterator
from datetime import datetime
from itertools import combinations
from zoneinfo import ZoneInfo

from planner.drafting.brief_frame import Frame, fact
from planner.drafting.constraints import (
    Apart,
    Closed,
    Constraint,
    First,
    Last,
    NotAtOnce,
)
from planner.drafting.given import Topic
from planner.models.agenda import AgendaItem
from planner.models.body import BodyKind
from planner.models.check import CheckCode
from planner.models.deadline import Deadline
from planner.models.drafting import Fact, FactCode
from planner.models.finding import About, Matter
from planner.models.numbering import is_within
from planner.rules.agenda_order import place_in_agenda

_GROUPS = (BodyKind.WORKING_GROUP, BodyKind.EXPERT_GROUP)


def side_by_side(frame: Frame) -> Iterator[Constraint]:
    """Bodies that cannot meet at the same time: everybody is in both, or an officer is."""
    rule = frame.rule(CheckCode.COMMITTEE_BESIDE_PLENARY)
    if rule is not None:
        for committee in frame.organs_of(BodyKind.COMMITTEE_OF_THE_WHOLE):
            for plenary in frame.organs_of(BodyKind.PLENARY):
                made = fact(
                    FactCode.COMMITTEE,
                    frame.organs[committee].key,
                    rule,
                    committee=frame.about_organ(committee),
                    plenary=frame.about_organ(plenary),
                )
                yield NotAtOnce(made, committee, plenary)
    rule = frame.rule(CheckCode.OFFICER_IN_TWO_PLACES)
    if rule is None:
        return
    persons: dict[str, set[int]] = {}
    place = {organ.key: number for number, organ in enumerate(frame.organs)}
    for officer in frame.programme.officers:
        if officer.office in rule.offices and officer.body in place:
            persons.setdefault(officer.person, set()).add(place[officer.body])
    for person, held in persons.items():
        for first, second in combinations(sorted(held), 2):
            key = f"{person}-{frame.organs[first].key}-{frame.organs[second].key}"
            made = fact(
                FactCode.OFFICER,
                key,
                rule,
                person=person,
                body=frame.about_organ(first),
                other=frame.about_organ(second),
            )
            yield NotAtOnce(made, first, second)


def places_in_agenda(frame: Frame) -> Iterator[Constraint]:
    """What comes first at the first meeting, and what ends with the last."""
    first = frame.rule(CheckCode.FIRST_ITEM_LATE)
    last = frame.rule(CheckCode.LAST_ITEM_EARLY)
    for number, organ in enumerate(frame.organs):
        agenda = list(frame.programme.agenda_of(organ.key))
        if first is not None:
            numbers = [n for n in first.items if any(is_within(i.number, n) for i in agenda)]
            topics = _topics_within(frame, agenda, numbers)
            if topics:
                body = frame.about_organ(number)
                yield First(fact(FactCode.FIRST, organ.key, first, body=body), number, topics)
        if last is not None:
            tops = [item for item in agenda if item.parent_number is None]
            tops.sort(key=lambda item: place_in_agenda(item.number))
            for top in tops[len(tops) - (last.limit or 0) :]:
                topics = _topics_within(frame, agenda, [top.number])
                if topics:
                    about = About(Matter.ITEM, top.key)
                    made = fact(FactCode.LAST, f"{organ.key}-{top.key}", last, item=about)
                    yield Last(made, number, topics)


def _topics_within(frame: Frame, agenda: list[AgendaItem], numbers: list[str]) -> tuple[int, ...]:
    keys = {item.key for item in agenda if any(is_within(item.number, n) for n in numbers)}
    return tuple(t for t, topic in enumerate(frame.topics) if keys & set(topic.items))


def groups_in_time(frame: Frame) -> Iterator[Constraint]:
    """Working groups have ended when their drafts are due."""
    rule = frame.rule(CheckCode.WORKING_GROUP_LATE)
    if rule is None:
        return
    for deadline in frame.deadlines:
        if deadline.rule in rule.deadlines:
            late = frozenset(range(len(frame.slots))) - ended_by(frame, deadline)
            for organ in frame.organs_of(*_GROUPS):
                made = due_fact(deadline, frame.organs[organ].key, (frame.about_organ(organ),))
                yield Closed(made, organ, late)


def ended_by(frame: Frame, deadline: Deadline) -> frozenset[int]:
    """The slots that end before it or with it."""
    zone = ZoneInfo(frame.programme.session.zone)
    return frozenset(
        n
        for n, slot in enumerate(frame.slots)
        if datetime.combine(slot.day, slot.ends, zone) <= deadline.at
    )


def due_fact(deadline: Deadline, key: str, about: tuple[About, ...]) -> Fact:
    """That something is over by the deadline."""
    at = deadline.at.replace(tzinfo=None)
    return fact(
        FactCode.DUE,
        f"{deadline.key}-{key}",
        source=deadline.source,
        verified=deadline.verified,
        about=about,
        due=at,
    )


def subjects(frame: Frame) -> Iterator[Constraint]:
    """What the plenary takes, no other body takes at the same time."""
    rule = frame.rule(CheckCode.PARALLEL_ON_SUBJECT)
    plenaries = set(frame.organs_of(BodyKind.PLENARY))
    if rule is None or not plenaries:
        return
    for t, topic in enumerate(frame.topics):
        for u, other in enumerate(frame.topics):
            if not plenaries & set(topic.bodies) or plenaries & set(other.bodies):
                continue
            if _shares_subject(frame, topic, other):
                key = f"{topic.key}-{other.key}"
                one, two = frame.about_topic(t), frame.about_topic(u)
                yield Apart(fact(FactCode.SUBJECT, key, rule, topic=one, other=two), t, u)


def _shares_subject(frame: Frame, topic: Topic, other: Topic) -> bool:
    items = [frame.programme.item(key) for key in topic.items]
    if other.items:
        theirs = {frame.programme.item(key).subject for key in other.items} - {None}
        return any(item.subject in theirs for item in items)
    mandates = {frame.programme.body(frame.organs[body].key).mandate for body in other.bodies}
    return any(mandates & set(item.mandates) for item in items)
