"""Meetings at hours, and on days, for which interpreters have to be asked first."""

from collections.abc import Iterator
from datetime import time

from planner.models.body import BodyKind
from planner.models.finding import Finding
from planner.models.rulebook import CheckRule
from planner.rules.checks.situation import Situation, found, meeting_


def outside_hours(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """Meetings with interpretation at lunch, in the evening or at night that nobody approved."""
    slots = [_hours(slot) for slot in rule.slots]
    for meeting in situation.meetings:
        is_within = any(starts <= meeting.starts and meeting.ends <= ends for starts, ends in slots)
        if meeting.has_interpretation and not is_within and not meeting.approved_by:
            yield found(
                rule, meeting_(meeting), meeting=meeting_(meeting), hours=", ".join(rule.slots)
            )


def on_non_working_day(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """Meetings with interpretation at the weekend or on a holiday that nobody approved."""
    for meeting in situation.meetings:
        is_free = not situation.station.is_working_day(meeting.day)
        kinds = {situation.programme.body(body).kind for body in meeting.bodies}
        is_serviced = meeting.has_interpretation and kinds != {BodyKind.SIDE_EVENT}
        if is_free and is_serviced and not meeting.approved_by:
            yield found(rule, meeting_(meeting), meeting=meeting_(meeting), day=meeting.day)


def _hours(slot: str) -> tuple[time, time]:
    starts, _, ends = slot.partition("-")
    return time.fromisoformat(starts), time.fromisoformat(ends)
