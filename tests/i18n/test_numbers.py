"""Numbers of items and meetings in each language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.i18n.numbers import item_number, ordinal
from planner.models.numbering import is_within, parent_number, parse_number

NOTATIONS = {
    "2": ["2", "2", "2", "2", "2", "2"],
    "1.a": ["1 (a)", "1 a)", "1 a)", "1 (a)", "1(a)", "1 (أ)"],
    "2.d": ["2 (d)", "2 d)", "2 d)", "2 (d)", "2(d)", "2 (د)"],
    "4.c.ii": ["4 (c) (ii)", "4 c) ii)", "4 c) ii)", "4 (c) (ii)", "4(c)(ii)", "4 (ج) (ii)"],
    "3bis": ["3 bis", "3 bis", "3 bis", "3 bis", "3 bis", "3 مكررا"],
    "3bis.a": ["3 bis (a)", "3 bis a)", "3 bis a)", "3 bis (a)", "3 bis(a)", "3 مكررا (أ)"],
}

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")


@pytest.mark.parametrize(("number", "expected"), NOTATIONS.items())
def test_a_number_has_the_notation_of_the_language(number: str, expected: list[str]) -> None:
    written = [item_number(number, code).replace("\xa0", " ") for code in LANGUAGES]
    assert written == expected


def test_a_number_is_not_broken_at_a_line_end() -> None:
    assert [" " in item_number("1.a.i", code) for code in LANGUAGES] == [False] * 6


numbers = st.builds(
    lambda top, suffix, below: ".".join([f"{top}{suffix}", *below]),
    st.integers(1, 199),
    st.sampled_from(["", "bis", "ter", "quater"]),
    st.sampled_from([[], ["a"], ["z"], ["b", "i"], ["c", "iv"], ["abis"]]),
)


@given(numbers, st.sampled_from(("en", "fr", "es", "ru", "zh")))
def test_what_is_written_in_a_latin_notation_is_read_back(number: str, language: str) -> None:
    assert parse_number(item_number(number, language)) == number


@given(numbers)
def test_a_number_lies_within_its_parent_and_itself(number: str) -> None:
    parent = parent_number(number)
    assert is_within(number, number) is True
    assert parent is None or (is_within(number, parent) and not is_within(parent, number))


@pytest.mark.parametrize("written", ["", "0", "a", "(a)", "1 (a) (b)", "01", "1 (1)", "١"])
def test_what_is_no_number_is_refused(written: str) -> None:
    assert parse_number(written) is None


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, ["1st", "1re", "1ª", "1-е", "1", "1"]),
        (2, ["2nd", "2e", "2ª", "2-е", "2", "2"]),
        (3, ["3rd", "3e", "3ª", "3-е", "3", "3"]),
        (11, ["11th", "11e", "11ª", "11-е", "11", "11"]),
        (22, ["22nd", "22e", "22ª", "22-е", "22", "22"]),
        (113, ["113th", "113e", "113ª", "113-е", "113", "113"]),
    ],
)
def test_a_meeting_has_its_ordinal(number: int, expected: list[str]) -> None:
    assert [ordinal(number, code) for code in LANGUAGES] == expected
