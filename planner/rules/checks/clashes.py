"""Bodies, rooms and officers that would have to be in two places."""

from collections.abc import Iterator

from planner.models.body import BodyKind
from planner.models.finding import About, Finding, Matter
from planner.models.meeting import Meeting, MeetingStatus
from planner.models.rulebook import CheckRule
from planner.rules.checks.situation import Situation, found, meeting_, overlapping


def body_in_two_places(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """A body that sits in two meetings at once, neither of them joint."""
    yield from _bodies(situation, rule, is_joint=False)


def joint_body_elsewhere(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """A body that takes part in a joint meeting, which occupies it, and sits elsewhere as well."""
    yield from _bodies(situation, rule, is_joint=True)


def room_in_two_places(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """A room given to two meetings at once."""
    with_room = [meeting for meeting in situation.meetings if meeting.room]
    for first, second in overlapping(with_room):
        if first.room == second.room and first.room is not None:
            yield found(
                rule,
                meeting_(second),
                meeting_(first),
                room=About(Matter.ROOM, first.room),
                meeting=meeting_(second),
                other=meeting_(first),
            )


def officer_in_two_places(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """Somebody who holds offices of two bodies that meet at the same time."""
    held: dict[str, dict[str, str]] = {}
    for officer in sorted(situation.programme.officers, key=lambda officer: officer.key):
        if officer.office in rule.offices:
            held.setdefault(officer.body, {})[officer.person] = officer.key
    if not held:
        return
    sitting = [m for m in situation.meetings if any(body in held for body in m.bodies)]
    for first, second in overlapping(sitting):
        for person, body, other in _shared(first, second, held):
            yield found(
                rule,
                meeting_(second),
                meeting_(first),
                About(Matter.OFFICER, held[body][person]),
                person=person,
                body=About(Matter.BODY, body),
                other_body=About(Matter.BODY, other),
                meeting=meeting_(second),
                other=meeting_(first),
            )


def committee_beside_plenary(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """The Committee of the Whole while the plenary, which is everybody, has not been suspended."""
    kinds = (BodyKind.COMMITTEE_OF_THE_WHOLE, BodyKind.PLENARY)
    for pair in overlapping(situation.meetings):
        for committee, plenary in (pair, pair[::-1]):
            if (
                kinds[0] in _kinds(situation, committee)
                and kinds[1] in _kinds(situation, plenary)
                and plenary.status is not MeetingStatus.SUSPENDED
            ):
                yield found(
                    rule,
                    meeting_(plenary),
                    meeting_(committee),
                    meeting=meeting_(committee),
                    plenary=meeting_(plenary),
                )


def _bodies(situation: Situation, rule: CheckRule, *, is_joint: bool) -> Iterator[Finding]:
    for first, second in overlapping(situation.meetings):
        if (max(len(first.bodies), len(second.bodies)) > 1) is not is_joint:
            continue
        for body in sorted(set(first.bodies) & set(second.bodies)):
            yield found(
                rule,
                meeting_(second),
                meeting_(first),
                body=About(Matter.BODY, body),
                meeting=meeting_(second),
                other=meeting_(first),
            )


def _shared(
    first: Meeting, second: Meeting, held: dict[str, dict[str, str]]
) -> Iterator[tuple[str, str, str]]:
    """(person, body now, body then), for persons whose offices are of two different bodies."""
    for body in sorted(second.bodies):
        for other in sorted(first.bodies):
            if body != other:
                for person in sorted(held.get(body, {}).keys() & held.get(other, {}).keys()):
                    yield person, body, other


def _kinds(situation: Situation, meeting: Meeting) -> set[BodyKind]:
    return {situation.programme.body(body).kind for body in meeting.bodies}
