"""Serving needs, and the fewest that cannot be served together."""

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from planner.rules.matching import Shortage, smallest_shortage

needs = st.lists(st.lists(st.integers(0, 4), unique=True, max_size=4), max_size=6)


def is_short(servers: list[list[int]], chosen: tuple[int, ...], each: int) -> bool:
    able = set(chain.from_iterable(servers[need] for need in chosen))
    return each * len(able) < len(chosen)


@given(servers=needs, each=st.integers(1, 2))
def test_a_shortage_is_found_exactly_where_there_is_one(
    servers: list[list[int]], each: int
) -> None:
    every = (
        chosen
        for size in range(1, len(servers) + 1)
        for chosen in combinations(range(len(servers)), size)
    )
    exists = any(is_short(servers, chosen, each) for chosen in every)
    found = smallest_shortage(servers, lambda _: each)
    assert (found is not None) is exists


@given(servers=needs, each=st.integers(1, 2))
def test_without_any_one_of_the_needs_the_others_can_be_met(
    servers: list[list[int]], each: int
) -> None:
    found = smallest_shortage(servers, lambda _: each)
    if found is None:
        return
    assert is_short(servers, found.needs, each)
    for left_out in found.needs:
        others = [servers[need] for need in found.needs if need != left_out]
        assert smallest_shortage(others, lambda _: each) is None


def test_who_serves_two_makes_room_for_another() -> None:
    assert smallest_shortage([[0], [0, 1], [1]], lambda _: 1) == Shortage((0, 1, 2), (0, 1), 2)
    assert smallest_shortage([[0], [0, 1], [1]], lambda server: 1 + server) is None
