"""The register of credentials: the bureau reads it, the secretariat keeps it, each delegation
sees its own line. Nothing of it is public.
"""

from zoneinfo import ZoneInfo

from flask import Blueprint, Response, url_for

from planner.documents.credentials import calls_list, credentials_report
from planner.errors import NotFound
from planner.models.account import Action
from planner.services.credentials import (
    RegisterView,
    is_over,
    view_register,
)
from planner.services.credentials_sheets import export_register
from planner.web.addresses import Addresses
from planner.web.answers import Made
from planner.web.credentials_forms import ACTIONS, ON_DELEGATION
from planner.web.files import document_file
from planner.web.inside import (
    SEEDS,
    desk_for,
    file_answer,
    for_nobody_else,
    page_answer,
    problems_in,
    see_other,
    token_of,
)
from planner.web.negotiation import language_in_address
from planner.web.pages.credentials import (
    REPORT_FORMATS,
    SHEET_FORMATS,
    list_address,
    register_page,
)
from planner.web.pages.credentials_delegation import delegation_page, own_page
from planner.web.permissions import actor_for, may
from planner.web.reader import now, reader

credentials = Blueprint(
    "register",
    __name__,
    url_prefix="/<string(length=2):language>/<session>/credentials",
)
credentials.after_request(for_nobody_else)

_PURPOSE = "credentials"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHEET_TYPES = {"xlsx": _WORKBOOK, "csv": "text/csv; charset=utf-8"}


@credentials.get("/")
def list_delegations(language: str, session: str) -> Response:
    """All delegations, the figures, and for the secretariat whom to call and what to enter."""
    language_in_address(language)
    actor_for(session, Action.CREDENTIALS_READ)
    return _register(language, session)


@credentials.post("/<action>")
def act(language: str, session: str, action: str) -> Response:
    """Enters one thing in the register and shows it again; what is refused is told there."""
    language_in_address(language)
    desk = desk_for(session, Action.CREDENTIALS)
    do = ACTIONS.get(action)
    if do is None:
        raise NotFound("format-unknown", value=action, known=", ".join(ACTIONS))
    done: list[str] = []
    problems, status = problems_in(
        session, _PURPOSE, language, lambda: done.extend(do(desk, language))
    )
    if problems or done:
        return _register(language, session, status, problems, done[0] if done else None)
    return see_other(list_address(language, session))


@credentials.get("/own")
def show_own(language: str, session: str) -> Response:
    """What a delegation is told of its own credentials."""
    addresses = Addresses(language_in_address(language), session)
    actor = actor_for(session, Action.DELEGATION_OWN)
    if actor.delegation is None:
        raise NotFound("delegation-unknown", session=session, state="-")
    view = _view(session)
    state = view.states.find(actor.delegation)
    if state is None:
        raise NotFound("delegation-unknown", session=session, state=actor.delegation)
    return page_answer(
        "credentials/show_own.html", own_page(view.programme, view, state.code, addresses)
    )


@credentials.get("/<any(report, calls, register):name>.<suffix>")
def download(language: str, session: str, name: str, suffix: str) -> Response:
    """The figures, whom to call, or the register itself, as a file."""
    language_in_address(language)
    is_read_by_bureau = name == "report"
    actor_for(session, Action.CREDENTIALS_READ if is_read_by_bureau else Action.CREDENTIALS)
    formats = SHEET_FORMATS if name == "register" else REPORT_FORMATS
    if suffix not in formats:
        raise NotFound("format-unknown", value=suffix, known=", ".join(formats))
    view = _view(session)
    if name == "register":
        body = export_register(reader().database, session, suffix, view.states, language)
        file = f"{session}.credentials.{language}.{suffix}"
        disposition = f'attachment; filename="{file}"'
        return file_answer(Made(body, _SHEET_TYPES[suffix], disposition))
    document = (
        credentials_report(view.programme, view.figures, view.register.examinations)
        if is_read_by_bureau
        else calls_list(view.programme, view.states, view.calls)
    )
    return file_answer(document_file(document, language, suffix, session))


@credentials.get("/<string(length=2):state>")
def show_delegation(language: str, session: str, state: str) -> Response:
    """One delegation: what came in, what was decided, who belongs to it."""
    language_in_address(language)
    actor_for(session, Action.CREDENTIALS_READ)
    return _delegation(language, session, state)


@credentials.post("/<string(length=2):state>/<action>")
def act_on_delegation(language: str, session: str, state: str, action: str) -> Response:
    """Enters one thing about a delegation and shows it again; what is refused is told there."""
    language_in_address(language)
    desk = desk_for(session, Action.CREDENTIALS)
    do = ON_DELEGATION.get(action)
    if do is None:
        raise NotFound("format-unknown", value=action, known=", ".join(ON_DELEGATION))
    view = _view(session)
    problems, status = problems_in(
        session, _PURPOSE, language, lambda: do(desk, view, state.upper())
    )
    if problems:
        return _delegation(language, session, state, status, problems)
    here = url_for(".show_delegation", language=language, session=session, state=state)
    return see_other(here)


# --- answers ---------------------------------------------------------------------------------


def _register(
    language: str,
    session: str,
    status: int = 200,
    problems: list[str] | None = None,
    done: str | None = None,
) -> Response:
    view = _view(session)
    page = register_page(
        view.programme,
        view,
        Addresses(language, session),
        token_of(session, _PURPOSE),
        may_edit=may(session, Action.CREDENTIALS),
        is_over=is_over(view.programme.session, now()),
        problems=problems or (),
        done=done,
    )
    return page_answer("credentials/list_delegations.html", page, status)


def _delegation(
    language: str,
    session: str,
    state: str,
    status: int = 200,
    problems: list[str] | None = None,
) -> Response:
    view = _view(session)
    one = view.register.delegation(state.upper())
    if one is None:
        raise NotFound("delegation-unknown", session=session, state=state.upper())
    local = now().astimezone(ZoneInfo(view.programme.session.zone))
    page = delegation_page(
        view.programme,
        view,
        one,
        Addresses(language, session),
        token_of(session, _PURPOSE),
        may_edit=may(session, Action.CREDENTIALS),
        now_local=(local.date().isoformat(), local.strftime("%H:%M")),
        problems=problems or (),
    )
    return page_answer("credentials/show_delegation.html", page, status)


def _view(session: str) -> RegisterView:
    return view_register(reader().database, session, SEEDS)
