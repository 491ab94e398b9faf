"""A session with nothing in it yet."""

from typing import Any

from flask import Blueprint, Response, request, url_for

from planner.errors import Conflict, PlannerError
from planner.models.account import Action
from planner.models.noun import checked
from planner.models.session import Session
from planner.services.editing import create_session
from planner.web.inside import for_nobody_else, page_answer, see_other
from planner.web.negotiation import language_in_address
from planner.web.pages.workbench.facts import fact_fields
from planner.web.pages.workbench.new_session import PURPOSE, new_session_page
from planner.web.permissions import actor_for
from planner.web.reader import now, reader
from planner.web.workbench.answers import NO_REFUSAL, Refusal, refusal_of
from planner.web.workbench.bench import SEEDS
from planner.web.workbench.form_facts import facts_sent, sent_fields
from planner.web.workbench_forms import check

new_session = Blueprint("new_session", __name__)
new_session.after_request(for_nobody_else)

_ADDRESS = "/<string(length=2):language>/new-session"


@new_session.get(_ADDRESS)
def show_new_session(language: str) -> Response:
    """Asks for the facts of a session."""
    actor_for("", Action.CREATE_SESSION)
    return _answer(language_in_address(language), NO_REFUSAL)


@new_session.post(_ADDRESS)
def add_session(language: str) -> Response:
    """Makes it, and leads to where its bodies are added."""
    actor = actor_for("", Action.CREATE_SESSION)
    language_in_address(language)
    fields = fact_fields(SEEDS, is_new=True)
    try:
        check(PURPOSE)
        given: dict[str, Any] = {
            name: value
            # Its zone is not known before it has been read; none of these fields has an hour.
            for name, value in facts_sent(fields, ("session",), "UTC").items()
            if value is not None
        }
        made = create_session(reader().database, checked(Session, given), actor, now())
    except PlannerError as error:
        refusal = refusal_of(error, language)
        if isinstance(error, Conflict):
            refusal = Refusal(refusal.status, refusal.sentences, {"slug": refusal.sentences[0]})
        return _answer(language, refusal)
    slug = made.programme.session.slug
    return see_other(url_for("workbench.bodies.list_bodies", language=language, session=slug))


def _answer(language: str, refusal: Refusal) -> Response:
    fields = fact_fields(SEEDS, is_new=True)
    is_sent = request.method == "POST"
    page = new_session_page(
        language,
        fields,
        sent_fields(fields) if is_sent else {"format": ("in_person",)},
        problems=refusal.sentences,
        errors=refusal.fields,
    )
    return page_answer("workbench/show_new_session.html", page, refusal.status)
