"""The page that says what went wrong and how to go on."""

from dataclasses import dataclass
from typing import Any

from flask import request, url_for

from planner.documents.blocks import Inline, Verbatim, term
from planner.web.calendar_filter import fields_in_name
from planner.web.pages.frame import Frame, Link, frame_of_page
from planner.web.problem import Problem

_WITHOUT_SESSION = ("edition-missing", "language-unknown", "session-unknown")


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What went wrong, said so that a reader can go on.

    ``detail`` is a sentence in the page's language. ``field`` and ``value`` are the part of the
    query that is at fault and what it held; ``known`` are the values that it may have, each leading
    to what was asked for with that value. ``onward`` are other places to go on to.
    """

    frame: Frame
    title: Inline
    detail: str
    field: str | None
    value: str | None
    known: tuple[Link, ...]
    onward: tuple[Link, ...]


def error_page(problem: Problem) -> ErrorPage:
    """The page for that problem."""
    # What is wrong in a form that was sent has nothing in the address to be put right.
    field = problem.params.get("field") if "known" in problem.params else None
    return ErrorPage(
        frame=frame_of_page(problem.language),
        title=Verbatim(problem.title),
        detail=problem.detail,
        field=field,
        value=problem.params["value"] if field else None,
        known=_known_values(problem) if field else (),
        onward=_onward(problem),
    )


def _known_values(problem: Problem) -> tuple[Link, ...]:
    field = problem.params["field"]
    values = [value for value in problem.params["known"].split(", ") if value]
    if problem.code == "field-unknown":
        return tuple(Link(Verbatim(value)) for value in values)
    return tuple(Link(Verbatim(value), _same_but(field, value)) for value in values)


def _same_but(field: str, value: str) -> str | None:
    """The address that was asked for, with another value in that field of the query."""
    if request.endpoint is None:
        return None
    parts: dict[str, Any] = {**(request.view_args or {}), **request.args.to_dict()}
    # What the name of a calendar says is said by the query instead, where it can be put right.
    named = parts.pop("name", None)
    if named is not None:
        parts = {**fields_in_name(named).to_dict(), **parts}
    return url_for(request.endpoint, **{**parts, field: value})


def _onward(problem: Problem) -> tuple[Link, ...]:
    places = [
        Link(term("page.to_sessions"), url_for("sessions.list_sessions", language=problem.language))
    ]
    session = (request.view_args or {}).get("session")
    if session is not None and problem.code not in _WITHOUT_SESSION:
        address = url_for("sessions.show_session", language=problem.language, session=session)
        places.insert(0, Link(term("page.to_session"), address))
    return tuple(places)
