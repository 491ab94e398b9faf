"""What stands on which page."""

from planner.documents.blocks import Block, Heading, Paragraph, Verbatim
from planner.rendering.pdf import render_pdf
from planner.rendering.pdf.flow import Break, Page, Piece, Section, Sheet, TextPiece, paginate
from planner.rendering.pdf.tags import Element
from planner.rendering.pdf.typesetting import BODY, Typesetter
from planner.rendering.words import Span
from tests.rendering.pdf.reading import reader
from tests.rendering.pdf.samples import document

TYPESETTER = Typesetter("en")
LINE = TYPESETTER.paragraph([Span("x", "en")], BODY, 100).leading


def lines(count: int, *, is_heading: bool = False) -> TextPiece:
    paragraph = TYPESETTER.paragraph([Span("\n".join(["x"] * count), "en")], BODY, 100)
    assert len(paragraph.lines) == count
    return TextPiece(paragraph, Element("P"), space_before=0.0, keeps_with_next=is_heading)


def sheet(count: int) -> Sheet:
    """Paper that has room for that many lines."""
    return Sheet(200, count * LINE + 0.5, side=50, top=0, bottom=0)


def heights(pages: list[Page]) -> list[list[int]]:
    """The lines of each piece on each page."""
    return [[round(piece.height / LINE) for piece, _ in page.placed] for page in pages]


def test_pieces_fill_a_page_and_go_on_on_the_next() -> None:
    assert heights(paginate([Section(sheet(10), [lines(3) for _ in range(4)])])) == [
        [3, 3, 3],
        [3],
    ]


def test_a_paragraph_is_cut_where_the_page_ends() -> None:
    assert heights(paginate([Section(sheet(10), [lines(7), lines(6)])])) == [[7, 3], [3]]


def test_no_line_of_a_paragraph_stands_alone_on_a_page() -> None:
    assert heights(paginate([Section(sheet(10), [lines(9), lines(6)])])) == [[9], [6]]
    assert heights(paginate([Section(sheet(10), [lines(5), lines(6)])])) == [[5, 4], [2]]


def test_a_heading_does_not_stand_at_the_foot_of_a_page() -> None:
    heading = lines(1, is_heading=True)
    assert heights(paginate([Section(sheet(10), [lines(8), heading, lines(4)])])) == [
        [8],
        [1, 4],
    ]
    assert heights(paginate([Section(sheet(10), [lines(7), heading, lines(4)])])) == [
        [7, 1, 2],
        [2],
    ]


def test_headings_below_one_another_stay_together() -> None:
    headings = [lines(1, is_heading=True) for _ in range(3)]
    assert heights(paginate([Section(sheet(10), [lines(6), *headings, lines(4)])])) == [
        [6],
        [1, 1, 1, 4],
    ]


def test_a_page_break_begins_a_page_but_never_an_empty_one() -> None:
    pieces: list[Piece | Break] = [Break(), lines(1), Break(), Break(), lines(2), Break()]
    assert heights(paginate([Section(sheet(10), pieces)])) == [[1], [2]]


def test_each_section_begins_a_page_of_its_own_shape() -> None:
    upright = sheet(10)
    pages = paginate([Section(upright, [lines(1)]), Section(upright.turned(), [lines(1)])])
    assert [page.sheet.width for page in pages] == [upright.width, upright.height]
    assert paginate([Section(upright, [Break()])]) == []


def test_a_marker_is_not_repeated_where_its_paragraph_goes_on() -> None:
    piece = lines(6)
    piece.marker = TYPESETTER.paragraph([Span("1.", "en")], BODY, 20)
    halves = piece.split(3 * LINE + 0.5, 10 * LINE)
    assert halves is not None
    head, tail = halves
    assert isinstance(head, TextPiece)
    assert isinstance(tail, TextPiece)
    assert (head.marker, tail.marker) == (piece.marker, None)


def test_a_document_of_many_paragraphs_keeps_headings_with_their_text() -> None:
    blocks: list[Block] = []
    for n in range(60):
        blocks += [Heading(Verbatim(f"Heading {n}")), Paragraph(Verbatim("text " * (n * 7 % 90)))]
    for page in reader(render_pdf(document(*blocks), "en")).pages[:-1]:
        last = page.extract_text().splitlines()[-3]
        assert not last.startswith("Heading"), last
