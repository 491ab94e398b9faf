"""Writes on a draft in words: what the log, the notices and the buttons for undoing call them."""

from typing import Any

from planner.documents.blocks import (
    Clock,
    DateOnly,
    Inline,
    ItemNumber,
    Separator,
    Series,
    Verbatim,
    Words,
    term,
)
from planner.documents.calendar import body_name
from planner.documents.write_names import WRITE_NAMES
from planner.models.audit import AuditEntry
from planner.models.meeting import Meeting
from planner.models.programme import Programme

EDIT_NAMES: dict[str, Inline] = {
    "create_session": term("work.edit_create_session"),
    "change_session": term("work.edit_change_session"),
    "replace_programme": term("work.edit_replace_programme"),
    "add_meeting": term("work.edit_add_meeting"),
    "move_meeting": term("work.edit_move_meeting"),
    "change_meeting": term("work.edit_change_meeting"),
    "split_meeting": term("work.edit_split_meeting"),
    "join_meetings": term("work.edit_join_meetings"),
    "cancel_meeting": term("work.edit_cancel_meeting"),
    "reinstate_meeting": term("work.edit_reinstate_meeting"),
    "mark_meeting": term("work.edit_mark_meeting"),
    "remove_meeting": term("work.edit_remove_meeting"),
    "place_item": term("work.edit_place_item"),
    "move_item": term("work.edit_move_item"),
    "take_off": term("work.edit_take_off"),
    "set_items": term("work.edit_set_items"),
    "add_item": term("work.edit_add_item"),
    "change_item": term("work.edit_change_item"),
    "move_in_agenda": term("work.edit_move_in_agenda"),
    "indent_item": term("work.edit_indent_item"),
    "outdent_item": term("work.edit_outdent_item"),
    "remove_item": term("work.edit_remove_item"),
    "add_body": term("work.edit_add_body"),
    "change_body": term("work.edit_change_body"),
    "order_body": term("work.edit_order_body"),
    "remove_body": term("work.edit_remove_body"),
    "add_room": term("work.edit_add_room"),
    "change_room": term("work.edit_change_room"),
    "order_room": term("work.edit_order_room"),
    "remove_room": term("work.edit_remove_room"),
    "add_paper": term("work.edit_add_paper"),
    "change_paper": term("work.edit_change_paper"),
    "order_paper": term("work.edit_order_paper"),
    "remove_paper": term("work.edit_remove_paper"),
    "add_officer": term("work.edit_add_officer"),
    "change_officer": term("work.edit_change_officer"),
    "order_officer": term("work.edit_order_officer"),
    "remove_officer": term("work.edit_remove_officer"),
    "add_override": term("work.edit_add_override"),
    "change_override": term("work.edit_change_override"),
    "order_override": term("work.edit_order_override"),
    "remove_override": term("work.edit_remove_override"),
    "accept_proposal": term("proposal.edit_accept_proposal"),
}
"""What each write of `planner.editing` is called, by the name of its service."""

_AGAIN = {"undo": "work.edit_undone", "redo": "work.edit_redone"}


def edit_name(entry: AuditEntry) -> Inline:
    """What was done: the kind of write alone. One that is taken back is named with the one it was;
    one that is not known here keeps its own name.
    """
    if entry.service in _AGAIN:
        taken_back = str(entry.params.get("service", ""))
        return term(_AGAIN[entry.service], edit=_name(taken_back))
    return _name(entry.service)


def edit_words(programme: Programme, entry: AuditEntry) -> Inline:
    """What was done, and to what, by the names that the programme has for it."""
    about = _about(programme, entry)
    if not about:
        return edit_name(entry)
    return term("work.edit_about", edit=edit_name(entry), about=Series(about, Separator.COMMA))


def meeting_words(programme: Programme, meeting: Meeting) -> Inline:
    """A meeting by its bodies, its day and when it begins."""
    bodies = tuple(body_name(programme, body) for body in meeting.bodies)
    return term(
        "work.meeting_words",
        bodies=Series(bodies, Separator.SEMICOLON),
        day=DateOnly(meeting.day),
        starts=Clock(meeting.starts),
    )


def _name(service: str) -> Inline:
    return EDIT_NAMES.get(service) or WRITE_NAMES.get(service, Verbatim(service))


def _about(programme: Programme, entry: AuditEntry) -> tuple[Inline, ...]:
    found: list[Inline] = []
    item = _noun(programme.items, entry.params.get("item"))
    if item is not None:
        title = Words(item.short_title or item.title)
        found.append(term("document.entry", number=ItemNumber(item.number), title=title))
    meeting = _noun(programme.meetings, entry.params.get("meeting"))
    if meeting is not None:
        found.append(meeting_words(programme, meeting))
    for nouns in (programme.bodies, programme.rooms):
        noun: Any = _noun(nouns, entry.params.get("key"))
        if noun is not None and entry.service.endswith(("_body", "_room")):
            found.append(Words(noun.name))
    if not found and "key" in entry.params:
        found.append(Verbatim(str(entry.params["key"])))
    return tuple(found)


def _noun(nouns: tuple[Any, ...], key: Any) -> Any:
    return next((noun for noun in nouns if noun.key == key), None)
