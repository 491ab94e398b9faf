"""Why there is no organization of work: always a smallest set of facts, in six languages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from planner.documents.draft import conflict_document
from planner.drafting.briefing import Brief, given_of
from planner.drafting.conflicts import conflict_of, has_plan
from planner.drafting.drafts import draft_from
from planner.drafting.given import Given
from planner.drafting.search import Effort
from planner.models.drafting import Conflict, Fact, RelaxationCode
from planner.models.text import LANGUAGES
from planner.rendering.formats import render
from tests.conftest import Golden
from tests.drafting.infeasible import (
    SESSIONS,
    a_circle_of_waiting,
    reserved_by_a_side_event,
    three_groups_on_wednesday,
    too_few_meetings,
    too_much_for_the_plenary,
)

pytest.importorskip("ortools", reason="install planner[drafting]")

SEARCH = Effort(seconds=30, workers=1)


def without(given: Given, fact: Fact) -> Given:
    return replace(given, constraints=tuple(c for c in given.constraints if c.fact != fact))


def conflict_in(brief: Brief) -> Conflict:
    found = conflict_of(given_of(brief), SEARCH)
    assert found is not None
    return found


def test_there_are_twenty_of_them() -> None:
    assert len(set(SESSIONS)) == 20


@pytest.mark.parametrize("session", SESSIONS)
def test_without_any_one_of_the_facts_there_is_a_plan(session: Callable[[], Brief]) -> None:
    given = given_of(session())
    conflict = conflict_of(given, SEARCH)
    assert conflict is not None
    assert conflict.is_minimal
    named = {fact.key for fact in conflict.facts}
    alone = replace(given, constraints=tuple(c for c in given.constraints if c.fact.key in named))
    assert has_plan(alone, SEARCH) is False
    assert [fact.key for fact in conflict.facts if not has_plan(without(alone, fact), SEARCH)] == []


@pytest.mark.parametrize("session", SESSIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_conflict_can_be_told(session: Callable[[], Brief], language: str) -> None:
    brief = session()
    conflict = Conflict(tuple(c.fact for c in given_of(brief).constraints), (), 10)
    told = render(conflict_document(brief.programme, conflict), language, "text").decode()
    assert told.count("\n") > len(conflict.facts)


def test_conflicts_are_told_as_secretariats_would(golden: Golden) -> None:
    for language in LANGUAGES:
        told = []
        for session in (three_groups_on_wednesday, too_few_meetings, a_circle_of_waiting):
            brief = session()
            document = conflict_document(brief.programme, conflict_in(brief))
            told.append(render(document, language, "text").decode())
        golden(f"drafting/conflicts.{language}.txt", "\n".join(told))


def test_three_groups_cannot_have_wednesday_to_themselves_with_two_at_a_time() -> None:
    conflict = conflict_in(three_groups_on_wednesday())
    assert [fact.key for fact in conflict.facts] == [
        "work-wg-1",
        "work-wg-2",
        "work-wg-3",
        "at-once",
        "days-wg-1",
        "days-wg-2",
        "days-wg-3",
    ]
    found = {r.fact.key if r.fact else None: r for r in conflict.relaxations}
    assert (found["at-once"].code, found["at-once"].amount) == (RelaxationCode.MORE_AT_ONCE, 1)
    assert (found["work-wg-1"].code, found["work-wg-1"].amount) == (RelaxationCode.WAIVE, None)


def test_the_least_that_helps_is_told() -> None:
    found = {r.code: r.amount for r in conflict_in(too_much_for_the_plenary()).relaxations}
    assert found == {RelaxationCode.SHORTEN: 60, RelaxationCode.ANOTHER_SLOT: 1}
    entitled = conflict_in(too_few_meetings()).relaxations
    assert {r.code: r.amount for r in entitled}[RelaxationCode.MORE_MEETINGS] == 1


def test_an_evening_that_is_there_counts_as_time() -> None:
    facts = {fact.key for fact in conflict_in(reserved_by_a_side_event()).facts}
    assert facts == {"work-wg-1", "work-wg-2", "entitled"}


def test_what_has_a_plan_has_no_conflict() -> None:
    brief = three_groups_on_wednesday()
    estimates = replace(brief.estimates, bodies=brief.estimates.bodies[:2])
    assert conflict_of(given_of(replace(brief, estimates=estimates)), SEARCH) is None


def test_a_draft_of_it_is_the_conflict() -> None:
    draft = draft_from(three_groups_on_wednesday(), SEARCH)
    assert draft.proposals == ()
    assert draft.conflict is not None
    assert draft.conflict.slots == 2 * (date(2018, 10, 19) - date(2018, 10, 14)).days
