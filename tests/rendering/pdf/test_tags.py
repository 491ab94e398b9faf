"""The structure of the file: what a screen reader is told, and what it is spared."""

from typing import Any

import pytest

from planner.documents.blocks import Heading, Paragraph, Symbol, Words, term
from planner.models.text import LANGUAGES
from planner.rendering.pdf import render_pdf
from tests.rendering.pdf.reading import PAINTING, operations, reader, structure
from tests.rendering.pdf.samples import (
    ENGLISH_ONLY,
    document,
    list_of_items,
    long_table,
    plenary_table,
    sample,
    two_bodies_table,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_painted_outside_of_marks(language: str) -> None:
    for page in reader(render_pdf(sample(), language, is_draft=True)).pages:
        depth = 0
        for _, operator in operations(page):
            depth += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(operator, 0)
            assert depth in (0, 1)
            assert depth == 1 or operator not in PAINTING
        assert depth == 0


def test_every_mark_leads_to_the_element_that_it_belongs_to() -> None:
    pdf = reader(render_pdf(sample(), "ar"))
    root: Any = pdf.trailer["/Root"]
    numbers = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
    for number, page in enumerate(pdf.pages):
        assert int(str(page["/StructParents"])) == number
        marks = [
            (str(operands[0]), int(operands[1]["/MCID"]))
            for operands, operator in operations(page)
            if operator == b"BDC" and "/MCID" in operands[1]
        ]
        assert [number for _, number in marks] == list(range(len(marks)))
        assert [kind for kind, _ in marks] == [
            str(element.get_object()["/S"]) for element in parents[number]
        ]


def test_headings_count_down_from_the_title_without_a_gap() -> None:
    root = structure(render_pdf(sample(), "en"))
    assert [node.text for node in root.all("H1")] == ["Proposed organization of work"]
    assert [node.text for node in root.all("H2")] == ["Provisional agenda", "Annex"]
    assert len(root.all("H3")) == 3


def test_a_table_over_several_pages_is_one_table_with_one_heading() -> None:
    file = render_pdf(document(long_table(200)), "en")
    assert len(reader(file).pages) > 3
    root = structure(file)
    assert len(root.all("Table")) == 1
    (heading,) = root.all("THead")
    assert [cell.text for cell in heading.all("TH")] == [
        "Date and time",
        "Plenary",
        "Parallel meetings",
    ]
    assert sum(len(row.all("TD")) for row in root.all("TBody")) == 400


def test_the_cells_say_what_they_head() -> None:
    root = structure(render_pdf(document(plenary_table(1)), "en"))
    (body,) = root.all("TBody")
    day, first, second, *_ = body.all("TR")
    assert [(cell.text, cell.attributes["/Scope"]) for cell in day.all("TH")] == [
        ("Monday, 15 October 2018", "/Row")
    ]
    assert day.all("TH")[0].attributes["/ColSpan"] == 3
    (time,) = first.all("TH")
    assert (time.attributes["/Scope"], time.attributes["/RowSpan"]) == ("/Row", 2)
    assert [cell.text for cell in first.all("TD")] == [
        "Item 1\N{NO-BREAK SPACE}(a). Opening of the session",
        "",
    ]
    assert [cell.kind for cell in second.kids] == ["TD", "TD"]


def test_columns_with_a_common_heading_are_two_rows_of_headings() -> None:
    root = structure(render_pdf(document(two_bodies_table()), "en"))
    upper, lower = root.all("THead")[0].all("TR")
    assert [
        (cell.text, cell.attributes.get("/ColSpan"), cell.attributes.get("/RowSpan"))
        for cell in upper.kids
    ] == [
        ("Date and time", None, 2),
        ("Working Group on International Cooperation", 2, None),
        ("Working Group of Government Experts on Technical Assistance", 2, None),
    ]
    assert [cell.text for cell in lower.kids] == ["Agenda item", "Title or description"] * 2


def test_a_table_tells_what_it_is_about() -> None:
    (table,) = structure(render_pdf(document(plenary_table()), "fr")).all("Table")
    assert table.attributes["/Summary"] == "Projet d’organisation des travaux"


def test_lists_stand_in_the_entries_that_they_belong_to() -> None:
    (outer, inner) = structure(render_pdf(document(list_of_items()), "en")).all("L")
    assert [item.all("Lbl")[0].text for item in outer.kids] == ["1", "2", "3"]
    assert outer.kids[0].all("L") == [inner]
    assert [item.all("Lbl")[0].text for item in inner.kids] == [
        "1\N{NO-BREAK SPACE}(a)",
        "1\N{NO-BREAK SPACE}(c)",
    ]


def test_a_symbol_is_a_link_to_its_document() -> None:
    file = render_pdf(
        document(
            Paragraph(term("document.paper", title=ENGLISH_ONLY, symbol=Symbol("CTOC/COP/2018/12")))
        ),
        "en",
    )
    link = structure(file).all("Link")[-1]
    assert link.text == "CTOC/COP/2018/12"
    (annotation,) = [kid.attributes for kid in link.kids]
    address = annotation["/A"]["/URI"]
    assert address == "https://undocs.org/en/CTOC/COP/2018/12"
    pdf = reader(file)
    root: Any = pdf.trailer["/Root"]
    numbers = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
    assert parents[annotation["/StructParent"]].get_object()["/S"] == "/Link"


def test_a_wording_in_another_language_says_which() -> None:
    root = structure(render_pdf(document(Paragraph(ENGLISH_ONLY)), "ar"))
    (span,) = [node for node in root.all("Span") if node.text.startswith("Seminar")]
    assert span.language == "en"
    assert root.language == "ar"


def test_bookmarks_lead_to_the_pages_of_their_headings() -> None:
    pdf = reader(render_pdf(sample(), "en"))

    def flat(outline: Any, level: int = 0) -> list[tuple[int, str, int]]:
        found = []
        for item in outline:
            if isinstance(item, list):
                found += flat(item, level + 1)
            else:
                page = pdf.get_destination_page_number(item)
                assert page is not None
                found.append((level, str(item.title), page))
        return found

    listed = flat(pdf.outline)
    assert [(level, title) for level, title, _ in listed] == [
        (0, "Proposed organization of work"),
        (1, "Provisional agenda"),
        (
            2,
            "2 Review of the implementation of the United Nations Convention against "
            "Transnational Organized Crime and the Protocols thereto",
        ),
        (1, "Annex"),
        (2, "Proposed organization of work"),
        (2, "Working Group on International Cooperation"),
    ]
    for _, title, page in listed:
        printed = " ".join(pdf.pages[page].extract_text().split())
        assert title in printed


def test_an_outline_leaves_no_level_out() -> None:
    deep = Heading(Words(ENGLISH_ONLY.text), level=3)
    pdf = reader(render_pdf(document(deep), "en"))
    outline: Any = pdf.outline
    (title, below) = outline
    assert (title.title, below[0].title) == (
        "Proposed organization of work",
        "Seminar on electronic evidence (e-evidence), hosted by the Bureau.",
    )
