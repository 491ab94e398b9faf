"""Signing in and out, and the sessions that somebody has a role at."""

from urllib.parse import urlsplit

from flask import Blueprint, Response, request, url_for
from werkzeug.exceptions import Forbidden

from planner.errors import InvalidInput, PlannerError
from planner.services.sessions import list_sessions
from planner.services.sign_ins import sign_in as sign_in_by_password
from planner.services.sign_ins import sign_out as end_own_sign_in
from planner.web.browsers import source_of_request
from planner.web.form_tokens import FormExpiredError, form_tokens
from planner.web.negotiation import language_in_address
from planner.web.onward import local_path
from planner.web.pages.people import own_sessions_page
from planner.web.people_account import account
from planner.web.people_accounts import accounts
from planner.web.people_answers import SIGN_IN, answer_with, ask_to_sign_in, go_on, see
from planner.web.people_of_session import at_session
from planner.web.people_provider import provider
from planner.web.permissions import own_account
from planner.web.reader import now, reader
from planner.web.signed_in import (
    forget_sign_in,
    remember_sign_in,
    sign_in_secret,
    signed_in,
)
from planner.web.workbench_forms import check

people = Blueprint("persons", __name__)
for part in (account, accounts, at_session, provider):
    people.register_blueprint(part)

_LANGUAGE = "/<string(length=2):language>"


@people.get(f"{_LANGUAGE}/sign-in")
def show_sign_in(language: str) -> Response:
    """Asks for a name and a password; whoever is signed in goes on at once."""
    language_in_address(language)
    onward = local_path(request.args.get("next"))
    return ask_to_sign_in(language, onward) if signed_in() is None else go_on(language, onward)


@people.post(f"{_LANGUAGE}/sign-in")
def sign_in(language: str) -> Response:
    """Signs somebody in by name and password."""
    language_in_address(language)
    onward = local_path(request.form.get("next"))
    name = request.form.get("name", "")
    try:
        _check_own_form()
        secret = sign_in_by_password(
            reader().database,
            name,
            request.form.get("password", ""),
            source_of_request(),
            request.user_agent.string,
            now(),
        )
    except PlannerError as error:
        return ask_to_sign_in(language, onward, error, name)
    response = go_on(language, onward)
    remember_sign_in(response, secret)
    return response


@people.post(f"{_LANGUAGE}/sign-out")
def sign_out(language: str) -> Response:
    """Ends the sign-in of this browser."""
    language_in_address(language)
    secret = sign_in_secret()
    if secret is not None and signed_in() is not None:
        check("sign-out")
        end_own_sign_in(reader().database, secret, now())
    response = see(url_for("sessions.list_sessions", language=language))
    forget_sign_in(response)
    return response


@people.get(f"{_LANGUAGE}/your-sessions")
def list_own_sessions(language: str) -> Response:
    """The sessions that whoever asks has a role at; all of them for an administrator."""
    language_in_address(language)
    person = own_account()
    published = {session.slug for session in reader().sessions()}
    page = own_sessions_page(person, list_sessions(reader().database), published, language)
    return answer_with("people/list_own_sessions.html", page)


def _check_own_form() -> None:
    """Raises `Forbidden` for the form of another site: it would sign people in as somebody else."""
    origin = request.headers.get("Origin")
    if "Sec-Fetch-Site" not in request.headers and origin not in (None, "null"):
        parts = urlsplit(origin or "")
        if f"{parts.scheme}://{parts.netloc}/" != request.host_url:
            raise Forbidden
    try:
        form_tokens().check(SIGN_IN)
    except FormExpiredError:
        raise InvalidInput("form-expired") from None
