import pytest

from planner.rendering.text_columns import clean, longest_piece, side_by_side, width_of, wrapped

NB = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("one two three", 7, ["one two", "three"]),
        (f"10{NB}heures-13{NB}heures", 12, ["10 heures-13", " heures"]),
        ("on CTOC/COP/2018/1 now", 16, ["on", "CTOC/COP/2018/1", "now"]),
        ("国际合作工作组，项目", 8, ["国际合作", "工作组，", "项目"]),
        ("ab\ncd ef", 10, ["ab", "cd ef"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ],
)
def test_a_line_ends_where_it_may_and_within_its_width(
    text: str, width: int, lines: list[str]
) -> None:
    assert wrapped(text, width) == lines


def test_all_lines_but_the_first_are_indented() -> None:
    assert wrapped("one two three", 7, indent=2) == ["one two", "  three"]
    assert wrapped("abcdefghij on", 6, indent=2) == ["abcd", "  efgh", "  ij", "  on"]
    assert wrapped("Side event on", 7, indent=2) == ["Side", "  event", "  on"]


def test_what_moves_the_cursor_or_turns_the_line_is_left_out() -> None:
    assert clean("\u202eא\u2066\x07\x1b[1m \t x\u200f\r\n") == "א[1m x"


def test_a_chinese_character_is_two_cells_wide_and_a_mark_above_a_letter_none() -> None:
    assert [width_of(text) for text in ("项目", "é", "e\u0301", "أُ")] == [4, 1, 1, 1]


def test_the_longest_piece_is_what_cannot_be_broken() -> None:
    assert longest_piece(f"on 1{NB}(a) of CTOC/COP") == 8


def test_cells_stand_side_by_side_and_no_line_ends_in_a_space() -> None:
    assert side_by_side([["项", "b"], ["c"], []], [3, 2, 2], " | ") == [
        "项  | c  |",
        "b   |    |",
    ]
