"""The log of a session."""

from flask import Response

from planner.models.account import Action
from planner.services.editing import read_draft, read_log
from planner.web.api.blueprint import DRAFTS, WITH_TOKEN, answers, api
from planner.web.api.shapes import LogLine, LogPage, LogRead, SessionPath
from planner.web.api.writing import as_json
from planner.web.permissions import actor_for
from planner.web.reader import reader


@api.get(
    "/sessions/<session>/log",
    tags=[DRAFTS],
    security=WITH_TOKEN,
    responses=answers(LogRead, 400, 401, 403, 404),
)
def show_log(path: SessionPath, query: LogPage) -> Response:
    """Who wrote what, the newest line first."""
    actor_for(path.session, Action.AUDIT_READ)
    database = reader().database
    read_draft(database, path.session)
    found = read_log(
        database,
        path.session,
        before=query.before,
        actor=query.actor,
        service=query.service,
        limit=query.limit,
    )
    lines = [LogLine(**{name: getattr(e, name) for name in LogLine.model_fields}) for e in found]
    following = lines[-1].number if len(lines) == query.limit and lines[-1].number > 1 else None
    return as_json(LogRead(items=lines, next=following))
