"""Inlines as runs of a Word document, each with its language and direction."""

import re
from collections.abc import Iterator
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from planner.documents.blocks import Inline
from planner.i18n.languages import direction
from planner.rendering.words import Span, spans

LANGUAGE_TAGS = {
    "ar": "ar-SA",
    "zh": "zh-CN",
    "en": "en-GB",
    "fr": "fr-FR",
    "ru": "ru-RU",
    "es": "es-ES",
}
"""The languages as Word names them, each with the country whose spelling it checks by."""

# Which of the three languages of a run is meant: of its Latin, its Asian or its Arabic part.
_PARTS = {"ar": "w:bidi", "zh": "w:eastAsia"}
_LINK_COLOUR = "0563C1"
# Within Arabic, what Word would turn round if it were told that it runs from the right as well:
# Latin words with what stands between them, and numbers joined by a stroke.
_ISLAND = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 .,/:'-]*[A-Za-z0-9])?")
_RUNS_FROM_LEFT = re.compile(r"[A-Za-z]|[0-9]/[0-9]")
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def fit_for_xml(text: str) -> str:
    """The text without the characters that an XML file cannot hold."""
    return _UNFIT.sub("", text)


def xml(tag: str, **values: str) -> Any:
    """An element with attributes: ``xml("w:shd", fill="EEEEEE")``.

    Typed ``Any``: the elements of python-docx are made at run time.
    """
    made = OxmlElement(tag)
    for name, value in values.items():
        made.set(qn(f"w:{name}"), value)
    return made


def add_inline(
    paragraph: Paragraph, inline: Inline, language: str, *, is_bold: bool = False
) -> None:
    """Adds the inline in that language; symbols become links."""
    for span in spans(inline, language):
        runs = [
            _run(paragraph, text, span.language, is_rtl=is_rtl, is_bold=is_bold)
            for text, is_rtl in _directed(span)
        ]
        if span.href is not None:
            _link(paragraph, runs, span.href)


def main_language(inline: Inline, language: str) -> str:
    """The language that all of it is in; that of the document where there are several."""
    found = {span.language for span in spans(inline, language)}
    return found.pop() if len(found) == 1 else language


def _directed(span: Span) -> Iterator[tuple[str, bool]]:
    """The characters of the span, cut where they turn, and whether they run from the right."""
    text = fit_for_xml(span.text)
    if direction(span.language) == "ltr":
        yield text, False
        return
    end = 0
    for found in _ISLAND.finditer(text):
        if _RUNS_FROM_LEFT.search(found.group()):
            if found.start() > end:
                yield text[end : found.start()], True
            yield found.group(), False
            end = found.end()
    if end < len(text):
        yield text[end:], True


def _run(paragraph: Paragraph, text: str, language: str, *, is_rtl: bool, is_bold: bool) -> Run:
    run = paragraph.add_run(text)
    if is_bold:
        run.font.bold = run.font.cs_bold = True
    properties: Any = run._r.get_or_add_rPr()
    if language == "zh":
        # Quotation marks and dashes are in Latin fonts too; the hint takes the Chinese ones.
        properties.get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
    if is_rtl:
        run.font.rtl = True
    tag = LANGUAGE_TAGS[language]
    language_of_run = xml("w:lang")
    language_of_run.set(qn(_PARTS.get(language, "w:val")), tag)
    properties.append(language_of_run)
    return run


def _link(paragraph: Paragraph, runs: list[Run], href: str) -> None:
    if not runs:
        return
    link = xml("w:hyperlink")
    relation = paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), relation)
    runs[0]._r.addprevious(link)
    for run in runs:
        run.font.underline = True
        properties: Any = run._r.get_or_add_rPr()
        properties.get_or_add_color().set(qn("w:val"), _LINK_COLOUR)
        link.append(run._r)
