"""All accounts, for administrators: made, changed, disabled."""

from collections.abc import Callable

from flask import Blueprint, Response, request

from planner.errors import NotFound, PlannerError
from planner.i18n.messages import error_message
from planner.models.account import Action, Actor
from planner.services.accounts import (
    create_account,
    disable_account,
    enable_account,
    list_people,
    read_person,
    rename_account,
    set_administrator,
    set_password,
)
from planner.services.editing import read_log
from planner.services.passwords import random_password
from planner.services.sessions import list_sessions
from planner.web.negotiation import language_in_address
from planner.web.pages.accounts_log import AT_A_TIME, accounts_log_page
from planner.web.pages.people_accounts import PURPOSE, accounts_page, person_page
from planner.web.people_answers import after, answer_with
from planner.web.permissions import actor_for
from planner.web.reader import now, reader
from planner.web.speaking_fields import status_of, text
from planner.web.workbench_forms import check

accounts = Blueprint("accounts", __name__, url_prefix="/<string(length=2):language>/accounts")


@accounts.get("")
def list_accounts(language: str) -> Response:
    """All accounts, and the form for another one."""
    language_in_address(language)
    actor_for("", Action.MANAGE_PEOPLE)
    return _list(language)


@accounts.post("")
def add_account(language: str) -> Response:
    """Makes an account, and shows its password, which is shown this once."""
    language_in_address(language)
    actor = actor_for("", Action.MANAGE_PEOPLE)
    password = random_password()
    try:
        check(PURPOSE)
        made = create_account(
            reader().database,
            text("name"),
            text("display_name"),
            actor,
            now(),
            password=password,
            is_administrator=request.form.get("administrator") == "yes",
        )
    except PlannerError as error:
        return _list(language, status_of(error), error_message(error, language))
    return _show(language, made.key, password=password)


@accounts.get("/log")
def show_accounts_log(language: str) -> Response:
    """What was done to accounts, the newest first; ``before`` is where the part begins."""
    language_in_address(language)
    actor_for("", Action.MANAGE_PEOPLE)
    written = request.args.get("before", "")
    before = int(written) if written.isdecimal() and len(written) < 10 else None
    entries = read_log(reader().database, "", before=before, limit=AT_A_TIME)
    return answer_with("people/show_accounts_log.html", accounts_log_page(entries, language))


@accounts.get("/<key>")
def show_person(language: str, key: str) -> Response:
    """One account."""
    language_in_address(language)
    actor_for("", Action.MANAGE_PEOPLE)
    return _show(language, key)


@accounts.post("/<key>/<action>")
def act(language: str, key: str, action: str) -> Response:
    """Does one thing and shows the account again; what is refused is told there."""
    language_in_address(language)
    actor = actor_for("", Action.MANAGE_PEOPLE)
    do = ACTIONS.get(action)
    if do is None:
        raise NotFound("format-unknown", value=action, known=", ".join(ACTIONS))
    try:
        check(PURPOSE)
        password = do(key, actor)
    except PlannerError as error:
        return _show(language, key, status_of(error), problem=error_message(error, language))
    if password is not None:
        return _show(language, key, password=password)
    return after("persons.accounts.show_person", key=key, done=action)


def _rename(key: str, actor: Actor) -> None:
    rename_account(reader().database, key, text("display_name"), actor, now())


def _new_password(key: str, actor: Actor) -> str:
    password = random_password()
    set_password(reader().database, key, password, actor, now())
    return password


def _disable(key: str, actor: Actor) -> None:
    disable_account(reader().database, key, actor, now())


def _enable(key: str, actor: Actor) -> None:
    enable_account(reader().database, key, actor, now())


def _make_administrator(key: str, actor: Actor) -> None:
    set_administrator(reader().database, key, actor, now(), is_administrator=True)


def _no_administrator(key: str, actor: Actor) -> None:
    set_administrator(reader().database, key, actor, now(), is_administrator=False)


ACTIONS: dict[str, Callable[[str, Actor], str | None]] = {
    "rename": _rename,
    "password": _new_password,
    "disable": _disable,
    "enable": _enable,
    "make-administrator": _make_administrator,
    "no-administrator": _no_administrator,
}
"""What can be done, by the last part of the address that its form goes to."""


def _list(language: str, status: int = 200, problem: str | None = None) -> Response:
    page = accounts_page(list_people(reader().database), language, problem)
    return answer_with("people/list_accounts.html", page, status)


def _show(
    language: str,
    key: str,
    status: int = 200,
    *,
    problem: str | None = None,
    password: str | None = None,
) -> Response:
    page = person_page(
        read_person(reader().database, key),
        language,
        list_sessions(reader().database),
        done=request.args.get("done") if request.method == "GET" else None,
        problem=problem,
        password=password,
    )
    return answer_with("people/show_person.html", page, status)
