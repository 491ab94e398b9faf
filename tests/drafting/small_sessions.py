"""One small session held against everything that it is to be held against."""

from dataclasses import dataclass

from planner.drafting.briefing import given_of
from planner.drafting.cost import broken_facts, cost_of, counts_of, is_sound
from planner.drafting.greedy import greedy_plan
from planner.drafting.proposing import proposal_of
from planner.drafting.search import Effort, best_plan
from planner.models.check import CheckCode, Severity
from planner.models.drafting import Status
from planner.models.integrity import faults_of
from planner.rules.findings import findings_of
from tests.drafting.brute import TooMany, cheapest
from tests.drafting.sessions import small

# What a draft is responsible for; no paper and no title is its matter.
DRAFTED = {
    CheckCode.INTERPRETED_MEETINGS,
    CheckCode.MEETINGS_AT_ONCE,
    CheckCode.HYBRID_DURATION,
    CheckCode.BODY_IN_TWO_PLACES,
    CheckCode.JOINT_BODY_ELSEWHERE,
    CheckCode.ROOM_IN_TWO_PLACES,
    CheckCode.OFFICER_IN_TWO_PLACES,
    CheckCode.COMMITTEE_BESIDE_PLENARY,
    CheckCode.JOINT_ITEM_INCOMPLETE,
    CheckCode.ITEM_NEVER_TAKEN,
    CheckCode.ITEM_REOPENED,
    CheckCode.FIRST_ITEM_LATE,
    CheckCode.LAST_ITEM_EARLY,
    CheckCode.PARALLEL_ON_SUBJECT,
    CheckCode.WORKING_GROUP_LATE,
    CheckCode.OUTSIDE_HOURS,
    CheckCode.NON_WORKING_DAY,
}


@dataclass(frozen=True)
class Verdict:
    """What came of one session: ``faults`` is empty if all is well."""

    is_possible: bool
    is_compared: bool
    is_greedy_whole: bool
    greedy_cost: int
    cost: int
    faults: tuple[str, ...]


def judged(seed: int, *, most_nodes: int = 20_000, workers: int = 1) -> Verdict:
    """Drafts the session of that seed and says whatever is wrong with the answer."""
    brief = small(seed).brief()
    given = given_of(brief)
    found = best_plan(given, Effort(seconds=20, workers=workers))
    first = greedy_plan(given)
    is_whole = is_sound(given, first) and not broken_facts(given, first)
    faults: list[str] = []
    cost = 0
    if found.plan is None:
        if not found.is_impossible:
            faults.append("nothing found in time")
        if is_whole:
            faults.append("the greedy plan is possible, the model says that none is")
    else:
        cost = cost_of(given, found.plan)
        proposal = proposal_of(brief, given, found.plan, found.status, found.bound)
        errors = [
            finding.code
            for finding in findings_of(proposal.programme, brief.rulebook, brief.station)
            if finding.code in DRAFTED and finding.severity is not Severity.ADVICE
        ]
        faults += [f"the check finds {code}" for code in errors]
        faults += [f"fault {fault.code}" for fault in faults_of(proposal.programme)]
        if not is_sound(given, found.plan) or broken_facts(given, found.plan):
            faults.append("the plan does not keep to what is given")
        if found.status is Status.PROVEN and found.bound != cost:
            faults.append(
                f"the model counts {found.bound}, the plan costs {counts_of(given, found.plan)}"
            )
        if is_whole and cost_of(given, first) < cost:
            faults.append("the greedy plan costs less")
    is_compared = True
    try:
        best = cheapest(given, most_nodes)
    except TooMany:
        is_compared = False
    else:
        if best is not None and (found.plan is None or best < cost):
            faults.append(f"brute force finds {best}, not {cost}")
    return Verdict(
        found.plan is not None, is_compared, is_whole, cost_of(given, first), cost, tuple(faults)
    )
