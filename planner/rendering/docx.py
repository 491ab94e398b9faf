"""Documents as Word files, for secretariats that go on editing them."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.section import Section
from docx.shared import Cm, Length, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from planner.documents.blocks import (
    Block,
    Document,
    Entry,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Role,
    Series,
    Symbol,
    Table,
)
from planner.rendering.cover_lines import filing_lines, meeting_lines
from planner.rendering.docx_numbering import number_through
from planner.rendering.docx_package import describe, packed
from planner.rendering.docx_paragraphs import (
    CELL,
    DEEPEST_HEADING,
    add_paragraph,
    prepare_styles,
)
from planner.rendering.docx_runs import add_inline, xml
from planner.rendering.docx_table import add_table
from planner.rendering.table_shape import is_caption_repeated
from planner.rendering.words import plain

# A4, upright.
_WIDTH, _HEIGHT, _MARGIN = Cm(21), Cm(29.7), Cm(2)
# From this many columns on a table lies across the sheet.
_WIDE = 4
_MARKER_WIDTH = Cm(1.2)
# Scripts that have no slanted letters.
_UPRIGHT = ("ar", "zh")


def render_docx(document: Document, language: str, *, issued_on: date | None = None) -> bytes:
    """The document as a Word file (Office Open XML), with real headings and tables.

    Equal documents give equal bytes; ``issued_on`` dates the file, which has no date without it.
    """
    word = docx.Document()
    prepare_styles(word, language)
    describe(word, plain(document.title, language), language, issued_on)
    sheets = _sheets(document.blocks)
    _lay(word.sections[0], sheets[0])
    _frame(word.sections[0], document, language)
    _cover(word, document, language)
    for number, sheet in enumerate(sheets):
        if number and _is_wide(sheet) == _is_wide(sheets[number - 1]):
            word.add_paragraph(style=CELL).add_run().add_break(WD_BREAK.PAGE)
        elif number:
            _lay(word.add_section(WD_SECTION.NEW_PAGE), sheet)
        for block in sheet:
            _block(word, block, document, language)
    return packed(word)


def _sheets(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks cut at page breaks; at least one, which may be empty."""
    parts = groupby(blocks, key=lambda block: isinstance(block, PageBreak))
    return [list(sheet) for is_break, sheet in parts if not is_break] or [[]]


def _is_wide(sheet: Sequence[Block]) -> bool:
    return any(isinstance(block, Table) and len(block.columns) >= _WIDE for block in sheet)


def _lay(section: Section, sheet: Sequence[Block]) -> None:
    is_wide = _is_wide(sheet)
    section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    section.page_width = _HEIGHT if is_wide else _WIDTH
    section.page_height = _WIDTH if is_wide else _HEIGHT
    section.left_margin = section.right_margin = _MARGIN
    section.top_margin = section.bottom_margin = _MARGIN


def _frame(section: Section, document: Document, language: str) -> None:
    """The symbol at the head of every page, and at the foot which of how many it is."""
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_inline(head, Series(tuple(map(Symbol, document.cover.symbols))), language)
    # From left to right in every language: "1/3" is read so even in Arabic.
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add_field(foot, "PAGE")
    foot.add_run("/")
    _add_field(foot, "NUMPAGES")


def _add_field(paragraph: WordParagraph, name: str) -> None:
    """A field that Word fills; until then it shows 1."""
    field = xml("w:fldSimple", instr=name)
    field.append(paragraph.add_run("1")._r)
    paragraph._p.append(field)


def _cover(word: WordDocument, document: Document, language: str) -> None:
    symbols = len(document.cover.symbols)
    for place, line in enumerate(filing_lines(document.cover)):
        add_paragraph(word, line, language, CELL, is_bold=place < symbols)
    organs = [sitting.organ for sitting in document.cover.sittings]
    for place, line in enumerate(meeting_lines(document.cover)):
        paragraph = add_paragraph(word, line, language, CELL, is_bold=line in organs)
        if place == 0:
            paragraph.paragraph_format.space_before = Pt(12)
    add_paragraph(word, document.title, language, "Title")


def _block(word: WordDocument, block: Block, document: Document, language: str) -> None:
    match block:
        case Heading():
            _heading(word, block, language)
        case Paragraph(content, role):
            paragraph = add_paragraph(word, content, language)
            if block.number is not None:
                number_through(word, paragraph, language)
            for run in paragraph.runs if role is Role.NOTE and language not in _UPRIGHT else ():
                run.italic = True
        case Listing(entries):
            for entry in entries:
                _entry(word, entry, language)
        case Table():
            if not is_caption_repeated(document, block):
                caption = add_paragraph(word, block.caption, language, "Caption")
                caption.paragraph_format.keep_with_next = True
            add_table(word, block, language, _width_of_text(word))


def _heading(word: WordDocument, heading: Heading, language: str) -> None:
    style = f"Heading {min(heading.level, DEEPEST_HEADING)}"
    if heading.number is None:
        add_paragraph(word, heading.content, language, style)
        return
    paragraph = add_paragraph(word, heading.number, language, style)
    paragraph.add_run(" ")
    add_inline(paragraph, heading.content, language)


def _entry(word: WordDocument, entry: Entry, language: str) -> None:
    if entry.marker is None:
        add_paragraph(word, entry.content, language, "List Bullet")
        return
    paragraph = add_paragraph(word, entry.marker, language)
    layout = paragraph.paragraph_format
    layout.left_indent = Length(_MARKER_WIDTH * entry.level)
    layout.first_line_indent = Length(-_MARKER_WIDTH)
    paragraph.add_run("\t")
    add_inline(paragraph, entry.content, language)


def _width_of_text(word: WordDocument) -> Length:
    section = word.sections[-1]
    width, left, right = section.page_width, section.left_margin, section.right_margin
    return Length((width or 0) - (left or 0) - (right or 0))
