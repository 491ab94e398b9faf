"""Programmes into bundles: what `planner.seeding.reading` reads back to an equal programme."""

from enum import StrEnum
from typing import Any

from planner.models.noun import Noun
from planner.models.programme import Programme
from planner.models.source import Source
from planner.models.text import Text
from planner.seeding.tables import ALLOCATIONS, FORMAT, NUMBER


def write_bundle(programme: Programme) -> str:
    """The bundle as TOML text. Fields that have their default value are left out."""
    import tomli_w

    taken: dict[str, list[str | dict[str, Any]]] = {}
    for allocation in programme.allocations:
        entry: str | dict[str, Any] = allocation.item
        if allocation.minutes is not None:
            entry = {"item": allocation.item, "minutes": allocation.minutes}
        taken.setdefault(allocation.meeting, []).append(entry)
    bundle: dict[str, Any] = {
        "format": FORMAT,
        "session": _table("session", programme.session),
        "body": [_table("body", body) for body in programme.bodies],
        "room": [_table("room", room) for room in programme.rooms],
        "item": [_table("item", item) for item in programme.items],
        "paper": [_table("paper", paper) for paper in programme.papers],
        "meeting": [
            _table("meeting", meeting)
            | ({ALLOCATIONS: taken[meeting.key]} if meeting.key in taken else {})
            for meeting in programme.meetings
        ],
        "officer": [_table("officer", officer) for officer in programme.officers],
        "override": [_table("override", override) for override in programme.overrides],
        "approval": [_table("approval", approval) for approval in programme.approvals],
    }
    return tomli_w.dumps({name: value for name, value in bundle.items() if value != []})


def _table(table: str, noun: Noun) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    texts: dict[str, Any] = {}
    for name, info in type(noun).model_fields.items():
        value = getattr(noun, name)
        if value is None or (not info.is_required() and value == info.get_default()):
            continue
        if isinstance(value, Text):
            # Sub-tables have to follow the plain keys, or TOML would put those into them.
            texts[name] = value.as_mapping()
        elif isinstance(value, Source):
            texts[name] = value.as_mapping() | (
                {"item": _as_printed(value.item)} if value.item else {}
            )
        elif (table, name) == NUMBER:
            fields[name] = _as_printed(value)
        else:
            fields[name] = _plain(value)
    return fields | texts


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return list(value)
    return value


def _as_printed(number: str) -> str:
    """The notation of the English documents, which every reader of bundles knows: ``1 (a)``."""
    top, *below = number.split(".")
    return " ".join((top, *(f"({level})" for level in below)))
