"""Paragraphs with numbers, in every format."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from planner.documents.blocks import Cover, Document, Paragraph, Role, Verbatim, term
from planner.rendering.formats import render

DOCUMENT = Document(
    "report",
    "a-session",
    Verbatim("Report"),
    Cover((), Verbatim("Draft"), None, (), Verbatim("Vienna")),
    (
        Paragraph(Verbatim("First."), number=1),
        Paragraph(Verbatim("A remark."), Role.NOTE),
        Paragraph(Verbatim("Second."), number=2),
    ),
)


@pytest.mark.parametrize(
    ("language", "second"), [("en", "2. Second."), ("ar", "2 - Second."), ("zh", "2. Second.")]
)
def test_the_number_stands_before_the_paragraph(language: str, second: str) -> None:
    lines = render(DOCUMENT, language, "text").decode().splitlines()
    assert [line for line in lines if "Second" in line] == [second]
    assert "A remark." in lines


def test_a_page_has_the_number_in_its_paragraph() -> None:
    page = render(DOCUMENT, "en", "html").decode()
    assert '<p class="body"><bdi>2</bdi>. <bdi>Second.</bdi></p>' in page


def test_programs_are_given_the_number_by_itself() -> None:
    blocks = json.loads(render(DOCUMENT, "en", "json"))["blocks"]
    assert [block.get("number") for block in blocks] == [1, None, 2]
    assert [block["content"]["text"] for block in blocks] == ["First.", "A remark.", "Second."]


@pytest.mark.parametrize(("language", "mark"), [("en", "%1."), ("ar", "%1 -")])
def test_word_counts_the_paragraphs_in_one_list(language: str, mark: str) -> None:
    with ZipFile(BytesIO(render(DOCUMENT, language, "docx"))) as package:
        text = package.read("word/document.xml").decode()
        numbering = package.read("word/numbering.xml").decode()
    assert text.count('<w:numId w:val="100"/>') == 2
    assert numbering.count('w:abstractNumId="100"') == 1
    assert f'<w:lvlText w:val="{mark}"/>' in numbering
    definition, used = numbering.index('w:abstractNumId="100"'), numbering.index('w:numId="1"')
    assert definition < used


def test_a_document_without_numbers_has_no_such_list() -> None:
    plain = Document(
        DOCUMENT.kind,
        DOCUMENT.session,
        DOCUMENT.title,
        DOCUMENT.cover,
        (Paragraph(term("report.closure")),),
    )
    with ZipFile(BytesIO(render(plain, "en", "docx"))) as package:
        assert 'w:numId="100"' not in package.read("word/numbering.xml").decode()
