"""What a draft has to keep to, from the rules in force and from the estimates."""

from collections.abc import Iterator, Sequence
from itertools import chain

from planner.drafting.brief_estimates import absences, estimated, held
from planner.drafting.brief_frame import Frame, fact
from planner.drafting.brief_rooms import rooms_of
from planner.drafting.brief_rules import groups_in_time, places_in_agenda, side_by_side, subjects
from planner.drafting.constraints import (
    AtOnce,
    Constraint,
    Entitled,
    Work,
)
from planner.drafting.given import STEP, Organ, TimeSlot, Topic
from planner.models.check import CheckCode
from planner.models.deadline import Deadline
from planner.models.drafting import FactCode
from planner.models.estimates import Estimates
from planner.models.programme import Programme
from planner.models.rulebook import Rulebook


def constraints_of(
    programme: Programme,
    rulebook: Rulebook,
    deadlines: Sequence[Deadline],
    estimates: Estimates,
    organs: Sequence[Organ],
    slots: Sequence[TimeSlot],
    topics: Sequence[Topic],
) -> tuple[Constraint, ...]:
    """All of them: the work first, then what the rules say, then what is known of single topics."""
    frame = Frame(programme, rulebook, deadlines, estimates, organs, slots, topics)
    return tuple(
        chain(
            work(frame),
            entitlement(frame),
            rooms_of(programme, organs, topics),
            side_by_side(frame),
            absences(frame),
            places_in_agenda(frame),
            groups_in_time(frame),
            subjects(frame),
            held(frame),
            estimated(frame),
        )
    )


def work(frame: Frame) -> Iterator[Constraint]:
    """What each body, or bodies together, have to get through."""
    by_bodies: dict[tuple[int, ...], list[int]] = {}
    for number, topic in enumerate(frame.topics):
        by_bodies.setdefault(topic.bodies, []).append(number)
    for bodies, topics in by_bodies.items():
        minutes = sum(frame.topics[t].steps for t in topics) * STEP
        key = "-".join(frame.organs[body].key for body in bodies)
        longest = max((slot.steps for slot in frame.slots), default=1) * STEP
        about = tuple(map(frame.about_organ, bodies))
        meetings = -(-minutes // (longest or 1))
        yield Work(
            fact(FactCode.WORK, key, bodies=about, minutes=minutes, meetings=meetings),
            tuple(topics),
        )


def entitlement(frame: Frame) -> Iterator[Constraint]:
    """How many meetings with interpretation, in all and at a time."""
    total = frame.rule(CheckCode.INTERPRETED_MEETINGS)
    if total is not None and total.limit is not None:
        yield Entitled(fact(FactCode.ENTITLED, "", total, limit=total.limit), total.limit)
    at_once = frame.rule(CheckCode.MEETINGS_AT_ONCE)
    if at_once is not None and at_once.limit is not None:
        yield AtOnce(fact(FactCode.AT_ONCE, "", at_once, limit=at_once.limit), at_once.limit)
