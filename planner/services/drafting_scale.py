"""Drafting a session of whatever size: each by the model that is made for it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from planner.models.drafting import Progress
from planner.models.programme import Programme
from planner.services.drafting import DraftedSession, Wishes, draft_under_rules


def draft_of_any_size(
    programme: Programme,
    seeds: Path,
    wishes: Wishes,
    *,
    kept: Programme | None = None,
    tell: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> DraftedSession:
    """Drafts the programme within the time wished for, alternatives and reasons included.

    Raises as `draft_under_rules` does.
    """
    return draft_under_rules(
        programme, seeds, _shared_out(wishes), kept=kept, tell=tell, should_stop=should_stop
    )


def _shared_out(wishes: Wishes) -> Wishes:
    """The search, the alternatives and the reasons each get an even share of the time."""
    shares = 1 + wishes.with_reasons + (wishes.alternatives > 0)
    return replace(wishes, seconds=wishes.seconds / shares)
