"""What the planner writes in six languages is read back as it was, from documents and workbooks."""

import csv
from dataclasses import replace
from datetime import date, time
from io import BytesIO, StringIO

import pytest
from openpyxl import Workbook

from planner.assets import folder
from planner.documents.organization_of_work import organization_of_work
from planner.editing.imported_agenda import import_items, imported_items
from planner.editing.imported_meetings import import_meetings, imported_meetings
from planner.models.programme import Programme, programme_of
from planner.models.text import LANGUAGES
from planner.rendering.formats import render
from planner.seeding.reading import read_bundle
from planner.services.uploads import tables_in
from planner.web.workbench.import_words import words_of

SESSIONS = ("untoc-cop-9", "untoc-wg-2022")


def seed(name: str) -> Programme:
    return read_bundle(folder("seeds") / "sessions" / f"{name}.toml")


def without_meetings(programme: Programme) -> Programme:
    return replace(programme, meetings=(), allocations=())


def plan(programme: Programme) -> list[tuple[object, ...]]:
    return [
        (
            meeting.day,
            meeting.starts,
            meeting.ends,
            meeting.bodies,
            tuple(item.key for item in programme.items_at(meeting.key)),
        )
        for meeting in programme.meetings
    ]


def written(programme: Programme, language: str) -> list[list[str]]:
    document = render(organization_of_work(programme), language, "docx")
    tables = tables_in(document, "plan.docx")
    return max(tables, key=len)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SESSIONS)
def test_a_plan_in_a_document_comes_back_whole(name: str, language: str) -> None:
    programme = seed(name)
    empty = without_meetings(programme)
    meetings, unread = imported_meetings(written(programme, language), empty, words_of(empty))
    assert unread == ()
    assert [fault for meeting in meetings for fault in meeting.faults] == []
    keys = [f"m-{n}" for n in range(len(meetings))]
    assert sorted(plan(import_meetings(meetings, keys).apply(empty))) == sorted(plan(programme))


@pytest.mark.parametrize("name", SESSIONS)
def test_a_plan_that_the_draft_has_already_changes_nothing(name: str) -> None:
    programme = seed(name)
    meetings, _ = imported_meetings(written(programme, "en"), programme, words_of(programme))
    assert {meeting.is_same for meeting in meetings} == {True}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_in_a_workbook_comes_back_whole(language: str) -> None:
    programme = seed("untoc-wg-2022")
    table = render(organization_of_work(programme), language, "csv").decode("utf-8-sig")
    book = Workbook()
    for row in csv.reader(StringIO(table)):
        book.worksheets[0].append(row)
    kept = BytesIO()
    book.save(kept)
    (rows,) = tables_in(kept.getvalue(), "plan.xlsx")
    empty = without_meetings(programme)
    meetings, _ = imported_meetings(rows, empty, words_of(empty))
    assert sum(len(meeting.items) for meeting in meetings) == len(programme.allocations)


def test_a_plain_list_is_read_with_its_days_carried_down() -> None:
    programme = without_meetings(seed("untoc-cop-9"))
    rows = [
        ["Annex", "", "", "", ""],
        ["Day", "From", "To", "Body", "Items"],
        ["2018-10-15 00:00", "10:00", "13:00", "Plenary", "1 (a); 1 (b)"],
        ["", "15.00", "18.00", "Working Group on International Cooperation", ""],
        ["16/10/2018", "10h00", "13h00", "", "2 (a)"],
        ["Someday", "10:00", "13:00", "Plenary", "1 (c)"],
        ["17.10.2018", "soon", "13:00", "Plenary", "1 (c)"],
        ["17.10.2018", "10:00", "13:00", "The other place", "1 (c)"],
        ["17.10.2018", "15:00", "18:00", "Plenary", "99"],
    ]
    meetings, unread = imported_meetings(rows, programme, words_of(programme))
    found = [(m.lines, m.day, m.hours, m.bodies, m.items) for m in meetings]
    assert found == [
        ((3,), date(2018, 10, 15), (time(10), time(13)), ("plenary",), ("1-a", "1-b")),
        ((4,), date(2018, 10, 15), (time(15), time(18)), ("wg-3",), ()),
        ((5,), date(2018, 10, 16), (time(10), time(13)), ("plenary",), ("2-a",)),
        ((9,), date(2018, 10, 17), (time(15), time(18)), ("plenary",), ()),
    ]
    assert [(fault.code, fault.path) for fault in unread] == [
        ("day-malformed", ("6",)),
        ("hours-malformed", ("7",)),
        ("body-not-known", ("8",)),
    ]
    assert [fault.code for fault in meetings[3].faults] == ["item-not-known"]


def test_a_meeting_outside_the_session_cannot_be_taken() -> None:
    programme = without_meetings(seed("untoc-cop-9"))
    rows = [["Day", "Hours", "Body"], ["2018-10-22", "10:00-13:00", "Plenary"]]
    meetings, _ = imported_meetings(rows, programme, words_of(programme))
    assert [(m.may_be_taken, [f.code for f in m.faults]) for m in meetings] == [
        (False, ["meeting-outside-session"])
    ]


def without_agenda(programme: Programme) -> Programme:
    return programme_of(programme.session, bodies=programme.bodies)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_agenda_in_a_table_comes_back_whole(language: str) -> None:
    from planner.i18n.numbers import item_number

    programme = seed("untoc-cop-9")
    rows = [
        [item_number(item.number, language), item.title.get(language) or ""]
        for item in programme.agenda_of("plenary")
    ]
    empty = without_agenda(programme)
    items, unread = imported_items(rows, empty, "plenary", words_of(empty), language)
    assert unread == ()
    keys = [f"i-{n}" for n in range(len(items))]
    built = import_items(items, "plenary", keys).apply(empty)
    assert [(item.number, item.title.get(language)) for item in built.items] == [
        (item.number, item.title.get(language)) for item in programme.agenda_of("plenary")
    ]


def test_titles_in_several_languages_are_read_from_their_columns() -> None:
    programme = seed("untoc-cop-9")
    rows = [
        ["No.", "English", "Français"],
        ["1", "Organizational matters", "Autre titre"],
        ["9 bis", "Late", "Tardif"],
        ["9 bis", "Twice", ""],
        ["11 (a)", "Orphan", ""],
        ["?", "Nothing", ""],
        ["12", "", ""],
    ]
    items, unread = imported_items(rows, programme, "plenary", words_of(programme), "en")
    assert [
        (item.line, item.number, item.may_be_taken, [fault.code for fault in item.faults])
        for item in items
    ] == [
        (2, "1", True, []),
        (3, "9bis", True, []),
        (4, "9bis", False, ["number-repeated"]),
        (5, "11.a", False, ["item-without-parent"]),
        (7, "12", False, ["line-without-title"]),
    ]
    assert [(fault.code, fault.path) for fault in unread] == [("line-without-number", ("6",))]
    built = import_items(items[:2], "plenary", ["x", "y"]).apply(programme)
    first, late = built.item("1"), built.item("y")
    assert (first.title.fr, "fr" in first.title.unverified) == ("Autre titre", True)
    assert (late.number, late.title.en, late.title.fr) == ("9bis", "Late", "Tardif")
    numbers = [item.number for item in built.agenda_of("plenary")]
    assert numbers.index("9bis") == numbers.index("9") + 1
