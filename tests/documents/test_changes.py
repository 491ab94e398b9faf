"""Changes in words."""

from typing import Any

import pytest

from planner.documents.changes import change_inline
from planner.editions.changes import changes_between
from planner.models.meeting import MeetingStatus, Room
from planner.models.programme import Programme
from planner.models.text import LANGUAGES
from planner.rendering.words import plain
from tests.builders import a_meeting, a_programme, an_item, six, taken
from tests.editions.test_changes import CHANGES, programme


def said(before: Programme, after: Programme, language: str = "en") -> list[str]:
    return [
        plain(change_inline(change, before, after), language)
        for change in changes_between(before, after)
    ]


def with_item_at(meeting: str) -> Programme:
    return a_programme(
        items=[an_item("4", "4", short_title=six("Cooperation"))],
        meetings=[a_meeting("m-1", day=16), a_meeting("m-2", day=17, starts=15)],
        allocations=taken(meeting, "4"),
    )


def test_an_item_that_moves_says_from_where_to_where() -> None:
    before, after = with_item_at("m-1"), with_item_at("m-2")
    assert [said(before, after, code) for code in ("en", "fr", "es")] == [
        [
            "Item 4. Cooperation (en): moved from Tuesday, 16 October, 10 a.m. "
            "to Wednesday, 17 October, 3 p.m."
        ],
        [
            "Point 4. Cooperation (fr) : déplacé du mardi 16 octobre, 10 heures "
            "au mercredi 17 octobre, 15 heures"
        ],
        [
            "Tema 4. Cooperation (es): trasladado del martes 16 de octubre, 10.00 horas "
            "al miércoles 17 de octubre, 15.00 horas"
        ],
    ]


def test_a_meeting_that_changes_room_says_both() -> None:
    rooms = [Room(key="a", name=six("Room A")), Room(key="b", name=six("Room B"))]
    before = a_programme(rooms=rooms, meetings=[a_meeting("m-1", room="a")])
    after = a_programme(rooms=rooms, meetings=[a_meeting("m-1", room="b")])
    assert said(before, after) == [
        "Plenary, 1st meeting, Monday, 15 October, 10 a.m.-1 p.m.: "
        "room changed from Room A (en) to Room B (en)"
    ]
    assert said(before, a_programme(rooms=rooms, meetings=[a_meeting("m-1")])) == [
        "Plenary, 1st meeting, Monday, 15 October, 10 a.m.-1 p.m.: "
        "room changed from Room A (en) to no room yet"
    ]


def test_a_cancelled_meeting_is_named_without_a_number() -> None:
    before = a_programme(meetings=[a_meeting("m-1")])
    after = a_programme(meetings=[a_meeting("m-1", status=MeetingStatus.CANCELLED)])
    assert said(before, after) == ["Plenary, Monday, 15 October, 10 a.m.-1 p.m.: cancelled"]


def test_what_is_gone_is_named_as_it_was() -> None:
    before = a_programme(items=[an_item("4", "4")], meetings=[a_meeting("m-1")])
    assert said(before, a_programme()) == [
        "Plenary, 1st meeting, Monday, 15 October, 10 a.m.-1 p.m.: no longer planned",
        "Item 4. Title 4 (en): no longer on the agenda",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("parts", [parts for parts, _ in CHANGES])
def test_every_change_can_be_said_in_every_language(parts: dict[str, Any], language: str) -> None:
    sentences = said(programme(), programme(**parts), language)
    assert sentences
    assert [sentence for sentence in sentences if "{" in sentence or "None" in sentence] == []
