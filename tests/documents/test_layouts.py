"""How the organization of work is laid out."""

from datetime import time

from planner.documents.blocks import ColumnRole, Subject, Table, Target
from planner.documents.organization_of_work import work_table
from planner.models.body import BodyKind
from planner.models.meeting import MeetingStatus, Room
from planner.rendering.words import plain
from tests.builders import a_body, a_meeting, a_programme, an_item, six, taken

WG = a_body("wg", BodyKind.WORKING_GROUP)
OTHER = a_body("other", BodyKind.WORKING_GROUP)


def rows(table: Table) -> list[tuple[str, ...]]:
    """(time, cell, cell …) for each row, in English; an empty cell is an empty string."""
    return [
        (
            plain(group.header, "en"),
            *(plain(cell.content, "en") if cell.content else "" for cell in row),
        )
        for band in table.bands
        for group in band.groups
        for row in group.rows
    ]


def headings(table: Table) -> list[str]:
    return [
        " / ".join(plain(part, "en") for part in (column.group, column.heading) if part)
        for column in table.columns
    ]


def test_a_plenary_alone_has_no_column_of_parallel_meetings() -> None:
    table = work_table(
        a_programme(
            items=[an_item("1", "1")],
            meetings=[a_meeting("m-1")],
            allocations=taken("m-1", "1"),
        )
    )
    assert headings(table) == ["Date and time", "Plenary"]
    assert rows(table) == [("10 a.m.-1 p.m.", "Item 1. Title 1 (en)")]


def test_a_body_that_meets_in_parallel_is_named_before_its_items() -> None:
    table = work_table(
        a_programme(
            bodies=[a_body(), WG],
            items=[an_item("1", "1"), an_item("w-1", "1", "wg"), an_item("w-2", "2", "wg")],
            meetings=[a_meeting("m-1"), a_meeting("m-2", bodies=("wg",))],
            allocations=[*taken("m-1", "1"), *taken("m-2", "w-1", "w-2")],
        )
    )
    assert headings(table) == ["Date and time", "Plenary", "Parallel meetings"]
    assert rows(table) == [
        ("10 a.m.-1 p.m.", "Item 1. Title 1 (en)", "Body wg (en)"),
        ("10 a.m.-1 p.m.", "", "Item 1. Title 1 (en)"),
        ("10 a.m.-1 p.m.", "", "Item 2. Title 2 (en)"),
    ]


def test_meetings_at_other_hours_stand_apart_in_order_of_their_start() -> None:
    table = work_table(
        a_programme(
            bodies=[a_body(), WG],
            meetings=[
                a_meeting("m-1"),
                a_meeting("m-2", bodies=("wg",), starts=11),
                a_meeting("m-0", bodies=("wg",), ends=time(10, 30)),
            ],
        )
    )
    assert [row[0] for row in rows(table)] == ["10-10.30 a.m.", "10 a.m.-1 p.m.", "11 a.m.-2 p.m."]


def test_without_a_plenary_bodies_stand_side_by_side_with_their_own_numbers() -> None:
    table = work_table(
        a_programme(
            bodies=[WG, OTHER],
            items=[
                an_item("w-3", "3", "wg", subject="forests"),
                an_item("w-4", "4", "wg"),
                an_item("o-1", "1", "other"),
                an_item("o-2", "2", "other", subject="forests"),
            ],
            meetings=[a_meeting("m-1", bodies=("wg", "other"))],
            allocations=taken("m-1", "o-1", "w-3", "o-2", "w-4"),
        )
    )
    assert headings(table) == [
        "Date and time",
        "Body wg (en) / Agenda item",
        "Body wg (en) / Title or description",
        "Body other (en) / Agenda item",
        "Body other (en) / Title or description",
    ]
    assert [column.role for column in table.columns[1:3]] == [ColumnRole.NUMBER, ColumnRole.TEXT]
    time = "10 a.m.-1 p.m."
    assert rows(table) == [
        (time, "", "", "1", "Title 1 (en)"),
        (time, "3", "Title 3 (en)", "2", "Title 2 (en)"),
        (time, "4", "Title 4 (en)", "", ""),
    ]


def test_bodies_that_meet_apart_at_the_same_time_share_rows() -> None:
    table = work_table(
        a_programme(
            bodies=[WG, OTHER],
            items=[an_item("w-3", "3", "wg"), an_item("o-1", "1", "other")],
            meetings=[a_meeting("m-1", bodies=("wg",)), a_meeting("m-2", bodies=("other",))],
            allocations=[*taken("m-1", "w-3"), *taken("m-2", "o-1")],
        )
    )
    assert rows(table) == [("10 a.m.-1 p.m.", "3", "Title 3 (en)", "1", "Title 1 (en)")]


def test_a_cancelled_meeting_stays_in_the_table_and_says_so() -> None:
    table = work_table(
        a_programme(
            items=[an_item("1", "1")],
            meetings=[a_meeting("m-1", status=MeetingStatus.CANCELLED)],
            allocations=taken("m-1", "1"),
        )
    )
    assert rows(table) == [("10 a.m.-1 p.m.", "Item 1. Title 1 (en) (cancelled)")]


def test_the_room_is_said_below_the_items() -> None:
    table = work_table(
        a_programme(
            rooms=[Room(key="a", name=six("Board Room A"))],
            items=[an_item("1", "1")],
            meetings=[a_meeting("m-1", room="a")],
            allocations=taken("m-1", "1"),
        )
    )
    assert [row[1] for row in rows(table)] == ["Item 1. Title 1 (en)", "Board Room A (en)"]


def test_a_cell_leads_to_its_item_and_a_time_to_its_meeting() -> None:
    table = work_table(
        a_programme(
            items=[an_item("1", "1")],
            meetings=[a_meeting("m-1")],
            allocations=taken("m-1", "1"),
        )
    )
    (group,) = table.bands[0].groups
    assert group.target == Target(Subject.MEETING, "m-1")
    assert group.rows[0][0].target == Target(Subject.ITEM, "1")
    assert group.keys == ("m-1",)


def test_the_short_title_is_printed_where_there_is_one() -> None:
    table = work_table(
        a_programme(
            items=[an_item("1", "1", short_title=six("Short"))],
            meetings=[a_meeting("m-1")],
            allocations=taken("m-1", "1"),
        )
    )
    assert rows(table) == [("10 a.m.-1 p.m.", "Item 1. Short (en)")]


def test_a_body_without_an_agenda_has_a_place_beside_those_that_have_one() -> None:
    consultations = a_body("informals", BodyKind.INFORMAL_CONSULTATIONS)
    table = work_table(
        a_programme(
            bodies=[WG, consultations],
            items=[an_item("w-3", "3", "wg")],
            meetings=[
                a_meeting("m-1", bodies=("wg",)),
                a_meeting("m-2", bodies=("informals",)),
                a_meeting("m-3", bodies=("informals",), starts=19),
            ],
            allocations=taken("m-1", "w-3"),
        )
    )
    assert headings(table)[-1] == "Other meetings"
    assert rows(table) == [
        ("10 a.m.-1 p.m.", "3", "Title 3 (en)", "Body informals (en)"),
        ("7-10 p.m.", "", "", "Body informals (en) (continued)"),
    ]


def test_no_meeting_is_without_a_row() -> None:
    """A session of which no body has an agenda still says who meets when."""
    table = work_table(a_programme(bodies=[WG], meetings=[a_meeting("m-1", bodies=("wg",))]))
    assert rows(table) == [("10 a.m.-1 p.m.", "Body wg (en)")]
