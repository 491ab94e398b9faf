"""How much of its entitlement to interpretation a session uses."""

from dataclasses import dataclass
from datetime import date

from planner.models.body import BodyKind
from planner.models.check import CheckCode
from planner.models.meeting import Meeting, MeetingStatus
from planner.models.programme import Programme
from planner.models.rulebook import Rulebook
from planner.models.source import Source
from planner.rules.ordinals import takes_place
from planner.rules.rulebook_in_force import applies


@dataclass(frozen=True, slots=True)
class EntitlementUse:
    """Meetings with interpretation: how many the session may hold and how many it plans.

    ``per_day`` has every day of the session, also those without meetings; (day, body) → count is in
    ``per_day_and_body``, where a joint meeting counts for its first body. ``entitled`` and
    ``at_once`` are ``None`` where no rule says.
    """

    entitled: int | None
    at_once: int | None
    source: Source | None
    used: int
    per_day: tuple[tuple[date, int], ...]
    per_body: tuple[tuple[str, int], ...]
    per_day_and_body: tuple[tuple[date, str, int], ...]


def is_counted(programme: Programme, meeting: Meeting) -> bool:
    """Whether the meeting uses up one of those with interpretation.

    A plenary that is suspended so that the Committee of the Whole can meet has been counted by its
    own; the Committee within it is not counted again.
    *Source*: CTOC/COP/2018/13, paras. 3 and 8.
    """
    if not takes_place(meeting) or not meeting.has_interpretation:
        return False
    kinds = {programme.body(key).kind for key in meeting.bodies}
    if BodyKind.COMMITTEE_OF_THE_WHOLE not in kinds:
        return True
    return not any(
        other.status is MeetingStatus.SUSPENDED
        and other.has_interpretation
        and other.starts < meeting.ends
        and meeting.starts < other.ends
        and any(programme.body(key).kind is BodyKind.PLENARY for key in other.bodies)
        for other in programme.meetings_on_day(meeting.day)
    )


def entitlement_use(programme: Programme, rulebook: Rulebook) -> EntitlementUse:
    """The use by day and by body; ``rulebook`` with the overrides applied."""
    counted = [meeting for meeting in programme.meetings if is_counted(programme, meeting)]
    days: dict[date, int] = dict.fromkeys(programme.session_days(), 0)
    bodies = dict.fromkeys((body.key for body in programme.bodies), 0)
    cells: dict[tuple[date, str], int] = {}
    for meeting in counted:
        body = meeting.bodies[0]
        days[meeting.day] = days.get(meeting.day, 0) + 1
        bodies[body] += 1
        cells[meeting.day, body] = cells.get((meeting.day, body), 0) + 1
    total = rulebook.check(CheckCode.INTERPRETED_MEETINGS)
    at_once = rulebook.check(CheckCode.MEETINGS_AT_ONCE)
    in_force = [rule for rule in (total, at_once) if rule is not None and applies(rule, programme)]
    return EntitlementUse(
        entitled=next((rule.limit for rule in in_force if rule is total), None),
        at_once=next((rule.limit for rule in in_force if rule is at_once), None),
        source=in_force[0].source if in_force else None,
        used=len(counted),
        per_day=tuple(sorted(days.items())),
        per_body=tuple((body, count) for body, count in bodies.items() if count),
        per_day_and_body=tuple((day, body, count) for (day, body), count in sorted(cells.items())),
    )
