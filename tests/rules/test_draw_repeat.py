"""Drawing one place again, and the years of the reviews."""

from collections import Counter

import pytest

from planner.errors import NotFound
from planner.models.draw import Breach, DrawRuleKey, ObstacleCode, Pool, Review
from planner.models.state import RegionalGroup
from planner.rules.draw_checks import breaches_of
from planner.rules.draw_repeat import repeat_place
from planner.rules.draw_reviewers import draw_reviewers
from planner.rules.draw_years import draw_years
from planner.rules.lots import Lots
from tests.draw_builders import SIZES, alike, invented, rules


def first_draw() -> tuple[Review, ...]:
    return draw_reviewers(invented(), rules(), Lots("first")).reviews


def test_only_that_place_changes_and_the_rules_still_hold() -> None:
    before = first_draw()
    replaced = before[0]
    result = repeat_place(
        invented(), rules(), before, replaced.reviewed, replaced.pool,
        frozenset(replaced.states), Lots("again"),
    )  # fmt: skip
    assert [a for a, b in zip(before, result.reviews, strict=True) if a != b] == [replaced]
    assert set(result.reviews[0].states) & set(replaced.states) == set()
    left = {b.rule for b in breaches_of(invented(), rules(), result.reviews)}
    assert left <= {DrawRuleKey.REVIEWS_LEAST}


def test_who_is_left_without_a_review_is_found_by_the_check() -> None:
    # In a ring of three, whoever loses its only place beside has the other one still.
    states = alike(2, 5)
    before = draw_reviewers(states, rules(), Lots("ring")).reviews
    counts = Counter(review.reviewer for review in before)
    once = [state for state, count in counts.items() if count == 1]
    place = next(review for review in before if review.reviewer in once)
    result = repeat_place(
        states, rules(), before, place.reviewed, place.pool, frozenset({place.reviewer}), Lots("y")
    )
    assert breaches_of(states, rules(), result.reviews) == (
        Breach(DrawRuleKey.REVIEWS_LEAST, (place.reviewer,)),
    )


def test_everybody_who_can_take_the_place_comes_up_equally_often() -> None:
    states = alike(2, 5)
    before = draw_reviewers(states, rules(), Lots("base")).reviews
    place = before[0]
    found = Counter(
        repeat_place(
            states, rules(), before, place.reviewed, place.pool,
            frozenset({place.reviewer}), Lots(f"n{n}"),
        ).reviews[0].reviewer
        for n in range(600)
    )  # fmt: skip
    assert place.reviewer not in found
    expected = 600 / len(found)
    assert [s for s, count in found.items() if abs(count - expected) > 5 * expected**0.5] == []


def test_where_nobody_is_left_the_obstacle_names_all_who_were_looked_at() -> None:
    states = alike(2, 3)
    before = draw_reviewers(states, rules(), Lots("few")).reviews
    place = next(review for review in before if review.pool is Pool.SAME_GROUP)
    result = repeat_place(
        states, rules(), before, place.reviewed, place.pool, frozenset({place.reviewer}), Lots("z")
    )
    # In a group of three the third State is reviewed by the first, and would review it in turn.
    (obstacle,) = result.obstacles
    assert (obstacle.code, obstacle.states) == (ObstacleCode.NONE_LEFT, (place.reviewed,))
    assert set(obstacle.others) == {"AF00", "AF01", "AF02"} - {place.reviewed}


def test_a_review_that_was_not_drawn_cannot_be_drawn_again() -> None:
    with pytest.raises(NotFound) as caught:
        repeat_place(invented(), rules(), (), "AF00", Pool.SAME_GROUP, frozenset(), Lots("x"))
    assert caught.value.code == "review-unknown"


def test_the_years_share_all_states_and_each_group_equally() -> None:
    years = draw_years(invented(), rules(), Lots("years"))
    assert sorted(len(year) for year in years) == [63, 63, 64]
    assert sorted(code for year in years for code in year) == sorted(p.code for p in invented())
    group = {p.code: p.group for p in invented()}
    for of_group in RegionalGroup:
        counts = [sum(group[code] is of_group for code in year) for year in years]
        assert (max(counts) - min(counts) <= 1, sum(counts)) == (True, SIZES[of_group])


def test_every_state_comes_up_in_every_year_equally_often() -> None:
    states = alike(3, 4)
    found: Counter[tuple[str, int]] = Counter()
    for n in range(900):
        for year, codes in enumerate(draw_years(states, rules(), Lots(f"y{n}"))):
            found.update((code, year) for code in codes)
    assert len(found) == 36
    assert [pair for pair, count in found.items() if abs(count - 300) > 71] == []
