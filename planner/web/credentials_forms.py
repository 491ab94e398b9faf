"""What the forms about credentials do."""

from collections.abc import Callable

from flask import request

from planner.errors import InvalidInput
from planner.i18n.catalogues import translate
from planner.models.credentials import CredentialsForm, Issuer, RegisterSettings, StepKind
from planner.services.credentials import RegisterView, erase_people, view_register
from planner.services.credentials_desk import (
    decide_credentials,
    mark_of,
    put_delegation,
    receive_credentials,
    record_examination,
    set_up_register,
)
from planner.services.credentials_sheets import import_register
from planner.services.session_desk import SessionDesk
from planner.web.credentials_fields import day_in, instant_in, names_in
from planner.web.inside import SEEDS
from planner.web.speaking_fields import choice, number, number_or_none, text

# --- what each form of the register does -----------------------------------------------------


def _add(desk: SessionDesk, _: str) -> list[str]:
    view = view_register(desk.database, desk.slug, SEEDS)
    state = view.states.get(text("state"))
    if view.register.delegation(state.code) is not None:
        raise InvalidInput("delegation-exists", state=state.code)
    put_delegation(desk, state.code, view.states, seen=mark_of(None))
    return []


def _examined(desk: SessionDesk, _: str) -> list[str]:
    record_examination(desk, number("number"), day_in("day"))
    return []


def _set_up(desk: SessionDesk, _: str) -> list[str]:
    settings = RegisterSettings(
        considers_amendments=_ticked("considers_amendments"),
        needs_original=_ticked("needs_original"),
    )
    set_up_register(desk, settings)
    return []


def _import(desk: SessionDesk, language: str) -> list[str]:
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        raise InvalidInput("file-not-chosen")
    done = import_register(
        desk, sent.read(), sent.filename, view_register(desk.database, desk.slug, SEEDS).states
    )
    return [translate("credentials.imported", language, lines=done.lines, changed=done.changed)]


def _erase(desk: SessionDesk, language: str) -> list[str]:
    if not _ticked("sure"):
        raise InvalidInput("not-confirmed")
    erase_people(desk)
    return [translate("credentials.erased", language, session=desk.slug)]


ACTIONS: dict[str, Callable[[SessionDesk, str], list[str]]] = {
    "add": _add,
    "examined": _examined,
    "settings": _set_up,
    "import": _import,
    "erase": _erase,
}
"""What can be entered in the register, by the last part of the address of its form.

Each returns what there is to tell about it, if anything.
"""


# --- what each form about a delegation does --------------------------------------------------


def _change(desk: SessionDesk, view: RegisterView, state: str) -> None:
    put_delegation(
        desk,
        state,
        view.states,
        is_represented=_ticked("is_represented"),
        contact=text("contact") or None,
        phone=text("phone") or None,
        delegates=names_in("delegates"),
        seen=text("mark"),
    )


def _receive(desk: SessionDesk, view: RegisterView, state: str) -> None:
    receive_credentials(
        desk,
        state,
        choice("form_of", CredentialsForm),
        choice("issued_by", Issuer),
        instant_in("day", "time", view.programme.session.zone),
        view.states,
        view.policy,
        seen=text("mark"),
    )


def _decide(desk: SessionDesk, view: RegisterView, state: str) -> None:
    kind = choice("kind", StepKind)
    examination = number_or_none("examination")
    decide_credentials(desk, state, kind, view.states, view.policy, examination, seen=text("mark"))


ON_DELEGATION: dict[str, Callable[[SessionDesk, RegisterView, str], None]] = {
    "change": _change,
    "receive": _receive,
    "decide": _decide,
}
"""What can be entered about one delegation, by the last part of the address of its form."""


def _ticked(field: str) -> bool:
    return request.form.get(field) == "yes"
