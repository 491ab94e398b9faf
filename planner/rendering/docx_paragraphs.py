"""Paragraphs and styles of a Word document."""

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from planner.documents.blocks import Inline
from planner.i18n.languages import direction
from planner.rendering.docx_runs import LANGUAGE_TAGS, add_inline, main_language, xml

CELL = "No Spacing"
"""The style of what stands in tables and on the cover. Word shows its own styles translated."""

_FONT = "Times New Roman"
_CHINESE_FONT = "SimSun"
# (style, points, points before, points after); the rest of a style stays as Word has it.
_SIZES = (
    ("Normal", 10.5, 0, 6),
    (CELL, 9.5, 1, 1),
    ("Title", 18, 18, 12),
    ("Caption", 10.5, 6, 6),
    ("Heading 1", 14, 14, 6),
    ("Heading 2", 12, 12, 4),
    ("Heading 3", 11, 10, 4),
    ("Heading 4", 10.5, 8, 4),
)
DEEPEST_HEADING = 4
# Slanted Arabic or Chinese is no emphasis but a defect, so headings differ in size alone.
_REPLACED = (
    *("w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:color", "w:spacing", "w:kern"),
    *("w:sz", "w:szCs"),
)

# What stands behind ``w:bidi`` in the properties of a paragraph: Word refuses another order.
_AFTER_BIDI = (
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing"),
    *("w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment"),
    *("w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr"),
    "w:pPrChange",
)


def add_paragraph(
    word: WordDocument,
    content: Inline,
    language: str,
    style: str = "Normal",
    *,
    is_bold: bool = False,
) -> Paragraph:
    """A paragraph at the end of the document that says the content in that language."""
    paragraph = word.add_paragraph(style=style)
    set_direction(paragraph, content, language)
    add_inline(paragraph, content, language, is_bold=is_bold)
    return paragraph


def set_direction(paragraph: Paragraph, content: Inline | None, language: str) -> None:
    """Lets the paragraph begin at the right where what it says is written from the right.

    In an Arabic document, what is there in English alone begins at the left.
    """
    if direction(main_language(content, language) if content else language) == "rtl":
        properties: Any = paragraph._p.get_or_add_pPr()
        properties.insert_element_before(xml("w:bidi"), *_AFTER_BIDI)


def prepare_styles(word: WordDocument, language: str) -> None:
    """Gives the styles one face per script, black, and sizes for every script."""
    _default_font(word, language)
    for name, size, before, after in _SIZES:
        style = word.styles[name]
        if style.type is not WD_STYLE_TYPE.PARAGRAPH:
            raise TypeError(name)
        properties: Any = style.element.get_or_add_rPr()
        for tag in _REPLACED:
            for found in properties.findall(qn(tag)):
                properties.remove(found)
        style.font.bold = style.font.cs_bold = name.startswith(("Title", "Caption", "Heading"))
        style.font.size = Pt(size)
        # Arabic takes its size from a setting of its own.
        properties.find(qn("w:sz")).addnext(xml("w:szCs", val=str(int(size * 2))))
        layout = style.paragraph_format
        layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), 1.0
        for border in style.element.findall(f".//{qn('w:pBdr')}"):
            border.getparent().remove(border)


def _default_font(word: WordDocument, language: str) -> None:
    defaults: Any = word.styles.element.find(
        f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"
    )
    fonts = xml("w:rFonts", ascii=_FONT, hAnsi=_FONT, eastAsia=_CHINESE_FONT, cs=_FONT)
    defaults.replace(defaults.find(qn("w:rFonts")), fonts)
    tags = {
        "val": LANGUAGE_TAGS["en"],
        "eastAsia": LANGUAGE_TAGS["zh"],
        "bidi": LANGUAGE_TAGS["ar"],
    }
    if language not in ("ar", "zh"):
        tags["val"] = LANGUAGE_TAGS[language]
    defaults.replace(defaults.find(qn("w:lang")), xml("w:lang", **tags))
