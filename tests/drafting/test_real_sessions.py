"""The published tables, from the agendas, the lengths and the rules alone."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, time

import pytest

from planner.assets import folder
from planner.drafting.briefing import Brief, given_of
from planner.drafting.cost import broken_facts, cost_of, counts_of, is_sound
from planner.drafting.drafts import draft_from
from planner.drafting.given import Given
from planner.drafting.greedy import greedy_plan
from planner.drafting.plan import Plan
from planner.drafting.reasons import with_next_best
from planner.drafting.replanning import AllHybrid, after
from planner.drafting.search import Effort, best_plan
from planner.models.cost import CostTerm
from planner.models.drafting import FactCode, Progress, ReasonCode, RelaxationCode, Status
from planner.models.estimates import Estimate
from planner.models.programme import Programme
from planner.rules.findings import findings_of
from planner.seeding.drafting import read_estimates
from planner.services.rulebooks import under_rules
from tests.drafting.sessions import real_like
from tests.drafting.small_sessions import DRAFTED
from tests.rules.rulebooks import real

pytest.importorskip("ortools", reason="install planner[drafting]")

SEARCH = Effort(seconds=60)
Row = tuple[date, time, time, tuple[str, ...], tuple[str, ...]]


def a_brief_of(slug: str) -> Brief:
    """The session without its meetings, and the estimates that come with the planner."""
    seeds = folder("seeds")
    bare = replace(real(slug), meetings=(), allocations=())
    ruled = under_rules(bare, seeds)
    estimates = read_estimates(seeds / "drafting", slug)
    return Brief(bare, ruled.rulebook, ruled.station, estimates)


def changed(brief: Brief, key: str, **changes: object) -> Brief:
    """The brief with one estimate changed."""

    def of(estimates: tuple[Estimate, ...]) -> tuple[Estimate, ...]:
        return tuple(e.model_copy(update=changes) if e.key == key else e for e in estimates)

    estimates = brief.estimates
    return replace(
        brief, estimates=replace(estimates, items=of(estimates.items), bodies=of(estimates.bodies))
    )


def table(programme: Programme) -> list[Row]:
    """Who meets when on what: all that the published table says."""
    return sorted(
        (
            meeting.day,
            meeting.starts,
            meeting.ends,
            tuple(sorted(meeting.bodies)),
            tuple(item.key for item in programme.items_at(meeting.key)),
        )
        for meeting in programme.meetings
    )


def places(rows: Collection[Row]) -> list[tuple[date, time, tuple[str, ...], frozenset[str]]]:
    """The same without the ends, and without the order within a meeting."""
    return [(day, starts, bodies, frozenset(items)) for day, starts, _, bodies, items in rows]


def plan_of(given: Given, programme: Programme) -> Plan:
    """The published table as a plan, each topic spread evenly over its meetings."""
    starts = {(slot.day, slot.starts): n for n, slot in enumerate(given.slots)}
    plan = []
    for topic in given.topics:
        body = given.organs[topic.bodies[0]].key
        held = (
            programme.meetings_on(topic.items[0])
            if topic.items
            else [m for m in programme.meetings_of(body) if not programme.items_at(m.key)]
        )
        parts = sorted(starts[m.day, m.starts] for m in held)
        share = topic.steps // len(parts)
        lengths = [share] * (len(parts) - 1) + [topic.steps - share * (len(parts) - 1)]
        plan.append(tuple(zip(parts, lengths, strict=True)))
    return tuple(plan)


@pytest.mark.parametrize("slug", ["untoc-cop-9", "untoc-wg-2022"])
def test_the_table_comes_out_as_it_was_published(slug: str) -> None:
    brief = a_brief_of(slug)
    (proposal,) = draft_from(brief, SEARCH).proposals
    assert proposal.status is Status.PROVEN
    assert places(table(proposal.programme)) == places(table(real(slug)))
    assert [
        finding.code
        for finding in findings_of(proposal.programme, brief.rulebook, brief.station)
        if finding.code in DRAFTED
    ] == []


def test_the_order_within_the_meetings_of_the_ninth_session_is_the_published_one() -> None:
    (proposal,) = draft_from(a_brief_of("untoc-cop-9"), SEARCH).proposals
    assert table(proposal.programme) == table(real("untoc-cop-9"))


def test_the_working_group_would_begin_on_monday_if_it_need_not_wait_for_the_general_debate() -> (
    None
):
    brief = a_brief_of("untoc-cop-9")
    free = changed(changed(brief, "1-a", is_alone=False), "1-f", is_alone=False)
    (proposal,) = draft_from(free, SEARCH).proposals
    held = [m.day.day for m in proposal.programme.meetings if m.bodies == ("wg-3",)]
    assert held == [15, 15]
    given = given_of(free)
    # The published table is dearer by the two half-days that the group begins later.
    published = counts_of(given, plan_of(given, real("untoc-cop-9")))
    ours = {line.term: line.count for line in proposal.lines}
    assert {
        term: published[term] - ours[term] for term in CostTerm if published[term] != ours[term]
    } == {CostTerm.EARLY: 2}


def test_the_joint_report_would_be_adopted_on_one_day_if_two_had_not_been_announced() -> None:
    free = changed(a_brief_of("untoc-wg-2022"), "wg-3-5", pins=())
    (proposal,) = draft_from(free, SEARCH).proposals
    rows = places(table(proposal.programme))
    published = places(table(real("untoc-wg-2022")))
    assert rows[:-2] == published[:-2]
    assert [(row[0].day, row[1].hour) for row in rows[-2:]] == [(27, 10), (27, 15)]
    given = given_of(free)
    assert cost_of(given, plan_of(given, real("untoc-wg-2022"))) - proposal.cost == 28


@pytest.mark.parametrize("slug", ["untoc-cop-9", "untoc-wg-2022"])
def test_the_greedy_proposal_of_a_real_session_keeps_to_everything(slug: str) -> None:
    given = given_of(a_brief_of(slug))
    plan = greedy_plan(given)
    assert is_sound(given, plan)
    assert broken_facts(given, plan) == ()


def test_meetings_of_two_hours_give_the_same_table_where_the_agenda_is_cut_as_they_are() -> None:
    brief = after(a_brief_of("untoc-wg-2022"), [AllHybrid()])
    (proposal,) = draft_from(brief, SEARCH).proposals
    rows = table(proposal.programme)
    assert places(rows) == places(table(real("untoc-wg-2022")))
    assert {(starts, ends) for _, starts, ends, _, _ in rows} == {
        (time(10), time(12)),
        (time(15), time(17)),
    }
    assert [
        finding.code
        for finding in findings_of(proposal.programme, brief.rulebook, brief.station)
        if finding.code in DRAFTED
    ] == []


def test_meetings_of_two_hours_cannot_hold_the_whole_agenda() -> None:
    brief = a_brief_of("untoc-wg-2022")
    hybrid = replace(after(brief, [AllHybrid()]), estimates=brief.estimates)
    draft = draft_from(hybrid, SEARCH)
    assert draft.proposals == ()
    assert draft.conflict is not None
    assert {fact.code for fact in draft.conflict.facts} == {FactCode.WORK}
    assert [r.code for r in draft.conflict.relaxations if r.is_enough][-1] == (
        RelaxationCode.ANOTHER_SLOT
    )


def test_each_placement_says_why_it_stands_there() -> None:
    (proposal,) = draft_from(a_brief_of("untoc-cop-9"), SEARCH).proposals
    said = {placement.topic: placement.reason for placement in proposal.placements}
    assert said["1-a"] is ReasonCode.FIRST
    assert said["2-b"] is ReasonCode.AFTER
    assert said["9"] is ReasonCode.LAST
    assert said["wg-3"] is ReasonCode.BESIDE


def test_the_next_best_place_of_the_report_is_none_and_of_the_working_group_wednesday() -> None:
    brief = a_brief_of("untoc-cop-9")
    given = given_of(brief)
    plan = plan_of(given, real("untoc-cop-9"))
    (proposal,) = draft_from(brief, SEARCH).proposals
    found = {placement.topic: placement for placement in proposal.placements}
    report = with_next_best(given, plan, found["9"], SEARCH)
    group = with_next_best(given, plan, found["wg-3"], SEARCH)
    assert (report.is_only_place, report.next_best) == (True, None)
    assert (group.next_best, group.next_place) == (2, (date(2018, 10, 17), time(10)))


def test_alternatives_differ_from_the_best_and_from_each_other() -> None:
    brief = a_brief_of("untoc-cop-9")
    first, *others = draft_from(brief, SEARCH, alternatives=2).proposals
    tables = [places(table(p.programme)) for p in (first, *others)]
    assert len(others) > 0
    assert all(a != b for n, a in enumerate(tables) for b in tables[n + 1 :])
    assert all(first.cost <= other.cost <= first.cost * 1.1 for other in others)


def test_one_worker_and_one_seed_give_the_same_proposal_twice() -> None:
    given = given_of(a_brief_of("untoc-wg-2022"))
    alone = Effort(seconds=20, workers=1, seed=7)
    assert best_plan(given, alone) == best_plan(given, alone)


def test_what_is_told_of_a_search_gets_no_dearer_and_no_bound_is_above_the_best() -> None:
    drawn = given_of(real_like(10).brief())
    told: list[Progress] = []
    found = best_plan(drawn, Effort(seconds=120, tell=told.append), greedy_plan(drawn))
    assert (found.status, found.bound) == (Status.PROVEN, 187)
    costs = [progress.best for progress in told if progress.best is not None]
    assert costs == sorted(costs, reverse=True)
    assert len(costs) == len(told)
    assert costs[-1] == 187
    assert all(0 < progress.bound <= found.bound for progress in told)
