"""Documents as tagged PDF files in six languages."""

from datetime import date
from enum import StrEnum

from planner.documents.blocks import Document
from planner.errors import InvalidInput
from planner.i18n.languages import known_language


class Paper(StrEnum):
    """The sizes of paper that documents are printed on."""

    A4 = "a4"
    LETTER = "letter"


_POINTS = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612.0, 792.0)}


def render_pdf(
    document: Document,
    language: str,
    *,
    is_draft: bool = False,
    paper: Paper | str = Paper.A4,
    issued_on: date | None = None,
) -> bytes:
    """The document as a tagged PDF file; the same arguments give the same bytes.

    ``issued_on`` is the date of the file; without it, it has none. A draft is marked as one on
    every page. Raises `InvalidInput`: ``glyph-missing`` for a character that cannot be printed,
    ``paper-unknown``, ``language-unknown``; and `PlannerError` ``font-missing``.
    """
    try:
        width, height = _POINTS[Paper(paper)]
    except ValueError:
        raise InvalidInput("paper-unknown", value=paper, known=", ".join(Paper)) from None
    known_language(language)
    # Imported here: pages that print nothing should not wait for what prints.
    from planner.rendering.pdf.document import draw
    from planner.rendering.pdf.flow import Sheet

    return draw(document, language, Sheet(width, height), is_draft=is_draft, issued_on=issued_on)
