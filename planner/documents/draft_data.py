"""A draft for programs."""

from collections.abc import Sequence
from typing import Any

from planner.models.drafting import Conflict, Proposal
from planner.models.programme import Programme


def draft_data(
    before: Programme, conflict: Conflict | None, proposals: Sequence[Proposal]
) -> dict[str, Any]:
    """The proposals with their cost and placements, or the keys of the facts that conflict."""
    return {
        "session": before.session.slug,
        "proposals": [_proposal(proposal) for proposal in proposals],
        "conflict": None if conflict is None else _conflict(conflict),
    }


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "status": proposal.status.value,
        "cost": proposal.cost,
        "bound": proposal.bound,
        "terms": {
            line.term.value: {"count": line.count, "weight": line.weight} for line in proposal.lines
        },
        "broken": [fact.key for fact in proposal.broken],
        "placements": [
            {
                "topic": placement.topic,
                "bodies": list(placement.bodies),
                "items": list(placement.items),
                "reason": placement.reason.value,
                "next_best": placement.next_best,
                "is_only_place": placement.is_only_place,
                "places": [
                    {
                        "meeting": place.meeting,
                        "day": place.day.isoformat(),
                        "starts": place.starts.isoformat("minutes"),
                        "ends": place.ends.isoformat("minutes"),
                        "minutes": place.minutes,
                    }
                    for place in placement.places
                ],
            }
            for placement in proposal.placements
        ],
    }


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "is_minimal": conflict.is_minimal,
        "facts": [fact.key for fact in conflict.facts],
        "relaxations": [
            {
                "code": relaxation.code.value,
                "fact": None if relaxation.fact is None else relaxation.fact.key,
                "amount": relaxation.amount,
                "is_enough": relaxation.is_enough,
            }
            for relaxation in conflict.relaxations
        ],
    }
