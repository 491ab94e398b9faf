"""One subject at two tables: common items, parallel meetings, and the review process."""

from collections.abc import Iterator

from planner.models.agenda import AgendaItem
from planner.models.body import BodyKind
from planner.models.finding import About, Finding, Matter
from planner.models.meeting import Meeting
from planner.models.rulebook import CheckRule
from planner.rules.agenda_order import place_in_agenda
from planner.rules.checks.situation import Situation, abouts, found, meeting_, overlapping


def joint_item_incomplete(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """A common item taken by one body at a joint meeting, and there not by the other."""
    programme = situation.programme
    for meeting in situation.meetings:
        if len(meeting.bodies) < 2:
            continue
        taken = programme.items_at(meeting.key)
        keys = {item.key for item in taken}
        told: set[str] = set()
        for item in taken:
            for other in programme.items_by_subject.get(item.subject or "", ()):
                missing = other.body in meeting.bodies and other.key not in keys | told
                if missing and other.body != item.body:
                    told.add(other.key)
                    yield found(
                        rule,
                        meeting_(meeting),
                        About(Matter.ITEM, other.key),
                        meeting=meeting_(meeting),
                        item=About(Matter.ITEM, item.key),
                        other=About(Matter.ITEM, other.key),
                        body=About(Matter.BODY, other.body),
                    )


def parallel_on_subject(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """A parallel meeting on what the plenary is taking at the same time: delegations with one
    expert cannot be at both. A body without items of its own stands for its mandate.
    """
    for pair in overlapping(situation.meetings):
        for plenary, other in (pair, pair[::-1]):
            if not _is_plenary(situation, plenary) or _is_plenary(situation, other):
                continue
            for item in situation.programme.items_at(plenary.key):
                if _shares_subject(situation, item, other):
                    yield found(
                        rule,
                        meeting_(other),
                        meeting_(plenary),
                        About(Matter.ITEM, item.key),
                        meeting=meeting_(other),
                        plenary=meeting_(plenary),
                        item=About(Matter.ITEM, item.key),
                    )


def too_many_review_items(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """A working group that gives more of its agenda to the review process than it should."""
    kinds = (BodyKind.WORKING_GROUP, BodyKind.EXPERT_GROUP)
    for body in situation.programme.bodies:
        if body.kind not in kinds:
            continue
        items = sorted(
            (
                item
                for item in situation.programme.items
                if item.body == body.key and set(item.mandates) & set(rule.mandates)
            ),
            key=lambda item: place_in_agenda(item.number),
        )
        if len(items) > (rule.limit or 0):
            yield found(
                rule,
                About(Matter.BODY, body.key),
                *abouts(Matter.ITEM, [item.key for item in items]),
                body=About(Matter.BODY, body.key),
                items=abouts(Matter.ITEM, [item.key for item in items]),
                count=len(items),
                limit=rule.limit or 0,
            )


def _is_plenary(situation: Situation, meeting: Meeting) -> bool:
    return any(situation.programme.body(body).kind is BodyKind.PLENARY for body in meeting.bodies)


def _shares_subject(situation: Situation, item: AgendaItem, other: Meeting) -> bool:
    programme = situation.programme
    items = programme.items_at(other.key)
    if items:
        return item.subject is not None and item.subject in {i.subject for i in items}
    mandates = {programme.body(body).mandate for body in other.bodies}
    return bool(mandates & set(item.mandates))
