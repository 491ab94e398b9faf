"""The file as a whole: what it says of itself, and that it is always the same."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256
from typing import Any

import pytest

from planner.documents.blocks import Heading, PageBreak, Paragraph
from planner.errors import InvalidInput
from planner.models.text import LANGUAGES
from planner.rendering.pdf import Paper, render_pdf
from tests.rendering.pdf.reading import operations, reader, text_by_pypdf
from tests.rendering.pdf.samples import (
    COOPERATION,
    REVIEW,
    document,
    list_of_items,
    plenary_table,
    sample,
    wide_table,
)

DAY = date(2018, 7, 26)
HASHES = """
import hashlib, sys
from datetime import date
from planner.models.text import LANGUAGES
from planner.rendering.pdf import render_pdf
from tests.rendering.pdf.samples import sample
for language in LANGUAGES:
    file = render_pdf(sample(), language, is_draft=True, issued_on=date(2018, 7, 26))
    sys.stdout.write(hashlib.sha256(file).hexdigest() + "\\n")
"""
MANY = """
import hashlib, sys
from concurrent.futures import ThreadPoolExecutor
from planner.models.text import LANGUAGES
from planner.rendering.pdf import render_pdf
from tests.rendering.pdf.samples import sample
def made(n):
    return hashlib.sha256(render_pdf(sample(), LANGUAGES[n % 6])).hexdigest()
with ThreadPoolExecutor(8) as pool:
    sys.stdout.write("\\n".join(pool.map(made, range(400))))
"""


def run(script: str, seed: str) -> "subprocess.Popen[str]":
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": "."}
    return subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, env=environment
    )


def test_two_processes_make_the_same_bytes() -> None:
    first, second = run(HASHES, "1"), run(HASHES, "2")
    made = first.communicate()[0].split()
    assert made == second.communicate()[0].split()
    assert made == [
        sha256(render_pdf(sample(), language, is_draft=True, issued_on=DAY)).hexdigest()
        for language in LANGUAGES
    ]


def test_threads_make_the_same_bytes_as_one_alone() -> None:
    alone = [render_pdf(sample(), language) for language in LANGUAGES]
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda n: render_pdf(sample(), LANGUAGES[n % 6]), range(24)))
    assert made == alone * 4


@pytest.mark.slow
def test_eight_threads_in_two_processes_make_four_hundred_documents_each_without_a_flaw() -> None:
    processes = [run(MANY, "0"), run(MANY, "7")]
    made = [process.communicate()[0].split() for process in processes]
    alone = [sha256(render_pdf(sample(), language)).hexdigest() for language in LANGUAGES]
    assert [process.returncode for process in processes] == [0, 0]
    assert made == [[alone[n % 6] for n in range(400)]] * 2


def test_the_file_says_what_it_is() -> None:
    pdf = reader(render_pdf(sample(), "fr", issued_on=DAY))
    said: dict[Any, Any] = dict(pdf.metadata or {})
    assert said == {
        "/Title": "Projet d’organisation des travaux",
        "/Subject": "Conférence des Parties à la Convention des Nations Unies contre la "
        "criminalité transnationale organisée - Vienne, 15-19 octobre 2018",
        "/Producer": "ReportLab",
        "/CreationDate": "D:20180726000000Z",
        "/ModDate": "D:20180726000000Z",
    }
    catalog: Any = pdf.trailer["/Root"]
    assert catalog["/Lang"] == "fr"
    assert catalog["/MarkInfo"] == {"/Marked": True}
    assert "/Direction" not in catalog["/ViewerPreferences"]
    assert "/Metadata" not in catalog


def test_an_arabic_file_turns_its_pages_to_the_right() -> None:
    catalog: Any = reader(render_pdf(sample(), "ar")).trailer["/Root"]
    assert catalog["/ViewerPreferences"]["/Direction"] == "/R2L"


def test_without_a_date_the_file_has_none() -> None:
    assert "/CreationDate" not in (reader(render_pdf(sample(), "en")).metadata or {})


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_embedded_faces_are_used(language: str) -> None:
    for page in reader(render_pdf(sample(), language, is_draft=True)).pages:
        resources: Any = page["/Resources"]
        fonts = resources["/Font"]
        for font in fonts.values():
            (descendant,) = font.get_object()["/DescendantFonts"]
            assert "/FontFile2" in descendant.get_object()["/FontDescriptor"]


def test_no_face_is_in_the_file_that_is_not_embedded() -> None:
    assert b"Helvetica" not in render_pdf(sample(), "en")


def test_pages_are_numbered_in_the_language_of_the_document() -> None:
    pages = reader(render_pdf(sample(), "en")).pages
    assert [page.extract_text().splitlines()[-1] for page in pages] == [
        f"Page {n} of {len(pages)}" for n in range(1, len(pages) + 1)
    ]
    assert "第1页，共" in text_by_pypdf(render_pdf(sample(), "zh"))


def test_the_symbol_heads_every_page_but_the_first() -> None:
    pages = reader(render_pdf(sample(), "en")).pages
    assert pages[0].extract_text().startswith("United Nations CTOC/COP/2018/1")
    for page in pages[1:]:
        assert "CTOC/COP/2018/1" in page.extract_text()


def test_a_draft_is_marked_by_shapes_on_every_page_and_in_its_title() -> None:
    draft, final = (
        reader(render_pdf(sample(), "ru", is_draft=is_draft)) for is_draft in (True, False)
    )
    for page, unmarked in zip(draft.pages, final.pages, strict=True):
        assert page.extract_text() == unmarked.extract_text()
        curves = [operator for _, operator in operations(page) if operator == b"c"]
        assert len(curves) > 20
        assert [op for _, op in operations(unmarked) if op == b"c"] == []
    assert draft.metadata is not None
    assert draft.metadata.title == "Предлагаемая организация работы (ПРОЕКТ)"


def test_paper_comes_in_two_sizes() -> None:
    for paper, size in (("a4", (595.28, 841.89)), (Paper.LETTER, (612.0, 792.0))):
        box = reader(render_pdf(document(list_of_items()), "en", paper=paper)).pages[0].mediabox
        assert (round(float(box.width), 2), round(float(box.height), 2)) == size


def test_paper_of_an_unknown_size_is_refused() -> None:
    with pytest.raises(InvalidInput) as raised:
        render_pdf(sample(), "en", paper="a5")
    assert str(raised.value) == "paper-unknown(value='a5', known='a4, letter')"


def test_a_language_that_is_not_one_of_the_six_is_refused() -> None:
    with pytest.raises(InvalidInput) as raised:
        render_pdf(sample(), "de")
    assert raised.value.code == "language-unknown"


def test_a_wide_table_and_its_heading_lie_on_their_side() -> None:
    wide = document(
        Paragraph(REVIEW), Heading(COOPERATION), wide_table(), Paragraph(REVIEW), PageBreak()
    )
    pages = reader(render_pdf(wide, "en")).pages
    shapes = [page.mediabox.width > page.mediabox.height for page in pages]
    assert shapes == [False, True, False]
    assert "Working Group on International Cooperation" in pages[1].extract_text()


def test_a_cover_lies_on_its_side_with_a_wide_table_that_is_all_there_is() -> None:
    pages = reader(render_pdf(document(wide_table()), "en")).pages
    assert [page.mediabox.width > page.mediabox.height for page in pages] == [True]


def test_a_document_without_blocks_is_a_cover() -> None:
    assert len(reader(render_pdf(document(), "es")).pages) == 1


def test_page_breaks_make_no_empty_pages() -> None:
    broken = document(PageBreak(), PageBreak(), plenary_table(1), PageBreak())
    assert len(reader(render_pdf(broken, "en")).pages) == 2
