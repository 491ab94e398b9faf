"""Everything that is wrong or missing in a programme, by the rulebook in force."""

from collections.abc import Callable, Iterator

from planner.models.check import CheckCode, Severity
from planner.models.duty_station import DutyStation
from planner.models.finding import Finding
from planner.models.programme import Programme
from planner.models.rulebook import CheckRule, Rulebook
from planner.rules.checks import (
    clashes,
    due_dates,
    entitlement,
    hours,
    items,
    lateness,
    subjects,
    wording,
)
from planner.rules.checks.situation import Situation
from planner.rules.rulebook_in_force import applies

Check = Callable[[Situation, CheckRule], Iterator[Finding]]

CHECKS: dict[CheckCode, Check] = {
    CheckCode.INTERPRETED_MEETINGS: entitlement.too_many_meetings,
    CheckCode.MEETINGS_AT_ONCE: entitlement.too_many_at_once,
    CheckCode.HYBRID_DURATION: entitlement.hybrid_too_long,
    CheckCode.BODY_IN_TWO_PLACES: clashes.body_in_two_places,
    CheckCode.JOINT_BODY_ELSEWHERE: clashes.joint_body_elsewhere,
    CheckCode.ROOM_IN_TWO_PLACES: clashes.room_in_two_places,
    CheckCode.OFFICER_IN_TWO_PLACES: clashes.officer_in_two_places,
    CheckCode.COMMITTEE_BESIDE_PLENARY: clashes.committee_beside_plenary,
    CheckCode.JOINT_ITEM_INCOMPLETE: subjects.joint_item_incomplete,
    CheckCode.ITEM_NEVER_TAKEN: items.item_never_taken,
    CheckCode.ITEM_REOPENED: items.item_reopened,
    CheckCode.ITEMS_OUT_OF_ORDER: items.items_out_of_order,
    CheckCode.FIRST_ITEM_LATE: items.first_item_late,
    CheckCode.LAST_ITEM_EARLY: items.last_item_early,
    CheckCode.PARALLEL_ON_SUBJECT: subjects.parallel_on_subject,
    CheckCode.WORKING_GROUP_LATE: lateness.working_group_late,
    CheckCode.DRAFT_LATE: lateness.draft_late,
    CheckCode.PAPER_NOT_ISSUED: lateness.paper_not_issued,
    CheckCode.PAPER_LATE: lateness.paper_late,
    CheckCode.REVIEW_ITEMS: subjects.too_many_review_items,
    CheckCode.OUTSIDE_HOURS: hours.outside_hours,
    CheckCode.NON_WORKING_DAY: hours.on_non_working_day,
    CheckCode.TITLE_MISSING: wording.title_missing,
    CheckCode.SYMBOL_MALFORMED: wording.symbol_malformed,
    CheckCode.SYMBOL_USED_TWICE: wording.symbol_used_twice,
    CheckCode.DEADLINE_NON_WORKING_DAY: due_dates.deadline_on_non_working_day,
    CheckCode.HOLIDAYS_UNKNOWN: due_dates.holidays_unknown,
}

_WEIGHT = {severity: place for place, severity in enumerate(Severity)}
_PLACE = {code: place for place, code in enumerate(CheckCode)}


def findings_of(
    programme: Programme, rulebook: Rulebook, station: DutyStation
) -> tuple[Finding, ...]:
    """All findings: the gravest first, then by check, then by what they are about.

    ``rulebook`` with the overrides applied. The order does not depend on the order of the input.
    """
    situation = Situation(programme, rulebook, station)
    found = [
        finding
        for rule in rulebook.checks
        if applies(rule, programme)
        for finding in CHECKS[rule.code](situation, rule)
    ]
    return tuple(sorted(found, key=_order))


def _order(finding: Finding) -> tuple[int, int, tuple[tuple[str, str], ...], str]:
    about = tuple((subject.matter.value, subject.key) for subject in finding.subjects)
    return _WEIGHT[finding.severity], _PLACE[finding.code], about, str(finding.params)
