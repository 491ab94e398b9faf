"""Large sessions: agendas cut into meetings, and the meetings placed by the calendar model."""

from collections import Counter
from dataclasses import replace

import pytest

from planner.drafting.at_scale import is_large, placed_plan
from planner.drafting.briefing import given_of
from planner.drafting.cost import broken_facts, cost_of, counts_of, is_sound
from planner.drafting.cutting import pieces_of
from planner.drafting.drafts import draft_from
from planner.drafting.floors import floor_of_lengths
from planner.drafting.given import STEP, Given
from planner.drafting.search import Effort, best_plan
from planner.models.body import BodyKind
from planner.models.check import Severity
from planner.models.cost import CostTerm
from planner.models.drafting import FactCode, Progress, Status
from planner.models.estimates import Estimate
from planner.models.integrity import faults_of
from planner.rules.findings import findings_of
from tests.benchmarks.generated_agendas import SCALES, generated_agendas
from tests.builders import a_body, an_item
from tests.drafting.infeasible import a_week, work
from tests.drafting.sessions import a_brief, real_like, small
from tests.drafting.small_sessions import DRAFTED
from tests.drafting.test_real_sessions import a_brief_of

HUNDRED = next(scale for scale in SCALES if scale.name == "100")
ONE_SECOND = Effort(seconds=1, workers=1)
# What a cut that was made beforehand, agenda by agenda, may not allow.
LEFT_TO_THE_CUT = {
    FactCode.WORK,
    FactCode.ENTITLED,
    FactCode.FIRST,
    FactCode.LAST,
    FactCode.PINNED,
}


def cut(given: Given) -> list[tuple[str, dict[str, int]]]:
    """The pieces: who meets, and the minutes of each topic."""
    return [
        (
            " and ".join(given.organs[o].key for o in sorted(piece.organs)),
            {given.topics[t].key: steps * STEP for t, steps in piece.parts},
        )
        for piece in pieces_of(given)
    ]


def test_an_agenda_is_cut_where_a_meeting_is_full_and_what_fits_into_one_is_not_split() -> None:
    lengths = {"a": 60, "b": 150, "c": 30, "d": 300, "e": 60}
    items = [an_item(key, str(n)) for n, key in enumerate(lengths, start=1)]
    given = given_of(a_brief(a_week([a_body()], items), *(work(k, m) for k, m in lengths.items())))
    assert cut(given) == [
        ("plenary", {"a": 60}),
        ("plenary", {"b": 150, "c": 30}),
        ("plenary", {"d": 180}),
        ("plenary", {"d": 120, "e": 60}),
    ]


def test_the_rest_of_a_meeting_is_begun_with_if_that_saves_a_meeting() -> None:
    items = [an_item("a", "1"), an_item("b", "2")]
    given = given_of(a_brief(a_week([a_body()], items), work("a", 60), work("b", 300)))
    assert cut(given) == [("plenary", {"a": 60, "b": 120}), ("plenary", {"b": 180})]


def test_bodies_with_a_common_item_meet_together_for_it_and_use_the_rest_of_that_meeting() -> None:
    groups = [a_body(key, BodyKind.WORKING_GROUP) for key in ("one", "two")]
    items = [
        an_item("one-1", "1", "one"),
        an_item("one-2", "2", "one", subject="common"),
        an_item("two-1", "1", "two", subject="common"),
        an_item("two-2", "2", "two"),
    ]
    lengths = {"one-1": 60, "one-2": 120, "two-1": 120, "two-2": 30}
    given = given_of(a_brief(a_week(groups, items), *(work(k, m) for k, m in lengths.items())))
    assert cut(given) == [
        ("one", {"one-1": 60}),
        ("one and two", {"one-2": 120, "two-2": 30}),
    ]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_hundred_meetings_are_placed_whole_and_the_check_finds_nothing(seed: int) -> None:
    brief = generated_agendas(HUNDRED, seed).brief()
    (proposal,) = draft_from(brief, ONE_SECOND).proposals
    held = proposal.programme.meetings
    assert len(held) == 100
    assert proposal.status is Status.BEST_FOUND
    assert proposal.broken == ()
    assert faults_of(proposal.programme) == []
    found = findings_of(proposal.programme, brief.rulebook, brief.station)
    assert [
        finding.code
        for finding in found
        if finding.code in DRAFTED and finding.severity is not Severity.ADVICE
    ] == []
    taken = Counter((meeting.day, meeting.starts, meeting.room) for meeting in held)
    assert max(taken.values()) == 1
    assert None not in {meeting.room for meeting in held}


def test_the_first_proposal_is_told_and_the_last_is_no_dearer_than_any_before() -> None:
    given = given_of(generated_agendas(HUNDRED, 1).brief())
    told: list[Progress] = []
    effort = Effort(seconds=1, workers=1, tell=told.append)
    placed = placed_plan(given, effort)
    costs = [progress.best for progress in told if progress.best is not None]
    assert len(costs) == len(told) > 2
    assert cost_of(given, placed.plan) == min(costs) < costs[0]


def test_small_sessions_keep_to_every_fact_that_the_cut_leaves_open() -> None:
    compared = 0
    for seed in range(150):
        given = given_of(small(seed).brief())
        plan = placed_plan(given, Effort(seconds=0.1, workers=1)).plan
        broken = {fact.code for fact in broken_facts(given, plan)}
        assert (seed, is_sound(given, plan)) == (seed, True)
        assert (seed, broken - LEFT_TO_THE_CUT) == (seed, set())
        if not broken:
            compared += 1
            best = best_plan(given, Effort(seconds=20, workers=1))
            assert floor_of_lengths(given) <= best.bound <= cost_of(given, plan)
    assert compared > 50


def test_in_a_session_of_middling_size_it_finds_what_is_proven_to_be_the_best() -> None:
    given = given_of(generated_agendas(SCALES[0], 1).brief())
    best = best_plan(given, Effort(seconds=60))
    assert best.status is Status.PROVEN
    assert cost_of(given, placed_plan(given, ONE_SECOND).plan) == best.bound == 168


def test_real_sessions_are_small_and_sessions_of_fifty_meetings_are_large() -> None:
    small_ones = [a_brief_of("untoc-cop-9"), a_brief_of("untoc-wg-2022"), real_like(10).brief()]
    assert [is_large(given_of(brief)) for brief in small_ones] == [False, False, False]
    large = [generated_agendas(scale, 1).brief() for scale in SCALES]
    assert [is_large(given_of(brief)) for brief in large] == [False, True, True, True]


def test_what_finds_no_place_is_named_and_the_proposal_says_that_it_is_but_a_first_one() -> None:
    brief = generated_agendas(HUNDRED, 1).brief()
    longer = Estimate(key="plenary-1", minutes=15 * 180)
    _, *items = brief.estimates.items
    brief = replace(brief, estimates=replace(brief.estimates, items=(longer, *items)))
    (proposal,) = draft_from(brief, Effort(seconds=0.2, workers=1)).proposals
    assert proposal.status is Status.GREEDY
    assert "work-plenary" in {fact.key for fact in proposal.broken}


def test_nothing_is_split_and_nothing_out_of_order_that_need_not_be() -> None:
    given = given_of(generated_agendas(HUNDRED, 2).brief())
    counts = counts_of(given, placed_plan(given, ONE_SECOND).plan)
    assert (counts[CostTerm.WHOLE], counts[CostTerm.ORDER]) == (0, 0)
