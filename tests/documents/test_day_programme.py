"""The programme of one day."""

from datetime import date

import pytest

from planner.assets import folder
from planner.documents.blocks import Document, Paragraph, Table
from planner.documents.day_programme import day_programme
from planner.errors import NotFound
from planner.models.body import BodyKind
from planner.models.meeting import MeetingStatus, Room
from planner.rendering.words import plain
from planner.seeding.reading import read_bundle
from tests.builders import a_body, a_meeting, a_programme, an_item, six, taken

PROGRAMME = a_programme(
    bodies=[a_body(), a_body("wg", BodyKind.WORKING_GROUP)],
    rooms=[Room(key="a", name=six("Room A"))],
    items=[an_item("4", "4"), an_item("5", "5")],
    meetings=[
        a_meeting("m-1", day=16, room="a"),
        a_meeting("m-2", day=16, bodies=("wg",)),
        a_meeting("m-3", day=16, starts=15, status=MeetingStatus.CANCELLED),
        a_meeting("m-4", day=17),
    ],
    allocations=[*taken("m-1", "4", "5"), *taken("m-3", "5"), *taken("m-4", "5")],
)


def rows(document: Document) -> list[tuple[str, ...]]:
    (table,) = document.blocks
    assert isinstance(table, Table)
    return [
        (
            plain(group.header, "en"),
            *(plain(cell.content, "en") if cell.content else "" for cell in row),
        )
        for group in table.bands[0].groups
        for row in group.rows
    ]


def test_a_day_lists_its_meetings_with_their_items_and_rooms() -> None:
    document = day_programme(PROGRAMME, date(2018, 10, 16))
    assert plain(document.title, "en") == "Programme of Tuesday, 16 October 2018"
    assert rows(document) == [
        ("10 a.m.-1 p.m.", "Plenary, 1st meeting", "Item 4. Title 4 (en)", "Room A (en)"),
        ("10 a.m.-1 p.m.", "", "Item 5. Title 5 (en)", ""),
        ("10 a.m.-1 p.m.", "Body wg (en), 1st meeting", "", ""),
        ("3-6 p.m.", "Plenary", "Item 5. Title 5 (en) (continued) (cancelled)", ""),
    ]


def test_without_rooms_there_is_no_column_for_them() -> None:
    document = day_programme(PROGRAMME, date(2018, 10, 17))
    assert rows(document) == [
        ("10 a.m.-1 p.m.", "Plenary, 2nd meeting", "Item 5. Title 5 (en) (continued)")
    ]


def test_a_free_day_of_the_session_says_so() -> None:
    document = day_programme(PROGRAMME, date(2018, 10, 18))
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.content, "fr") == "Aucune séance n’est prévue ce jour."


def test_a_day_outside_the_session_is_refused() -> None:
    with pytest.raises(NotFound) as refused:
        day_programme(PROGRAMME, date(2018, 10, 20))
    assert refused.value.code == "day-unknown"
    assert refused.value.params["day"] == "2018-10-20"


def test_a_joint_meeting_says_whose_items_are_whose() -> None:
    programme = read_bundle(folder("seeds") / "sessions" / "untoc-wg-2022.toml")
    document = day_programme(programme, date(2022, 5, 27))
    assert rows(document) == [
        (
            "10 a.m.-1 p.m.",
            "Working Group on International Cooperation, 6th meeting",
            "Item 5. Adoption of the joint report (continued)",
        ),
        (
            "10 a.m.-1 p.m.",
            "Working Group of Government Experts on Technical Assistance, 8th meeting",
            "Item 7. Adoption of the joint report (continued)",
        ),
    ]
