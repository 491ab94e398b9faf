"""What is printed for each body at each meeting."""

from planner.models.body import BodyKind
from planner.models.meeting import MeetingStatus
from planner.models.programme import Programme
from planner.rules.entries import planned_entries
from tests.builders import a_body, a_meeting, a_programme, an_item, taken

PROTOCOLS = [an_item("2", "2"), an_item("2a", "2.a"), an_item("2b", "2.b")]
# (item or "-", what is said of it)
Printed = dict[str, list[tuple[str, str]]]


def printed(programme: Programme) -> Printed:
    def said(is_heading: bool, is_continued: bool) -> str:
        return "heading" if is_heading else "continued" if is_continued else ""

    return {
        meeting: [
            (entry.item.key if entry.item else "-", said(entry.is_heading, entry.is_continued))
            for entry in entries
        ]
        for meeting, entries in planned_entries(programme).items()
    }


def test_an_item_taken_again_is_continued() -> None:
    programme = a_programme(
        items=[an_item("5", "5")],
        meetings=[a_meeting("later", starts=15), a_meeting("first", starts=10)],
        allocations=[*taken("later", "5"), *taken("first", "5")],
    )
    assert printed(programme) == {"first": [("5", "")], "later": [("5", "continued")]}


def test_the_title_above_sub_items_stands_before_the_first_of_them_only() -> None:
    programme = a_programme(
        items=PROTOCOLS,
        meetings=[a_meeting("m-1"), a_meeting("m-2", starts=15)],
        allocations=[*taken("m-1", "2b"), *taken("m-2", "2a", "2b")],
    )
    assert printed(programme) == {
        "m-1": [("2", "heading"), ("2b", "")],
        "m-2": [("2a", ""), ("2b", "continued")],
    }


def test_an_item_may_say_that_its_title_is_not_printed_above_its_sub_items() -> None:
    programme = a_programme(
        items=[an_item("1", "1", is_heading_printed=False), an_item("1a", "1.a")],
        meetings=[a_meeting("m-1")],
        allocations=taken("m-1", "1a"),
    )
    assert printed(programme) == {"m-1": [("1a", "")]}


def test_a_title_that_was_an_item_of_its_own_is_not_repeated() -> None:
    programme = a_programme(
        items=PROTOCOLS, meetings=[a_meeting("m-1")], allocations=taken("m-1", "2", "2a")
    )
    assert printed(programme) == {"m-1": [("2", ""), ("2a", "")]}


def test_titles_of_two_levels_stand_the_higher_first() -> None:
    programme = a_programme(
        items=[*PROTOCOLS, an_item("2ai", "2.a.i")],
        meetings=[a_meeting("m-1")],
        allocations=taken("m-1", "2ai"),
    )
    assert printed(programme) == {"m-1": [("2", "heading"), ("2a", "heading"), ("2ai", "")]}


def test_a_body_without_items_is_named_and_continued() -> None:
    programme = a_programme(
        bodies=[a_body(), a_body("wg", BodyKind.WORKING_GROUP)],
        meetings=[
            a_meeting("m-1", bodies=("wg",)),
            a_meeting("m-2", starts=15, bodies=("wg",)),
        ],
    )
    assert printed(programme) == {"m-1": [("-", "")], "m-2": [("-", "continued")]}


def test_nothing_follows_from_a_cancelled_meeting() -> None:
    programme = a_programme(
        items=PROTOCOLS,
        meetings=[
            a_meeting("m-1", status=MeetingStatus.CANCELLED),
            a_meeting("m-2", starts=15),
        ],
        allocations=[*taken("m-1", "2a"), *taken("m-2", "2a")],
    )
    assert printed(programme) == {
        "m-1": [("2", "heading"), ("2a", "")],
        "m-2": [("2", "heading"), ("2a", "")],
    }
