"""The people of one session: read by its secretariat, changed by an administrator."""

from functools import cache

from flask import Blueprint, Response

from planner.assets import folder
from planner.errors import NotFound, PlannerError
from planner.i18n.messages import error_message
from planner.models.account import Action, Role
from planner.models.state import States
from planner.services.accounts import find_account, list_people
from planner.services.bureau import read_all_states
from planner.services.roles import assign_role, list_assigned, unassign_role
from planner.services.sessions import list_sessions
from planner.web.negotiation import language_in_address
from planner.web.pages.people_of_session import PURPOSE, people_page
from planner.web.people_answers import after, answer_with
from planner.web.permissions import actor_for, may
from planner.web.reader import now, reader
from planner.web.speaking_fields import choice, status_of, text
from planner.web.workbench_forms import check

at_session = Blueprint(
    "at_session", __name__, url_prefix="/<string(length=2):language>/<session>/people"
)


@at_session.get("")
def list_people_of_session(language: str, session: str) -> Response:
    """Who has which role at the session."""
    language_in_address(language)
    actor_for(session, Action.AUDIT_READ)
    return _list(language, session)


@at_session.post("/assign")
def assign(language: str, session: str) -> Response:
    """Gives an account a role."""
    language_in_address(language)
    actor = actor_for("", Action.MANAGE_PEOPLE)
    try:
        check(PURPOSE)
        account = find_account(reader().database, text("name"))
        role, delegation = choice("role", Role), text("delegation") or None
        assign_role(
            reader().database, account.key, session, role, actor, now(), _states(), delegation
        )
    except PlannerError as error:
        return _list(language, session, status_of(error), error_message(error, language))
    return after("persons.at_session.list_people_of_session", session=session)


@at_session.post("/unassign")
def unassign(language: str, session: str) -> Response:
    """Takes a role away."""
    language_in_address(language)
    actor = actor_for("", Action.MANAGE_PEOPLE)
    try:
        check(PURPOSE)
        role = choice("role", Role)
        unassign_role(reader().database, text("account"), session, role, actor, now())
    except PlannerError as error:
        return _list(language, session, status_of(error), error_message(error, language))
    return after("persons.at_session.list_people_of_session", session=session)


def _list(language: str, session: str, status: int = 200, problem: str | None = None) -> Response:
    found = next((s for s in list_sessions(reader().database) if s.slug == session), None)
    if found is None:
        raise NotFound("session-unknown", session=session)
    may_change = may("", Action.MANAGE_PEOPLE)
    page = people_page(
        found,
        list_assigned(reader().database, session),
        list_people(reader().database) if may_change else [],
        _states(),
        language,
        may_change=may_change,
        problem=problem,
    )
    return answer_with("people/list_people_of_session.html", page, status)


@cache
def _states() -> States:
    # They come with the software and change with it, as templates do.
    return read_all_states(folder("seeds"))
