"""What was printed can be searched, copied and read aloud, in every language."""

from shutil import which

import pytest

from planner.documents.blocks import Paragraph, Verbatim
from planner.models.text import LANGUAGES
from planner.rendering.pdf import render_pdf
from tests.rendering.pdf.reading import share_found, text_by_poppler, text_by_pypdf
from tests.rendering.pdf.samples import (
    document,
    list_of_items,
    plenary_table,
    sample,
    two_bodies_table,
)

needs_poppler = pytest.mark.skipif(which("pdftotext") is None, reason="needs poppler-utils")
LEAST = dict.fromkeys(LANGUAGES, 0.99) | {"ar": 0.95}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_library_finds_the_words(language: str) -> None:
    text = text_by_pypdf(render_pdf(sample(), language))
    assert share_found(sample(), language, text) >= LEAST[language]


@needs_poppler
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_program_finds_the_words(language: str) -> None:
    text = text_by_poppler(render_pdf(sample(), language))
    assert share_found(sample(), language, text) >= LEAST[language]


def test_arabic_sentences_come_back_in_the_order_in_which_they_are_read() -> None:
    text = text_by_pypdf(render_pdf(document(plenary_table()), "ar"))
    assert "البند 1 (أ)- افتتاح الدورة" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "فيينا، 15-19 تشرين الأول/أكتوبر 2018" in text


def test_an_arabic_cell_does_not_run_into_the_next_one() -> None:
    text = text_by_pypdf(render_pdf(document(two_bodies_table()), "ar"))
    assert "افتتاح الدورة" in text
    assert "افتتاح الدورة1" not in text.replace("\n", "")


def test_markup_and_addresses_in_texts_are_printed_as_they_stand() -> None:
    literal = '<b>A & B</b> <img src="http://x/y.png"/> &amp; %s {x} \\( '
    text = text_by_pypdf(render_pdf(document(Paragraph(Verbatim(literal))), "en"))
    assert literal.strip() in text


def test_a_character_beyond_the_basic_plane_comes_back() -> None:
    assert "𬭚" in text_by_pypdf(render_pdf(document(Paragraph(Verbatim("𬭚"))), "zh"))


def test_letters_that_look_alike_come_back_as_what_they_are() -> None:
    looks_alike = Paragraph(Verbatim("Latin a, Cyrillic а, 1\N{NO-BREAK SPACE}h, 1 h"))
    text = text_by_pypdf(render_pdf(document(looks_alike), "ru"))
    assert "Latin a, Cyrillic а, 1\N{NO-BREAK SPACE}h, 1 h" in text


def test_the_cover_says_what_the_document_is_filed_by() -> None:
    text = text_by_pypdf(render_pdf(document(list_of_items()), "en"))
    assert [line.strip() for line in text.splitlines()[:9]] == [
        "United Nations CTOC/COP/2018/1",
        "Conference of the Parties to the United Nations",
        "Convention against Transnational Organized Crime",
        "Ninth session",
        "Distr.: General",
        "As at 26 July 2018",
        "Original: English",
        "Vienna, 15-19 October 2018",
        "Item 1\N{NO-BREAK SPACE}(c) of the provisional agenda",
    ]
