"""Whether the session keeps to the meetings with interpretation that it is entitled to."""

from collections.abc import Iterator
from datetime import datetime

from planner.models.finding import About, Finding, Matter
from planner.models.meeting import Meeting
from planner.models.rulebook import CheckRule
from planner.models.session import SessionFormat
from planner.rules.checks.situation import Situation, abouts, found, meeting_
from planner.rules.entitlement import is_counted


def too_many_meetings(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """More meetings with interpretation than the session may hold."""
    limit = rule.limit
    counted = sum(is_counted(situation.programme, m) for m in situation.meetings)
    if limit is not None and counted > limit:
        session = About(Matter.SESSION, situation.programme.session.slug)
        yield found(rule, session, count=counted, limit=limit, excess=counted - limit)


def too_many_at_once(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """More meetings with interpretation in parallel than can be serviced: one for each moment
    at which one more begins than may be under way.
    """
    limit = rule.limit
    if limit is None:
        return
    under_way: list[Meeting] = []
    counted = (m for m in situation.meetings if is_counted(situation.programme, m))
    for meeting in counted:
        under_way = [m for m in under_way if m.day == meeting.day and m.ends > meeting.starts]
        under_way.append(meeting)
        if len(under_way) > limit:
            yield found(
                rule,
                *(meeting_(other) for other in reversed(under_way)),
                at=datetime.combine(meeting.day, meeting.starts),
                count=len(under_way),
                limit=limit,
                meetings=abouts(Matter.MEETING, [other.key for other in under_way]),
            )


def hybrid_too_long(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """Meetings with remote participants that last longer than remote interpretation can."""
    limit = rule.limit
    if limit is None:
        return
    usual = situation.programme.session.format
    for meeting in situation.meetings:
        is_remote = (meeting.mode or usual) is not SessionFormat.IN_PERSON
        length = datetime.combine(meeting.day, meeting.ends) - datetime.combine(
            meeting.day, meeting.starts
        )
        minutes = int(length.total_seconds() // 60)
        if is_remote and meeting.has_interpretation and minutes > limit:
            yield found(
                rule, meeting_(meeting), meeting=meeting_(meeting), minutes=minutes, limit=limit
            )
