"""What no plan can cost less than, and how many meetings come before an item."""

import pytest

from planner.drafting.briefing import given_of
from planner.drafting.floors import floor_of, floor_of_lengths
from planner.drafting.needs import needs_by_count, needs_if_whole, needs_in_order
from planner.drafting.search import Effort, best_plan
from planner.models.drafting import Status
from tests.builders import a_body, an_item
from tests.drafting.brute import TooMany, cheapest
from tests.drafting.infeasible import a_week, work
from tests.drafting.sessions import a_brief, real_like, small
from tests.drafting.test_real_sessions import a_brief_of

pytest.importorskip("ortools", reason="install planner[drafting]")

LENGTHS = (60, 150, 30, 300, 60)


def test_items_wait_for_the_meetings_that_those_before_them_fill() -> None:
    keys = [f"item-{n}" for n in range(1, 6)]
    items = [an_item(key, str(n)) for n, key in enumerate(keys, start=1)]
    estimates = [work(key, length) for key, length in zip(keys, LENGTHS, strict=True)]
    given = given_of(a_brief(a_week([a_body()], items), *estimates))
    # 60 and 150 minutes are more than the three hours of the first meeting.
    assert needs_in_order(given, given.topics_of[0]) == [1, 1, 2, 2, 4]
    assert needs_if_whole(given, given.topics_of[0]) == ([1, 2, 2, 3, 4], 4)
    # Shortest first: 30, 60, 60, then 150; the last comes last anyway.
    assert needs_by_count(given, 0, given.topics_of[0]) == [1, 1, 1, 2, 4]


def test_no_small_session_has_a_plan_below_its_floors() -> None:
    compared = 0
    for seed in range(120):
        given = given_of(small(seed).brief())
        try:
            least = cheapest(given, 20_000)
        except TooMany:
            continue
        if least is not None:
            compared += 1
            assert (seed, floor_of_lengths(given) <= floor_of(given) <= least) == (seed, True)
    assert compared > 50


@pytest.mark.parametrize("seed", [3, 9, 14])
def test_where_the_best_costs_little_more_than_its_floor_nothing_else_need_be_looked_at(
    seed: int,
) -> None:
    given = given_of(real_like(seed).brief())
    found = best_plan(given, Effort(seconds=60))
    assert found.status is Status.PROVEN
    assert floor_of_lengths(given) < floor_of(given) <= found.bound < floor_of(given) + 100


@pytest.mark.parametrize("slug", ["untoc-cop-9", "untoc-wg-2022"])
def test_the_floor_of_a_real_session_is_below_what_its_table_costs(slug: str) -> None:
    given = given_of(a_brief_of(slug))
    assert 0 < floor_of(given) <= best_plan(given, Effort(seconds=60)).bound
