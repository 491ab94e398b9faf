"""What is done to the session itself, its bodies, rooms, papers, officers and overrides."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from planner.editing.edit import Edit, added, put, rebuilt, without
from planner.errors import Conflict, NotFound
from planner.models.body import Body
from planner.models.meeting import Room
from planner.models.noun import Noun, checked
from planner.models.officer import Officer
from planner.models.override import Override
from planner.models.paper import Paper
from planner.models.programme import Programme
from planner.models.session import Session

Users = Callable[[Programme, str], list[str]]


class Table(NamedTuple):
    """One table of nouns that stand by themselves.

    ``field`` is what the programme calls it, ``key`` the field that tells its nouns apart;
    ``users`` gives what would point nowhere if one was gone.
    """

    kind: type[Noun]
    field: str
    key: str
    users: Users | None = None


def _users_of_body(programme: Programme, key: str) -> list[str]:
    return [
        *(meeting.key for meeting in programme.meetings_of(key)),
        *(item.key for item in programme.agenda_of(key)),
        *(paper.symbol for paper in programme.papers if paper.submitted_by == key),
        *(officer.key for officer in programme.officers if officer.body == key),
    ]


def _users_of_room(programme: Programme, key: str) -> list[str]:
    return [meeting.key for meeting in programme.meetings if meeting.room == key]


TABLES: dict[str, Table] = {
    "body": Table(Body, "bodies", "key", _users_of_body),
    "room": Table(Room, "rooms", "key", _users_of_room),
    "paper": Table(Paper, "papers", "symbol"),
    "officer": Table(Officer, "officers", "key"),
    "override": Table(Override, "overrides", "key"),
}
"""The tables by the name that a bundle has for one of their nouns."""


def change_session(**facts: Any) -> Edit:
    """Other facts of the session; its slug stays."""

    def apply(programme: Programme) -> Programme:
        written = {**dict(programme.session), **facts, "slug": programme.session.slug}
        return replace(programme, session=checked(Session, written))

    return Edit("change_session", apply)


def add_noun(table: str, noun: Noun, *, after: str | None = None) -> Edit:
    """A new noun of that table, behind the one with the key ``after``, or last."""
    shape = TABLES[table]

    def apply(programme: Programme) -> Programme:
        nouns = added(getattr(programme, shape.field), noun, key=shape.key, after=after)
        return rebuilt(programme, **{shape.field: nouns})

    return Edit(f"add_{table}", apply, {"key": getattr(noun, shape.key)})


def change_noun(table: str, key: str, **facts: Any) -> Edit:
    """Other facts of a noun; its key stays. Raises `NotFound`."""
    shape = TABLES[table]

    def apply(programme: Programme) -> Programme:
        nouns = getattr(programme, shape.field)
        found = next((noun for noun in nouns if getattr(noun, shape.key) == key), None)
        if found is None:
            raise NotFound("noun-unknown", key=key)
        written = {**dict(found), **facts, shape.key: key}
        return rebuilt(
            programme,
            **{shape.field: put(nouns, checked(shape.kind, written), key=shape.key)},
        )

    return Edit(f"change_{table}", apply, {"key": key})


def remove_noun(table: str, key: str) -> Edit:
    """Takes a noun out; raises `Conflict` while something needs it."""
    shape = TABLES[table]

    def apply(programme: Programme) -> Programme:
        users = shape.users(programme, key) if shape.users else []
        if users:
            raise Conflict("noun-in-use", key=key, users=", ".join(users[:5]), count=len(users))
        return rebuilt(
            programme, **{shape.field: without(getattr(programme, shape.field), key, key=shape.key)}
        )

    return Edit(f"remove_{table}", apply, {"key": key})


def shift_noun(table: str, key: str, *, by: int) -> Edit:
    """Moves a noun so many places towards the end (towards the beginning if negative)."""
    shape = TABLES[table]

    def apply(programme: Programme) -> Programme:
        nouns = list(getattr(programme, shape.field))
        keys = [getattr(noun, shape.key) for noun in nouns]
        if key not in keys:
            raise NotFound("noun-unknown", key=key)
        moved = nouns.pop(keys.index(key))
        nouns.insert(max(0, min(len(nouns), keys.index(key) + by)), moved)
        return rebuilt(programme, **{shape.field: nouns})

    return Edit(f"order_{table}", apply, {"key": key})


def replace_programme(programme: Programme, name: str = "replace_programme") -> Edit:
    """Another programme in the place of the draft: a bundle, an import, a proposal."""

    def apply(before: Programme) -> Programme:
        return replace(programme, approvals=before.approvals)

    return Edit(name, apply)
