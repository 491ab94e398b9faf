"""Writes of the programming interface: who, on which state, and once only."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from flask import Response, request
from pydantic import BaseModel

from planner.assets import folder
from planner.editing.edit import Edit
from planner.errors import PreconditionFailed, PreconditionMissing
from planner.models.account import Action, Actor
from planner.models.programme import Programme
from planner.services.editing import Edited, edit_session
from planner.services.repetition import answered_before, free, keep
from planner.web.api.shapes import Conditions, Once, Written
from planner.web.permissions import actor_for
from planner.web.reader import now, reader

Tag = Callable[[Programme], str | None]
"""Gives the tag of what is written to, ``None`` if it does not exist."""


def written(
    slug: str, edit: Edit, tag: Tag | None, header: Conditions | Once, reason: str | None = None
) -> Response:
    """Makes the edit if the state is the one that it is based on; answers what it left."""
    actor = actor_for(slug, Action.EDIT)

    def do() -> Response:
        guarded = edit if tag is None else _guarded(edit, tag, header)
        edited = edit_session(
            reader().database, slug, guarded, actor, now(), reason=reason, seeds=folder("seeds")
        )
        return what_was_written(edited, tag)

    return once(actor, header.idempotency_key, do)


def what_was_written(edited: Edited, tag: Tag | None = None) -> Response:
    """The version that a write left, with the tag of what was written."""
    line = None if edited.entry is None else edited.entry.number
    response = as_json(Written(version=edited.draft.version, line=line))
    left = None if tag is None else tag(edited.draft.programme)
    if left is not None:
        response.set_etag(left)
    return response


def once(actor: Actor, key: str | None, do: Callable[[], Response]) -> Response:
    """Does it, or gives the answer that was given when it was done under that key."""
    if key is None:
        return do()
    database, account = reader().database, actor.account or ""
    kept = answered_before(database, account, key, _request_hash(), now())
    if kept is not None:
        response = Response(kept.body, kept.status, content_type="application/json")
        response.headers.extend(json.loads(kept.headers))
        response.headers["Idempotent-Replay"] = "true"
        return response
    try:
        response = do()
    except BaseException:
        # Nothing was written, so the same key may try again.
        free(database, account, key)
        raise
    headers = {name: response.headers[name] for name in ("ETag",) if name in response.headers}
    body = response.get_data(as_text=True)
    keep(database, account, key, response.status_code, json.dumps(headers), body)
    return response


def as_json(value: BaseModel, status: int = 200) -> Response:
    """The value as an answer."""
    return Response(value.model_dump_json(), status, content_type="application/json")


def tag_of(value: Any) -> str:
    """The tag of something in JSON: what is the same has the same."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _guarded(edit: Edit, tag: Tag, header: Conditions | Once) -> Edit:
    if_match = getattr(header, "if_match", None)
    if_none_match = getattr(header, "if_none_match", None)
    if if_match is None and if_none_match is None:
        raise PreconditionMissing("precondition-missing")

    def apply(programme: Programme) -> Programme:
        current = tag(programme)
        if if_none_match is not None and current is not None:
            raise PreconditionFailed("already-there")
        if if_match is not None and (current is None or not _names(if_match, current)):
            raise PreconditionFailed("state-changed")
        return edit.apply(programme)

    return Edit(edit.name, apply, edit.params)


def _names(condition: str, tag: str) -> bool:
    return condition.strip() == "*" or request.if_match.contains(tag)


def _request_hash() -> str:
    parts = (request.method.encode(), request.full_path.encode(), request.get_data())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()
