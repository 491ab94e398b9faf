"""Drawing reviewing States: all rules hold, the chances are fair, the impossible is explained."""

from collections import Counter
from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.models.draw import (
    Additional,
    Breach,
    DrawRuleKey,
    Obstacle,
    ObstacleCode,
    Participant,
    Pool,
    Review,
)
from planner.models.state import Instrument, RegionalGroup
from planner.rules.draw_checks import breaches_of
from planner.rules.draw_obstacles import obstacles_together
from planner.rules.draw_places import places_of
from planner.rules.draw_reviewers import draw_among, draw_reviewers
from planner.rules.lots import Lots
from tests.draw_builders import ALL, C, F, M, T, alike, invented, rules, states_of

A, P, E, L, W = RegionalGroup
DRAWS = 60


def drawn(participants: list[Participant], seed: str = "x") -> tuple[Obstacle, ...]:
    return draw_reviewers(participants, rules(), Lots(seed)).obstacles


@pytest.fixture(scope="module")
def draws() -> list[tuple[Review, ...]]:
    places = places_of(invented(), rules())
    return [draw_among(places, rules(), Lots(f"seed {n}")).reviews for n in range(DRAWS)]


def test_all_rules_hold_in_every_draw(draws: list[tuple[Review, ...]]) -> None:
    assert [len(reviews) for reviews in draws] == [380] * DRAWS
    assert [breaches_of(invented(), rules(), reviews) for reviews in draws] == [()] * DRAWS


def test_the_rules_that_hold_are_these(draws: list[tuple[Review, ...]]) -> None:
    # Counted here anew and in another way, so that the check above is not its own witness.
    group = {p.code: p.group for p in invented()}
    held = {p.code: p.instruments for p in invented()}
    for reviews in draws[:10]:
        pairs = {(state, review.reviewed) for review in reviews for state in review.states}
        assert {(b, a) for a, b in pairs} & pairs == set()
        by_reviewer = Counter(state for review in reviews for state in review.states)
        assert (min(by_reviewer.values()), len(by_reviewer)) == (1, 190)
        assert max(by_reviewer.values()) <= 3
        reviewing: dict[str, set[str]] = {}
        for state, reviewed in pairs:
            reviewing.setdefault(reviewed, set()).add(state)
        assert max(len(states) for states in reviewing.values()) <= 4
        for reviewed, states in reviewing.items():
            for instrument in held[reviewed]:
                able = [state for state in states if instrument in held[state]]
                same = [state for state in able if group[state] is group[reviewed]]
                assert (len(same) >= 1, len(able) - len(same) >= 1) == (True, True)


def test_the_same_seed_gives_the_same_result_in_whatever_order_the_states_come() -> None:
    first = draw_reviewers(invented(), rules(), Lots("one"))
    assert draw_reviewers(tuple(reversed(invented())), rules(), Lots("one")) == first
    assert draw_reviewers(invented(), rules(), Lots("two")).reviews != first.reviews


def test_every_state_of_a_pool_has_the_same_chance() -> None:
    states, times = alike(4, 9), 300
    places = places_of(states, rules())
    found: Counter[tuple[str, Pool, str]] = Counter()
    for n in range(times):
        result = draw_among(places, rules(), Lots(f"fair {n}"))
        found.update((r.reviewed, r.pool, r.reviewer) for r in result.reviews)
    for pool, others in ((Pool.SAME_GROUP, 8), (Pool.OTHER_GROUP, 27)):
        counts = [count for (_, drawn_from, _), count in found.items() if drawn_from is pool]
        assert len(counts) == 36 * others
        expected = times / others
        deviation = sqrt(expected * (1 - 1 / others))
        # Of a thousand counts, one beyond five deviations comes about once in two thousand runs.
        assert [count for count in counts if abs(count - expected) > 5 * deviation] == []
        spread = sum((count - expected) ** 2 for count in counts) / len(counts)
        assert 0.85 < spread / deviation**2 < 1.15


def test_states_that_differ_in_what_they_are_party_to_have_like_chances_too(
    draws: list[tuple[Review, ...]],
) -> None:
    held = {p.code: len(p.instruments) for p in invented()}
    reviews = Counter(held[r.reviewer] for of_draw in draws for r in of_draw)
    states = Counter(held.values())
    mean = {size: reviews[size] / states[size] / DRAWS for size in (3, 4)}
    # Two places for each State: two reviews each, on average, whoever it is.
    assert {size: 1.8 < value < 2.2 for size, value in mean.items()} == {3: True, 4: True}


@settings(max_examples=40, deadline=None)
@given(
    sizes=st.tuples(*[st.integers(0, 6)] * 5),
    chance=st.randoms(use_true_random=False),
    seed=st.text(min_size=1, max_size=8),
)
def test_a_draw_keeps_all_rules_or_says_why_there_is_none(sizes, chance, seed) -> None:  # type: ignore[no-untyped-def]
    states = [
        Participant(
            f"{group.value[:2]}{n}",
            group,
            frozenset({C} | {i for i in (T, M, F) if chance.random() < 0.6}),
        )
        for group, size in zip(RegionalGroup, sizes, strict=True)
        for n in range(size)
    ]
    result = draw_reviewers(states, rules(), Lots(seed))
    if result.is_possible:
        assert breaches_of(states, rules(), result.reviews) == ()
    else:
        assert result.reviews == ()
        assert all(obstacle.states for obstacle in result.obstacles)


def test_a_state_without_a_group_and_one_outside_the_convention_cannot_be_drawn() -> None:
    odd = [Participant("X1", None, ALL), Participant("X2", A, frozenset({T}))]
    assert [(o.code, o.states) for o in drawn([*alike(2, 4), *odd])] == [
        (ObstacleCode.NO_GROUP, ("X1",)),
        (ObstacleCode.NOT_PARTY_TO_CONVENTION, ("X2",)),
    ]


def test_the_only_state_of_its_group_has_nobody_beside_it() -> None:
    found = drawn([*states_of(A, "A", {C}), *states_of(E, "E", *[{C}] * 4)])
    assert [(o.code, o.states, o.pool) for o in found] == [
        (ObstacleCode.POOL_EMPTY, ("A1",), Pool.SAME_GROUP)
    ]


def test_the_only_party_to_a_protocol_in_its_group_cannot_be_reviewed_on_it() -> None:
    found = drawn([*states_of(A, "A", {C, F}, {C}, {C}, {C}), *states_of(E, "E", *[{C, F}] * 4)])
    assert [(o.code, o.states, o.pool, o.instrument) for o in found] == [
        (ObstacleCode.NOBODY_PARTY, ("A1",), Pool.SAME_GROUP, F)
    ]


def test_two_states_that_could_only_review_each_other_are_named() -> None:
    found = drawn([*states_of(A, "A", {C, F}, {C, F}, {C}, {C}), *states_of(E, "E", *[{C, F}] * 4)])
    assert found == (
        Obstacle(
            ObstacleCode.ONLY_MUTUAL,
            ("A1", "A2"),
            pool=Pool.SAME_GROUP,
            instrument=F,
            amount=2,
            limit=1,
            rules=(DrawRuleKey.SAME_INSTRUMENTS, DrawRuleKey.NO_MUTUAL),
        ),
    )


def test_they_can_be_drawn_where_mutual_reviews_are_allowed() -> None:
    states = [*states_of(A, "A", {C}, {C}), *states_of(E, "E", *[{C}] * 4)]
    result = draw_reviewers(states, rules(off={DrawRuleKey.NO_MUTUAL}), Lots("x"))
    assert result.is_possible
    assert [r.reviewer for r in result.reviews if r.pool is Pool.SAME_GROUP][:2] == ["A2", "A1"]


def test_a_small_group_that_would_have_to_review_a_large_one_is_counted_out() -> None:
    (found,) = drawn([*states_of(A, "A", *[{C}] * 30), *states_of(E, "E", {C}, {C}, {C})])
    assert (found.code, found.others) == (ObstacleCode.TOO_FEW_REVIEWERS, ("E1", "E2", "E3"))
    # Ten places and nine reviews: without any one of these States it could be done.
    assert (found.amount, found.limit, len(found.states)) == (10, 9, 10)


def test_more_reviewing_states_than_are_allowed_are_counted() -> None:
    # Each Protocol has its own parties: one State is drawn, and two besides, in both pools.
    group = ({C, T, M, F}, {C, T}, {C, M}, {C, F}, {C, T}, {C, M}, {C, F})
    states = [*states_of(A, "A", *group), *states_of(E, "E", *group[1:])]
    found = drawn(states)
    assert [(o.code, o.states, o.amount, o.limit) for o in found] == [
        (ObstacleCode.TOO_MANY_NEEDED, ("A1",), 6, 4)
    ]


def test_a_state_that_agrees_to_more_reviewing_states_can_be_drawn() -> None:
    group = ({C, T}, {C, M}, {C, F}) * 3
    agreed = Participant("A0", A, ALL, reviewers_most=6)
    states = [agreed, *states_of(A, "A", *group), *states_of(E, "E", *group)]
    result = draw_reviewers(states, rules(), Lots("x"))
    first = [review for review in result.reviews if review.reviewed == "A0"]
    assert [len(review.states) for review in first] == [3, 3]
    assert breaches_of(states, rules(), result.reviews) == ()


def test_states_that_nobody_can_be_given_to_are_named() -> None:
    # Three reviews each are nine for three States of a group; they can be drawn for the four places
    # beside their own group and the four that it gives to the other one.
    more = rules({DrawRuleKey.REVIEWS_LEAST: 3})
    places = places_of(alike(2, 4), more)
    found = obstacles_together(places, more)
    assert [(o.code, o.amount, o.limit, len(o.states)) for o in found] == [
        (ObstacleCode.NOTHING_TO_REVIEW, 9, 8, 3)
    ]


def test_where_several_rules_stand_in_the_way_together_each_that_could_give_way_is_named() -> None:
    # Two reviews each fill all places and leave none for additional States: so parties to the
    # Protocol have to review each other, and the two others of each group only one another.
    tight = rules({DrawRuleKey.REVIEWS_MOST: 2})
    group = [{C, T}] * 4 + [{C}] * 2
    states = [*states_of(A, "A", *group), *states_of(E, "E", *group)]
    (found,) = draw_reviewers(states, tight, Lots("x")).obstacles
    assert (found.code, len(found.states)) == (ObstacleCode.NOT_FOUND, 12)
    assert found.rules == (
        DrawRuleKey.NO_MUTUAL,
        DrawRuleKey.REVIEWS_MOST,
        DrawRuleKey.ADDITIONAL_COUNTS_TO_MOST,
    )


REVIEWS = (
    Review("A1", Pool.SAME_GROUP, "A2"),
    Review("A1", Pool.OTHER_GROUP, "E1"),
    Review("A2", Pool.SAME_GROUP, "A1"),
    Review("A2", Pool.OTHER_GROUP, "E1"),
    Review("E1", Pool.SAME_GROUP, "A1"),
    Review("E1", Pool.OTHER_GROUP, "A2", (Additional("A2", (F,)),)),
)


def test_the_check_finds_every_breach() -> None:
    states = [*states_of(A, "A", {C, T}, {C}), *states_of(E, "E", {C, F})]
    found = breaches_of(states, rules({DrawRuleKey.REVIEWS_MOST: 1}), REVIEWS)
    assert set(found) == {
        Breach(DrawRuleKey.TWO_POOLS, ("E1", "A1")),
        Breach(DrawRuleKey.NO_MUTUAL, ("A1", "A2")),
        Breach(DrawRuleKey.NO_MUTUAL, ("A1", "E1")),
        Breach(DrawRuleKey.NO_MUTUAL, ("A2", "E1")),
        Breach(DrawRuleKey.SAME_INSTRUMENTS, ("A1", "A2")),
        Breach(DrawRuleKey.SAME_INSTRUMENTS, ("A1", "E1")),
        Breach(DrawRuleKey.SAME_INSTRUMENTS, ("E1", "A1")),
        Breach(DrawRuleKey.SAME_INSTRUMENTS, ("E1", "A2")),
        Breach(DrawRuleKey.REVIEWERS_MOST, ("E1", "A1", "A2", "A2")),
        Breach(DrawRuleKey.REVIEWS_MOST, ("A1",)),
        Breach(DrawRuleKey.REVIEWS_MOST, ("A2",)),
        Breach(DrawRuleKey.REVIEWS_MOST, ("E1",)),
    }


def test_the_check_finds_who_reviews_nobody() -> None:
    states = [*alike(2, 4), Participant("ZZ", RegionalGroup.AFRICAN, ALL)]
    result = draw_reviewers(alike(2, 4), rules(), Lots("x"))
    assert [b for b in breaches_of(states, rules(), result.reviews) if b.states == ("ZZ",)] == [
        Breach(DrawRuleKey.TWO_POOLS, ("ZZ",)),
        Breach(DrawRuleKey.REVIEWS_LEAST, ("ZZ",)),
    ]


def test_a_state_drawn_besides_is_there_for_what_is_missing_alone() -> None:
    result = draw_reviewers(invented(), rules(), Lots("besides"))
    held: dict[str, frozenset[Instrument]] = {p.code: p.instruments for p in invented()}
    for review in result.reviews:
        missing = held[review.reviewed] - held[review.reviewer]
        assert {i for other in review.additional for i in other.instruments} == set(missing)
