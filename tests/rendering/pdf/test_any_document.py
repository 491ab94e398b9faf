"""Whatever a document holds, every line of it stands on a page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.documents.blocks import (
    Band,
    Block,
    Cell,
    Column,
    ColumnRole,
    Entry,
    Heading,
    ItemNumber,
    Listing,
    PageBreak,
    Paragraph,
    RowGroup,
    Table,
    Verbatim,
)
from planner.models.text import LANGUAGES
from planner.rendering.pdf.blocks import sections_of
from planner.rendering.pdf.flow import Sheet, paginate
from planner.rendering.pdf.tags import Element
from planner.rendering.pdf.typesetting import Typesetter
from tests.rendering.pdf.samples import document

A4 = Sheet(595.28, 841.89)
WORDS = ("item", "CTOC/COP/2018/1", "عمل", "会议审查", "x" * 60, "1 (a)", "10:00–13:00", "\n")

words = st.builds(
    lambda word, times: Verbatim(" ".join([word] * times)),
    st.sampled_from(WORDS),
    st.sampled_from((0, 1, 3, 12, 150)),
)
levels = st.integers(1, 4)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 13))
    columns = [
        Column(draw(words), draw(st.sampled_from(ColumnRole)), draw(st.none() | words))
        for _ in range(width)
    ]
    row = st.tuples(*[st.builds(Cell, st.none() | words)] * (width - 1))
    rows = st.one_of(
        st.lists(row, max_size=4), st.builds(lambda one, n: [one] * n, row, st.integers(0, 30))
    )
    group = st.builds(RowGroup, words, rows.map(tuple))
    band = st.builds(Band, st.lists(group, max_size=4).map(tuple), st.none() | words)
    return Table(draw(words), tuple(columns), tuple(draw(st.lists(band, max_size=3))))


entries = st.builds(Entry, words, st.none() | st.just(ItemNumber("1.a")), levels)
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, words, levels),
    st.builds(Paragraph, words),
    st.builds(Listing, st.lists(entries, max_size=6).map(tuple)),
    st.just(PageBreak()),
    tables(),
)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.lists(blocks, max_size=4), st.sampled_from(LANGUAGES))
def test_nothing_stands_below_the_foot_of_its_page(some: list[Block], language: str) -> None:
    typesetter = Typesetter(language)
    pages = paginate(sections_of(document(*some), typesetter, A4, Element("Document")))
    for page in pages:
        assert page.placed
        for piece, top in page.placed:
            assert top + piece.height <= page.sheet.inner_height + 0.01
