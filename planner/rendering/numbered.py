"""The numbers of paragraphs, in formats that know no numbering of their own."""

from planner.documents.blocks import Inline, Paragraph, Verbatim, term


def with_number(paragraph: Paragraph) -> Inline:
    """What the paragraph says, behind its number if it has one."""
    if paragraph.number is None:
        return paragraph.content
    number = Verbatim(str(paragraph.number))
    return term("report.numbered", number=number, content=paragraph.content)
