"""What came of drafting is stored and read back without anything being lost."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from planner.drafting.briefing import Brief
from planner.drafting.drafts import draft_from
from planner.drafting.replanning import after, parse_disruption
from planner.drafting.search import Effort
from planner.models.edition import ChangeCode
from planner.services.drafting_results import DraftingResult, read_result, written_result
from tests.drafting.disrupted import with_rooms
from tests.drafting.infeasible import SESSIONS
from tests.drafting.test_real_sessions import a_brief_of
from tests.rules.rulebooks import real

pytest.importorskip("ortools", reason="install planner[drafting]")

SLUG = "untoc-cop-9"


def stored(result: DraftingResult) -> DraftingResult:
    """The result, there and back, as the database has it."""
    return read_result(json.loads(json.dumps(written_result(result))))


def without_approvals(result: DraftingResult) -> DraftingResult:
    return replace(result, before=replace(result.before, approvals=()))


@pytest.mark.parametrize("disruption", ["room-lost:room-1", "one-more:wg-3", "hybrid"])
def test_proposals_come_back_as_they_were(disruption: str) -> None:
    brief = with_rooms(a_brief_of(SLUG), real(SLUG))
    now = after(brief, [parse_disruption(disruption)])
    draft = draft_from(now, Effort(seconds=5), alternatives=1, reason_seconds=0.5)
    result = DraftingResult(brief.programme, draft.proposals, None, ("4", "wg-3"))
    back = stored(result)
    assert len(back.proposals) == len(draft.proposals) > 0
    for found, proposal in zip(back.proposals, draft.proposals, strict=True):
        assert replace(found, programme=proposal.programme) == proposal
        assert replace(found.programme, approvals=proposal.programme.approvals) == (
            proposal.programme
        )
    assert back.before == without_approvals(result).before
    assert (back.conflict, back.assumed) == (None, ("4", "wg-3"))


@pytest.mark.parametrize("session", SESSIONS)
def test_a_conflict_comes_back_as_it_was(session: Callable[[], Brief]) -> None:
    brief = session()
    conflict = draft_from(brief, Effort(seconds=5)).conflict
    assert conflict is not None
    result = DraftingResult(brief.programme, (), conflict)
    assert stored(result) == without_approvals(result)


def test_the_changes_are_those_since_the_job_began_or_since_an_edition() -> None:
    brief = with_rooms(a_brief_of(SLUG), real(SLUG))
    now = after(brief, [parse_disruption("one-more:wg-3")])
    (proposal,) = draft_from(now, Effort(seconds=5)).proposals
    result = stored(DraftingResult(brief.programme, (proposal,)))
    (found,) = result.proposals
    assert [change.code for change in result.changes(found)] == [ChangeCode.MEETING_ADDED]
    assert result.changes(found, found.programme) == ()
