import csv
from io import StringIO

import pytest

from planner.documents.blocks import Band, Cell, Column, RowGroup, Table
from planner.errors import InvalidInput
from planner.models.text import LANGUAGES
from planner.rendering.csv_table import harmless, render_csv
from tests.rendering.samples import (
    MONDAY,
    MORNING,
    agenda_blocks,
    document,
    grouped_table,
    plenary_table,
    words,
)


def test_each_row_carries_its_date_and_times() -> None:
    assert render_csv(document(plenary_table()), "fr").decode() == (
        "\ufeffDate,Début,Fin,Séance plénière,Réunions parallèles\r\n"
        "2018-10-15,10:00,13:00,Point 1 a). Ouverture de la session,"
        "Groupe de travail sur la coopération internationale\r\n"
        "2018-10-15,10:00,13:00,Side event on <firearms> & parts,\r\n"
        "2018-10-15,15:00,18:00,Point 1 a). Ouverture de la session (suite),"
        "Groupe de travail sur la coopération internationale\r\n"
        "2018-10-16,10:00,13:00,,\r\n"
    )


def test_a_shared_heading_stands_before_each_of_its_own() -> None:
    made = render_csv(document(grouped_table()), "en").decode()
    assert made == (
        "\ufeffStarts,Ends,"
        "Working Group on International Cooperation: Agenda item,"
        "Working Group on International Cooperation: Title or description\r\n"
        "10:00,13:00,2 (b),Opening of the session\r\n"
    )


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("ar", ["التاريخ", "البداية", "النهاية"]),
        ("zh", ["日期", "开始时间", "结束时间"]),
        ("en", ["Date", "Starts", "Ends"]),
        ("fr", ["Date", "Début", "Fin"]),
        ("ru", ["Дата", "Начало", "Окончание"]),
        ("es", ["Fecha", "Comienzo", "Fin"]),
    ],
)
def test_the_columns_are_named_in_the_language(language: str, first: list[str]) -> None:
    made = render_csv(document(plenary_table()), language).decode("utf-8-sig")
    assert next(csv.reader(StringIO(made, newline="")))[:3] == first


def test_two_tables_are_parted_by_an_empty_line() -> None:
    made = render_csv(document(plenary_table(), grouped_table()), "en").decode()
    first = render_csv(document(plenary_table()), "en").decode()
    second = render_csv(document(grouped_table()), "en").decode()
    assert made == f"{first}\r\n{second.removeprefix(chr(0xFEFF))}"


def test_bands_and_headers_that_are_no_days_and_times_are_written_out() -> None:
    table = Table(
        words("Bureau"),
        (Column(words("Office")), Column(words("State"))),
        (
            Band((RowGroup(words("Chair"), ((Cell(words("Spain")),),)),), words("Officers")),
            Band((RowGroup(MORNING, ((Cell(words("Iraq")),),)),), MONDAY),
        ),
    )
    made = render_csv(document(table), "en").decode("utf-8-sig")
    assert list(csv.reader(StringIO(made, newline=""))) == [
        ["Date", "Section", "Starts", "Ends", "Office", "State"],
        ["", "Officers", "", "", "Chair", "Spain"],
        ["2018-10-15", "", "10:00", "13:00", "", "Iraq"],
    ]


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_can_be_taken_for_a_formula(first: str) -> None:
    table = Table(
        words("T"),
        (Column(words("A")), Column(words("B"))),
        (Band((RowGroup(words(f"{first}1"), ((Cell(words(f'{first}cmd|" /C"!A0')),),)),)),),
    )
    made = render_csv(document(table), "en").decode("utf-8-sig")
    assert list(csv.reader(StringIO(made, newline="")))[1] == [
        f"'{first}1",
        f'\'{first}cmd|" /C"!A0',
    ]


def test_a_cell_that_only_contains_such_a_character_is_left_alone() -> None:
    assert [harmless(cell) for cell in ("10-13", "a@b", "", " =1")] == ["10-13", "a@b", "", " =1"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_has_as_many_cells_as_the_headings(language: str) -> None:
    made = render_csv(document(plenary_table()), language).decode("utf-8-sig")
    assert {len(line) for line in csv.reader(StringIO(made, newline=""))} == {5}


def test_a_document_without_a_table_has_no_such_format() -> None:
    with pytest.raises(InvalidInput) as raised:
        render_csv(document(*agenda_blocks()), "en")
    assert raised.value.code == "format-needs-table"
    assert raised.value.params == {"value": "csv", "document": "organization-of-work"}
