"""Drafts: the whole of one, its facts, its findings, taking back, and making a new one."""

from collections.abc import Callable
from typing import Any

from flask import Response

from planner.assets import folder
from planner.documents.blocks import Inline
from planner.documents.finding_words import finding_data
from planner.editing.nouns import change_session
from planner.models.account import Action
from planner.models.noun import checked
from planner.models.programme import Programme
from planner.models.session import Session
from planner.rendering.words import plain
from planner.services.editing import Edited, create_session, read_draft, redo, undo
from planner.services.rulebooks import under_rules
from planner.web.api.blueprint import DRAFTS, WITH_TOKEN, answers, api
from planner.web.api.programmes import parts_read
from planner.web.api.reading import tagged
from planner.web.api.shapes import (
    Conditions,
    DraftRead,
    FindingRead,
    FindingsRead,
    Once,
    Reason,
    SessionChanges,
    SessionPath,
    SessionSent,
    Written,
)
from planner.web.api.writing import as_json, once, tag_of, what_was_written, written
from planner.web.negotiation import language_of_request
from planner.web.permissions import actor_for
from planner.web.reader import now, reader

_DRAFT = "/sessions/<session>/draft"


def session_tag(programme: Programme) -> str:
    """The tag of the facts of a session."""
    return tag_of(programme.session.model_dump(mode="json"))


@api.post(
    "/sessions",
    tags=[DRAFTS],
    security=WITH_TOKEN,
    responses=answers(Written, 401, 403, 409, 422, status=201),
)
def make_session(body: SessionSent, header: Once) -> Response:  # type: ignore[valid-type]  # made when the module is read
    """Makes a session with nothing in it yet. Only an administrator may."""
    actor = actor_for("", Action.CREATE_SESSION)

    def do() -> Response:
        made = create_session(reader().database, checked(Session, dict(body)), actor, now())
        return as_json(Written(version=made.version, line=made.version), 201)

    return once(actor, header.idempotency_key, do)


@api.get(
    _DRAFT,
    tags=[DRAFTS],
    security=WITH_TOKEN,
    responses=answers(DraftRead, 401, 403, 404),
)
def show_draft(path: SessionPath) -> Response:
    """A session as it is being planned, whole."""
    actor_for(path.session, Action.READ_DRAFT)
    draft = read_draft(reader().database, path.session)
    read = DraftRead(version=draft.version, **parts_read(draft.programme))
    return tagged(read, f"v{draft.version}")


@api.get(
    f"{_DRAFT}/session",
    tags=[DRAFTS],
    security=WITH_TOKEN,
    responses=answers(Session, 401, 403, 404),
)
def show_session_facts(path: SessionPath) -> Response:
    """The facts of a session as it is being planned."""
    actor_for(path.session, Action.READ_DRAFT)
    programme = read_draft(reader().database, path.session).programme
    return tagged(programme.session, session_tag(programme))


@api.patch(
    f"{_DRAFT}/session",
    tags=[DRAFTS],
    security=WITH_TOKEN,
    responses=answers(Written, 401, 403, 404, 412, 422, 428),
)
def change_session_facts(
    path: SessionPath,
    body: SessionChanges,  # type: ignore[valid-type]  # made when the module is read
    header: Conditions,
) -> Response:
    """Changes the facts that are sent; the others stay."""
    sent: dict[str, Any] = {name: getattr(body, name) for name in body.model_fields_set}  # type: ignore[attr-defined]
    return written(path.session, change_session(**sent), session_tag, header)


@api.get(
    f"{_DRAFT}/findings",
    tags=[DRAFTS],
    security=WITH_TOKEN,
    responses=answers(FindingsRead, 401, 403, 404),
)
def list_findings(path: SessionPath) -> Response:
    """What is wrong or missing, in the language that is asked for (``Accept-Language``)."""
    actor_for(path.session, Action.READ_DRAFT)
    language = language_of_request()
    draft = read_draft(reader().database, path.session)
    ruled = under_rules(draft.programme, folder("seeds"))

    def say(inline: Inline) -> str:
        return plain(inline, language)

    lines = [
        FindingRead(**finding_data(draft.programme, ruled.deadlines, finding, say))
        for finding in ruled.findings
    ]
    response = as_json(FindingsRead(version=draft.version, items=lines))
    response.content_language.add(language)
    return response


@api.post(
    f"{_DRAFT}/undo",
    tags=[DRAFTS],
    security=WITH_TOKEN,
    responses=answers(Written, 401, 403, 404, 409, 422),
)
def undo_last(path: SessionPath, body: Reason, header: Once) -> Response:
    """Takes back the last write of the token's account."""
    return _again(undo, path.session, body.reason, header)


@api.post(
    f"{_DRAFT}/redo",
    tags=[DRAFTS],
    security=WITH_TOKEN,
    responses=answers(Written, 401, 403, 404, 409, 422),
)
def redo_last(path: SessionPath, body: Reason, header: Once) -> Response:
    """Brings back what the token's account took back last."""
    return _again(redo, path.session, body.reason, header)


def _again(write: Callable[..., Edited], slug: str, reason: str | None, header: Once) -> Response:
    actor = actor_for(slug, Action.EDIT)

    def do() -> Response:
        return what_was_written(write(reader().database, slug, actor, now(), reason=reason))

    return once(actor, header.idempotency_key, do)
