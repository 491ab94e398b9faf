"""The page on which a session is begun."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from planner.documents.blocks import Inline, term
from planner.web.pages.frame import Frame, Link, frame_of_page
from planner.web.pages.workbench.fields import Field, FieldView, Written, field_views
from planner.web.workbench_forms import token

PURPOSE = "new-session"
"""What the form is for."""


@dataclass(frozen=True, slots=True)
class NewSessionPage:
    """The form for the facts of a session; ``back`` leads to one's own sessions."""

    frame: Frame
    title: Inline
    fields: tuple[FieldView, ...]
    problems: tuple[str, ...]
    token: str
    back: str


def new_session_page(
    language: str,
    fields: tuple[Field, ...],
    written: Written,
    *,
    problems: tuple[str, ...] = (),
    errors: Mapping[str, str] | None = None,
) -> NewSessionPage:
    """The page with what is written in its fields."""
    title, own = term("draft.new_session"), term("people.own_sessions")
    back = url_for("persons.list_own_sessions", language=language)
    return NewSessionPage(
        frame=frame_of_page(language, (Link(own, back), Link(title))),
        title=title,
        fields=field_views(fields, written, errors or {}),
        problems=problems,
        token=token(PURPOSE),
        back=back,
    )
