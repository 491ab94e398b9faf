from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from planner.documents.blocks import (
    Column,
    Heading,
    PageBreak,
    Paragraph,
    Symbol,
    Table,
    Verbatim,
    Words,
    term,
)
from planner.models.text import LANGUAGES, Text
from planner.rendering.docx import render_docx
from tests.rendering.samples import (
    agenda_blocks,
    document,
    full_document,
    grouped_table,
    plenary_table,
    words,
)

NB = "\N{NO-BREAK SPACE}"


def opened(made: bytes) -> WordDocument:
    return docx.Document(BytesIO(made))


def part(made: bytes, name: str) -> Any:
    with ZipFile(BytesIO(made)) as archive:
        return parse_xml(archive.read(name))


def body(made: bytes) -> Any:
    return part(made, "word/document.xml")


def all_of(root: Any, tag: str) -> list[Any]:
    return list(root.iter(qn(tag)))


def text_of(node: Any) -> str:
    return "".join(found.text or "" for found in all_of(node, "w:t"))


def runs_of(node: Any) -> list[tuple[str, bool]]:
    """The words of each run, and whether it is written from the right."""
    return [(text_of(run), bool(all_of(run, "w:rtl"))) for run in all_of(node, "w:r")]


def wide_table() -> Table:
    return Table(words("Wide"), tuple(Column(words(str(number))) for number in range(4)), ())


def test_a_document_has_real_headings_and_its_cover_in_order() -> None:
    word = opened(render_docx(full_document(), "en"))
    assert [(p.style.name if p.style else "", p.text) for p in word.paragraphs] == [
        ("No Spacing", "CTOC/COP/2018/1"),
        ("No Spacing", "Distr.: General"),
        ("No Spacing", "As at 26 July 2018"),
        ("No Spacing", "Original: English"),
        ("No Spacing", "Conference of the Parties"),
        ("No Spacing", "Ninth session"),
        ("No Spacing", "Vienna, 15-19 October 2018"),
        ("No Spacing", f"Item 1{NB}(c) of the provisional agenda"),
        ("Title", "Annotated provisional agenda"),
        ("Heading 1", "Provisional agenda"),
        ("Normal", "1\tOrganizational matters"),
        ("Normal", f"1{NB}(a)\tOpening of the session"),
        ("Normal", "2\tOther matters"),
        ("Heading 2", f"1{NB}(a) Opening of the session"),
        ("Normal", "The President opens the session."),
        ("Normal", "Mandates: rule 22 of the rules of procedure"),
        ("List Bullet", "Note by the secretariat (CTOC/COP/2018/7)"),
        ("No Spacing", ""),
        ("Heading 1", "Annex"),
        ("Caption", "Proposed organization of work"),
    ]


def test_a_table_has_its_rows_with_times_and_days_joined() -> None:
    rows = all_of(body(render_docx(document(plenary_table()), "en")), "w:tr")
    assert [[text_of(cell) for cell in all_of(row, "w:tc")] for row in rows] == [
        ["Date and time", "Plenary", "Parallel meetings"],
        ["Monday, 15 October"],
        [
            f"10{NB}a.m.-1{NB}p.m.",
            f"Item 1{NB}(a). Opening of the session",
            "Working Group on International Cooperation",
        ],
        ["", "Side event on <firearms> & parts", ""],
        [
            f"3-6{NB}p.m.",
            f"Item 1{NB}(a). Opening of the session (continued)",
            "Working Group on International Cooperation",
        ],
        ["Tuesday, 16 October"],
        [f"10{NB}a.m.-1{NB}p.m.", "", ""],
    ]
    assert [[node.get(qn("w:val")) for node in all_of(row, "w:gridSpan")] for row in rows] == [
        [], ["3"], [], [], [], ["3"], [],
    ]  # fmt: skip
    assert [[node.get(qn("w:val")) for node in all_of(row, "w:vMerge")] for row in rows] == [
        [], [], ["restart"], [None], [], [], [],
    ]  # fmt: skip


def test_headings_of_a_table_come_back_on_every_page_and_no_row_is_torn() -> None:
    for table, headings in ((plenary_table(), 1), (grouped_table(), 2)):
        rows = all_of(body(render_docx(document(table), "fr")), "w:tr")
        assert [bool(all_of(row, "w:tblHeader")) for row in rows] == [
            number < headings for number in range(len(rows))
        ]
        assert all(all_of(row, "w:cantSplit") for row in rows)


def test_a_shared_heading_spans_its_columns_and_the_times_go_down() -> None:
    first, second, _ = all_of(body(render_docx(document(grouped_table()), "en")), "w:tr")
    assert [text_of(cell) for cell in all_of(first, "w:tc")] == [
        "Date and time",
        "Working Group on International Cooperation",
    ]
    assert [text_of(cell) for cell in all_of(second, "w:tc")] == [
        "",
        "Agenda item",
        "Title or description",
    ]
    assert [node.get(qn("w:val")) for node in all_of(first, "w:gridSpan")] == ["2"]
    assert [node.get(qn("w:val")) for node in all_of(first, "w:vMerge")] == ["restart"]
    assert len(all_of(second, "w:vMerge")) == 1


def test_a_day_stays_with_what_follows_it() -> None:
    rows = all_of(body(render_docx(document(plenary_table()), "en")), "w:tr")
    assert [bool(all_of(row, "w:keepNext")) for row in rows] == [
        False, True, False, False, False, True, False,
    ]  # fmt: skip


def test_arabic_runs_from_the_right_and_its_table_is_mirrored() -> None:
    made = body(render_docx(document(plenary_table()), "ar"))
    assert len(all_of(made, "w:bidiVisual")) == 1
    said = {text_of(p): p for p in all_of(made, "w:p")}
    assert all_of(said["تنظيم الأعمال المقترح"], "w:bidi")
    assert runs_of(said[f"البند 1{NB}(أ)- افتتاح الدورة"]) == [
        ("البند ", True),
        (f"1{NB}(أ)", True),
        ("- ", True),
        ("افتتاح الدورة", True),
    ]


def test_what_is_there_in_english_alone_runs_from_the_left_in_an_arabic_document() -> None:
    made = body(render_docx(document(plenary_table(), Paragraph(words("One. Two."))), "ar"))
    for paragraph in all_of(made, "w:p"):
        if text_of(paragraph) in ("Side event on <firearms> & parts", "One. Two."):
            assert all_of(paragraph, "w:bidi") == []
            assert [is_rtl for _, is_rtl in runs_of(paragraph)] == [False]
            assert [node.get(qn("w:val")) for node in all_of(paragraph, "w:lang")] == ["en-GB"]


@pytest.mark.parametrize(
    ("content", "runs"),
    [
        (Symbol("CTOC/COP/2018/1"), [("CTOC/COP/2018/1", False)]),
        (term("document.decision", number=Verbatim("8/2")), [("المقرر ", True), ("8/2", False)]),
        (
            Words(Text(ar="حتى CTOC/COP/WG.2 (أ) 10:00-13:00")),
            [("حتى ", True), ("CTOC/COP/WG.2", False), (" (أ) 10:00-13:00", True)],
        ),
        (Words(Text(ar="Distr.: General")), [("Distr.: General", False)]),
    ],
)
def test_symbols_and_numbers_with_a_stroke_keep_their_order_in_arabic(
    content: Any, runs: list[tuple[str, bool]]
) -> None:
    made = body(render_docx(document(Heading(content)), "ar"))
    heading = next(
        p for p in all_of(made, "w:p") if all_of(p, "w:pStyle")[0].values() == ["Heading1"]
    )
    assert runs_of(heading) == runs


def test_chinese_asks_for_chinese_characters_and_says_its_language() -> None:
    made = body(render_docx(document(plenary_table()), "zh"))
    run = next(run for run in all_of(made, "w:r") if text_of(run) == "会议开幕")
    assert all_of(run, "w:rFonts")[0].get(qn("w:hint")) == "eastAsia"
    assert all_of(run, "w:lang")[0].get(qn("w:eastAsia")) == "zh-CN"
    assert all_of(made, "w:bidi") == all_of(made, "w:rtl") == all_of(made, "w:bidiVisual") == []


@pytest.mark.parametrize(
    ("language", "tag"), [("en", "en-GB"), ("fr", "fr-FR"), ("ru", "ru-RU"), ("es", "es-ES")]
)
def test_every_run_says_its_language(language: str, tag: str) -> None:
    made = body(render_docx(document(grouped_table(), title=Words(Text())), language))
    tags = {node.get(qn("w:val")) for node in all_of(made, "w:lang")}
    assert tags - {"en-GB"} == {tag} - {"en-GB"}
    assert len(all_of(made, "w:lang")) == len(all_of(made, "w:r"))


def test_a_symbol_leads_to_its_document() -> None:
    word = opened(render_docx(full_document(), "ru"))
    links = [
        (link.text, link.address) for paragraph in word.paragraphs for link in paragraph.hyperlinks
    ]
    assert links == [
        ("CTOC/COP/2018/1", "https://undocs.org/ru/CTOC/COP/2018/1"),
        ("CTOC/COP/2018/7", "https://undocs.org/ru/CTOC/COP/2018/7"),
    ]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_page_has_the_symbol_and_says_which_of_how_many_it_is(language: str) -> None:
    word = opened(render_docx(full_document(), language))
    (section,) = word.sections
    assert text_of(section.header._element) == "CTOC/COP/2018/1"
    footer: Any = section.footer._element
    assert [field.get(qn("w:instr")) for field in all_of(footer, "w:fldSimple")] == [
        "PAGE",
        "NUMPAGES",
    ]
    assert text_of(footer) == "1/1"
    assert all_of(footer, "w:bidi") == []


@pytest.mark.parametrize(
    ("blocks", "sheets"),
    [
        ((plenary_table(),), [WD_ORIENT.PORTRAIT]),
        ((wide_table(),), [WD_ORIENT.LANDSCAPE]),
        ((*agenda_blocks(), wide_table()), [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]),
        (
            (wide_table(), PageBreak(), wide_table(), PageBreak(), plenary_table()),
            [WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT],
        ),
        ((), [WD_ORIENT.PORTRAIT]),
    ],
)
def test_a_sheet_with_a_wide_table_lies_across(blocks: Any, sheets: list[WD_ORIENT]) -> None:
    sections = opened(render_docx(document(*blocks), "en")).sections
    assert [section.orientation for section in sections] == sheets
    assert [(section.page_width or 0) > (section.page_height or 0) for section in sections] == [
        sheet is WD_ORIENT.LANDSCAPE for sheet in sheets
    ]


def test_columns_fill_the_width_between_the_margins() -> None:
    made = body(render_docx(document(grouped_table()), "en"))
    widths = [int(node.get(qn("w:w"))) for node in all_of(made, "w:gridCol")]
    # Twentieths of a point: 2.9 cm, 1.9 cm, and the rest of the 17 cm.
    assert widths == [1644, 1077, 6917]


def test_the_file_says_what_it_is_and_bears_no_date_of_its_own() -> None:
    made = render_docx(full_document(), "fr")
    properties = opened(made).core_properties
    assert properties.title == "Ordre du jour provisoire annoté"
    assert properties.language == "fr-FR"
    assert (properties.author, properties.comments, properties.last_modified_by) == ("", "", "")
    assert (properties.created, properties.modified) == (None, None)
    assert "docProps/thumbnail.jpeg" not in ZipFile(BytesIO(made)).namelist()


def test_the_file_bears_the_day_of_issue_if_there_is_one() -> None:
    properties = opened(
        render_docx(full_document(), "en", issued_on=date(2018, 7, 26))
    ).core_properties
    midnight = datetime(2018, 7, 26, tzinfo=UTC)
    assert (properties.created, properties.modified) == (midnight, midnight)


@pytest.mark.parametrize("language", LANGUAGES)
def test_equal_documents_are_equal_bytes(language: str) -> None:
    made = render_docx(full_document(), language)
    assert render_docx(full_document(), language) == made
    with ZipFile(BytesIO(made)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_page_break_is_one() -> None:
    made = body(render_docx(full_document(), "en"))
    assert [node.get(qn("w:type")) for node in all_of(made, "w:br")] == ["page"]


def test_a_title_longer_than_a_file_may_have_is_whole_in_the_document() -> None:
    word = opened(render_docx(document(title=words("x" * 300)), "en"))
    assert word.core_properties.title == "x" * 255
    assert word.paragraphs[-1].text == "x" * 300


def test_characters_that_xml_forbids_are_left_out() -> None:
    word = opened(render_docx(document(title=words("A\x00\x0b\ud800\uffffB")), "en"))
    assert "AB" in [paragraph.text for paragraph in word.paragraphs]


# ECMA-376, part 1, 17.3.1.26, 17.3.2.28 and 17.4.69, as far as used here.
IN_ORDER = {
    "w:pPr": ["pStyle", "keepNext", "bidi", "spacing", "ind", "jc", "rPr", "sectPr"],
    "w:rPr": ["rFonts", "b", "bCs", "i", "color", "sz", "szCs", "u", "rtl", "lang"],
    "w:tcPr": ["tcW", "gridSpan", "vMerge", "shd"],
}


@pytest.mark.parametrize("tag", IN_ORDER)
@pytest.mark.parametrize("language", ["ar", "zh"])
def test_properties_stand_in_the_order_that_word_asks_for(tag: str, language: str) -> None:
    made = body(render_docx(document(*agenda_blocks(), grouped_table(), plenary_table()), language))
    order = IN_ORDER[tag]
    found = [
        [node.tag.rpartition("}")[2] for node in properties] for properties in all_of(made, tag)
    ]
    assert found
    assert [names for names in found if names != sorted(names, key=order.index)] == []
