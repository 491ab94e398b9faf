"""The ninth session with every length estimated wrongly: what becomes of its table."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from random import Random

from planner.drafting.briefing import Brief, given_of
from planner.drafting.drafts import is_complete
from planner.drafting.given import STEP
from planner.drafting.greedy import greedy_plan
from planner.drafting.proposing import proposal_of
from planner.drafting.search import Effort, best_plan
from planner.models.estimates import Estimate
from planner.models.programme import Programme
from tests.drafting.test_real_sessions import a_brief_of
from tests.rules.rulebooks import real

SLUG = "untoc-cop-9"
Cell = tuple[date, time, str]


def with_wrong_lengths(brief: Brief, share: float, seed: int) -> Brief:
    """The brief with every length wrong by up to that share, in whole steps of five minutes."""
    random = Random(f"wrong lengths {share} {seed}")

    def wrong(estimate: Estimate) -> Estimate:
        if not estimate.minutes:
            return estimate
        steps = round(estimate.minutes * random.uniform(1 - share, 1 + share) / STEP)
        return estimate.model_copy(update={"minutes": max(1, steps) * STEP})

    return replace(
        brief,
        estimates=replace(
            brief.estimates,
            items=tuple(map(wrong, brief.estimates.items)),
            bodies=tuple(map(wrong, brief.estimates.bodies)),
        ),
    )


def cells_of(programme: Programme) -> Mapping[Cell, frozenset[str]]:
    """What each body takes at each of its meetings."""
    return {
        (meeting.day, meeting.starts, body): frozenset(
            item.key for item in programme.items_at(meeting.key)
        )
        for meeting in programme.meetings
        for body in meeting.bodies
    }


def cells_that_differ(
    share: float, seed: int, effort: Effort, *, has_leeway: bool
) -> set[Cell] | None:
    """Where the table drafted from wrong lengths is not the published one; None if there is none.

    ``has_leeway``: it is said that the lengths are wrong by up to so much. A cell counts if another
    set of items stands in it, or if only one of the tables has it.
    """
    brief = with_wrong_lengths(a_brief_of(SLUG), share, seed)
    brief = replace(brief, leeway_percent=round(100 * share) if has_leeway else 0)
    given = given_of(brief)
    first = greedy_plan(given)
    found = best_plan(given, effort, first if is_complete(given, first) else None)
    if found.plan is None:
        return None
    proposal = proposal_of(brief, given, found.plan, found.status, found.bound)
    ours, published = cells_of(proposal.programme), cells_of(real(SLUG))
    return {cell for cell in {*ours, *published} if ours.get(cell) != published.get(cell)}
