from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import Conflict
from planner.models.numbering import parse_number
from planner.rules.agenda_order import place_in_agenda
from planner.rules.numbering import renumbered


def numbers(*lines: tuple[int, str | None]) -> list[str]:
    return list(
        renumbered([(f"k{n}", depth, own) for n, (depth, own) in enumerate(lines)]).values()
    )


def test_numbers_follow_from_the_tree() -> None:
    lines = [(1, None), (2, None), (2, None), (3, None), (3, None), (1, None)]
    assert numbers(*lines) == ["1", "1.a", "1.b", "1.b.i", "1.b.ii", "2"]


def test_late_items_between_published_ones_are_bis_ter_and_quater() -> None:
    lines = [(1, "1"), (1, None), (1, None), (1, None), (1, "2"), (1, None)]
    assert numbers(*lines) == ["1", "1bis", "1ter", "1quater", "2", "3"]


def test_a_late_sub_item_is_bis_too() -> None:
    assert numbers((1, "2"), (2, "2.a"), (2, None), (2, "2.b")) == ["2", "2.a", "2.abis", "2.b"]


def test_a_gap_between_published_numbers_is_filled() -> None:
    assert numbers((1, "1"), (1, None), (1, "4")) == ["1", "2", "4"]


def test_below_a_late_item_letters_begin_anew() -> None:
    assert numbers((1, "1"), (1, None), (2, None), (1, "2")) == ["1", "1bis", "1bis.a", "2"]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([(1, None), (1, "1")], "item-before-published"),
        ([(1, "2"), (1, "1")], "item-number-published"),
        ([(1, "1"), (2, "2.a")], "item-number-published"),
        ([(1, "1"), *[(1, None)] * 4, (1, "2")], "item-number-exhausted"),
        ([(1, None), (2, None), (3, None), (4, None)], "item-too-deep"),
        ([(1, None), *[(2, None)] * 27], "item-number-exhausted"),
    ],
)
def test_what_has_no_number_is_refused(lines: list[tuple[int, str | None]], code: str) -> None:
    with pytest.raises(Conflict) as caught:
        numbers(*lines)
    assert caught.value.code == code


@st.composite
def trees(draw: st.DrawFn) -> list[int]:
    depths = [1]
    for _ in range(draw(st.integers(0, 15))):
        depths.append(draw(st.integers(1, min(3, depths[-1] + 1))))
    return depths


@given(trees())
def test_numbers_are_unique_well_formed_and_in_the_order_of_the_tree(depths: list[int]) -> None:
    found = numbers(*[(depth, None) for depth in depths])
    assert [parse_number(number) for number in found] == found
    assert sorted(found, key=place_in_agenda) == found
    assert [number.count(".") + 1 for number in found] == depths
    assert len(set(found)) == len(found)


@contextmanager
def suppress_conflict(codes: tuple[str, ...]) -> Iterator[None]:
    """Where there is no number between two published ones, saying so is right."""
    try:
        yield
    except Conflict as error:
        if error.code not in codes:
            raise


@given(trees(), st.data())
def test_a_late_item_changes_no_published_number(depths: list[int], data: st.DataObject) -> None:
    published = numbers(*[(depth, None) for depth in depths])
    lines: list[tuple[int, str | None]] = list(zip(depths, published, strict=True))
    place = data.draw(st.integers(1, len(lines)))
    depth = data.draw(st.integers(1, min(3, depths[place - 1] + 1)))
    following = depths[place] if place < len(depths) else 1
    late = [*lines[:place], (depth, None), *lines[place:]]
    if following > depth:
        # What comes next would fall below the new item, and cannot: its number says otherwise.
        with pytest.raises(Conflict):
            numbers(*late)
        return
    refused = ("item-before-published", "item-number-exhausted")
    with suppress_conflict(refused):
        found = numbers(*late)
        assert [*found[:place], *found[place + 1 :]] == published
