"""A document set, put on pages and drawn: the whole way from blocks to a file."""

from datetime import date
from typing import Any

from reportlab.pdfbase import pdfdoc

from planner.documents.blocks import Document, Verbatim, term
from planner.i18n.catalogues import message
from planner.rendering.pdf.blocks import sections_of
from planner.rendering.pdf.canvas import GREY, TaggedCanvas
from planner.rendering.pdf.draft_mark import draft_mark
from planner.rendering.pdf.flow import Page, Sheet, paginate
from planner.rendering.pdf.paragraph import Style
from planner.rendering.pdf.tags import Element
from planner.rendering.pdf.typesetting import Typesetter
from planner.rendering.words import plain, spans

_RUNNING = Style(8, grey=GREY)
_HEADER, _FOOTER = 44.0, 34.0


def draw(
    document: Document, language: str, sheet: Sheet, *, is_draft: bool, issued_on: date | None
) -> bytes:
    """The document as a tagged PDF file; the same arguments give the same bytes."""
    typesetter = Typesetter(language)
    root = Element("Document", language=language)
    pages = paginate(sections_of(document, typesetter, sheet, root))
    title = plain(document.title, language)
    canvas = TaggedCanvas(language, root)
    _describe(canvas, document, language, title, is_draft=is_draft, issued_on=issued_on)
    symbols = " - ".join(document.cover.symbols) or title
    for number, page in enumerate(pages, start=1):
        canvas.begin_page((page.sheet.width, page.sheet.height))
        if is_draft:
            canvas.stamp(draft_mark(language, page.sheet))
        top = page.sheet.height - page.sheet.top
        for piece, down in page.placed:
            piece.draw(canvas, page.sheet.side, top - down)
        _furnish(canvas, typesetter, page, number, len(pages), symbols)
        canvas.finish_page()
    return canvas.file()


def _furnish(
    canvas: TaggedCanvas, typesetter: Typesetter, page: Page, number: int, count: int, symbols: str
) -> None:
    """Header and footer; the first page has its symbol on the cover."""
    sheet = page.sheet
    if number > 1:
        said = spans(Verbatim(symbols), typesetter.language)
        header = typesetter.paragraph(said, _RUNNING, sheet.inner_width)
        top = sheet.height - _HEADER + header.height
        header.draw(canvas, None, sheet.side, top)
        canvas.rule(sheet.side, top - header.height - 3.0, sheet.inner_width, 0.4, 0.6)
    numbers = {"page": Verbatim(str(number)), "pages": Verbatim(str(count))}
    said = spans(term("pdf.page", **numbers), typesetter.language)
    footer = typesetter.paragraph(said, _RUNNING, typesetter.natural_width(said, _RUNNING))
    x = sheet.side if typesetter.is_rtl else sheet.width - sheet.side - footer.width
    footer.draw(canvas, None, x, _FOOTER + footer.height)


class _Information(pdfdoc.PDFInfo):  # type: ignore[misc, unused-ignore]
    """What a viewer shows about the file; nobody is its author, and it has no other date."""

    def __init__(self, title: str, subject: str, issued_on: date | None) -> None:
        super().__init__()
        self.title = title
        self.subject = subject
        self.author = ""
        self.issued_on = issued_on

    def format(self, document: Any) -> bytes:
        entries = {
            "Title": pdfdoc.PDFString(self.title),
            "Subject": pdfdoc.PDFString(self.subject),
            "Producer": pdfdoc.PDFString("ReportLab"),
        }
        if self.issued_on is not None:
            moment = pdfdoc.PDFString(f"D:{self.issued_on:%Y%m%d}000000Z")
            entries |= {"CreationDate": moment, "ModDate": moment}
        written: bytes = pdfdoc.PDFDictionary(entries).format(document)
        return written


def _describe(
    canvas: TaggedCanvas,
    document: Document,
    language: str,
    title: str,
    *,
    is_draft: bool,
    issued_on: date | None,
) -> None:
    if is_draft:
        # The mark on the pages is a drawing: whoever cannot see it learns it from the title.
        title = f"{title} ({message('pdf.draft', language)})"
    subject = " - ".join(
        [
            *(plain(sitting.organ, language) for sitting in document.cover.sittings),
            plain(document.cover.place_and_dates, language),
        ]
    )
    canvas.document.info = _Information(title, subject, issued_on)
    preferences = {"DisplayDocTitle": "true"}
    if language == "ar":
        preferences["Direction"] = "/R2L"
    canvas.document.Catalog.ViewerPreferences = pdfdoc.PDFDictionary(preferences)
