from io import BytesIO

import pytest
from werkzeug.test import TestResponse

from planner.documents.organization_of_work import organization_of_work
from planner.editing.edit import rebuilt
from planner.rendering.formats import render
from planner.seeding.workbooks import write_workbook
from tests.web.conftest import draft
from tests.web.pages_read import Page
from tests.web.workbench.site import Work

MEETINGS = {"kind": "meetings", "body": "plenary", "titles": "en"}
AGENDA = {"kind": "agenda", "body": "plenary", "titles": "en"}


def sent(work: Work, content: bytes, name: str, fields: dict[str, str]) -> TestResponse:
    data = {**work.before("import"), **fields, "file": (BytesIO(content), name)}
    return work.client.post(f"{work.home}import", data=data)


def hidden(page: Page) -> dict[str, str]:
    """What the form with the lines would send, all that is ticked included, but for the ticks."""
    return {
        str(field.attributes["name"]): str(field.attributes["value"])
        for field in page.all("input")
        if field.attributes.get("name") in ("kind", "body", "titles", "rows")
    }


def ticked(page: Page) -> list[str]:
    return [
        str(box.attributes["value"])
        for box in page.all("input", name="take")
        if "checked" in box.attributes
    ]


def taken(work: Work, page: Page, places: list[str]) -> TestResponse:
    fields = {**work.before("import"), **hidden(page), "take": places}
    return work.client.post(f"{work.home}import/take", data=fields)


@pytest.fixture
def plan(work: Work) -> bytes:
    """The plan of the ninth session as a document in French; the draft has none of it any more."""
    programme = work.programme
    written = render(organization_of_work(programme), "fr", "docx")
    draft(work.app, rebuilt(programme, meetings=(), allocations=()))
    return written


def test_a_plan_is_shown_line_by_line_and_nothing_is_written(work: Work, plan: bytes) -> None:
    page = Page(sent(work, plan, "plan.docx", MEETINGS).text)
    assert len(ticked(page)) == 12
    assert work.programme.meetings == ()


def test_what_is_ticked_is_taken_in_one_edit_and_can_be_taken_back(work: Work, plan: bytes) -> None:
    page = Page(sent(work, plan, "plan.docx", MEETINGS).text)
    work.after(taken(work, page, ticked(page)[:3]))
    found = [(m.day.day, m.starts.hour, m.bodies) for m in work.programme.meetings]
    assert found == [(15, 10, ("plenary",)), (15, 15, ("plenary",)), (16, 10, ("plenary",))]
    work.send("undo")
    assert work.programme.meetings == ()


def test_lines_that_are_there_already_are_not_offered_again(work: Work, plan: bytes) -> None:
    page = Page(sent(work, plan, "plan.docx", MEETINGS).text)
    taken(work, page, ticked(page))
    again = sent(work, plan, "plan.docx", MEETINGS).text
    assert (ticked(Page(again)), again.count("The draft has this already.")) == ([], 12)


def test_nothing_ticked_is_said(work: Work, plan: bytes) -> None:
    page = Page(sent(work, plan, "plan.docx", MEETINGS).text)
    refused = taken(work, page, [])
    assert (refused.status_code, "Tick the lines that are to be taken." in refused.text) == (
        422,
        True,
    )


def test_an_agenda_from_a_workbook_names_each_line_that_it_cannot_take(work: Work) -> None:
    rows = [["No.", "English", "Русский"], ["10", "New", "Новый"], ["x", "?"], ["12 (a)", "Alone"]]
    answer = sent(work, write_workbook(rows, "Agenda"), "agenda.xlsx", AGENDA).text
    page = Page(answer)
    said = (
        "Line 3: “x” is no number of an item",
        "Line 4: item 12 (a) has no item 12 above it",
    )
    assert [sentence in answer for sentence in said] == [True, True]
    work.after(taken(work, page, ticked(page)))
    item = work.programme.item_numbered("plenary", "10")
    assert item is not None
    assert (item.title.en, item.title.ru, item.title.unverified) == ("New", "Новый", ("en", "ru"))


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"text", "plan.docx", "this is no document that can be read (DOCX)"),
        (b"text", "plan.xlsx", "this is no workbook that can be read (XLSX)"),
        (b"text", "plan.pdf", "the file is of another kind; possible are XLSX, DOCX"),
        (b"", "", "Choose a file first."),
    ],
)
def test_a_file_that_cannot_be_read_is_said(
    work: Work, content: bytes, name: str, sentence: str
) -> None:
    answer = sent(work, content, name, MEETINGS)
    assert (answer.status_code, sentence in answer.text) == (422, True)


@pytest.mark.parametrize("rows", ["", "[", "[1]", '[["a", 1]]', "{}", '{"a": []}'])
def test_a_table_that_the_form_did_not_send_is_refused(work: Work, rows: str) -> None:
    fields = {**work.before("import"), **MEETINGS, "rows": rows, "take": "0"}
    assert work.client.post(f"{work.home}import/take", data=fields).status_code == 422
