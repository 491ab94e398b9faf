import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.models.text import LANGUAGES
from planner.rendering.pdf.paragraph import Paragraph
from planner.rendering.pdf.typesetting import BODY, Typesetter
from planner.rendering.words import Span, plain
from tests.rendering.pdf.samples import CONFERENCE, REVIEW

SYMBOL = "CTOC/COP/WG.2/2018/3"


def lines(text: str, width: float, language: str = "en") -> list[str]:
    return said(Typesetter(language).paragraph([Span(text, language)], BODY, width))


def said(paragraph: Paragraph) -> list[str]:
    shaped = paragraph.shaped
    return [shaped.text[start : shaped.ink_end(start, end)] for start, end in paragraph.lines]


def test_a_line_takes_as_many_words_as_fit() -> None:
    assert lines("Opening of the session by the President", 100) == [
        "Opening of the",
        "session by the",
        "President",
    ]


def test_a_text_fits_into_its_natural_width() -> None:
    typesetter = Typesetter("ru")
    said_by = [Span(plain(CONFERENCE, "ru"), "ru")]
    width = typesetter.natural_width(said_by, BODY)
    assert len(typesetter.paragraph(said_by, BODY, width).lines) == 1
    assert len(typesetter.paragraph(said_by, BODY, width - 1).lines) == 2


def test_a_symbol_moves_to_the_next_line_whole() -> None:
    assert lines(f"Documents before it: {SYMBOL}", 140) == ["Documents before it:", SYMBOL]


def test_the_two_symbols_of_a_joint_document_may_part() -> None:
    assert lines(f"{SYMBOL}-{SYMBOL}", 130) == [f"{SYMBOL}-", SYMBOL]


def test_a_symbol_wider_than_the_line_is_cut_at_a_slash() -> None:
    assert lines(SYMBOL, 60) == ["CTOC/COP/", "WG.2/2018/", "3"]


def test_a_word_wider_than_the_line_is_cut_where_it_must_be() -> None:
    assert lines("Donaudampfschifffahrtsgesellschaft", 60) == [
        "Donaudamp",
        "fschifffahrts",
        "gesellschaft",
    ]


def test_an_item_number_keeps_its_letter() -> None:
    assert lines("Adoption of the agenda, item 1 (a)", 160) == [
        "Adoption of the agenda, item",
        "1 (a)",
    ]


def test_a_chinese_line_does_not_begin_with_a_full_stop() -> None:
    assert lines("审议通过议程。会议", 60, "zh") == ["审议通过议", "程。会议"]


def test_lines_end_where_the_text_says_so() -> None:
    assert lines("one\ntwo", 300) == ["one", "two"]


def test_an_empty_text_has_no_lines() -> None:
    assert lines("", 100) == []


@pytest.mark.parametrize("language", LANGUAGES)
@given(width=st.integers(12, 500))
def test_no_line_is_wider_than_it_may_be_and_no_letter_is_lost(language: str, width: int) -> None:
    text = f"{plain(REVIEW, language)} (CTOC/COP/2018/1)"
    paragraph = Typesetter(language).paragraph([Span(text, language)], BODY, width)
    shaped = paragraph.shaped
    ends = [0, *(end for _, end in paragraph.lines)]
    assert [start for start, _ in paragraph.lines] == ends[:-1]
    assert ends[-1] == len(shaped.text)
    for start, end in paragraph.lines:
        ink = shaped.offsets[shaped.ink_end(start, end)] - shaped.offsets[start]
        assert ink * paragraph.size / 1000 <= width or end - start == 1


def test_a_piece_that_should_not_be_broken_is_measured_without_its_space() -> None:
    typesetter = Typesetter("en")
    widest = typesetter.least_width([Span("an item of it", "en")], BODY)
    assert widest == typesetter.natural_width([Span("item", "en")], BODY)
