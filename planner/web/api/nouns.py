"""The nouns of a draft, table by table: list, read, put, remove; and what is done to meetings."""

from collections.abc import Callable
from typing import Any, NamedTuple

from flask import Response
from pydantic import BaseModel, create_model

from planner.editing.agenda import add_item, change_item, remove_item
from planner.editing.allocations import set_items
from planner.editing.edit import Edit
from planner.editing.meetings import (
    Taken as TakenInOrder,
)
from planner.editing.meetings import (
    add_meeting,
    change_meeting,
    join_meetings,
    move_meeting,
    remove_meeting,
    set_status,
    split_meeting,
)
from planner.editing.nouns import TABLES, add_noun, change_noun, remove_noun
from planner.errors import InvalidInput, NotFound
from planner.models.account import Action
from planner.models.agenda import AgendaItem
from planner.models.meeting import Meeting
from planner.models.noun import Noun, checked
from planner.models.programme import Programme
from planner.services.editing import read_draft
from planner.web.api.blueprint import DRAFTS, WITH_TOKEN, WRITTEN, answers, api
from planner.web.api.programmes import meeting_read
from planner.web.api.reading import part, tagged
from planner.web.api.shapes import (
    Conditions,
    Joined,
    Marked,
    MeetingRead,
    MeetingSent,
    Moved,
    NounPath,
    Page,
    SessionPath,
    Split,
    Taken,
    TakenItem,
    Written,
    strict,
)
from planner.web.api.writing import as_json, tag_of, written
from planner.web.permissions import actor_for
from planner.web.reader import reader

_DRAFT = "/sessions/<session>/draft"
_MEETING = f"{_DRAFT}/meetings/<key>"


class Table(NamedTuple):
    """One table as the interface has it.

    ``sent`` is the shape that is put, ``read`` the shape that is given; ``put`` makes the edit of
    what was sent, for a new noun or one that is there.
    """

    field: str
    key: str
    sent: type[BaseModel]
    read: type[Noun]
    put: Callable[[dict[str, Any], bool], Edit]
    remove: Callable[[str], Edit]


def _plain(name: str) -> Table:
    shape = TABLES[name]

    def put(sent: dict[str, Any], is_new: bool) -> Edit:
        if is_new:
            return add_noun(name, checked(shape.kind, sent))
        facts = {field: value for field, value in sent.items() if field != shape.key}
        return change_noun(name, sent[shape.key], **facts)

    return Table(
        shape.field,
        shape.key,
        strict(shape.kind),
        shape.kind,
        put,
        lambda key: remove_noun(name, key),
    )


def _put_item(sent: dict[str, Any], is_new: bool) -> Edit:
    if is_new:
        return add_item(checked(AgendaItem, sent))
    return change_item(sent.pop("key"), **sent)


def _put_meeting(sent: dict[str, Any], is_new: bool) -> Edit:
    items = _in_order(sent.pop("items"))
    key = sent["key"]
    if is_new:
        return add_meeting(checked(Meeting, sent), items)
    facts = {field: value for field, value in sent.items() if field != "key"}
    change, place = change_meeting(key, **facts), set_items(key, items)
    return Edit(change.name, lambda before: place.apply(change.apply(before)), change.params)


def _in_order(items: list[TakenItem]) -> TakenInOrder:
    return tuple((line.item, line.minutes) for line in items)


_TABLES = (
    _plain("body"),
    _plain("room"),
    Table("items", "key", strict(AgendaItem), AgendaItem, _put_item, remove_item),
    _plain("paper"),
    Table("meetings", "key", MeetingSent, MeetingRead, _put_meeting, remove_meeting),
    _plain("officer"),
    _plain("override"),
)


def _noun(programme: Programme, table: Table, key: str) -> Noun | None:
    nouns = getattr(programme, table.field)
    found: Noun | None = next((noun for noun in nouns if getattr(noun, table.key) == key), None)
    return meeting_read(programme, found) if isinstance(found, Meeting) else found


def _tag(table: Table, key: str) -> Callable[[Programme], str | None]:
    def tag(programme: Programme) -> str | None:
        found = _noun(programme, table, key)
        return None if found is None else tag_of(found.model_dump(mode="json"))

    return tag


def _offer(table: Table) -> None:
    """Registers the four operations of one table."""
    rows = create_model(
        f"{table.read.__name__}List",
        total=(int, ...),
        offset=(int, ...),
        version=(int, ...),
        items=(list[table.read], ...),  # type: ignore[name-defined]  # made when the module is read
    )
    address = f"{_DRAFT}/{table.field}"
    # Symbols of papers have slashes in them.
    each = f"{address}/<path:key>" if table.key == "symbol" else f"{address}/<key>"

    def list_nouns(path: SessionPath, query: Page) -> Response:
        actor_for(path.session, Action.READ_DRAFT)
        draft = read_draft(reader().database, path.session)
        found = getattr(draft.programme, table.field)
        listed = [
            meeting_read(draft.programme, noun) if isinstance(noun, Meeting) else noun
            for noun in part(found, query)
        ]
        return as_json(
            rows(total=len(found), offset=query.offset, version=draft.version, items=listed)
        )

    def show_noun(path: NounPath) -> Response:
        actor_for(path.session, Action.READ_DRAFT)
        programme = read_draft(reader().database, path.session).programme
        found = _noun(programme, table, path.key)
        if found is None:
            raise NotFound("noun-unknown", key=path.key)
        return tagged(found, tag_of(found.model_dump(mode="json")))

    def put_noun(path: NounPath, body: BaseModel, header: Conditions) -> Response:
        sent = {name: getattr(body, name) for name in type(body).model_fields}
        if sent[table.key] != path.key:
            raise InvalidInput("key-differs", field=table.key, value=sent[table.key], key=path.key)
        edit = table.put(sent, header.if_none_match is not None)
        return written(path.session, edit, _tag(table, path.key), header)

    def remove_one(path: NounPath, header: Conditions) -> Response:
        edit = table.remove(path.key)
        return written(path.session, edit, _tag(table, path.key), header)

    put_noun.__annotations__["body"] = table.sent
    one = table.field
    offers: tuple[tuple[Any, str, str, Any, str, dict[Any, Any]], ...] = (
        (api.get, address, f"list_{one}", list_nouns, f"The {one} of a draft.",
         answers(rows, 400, 401, 403, 404)),
        (api.get, each, f"show_{one}", show_noun, f"One of the {one}.",
         answers(table.read, 401, 403, 404)),
        (api.put, each, f"put_{one}", put_noun,
         f"Makes one of the {one} (`If-None-Match: *`) or replaces it (`If-Match`).",
         answers(Written, *WRITTEN)),
        (api.delete, each, f"remove_{one}", remove_one,
         f"Takes one of the {one} out.", answers(Written, *WRITTEN)),
    )  # fmt: skip
    for register, rule, name, view, says, responses in offers:
        view.__name__ = name
        view.__doc__ = says
        register(rule, tags=[DRAFTS], security=WITH_TOKEN, responses=responses)(view)


for _table in _TABLES:
    _offer(_table)

_MEETINGS = next(table for table in _TABLES if table.field == "meetings")
_WRITES = answers(Written, *WRITTEN)


def _to_meeting(path: NounPath, edit: Edit, header: Conditions) -> Response:
    return written(path.session, edit, _tag(_MEETINGS, path.key), header)


@api.post(f"{_MEETING}/move", tags=[DRAFTS], security=WITH_TOKEN, responses=_WRITES)
def move(path: NounPath, body: Moved, header: Conditions) -> Response:
    """Moves a meeting in time, and to the room that is named."""
    edit = move_meeting(path.key, day=body.day, starts=body.starts, ends=body.ends, room=body.room)
    return _to_meeting(path, edit, header)


@api.post(f"{_MEETING}/split", tags=[DRAFTS], security=WITH_TOKEN, responses=_WRITES)
def split(path: NounPath, body: Split, header: Conditions) -> Response:
    """Cuts a meeting in two."""
    later = tuple(body.later_items)
    edit = split_meeting(path.key, at=body.at, new_key=body.new_key, later_items=later)
    return _to_meeting(path, edit, header)


@api.post(f"{_MEETING}/join", tags=[DRAFTS], security=WITH_TOKEN, responses=_WRITES)
def join(path: NounPath, body: Joined, header: Conditions) -> Response:
    """Joins another meeting of the same day to this one, which keeps its key."""
    return _to_meeting(path, join_meetings(path.key, body.other), header)


@api.post(f"{_MEETING}/status", tags=[DRAFTS], security=WITH_TOKEN, responses=_WRITES)
def mark(path: NounPath, body: Marked, header: Conditions) -> Response:
    """Says what has become of a meeting: planned, held, suspended or cancelled."""
    return _to_meeting(path, set_status(path.key, body.status), header)


@api.put(f"{_MEETING}/items", tags=[DRAFTS], security=WITH_TOKEN, responses=_WRITES)
def set_meeting_items(path: NounPath, body: Taken, header: Conditions) -> Response:
    """Says what is taken at a meeting, in order, for how long, and nothing else."""
    return _to_meeting(path, set_items(path.key, _in_order(body.items)), header)
