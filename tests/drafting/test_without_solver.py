"""Without the solver there is a proposal all the same, and it says what it is."""

import subprocess
import sys
from pathlib import Path

import pytest

from planner.documents.draft import draft_document
from planner.drafting.briefing import given_of
from planner.drafting.cost import broken_facts, cost_of
from planner.drafting.drafts import draft_from
from planner.drafting.greedy import greedy_plan
from planner.drafting.search import Effort
from planner.models.drafting import Status
from planner.rendering.formats import render
from tests.drafting.infeasible import too_much_for_the_plenary
from tests.drafting.sessions import real_like
from tests.drafting.test_real_sessions import a_brief_of, places, table
from tests.rules.rulebooks import real


@pytest.fixture
def without_ortools(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine on which it is not installed."""
    monkeypatch.setitem(sys.modules, "ortools", None)


@pytest.mark.usefixtures("without_ortools")
def test_the_proposal_is_marked_as_greedy() -> None:
    (proposal,) = draft_from(a_brief_of("untoc-cop-9"), Effort()).proposals
    assert (proposal.status, proposal.bound, proposal.broken) == (Status.GREEDY, 0, ())
    assert places(table(proposal.programme)) == places(table(real("untoc-cop-9")))
    told = render(draft_document(real("untoc-cop-9"), [proposal], [()]), "en", "text").decode()
    assert "a first proposal, made without looking for the best one" in told


@pytest.mark.usefixtures("without_ortools")
def test_where_not_everything_finds_a_place_it_says_what_is_not_kept_to() -> None:
    brief = too_much_for_the_plenary()
    (proposal,) = draft_from(brief, Effort()).proposals
    assert [fact.key for fact in proposal.broken] == ["work-plenary"]
    told = render(draft_document(brief.programme, [proposal], [()]), "en", "text").decode()
    assert "What it does not keep to" in told


def test_the_greedy_plan_of_every_session_like_a_real_one_keeps_to_everything() -> None:
    broken = {}
    for seed in range(12):
        given = given_of(real_like(seed).brief())
        plan = greedy_plan(given)
        assert cost_of(given, plan) > 0
        if facts := broken_facts(given, plan):
            broken[seed] = [fact.key for fact in facts]
    assert broken == {}


def test_drafting_is_imported_without_the_solver() -> None:
    code = "import planner.services.drafting, sys; sys.exit('ortools' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == 0
