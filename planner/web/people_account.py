"""One's own account: the password, where one is signed in, and the tokens for programs."""

from collections.abc import Callable

from flask import Blueprint, Response, request

from planner.errors import InvalidInput, NotFound, PlannerError
from planner.i18n.messages import error_message
from planner.models.account import Actor, Scope
from planner.services.accounts import change_own_password
from planner.services.provider_accounts import unbind_subject
from planner.services.sessions import list_sessions
from planner.services.sign_ins import end_other_sign_ins, end_sign_in, list_sign_ins
from planner.services.tokens import issue_token, list_tokens, revoke_token
from planner.web.negotiation import language_in_address
from planner.web.pages.people_account import PURPOSE, account_page
from planner.web.people_answers import after, answer_with
from planner.web.permissions import own_account
from planner.web.provider import own_provider
from planner.web.reader import now, reader
from planner.web.signed_in import SignedIn, sign_in_secret
from planner.web.speaking_fields import choice, number, status_of, text
from planner.web.workbench_forms import check

account = Blueprint("account", __name__, url_prefix="/<string(length=2):language>/account")


@account.get("")
def show_account(language: str) -> Response:
    """The account of whoever asks."""
    return _answer(language_in_address(language), own_account())


@account.post("/<action>")
def act(language: str, action: str) -> Response:
    """Does one thing and shows the page again; what is refused is told there."""
    language_in_address(language)
    person = own_account()
    do = ACTIONS.get(action)
    if do is None:
        raise NotFound("format-unknown", value=action, known=", ".join(ACTIONS))
    try:
        check(PURPOSE)
        made = do(person)
    except PlannerError as error:
        problem = error_message(error, language)
        return _answer(language, person, status_of(error), problem=problem)
    if made is not None:
        return _answer(language, person, token=made)
    return after("persons.account.show_account", done=action)


def _password(person: SignedIn) -> None:
    new = request.form.get("new", "")
    if new != request.form.get("again", ""):
        raise InvalidInput("passwords-differ")
    old, secret = request.form.get("old", ""), sign_in_secret() or ""
    change_own_password(reader().database, person.account.key, old, new, secret, now())


def _end_sign_in(person: SignedIn) -> None:
    end_sign_in(reader().database, person.account.key, text("sign_in"), _actor(person), now())


def _end_others(person: SignedIn) -> None:
    secret = sign_in_secret() or ""
    end_other_sign_ins(reader().database, person.account.key, secret, _actor(person), now())


def _issue_token(person: SignedIn) -> str:
    return issue_token(
        reader().database,
        person.account.key,
        text("label"),
        choice("scope", Scope),
        number("days"),
        _actor(person),
        now(),
        text("session") or None,
    )


def _revoke_token(person: SignedIn) -> None:
    revoke_token(reader().database, person.account.key, text("token"), _actor(person), now())


def _unbind(person: SignedIn) -> None:
    unbind_subject(reader().database, person.account.key, _actor(person), now())


ACTIONS: dict[str, Callable[[SignedIn], str | None]] = {
    "password": _password,
    "end-sign-in": _end_sign_in,
    "end-others": _end_others,
    "issue-token": _issue_token,
    "revoke-token": _revoke_token,
    "unbind": _unbind,
}
"""What can be done, by the last part of the address that its form goes to."""


def _actor(person: SignedIn) -> Actor:
    return Actor(person.account.display_name, person.account.key)


def _answer(
    language: str,
    person: SignedIn,
    status: int = 200,
    *,
    problem: str | None = None,
    token: str | None = None,
) -> Response:
    database, key = reader().database, person.account.key
    own = {given.session_slug for given in person.assignments}
    page = account_page(
        person,
        language,
        list_sign_ins(database, key, now()),
        list_tokens(database, key, now()),
        [
            session
            for session in list_sessions(database)
            if person.account.is_administrator or session.slug in own
        ],
        sign_in_secret() or "",
        has_provider=own_provider() is not None,
        done=request.args.get("done") if request.method == "GET" else None,
        problem=problem,
        token=token,
    )
    return answer_with("people/show_account.html", page, status)
