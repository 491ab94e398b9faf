"""Paragraphs that Word numbers through, so that one put in later moves the others on."""

from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from planner.i18n.catalogues import message
from planner.rendering.docx_runs import xml

# Beyond the lists that the template has of its own.
_LIST = "100"
# A twentieth of a point each; the text of a paragraph begins there, its later lines at the margin.
_TAB = "567"


def number_through(word: WordDocument, paragraph: Paragraph, language: str) -> None:
    """Gives the paragraph the next number of the one list of numbered paragraphs."""
    numbering: Any = word.part.numbering_part.element
    lists = numbering.findall(qn("w:num"))
    if not any(found.get(qn("w:numId")) == _LIST for found in lists):
        # All definitions stand before the lists that use them.
        lists[0].addprevious(_definition(language))
        used = xml("w:num", numId=_LIST)
        used.append(xml("w:abstractNumId", val=_LIST))
        numbering.append(used)
    properties: Any = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().set(qn("w:val"), "0")
    properties.get_or_add_numId().set(qn("w:val"), _LIST)


def _definition(language: str) -> Any:
    definition = xml("w:abstractNum", abstractNumId=_LIST)
    definition.append(xml("w:multiLevelType", val="singleLevel"))
    level = xml("w:lvl", ilvl="0")
    mark = message("report.numbered", language).partition("{content}")[0].strip()
    text = mark.replace("{number}", "%1")
    for part in (
        xml("w:start", val="1"),
        xml("w:numFmt", val="decimal"),
        xml("w:suff", val="tab"),
        xml("w:lvlText", val=text),
        xml("w:lvlJc", val="left"),
    ):
        level.append(part)
    layout = xml("w:pPr")
    tabs = xml("w:tabs")
    tabs.append(xml("w:tab", val="num", pos=_TAB))
    layout.append(tabs)
    layout.append(xml("w:ind", left="0", firstLine="0"))
    level.append(layout)
    definition.append(level)
    return definition
