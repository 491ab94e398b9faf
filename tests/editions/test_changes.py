"""What is told of the difference between two programmes."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from planner.editions.changes import changes_between
from planner.models.edition import Change, ChangeCode, Slot
from planner.models.freezing import freeze, thaw
from planner.models.meeting import Allocation, Meeting, MeetingStatus, Room
from planner.models.paper import Paper, PaperKind
from planner.models.programme import Programme
from tests.builders import a_meeting, a_programme, a_session, an_item, six, taken
from tests.strategies import programmes

SLOW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def slot(day: int, starts: int) -> Slot:
    return Slot(day=date(2018, 10, day), starts=time(starts), ends=time(starts + 3))


def programme(**parts: Any) -> Programme:
    """Two items on two mornings."""
    return a_programme(
        **{
            "items": [an_item("4", "4"), an_item("5", "5")],
            "rooms": [Room(key="a", name=six("A")), Room(key="b", name=six("B"))],
            "meetings": [a_meeting("m-1", room="a"), a_meeting("m-2", day=16)],
            "allocations": [*taken("m-1", "4"), *taken("m-2", "5")],
            **parts,
        }
    )


def meetings(**second: Any) -> list[Meeting]:
    return [a_meeting("m-1", room="a"), a_meeting("m-2", **{"day": 16, **second})]


CHANGES: list[tuple[dict[str, Any], list[Change]]] = [
    (
        {"meetings": meetings(day=17, starts=15)},
        [
            Change(
                code=ChangeCode.MEETING_MOVED,
                subject="m-2",
                before=(slot(16, 10),),
                after=(slot(17, 15),),
            )
        ],
    ),
    (
        {"meetings": meetings(status=MeetingStatus.CANCELLED)},
        [Change(code=ChangeCode.MEETING_CANCELLED, subject="m-2", after=(slot(16, 10),))],
    ),
    (
        {"meetings": meetings(room="b")},
        [
            Change(
                code=ChangeCode.MEETING_ROOM, subject="m-2", after=(slot(16, 10),), room_after="b"
            )
        ],
    ),
    (
        {"meetings": meetings(webcast_url="https://example.org/")},
        [Change(code=ChangeCode.MEETING_DETAILS, subject="m-2", after=(slot(16, 10),))],
    ),
    (
        {"meetings": [a_meeting("m-1", room="a")], "allocations": taken("m-1", "4")},
        [
            Change(code=ChangeCode.MEETING_REMOVED, subject="m-2", before=(slot(16, 10),)),
            Change(code=ChangeCode.ITEM_UNPLACED, subject="5", before=(slot(16, 10),)),
        ],
    ),
    (
        {"meetings": [*meetings(), a_meeting("m-3", day=17)]},
        [Change(code=ChangeCode.MEETING_ADDED, subject="m-3", after=(slot(17, 10),))],
    ),
    (
        {"allocations": taken("m-2", "4", "5")},
        [
            Change(
                code=ChangeCode.ITEM_MOVED,
                subject="4",
                before=(slot(15, 10),),
                after=(slot(16, 10),),
            )
        ],
    ),
    (
        {"allocations": [*taken("m-1", "4"), *taken("m-2", "4", "5")]},
        [Change(code=ChangeCode.ITEM_ALSO_AT, subject="4", after=(slot(16, 10),))],
    ),
    (
        {
            "allocations": [
                Allocation(meeting="m-1", item="4", minutes=90),
                *taken("m-2", "5"),
            ]
        },
        [Change(code=ChangeCode.MINUTES_CHANGED, subject="m-1", after=(slot(15, 10),))],
    ),
    (
        {"items": [an_item("4", "4", title=six("New")), an_item("5", "5")]},
        [Change(code=ChangeCode.ITEM_RETITLED, subject="4")],
    ),
    (
        {"items": [an_item("4", "4"), an_item("5", "5"), an_item("4bis", "4bis")]},
        [Change(code=ChangeCode.ITEM_ADDED, subject="4bis")],
    ),
    (
        {"papers": [Paper(symbol="A/1", title=six("Report"), kind=PaperKind.REPORT)]},
        [Change(code=ChangeCode.PAPER_ADDED, subject="A/1")],
    ),
    (
        {"session": a_session(closes=date(2018, 10, 18))},
        [Change(code=ChangeCode.SESSION_DATES, subject="a-session")],
    ),
]


@pytest.mark.parametrize(("parts", "expected"), CHANGES)
def test_a_change_is_told_as_what_it_is(parts: dict[str, Any], expected: list[Change]) -> None:
    assert list(changes_between(programme(), programme(**parts))) == expected


def test_items_in_another_order_at_a_meeting_are_told() -> None:
    before = programme(allocations=taken("m-1", "4", "5"))
    after = programme(allocations=taken("m-1", "5", "4"))
    assert list(changes_between(before, after)) == [
        Change(code=ChangeCode.ITEMS_REORDERED, subject="m-1", after=(slot(15, 10),))
    ]


def without_approvals(programme: Programme) -> Programme:
    """Approvals are given to an edition after it was frozen, and are kept beside it."""
    return replace(programme, approvals=())


@SLOW
@given(programmes(), programmes())
def test_there_are_changes_exactly_when_the_programmes_differ(
    before: Programme, after: Programme
) -> None:
    before, after = without_approvals(before), without_approvals(after)
    assert changes_between(before, before) == ()
    assert (changes_between(before, after) == ()) is (before == after)


@SLOW
@given(programmes())
def test_what_is_frozen_comes_back_the_same(frozen: Programme) -> None:
    content = freeze(frozen)
    assert thaw(content) == without_approvals(frozen)
    assert freeze(thaw(content)) == content
