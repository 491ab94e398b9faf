"""Drafting from end to end: the best proposal and others like it, or why there is none."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planner.drafting.at_scale import is_large, placed_plan
from planner.drafting.briefing import Brief, given_of
from planner.drafting.conflicts import conflict_of
from planner.drafting.cost import broken_facts, cost_of, is_sound
from planner.drafting.floors import floor_of_lengths
from planner.drafting.given import Given
from planner.drafting.greedy import greedy_plan
from planner.drafting.plan import Plan
from planner.drafting.proposing import proposal_of
from planner.drafting.reasons import with_next_best
from planner.drafting.search import Effort, best_plan, is_available, other_plans
from planner.models.drafting import Conflict, Progress, Proposal, Status

# An alternative may cost this much more than the best, in hundredths of its cost.
_NEAR = 10


@dataclass(frozen=True, slots=True)
class Draft:
    """The best proposal first, then the alternatives; none where there is a conflict.

    Without either, the time was over before anything was found.
    """

    proposals: tuple[Proposal, ...]
    conflict: Conflict | None = None


def draft_from(
    brief: Brief, effort: Effort, *, alternatives: int = 0, reason_seconds: float = 0.0
) -> Draft:
    """Drafts the session. Without the solver the proposal is the greedy one, marked as such.

    A large session is drafted by the calendar model, with or without the solver: one proposal, not
    proven, and marked as greedy if it does not keep to everything; why, is not explained.
    ``reason_seconds`` is how long to look, for each topic, for its next best place; 0 for not at
    all. Raises `InvalidInput` as `given_of` does.
    """
    given = given_of(brief)
    if is_large(given):
        return Draft((_at_scale(brief, given, effort),))
    first = greedy_plan(given)
    is_whole = is_complete(given, first)
    if is_whole and effort.tell is not None:
        effort.tell(Progress(cost_of(given, first), 0, 0.0, 0))
    if not is_available():
        return Draft((proposal_of(brief, given, first, Status.GREEDY, 0),))
    found = best_plan(given, effort, first if is_whole else None)
    if found.plan is None and found.is_impossible:
        return Draft((), conflict_of(given, replace(effort, tell=None)))
    if found.plan is None:
        return Draft((proposal_of(brief, given, first, Status.GREEDY, found.bound),))
    best = proposal_of(brief, given, found.plan, found.status, found.bound)
    if reason_seconds:
        quiet = replace(effort, seconds=reason_seconds, tell=None)
        placements = tuple(
            with_next_best(given, found.plan, placement, quiet) for placement in best.placements
        )
        best = replace(best, placements=placements)
    others = _alternatives(brief, given, found.plan, effort, alternatives)
    return Draft((best, *others))


def _at_scale(brief: Brief, given: Given, effort: Effort) -> Proposal:
    placed = placed_plan(given, effort)
    status = Status.BEST_FOUND if is_complete(given, placed.plan) else Status.GREEDY
    bound = floor_of_lengths(given)
    return proposal_of(brief, given, placed.plan, status, bound, rooms=placed.rooms)


def is_complete(given: Given, plan: Plan) -> bool:
    """Whether the plan places everything and keeps to everything."""
    return is_sound(given, plan) and not broken_facts(given, plan)


def _alternatives(
    brief: Brief, given: Given, plan: Plan, effort: Effort, count: int
) -> Iterator[Proposal]:
    if count:
        cost = cost_of(given, plan)
        near = cost + max(cost * _NEAR // 100, 1)
        quiet = replace(effort, tell=None)
        for found in other_plans(given, quiet, [plan], count, near):
            if found.plan is not None:
                yield proposal_of(brief, given, found.plan, found.status, found.bound)
