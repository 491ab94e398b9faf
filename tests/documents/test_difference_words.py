from datetime import time
from typing import Any

from planner.documents.difference_words import difference_words
from planner.documents.edit_words import EDIT_NAMES, edit_words
from planner.editing.allocations import place_item, take_off
from planner.editing.difference import difference_between
from planner.editing.edit import Edit
from planner.editing.meetings import change_meeting, move_meeting, remove_meeting
from planner.editing.nouns import TABLES, shift_noun
from planner.models.audit import AuditEntry
from planner.models.meeting import Room
from planner.models.programme import Programme
from planner.models.text import Text
from planner.rendering.words import plain
from tests.builders import a_body, a_meeting, a_programme, an_item, six, taken

PROGRAMME = a_programme(
    bodies=[a_body(), a_body("wg-1")],
    rooms=[Room(key="m-1", name=six("Boardroom"))],
    items=[an_item("1", "1"), an_item("2", "2.a", title=six("Two"))],
    meetings=[a_meeting("m-01", room="m-1"), a_meeting("m-02", starts=15, bodies=("wg-1",))],
    allocations=taken("m-01", "1"),
)


def told(edit: Edit, programme: Programme = PROGRAMME) -> list[tuple[str, list[str]]]:
    """Each noun that the edit changes, and its lines, in English."""
    after = edit.apply(programme)
    stored = difference_between(programme, after).as_json()

    def say(inline: Any) -> str:
        return "-" if inline is None else plain(inline, "en")

    return [
        (say(n.noun), [f"{say(x.field)}: {say(x.before)} > {say(x.after)}" for x in n.lines])
        for n in difference_words(after, stored)
    ]


def test_a_move_is_told_by_what_changed() -> None:
    meeting = PROGRAMME.meeting("m-01")
    edit = move_meeting("m-01", day=meeting.day, starts=time(15), ends=time(17, 30), room=None)
    assert told(edit) == [
        (
            "Plenary, 15 October 2018, 3 p.m.",
            ["Begins: 10 a.m. > 3 p.m.", "Ends: 1 p.m. > 5.30 p.m.", "Room: Boardroom (en) > -"],
        )
    ]


def test_wordings_are_told_language_by_language() -> None:
    edit = change_meeting("m-02", title=Text(fr="Un titre", ar="عنوان"), has_interpretation=False)
    assert told(edit)[0][1] == [
        "With interpretation: yes > no",
        "Title (ar): - > عنوان",
        "Title (fr): - > Un titre",
    ]


def test_the_items_of_a_meeting_are_told_with_their_minutes() -> None:
    name = "Items of Plenary, 15 October 2018, 10 a.m."
    assert told(place_item("m-01", "2", minutes=45)) == [
        (name, ["Agenda items: 1 > 1; 2 (a) (45 min)"])
    ]
    assert told(take_off("m-01", "1")) == [(name, ["Agenda items: 1 > -"])]


def test_what_is_removed_is_still_named() -> None:
    (meeting, lines), (items, _) = told(remove_meeting("m-01"))
    assert meeting == "Plenary, 15 October 2018, 10 a.m."
    assert "Begins: 10 a.m. > -" in lines
    assert items == "Items of m-01"


def test_another_order_is_told_as_one() -> None:
    assert told(shift_noun("body", "wg-1", by=-1)) == [
        ("Bodies", ["Order: plenary, wg-1 > wg-1, plenary"])
    ]


def test_every_write_of_an_edit_has_a_name() -> None:
    services = {
        f"{what}_{table}" for table in TABLES for what in ("add", "change", "order", "remove")
    }
    assert services <= set(EDIT_NAMES)


def test_an_entry_says_what_was_done_and_to_what() -> None:
    def said(service: str, /, **params: Any) -> str:
        facts: dict[str, Any] = {"session_slug": "s", "number": 1, "actor": "Ana", "at": None}
        entry = AuditEntry.model_construct(**facts, service=service, params=params)
        return plain(edit_words(PROGRAMME, entry), "en")

    assert said("move_meeting", meeting="m-01") == (
        "meeting moved: Plenary, 15 October 2018, 10 a.m."
    )
    assert said("place_item", meeting="m-01", item="2") == (
        "item put into a meeting: Item 2 (a). Two (en), Plenary, 15 October 2018, 10 a.m."
    )
    assert said("remove_room", key="gone") == "room removed: gone"
    assert said("undo", service="cancel_meeting") == "undone: meeting cancelled"
    assert said("something_new") == "something_new"
