"""The page of one delegation, by a secret address: ask for the floor, change, withdraw."""

import hashlib
import secrets
from collections.abc import Callable

from flask import Blueprint, Response, request, url_for

from planner.errors import InvalidInput, NotFound, PlannerError
from planner.i18n.messages import error_message
from planner.models.speaking import Gender, Inscription, Rank, RequestKind
from planner.models.speaking_actions import Changed
from planner.models.speaking_rows import KeyRole, SpeakingKey
from planner.models.text import Text
from planner.rules.right_of_reply import RepliesLeft
from planner.services.speaking import bearer_of
from planner.services.speaking_log import ListRef
from planner.services.speaking_requests import (
    by_delegation,
    change_request,
    delegation_inscription,
    inscribe_speaker,
    read_replies_left,
    withdraw,
)
from planner.web.form_tokens import FormExpiredError, form_tokens
from planner.web.headers import keep_address_secret
from planner.web.negotiation import language_in_address
from planner.web.pages.speaking_delegation import delegation_page
from planner.web.reader import now, reader
from planner.web.speaking_fields import (
    choice,
    choice_or_none,
    in_language,
    number,
    number_or_none,
    status_of,
    text,
)
from planner.web.speaking_state import Shown, kept_by_nobody, shown
from planner.web.templates import render_page

delegation = Blueprint("delegation", __name__)
delegation.after_request(keep_address_secret)
delegation.after_request(kept_by_nobody)

_ADDRESS = "/<string(length=2):language>/delegation/<secret>/"
_NONCE_BYTES = 12


@delegation.get(_ADDRESS)
def show_delegation(language: str, secret: str) -> Response:
    """What the delegation asked for, its place, and when its turn will come."""
    return _answer(language, _bearer(language, secret), secret)


@delegation.post(f"{_ADDRESS}<action>")
def act(language: str, secret: str, action: str) -> Response:
    """Does one thing and shows the page again; what is refused is told there."""
    bearer = _bearer(language, secret)
    do = ACTIONS.get(action)
    if do is None:
        raise NotFound("format-unknown", value=action, known=", ".join(ACTIONS))
    try:
        form_tokens().check(_purpose(secret))
        do(bearer, shown(language, _ref(bearer)))
    except FormExpiredError:
        return _refused(language, bearer, secret, InvalidInput("form-expired"))
    except PlannerError as error:
        return _refused(language, bearer, secret, error)
    here = url_for("speakers.delegation.show_delegation", language=language, secret=secret)
    return Response(status=303, headers={"Location": here})


def _inscribe(bearer: SpeakingKey, state: Shown) -> None:
    _receive(
        bearer,
        state,
        rank=choice("rank", Rank),
        speaker=text("speaker") or None,
        on_behalf_of=in_language(text("group"), state.addresses.language),
        preferred=tuple(filter(None, [text("preferred")])),
        gender=choice_or_none("gender", Gender),
        has_text=request.form.get("has_text") == "yes",
    )


def _reply(bearer: SpeakingKey, state: Shown) -> None:
    _receive(bearer, state, kind=RequestKind.REPLY)


def _receive(bearer: SpeakingKey, state: Shown, **facts: object) -> None:
    inscription = Inscription.model_validate(
        {
            "delegation": bearer.delegation,
            "name": bearer.name or Text(),
            "capacity": bearer.capacity,
            "submission": text("submission") or None,
            **facts,
        }
    )
    own = delegation_inscription(state.view.debate, inscription)
    actor = by_delegation(str(bearer.delegation))
    inscribe_speaker(reader().database, _ref(bearer), own, now(), actor)


def _change(bearer: SpeakingKey, state: Shown) -> None:
    serial = _own_serial(bearer, state)
    change = Changed(
        serial=serial,
        speaker=text("speaker") or None,
        preferred=tuple(filter(None, [text("preferred")])),
        has_text=request.form.get("has_text") == "yes",
    )
    actor = by_delegation(str(bearer.delegation))
    version = number_or_none("version")
    change_request(reader().database, _ref(bearer), change, now(), actor, version)


def _withdraw(bearer: SpeakingKey, state: Shown) -> None:
    serial = _own_serial(bearer, state)
    actor = by_delegation(str(bearer.delegation))
    version = number_or_none("version")
    withdraw(reader().database, _ref(bearer), serial, now(), actor, version)


ACTIONS: dict[str, Callable[[SpeakingKey, Shown], None]] = {
    "inscribe": _inscribe,
    "change": _change,
    "withdraw": _withdraw,
    "reply": _reply,
}
"""What can be done, by the last part of the address that its form goes to."""


def _own_serial(bearer: SpeakingKey, state: Shown) -> int:
    """The serial in the form. Raises `NotFound` if that request is another delegation's."""
    serial = number("serial")
    if state.view.debate.request(serial).delegation != bearer.delegation:
        raise NotFound("request-unknown", serial=serial)
    return serial


def _refused(language: str, bearer: SpeakingKey, secret: str, error: PlannerError) -> Response:
    message = error_message(error, language)
    return _answer(language, bearer, secret, status_of(error), problem=message)


def _answer(
    language: str,
    bearer: SpeakingKey,
    secret: str,
    status: int = 200,
    *,
    problem: str | None = None,
) -> Response:
    state = shown(language, _ref(bearer))
    page = delegation_page(
        state.programme,
        state.view,
        state.addresses,
        bearer,
        secret,
        form_tokens().token(_purpose(secret)),
        secrets.token_urlsafe(_NONCE_BYTES),
        _replies_left(bearer, state),
        problem=problem,
    )
    written = render_page("speaking/show_delegation.html", page)
    response = Response(written.body, status, content_type=written.media_type)
    response.content_language.add(language)
    return response


def _replies_left(bearer: SpeakingKey, state: Shown) -> RepliesLeft | None:
    if state.view.debate.settings.right_of_reply is None:
        return None
    return read_replies_left(reader().database, _ref(bearer), str(bearer.delegation), now())


def _bearer(language: str, secret: str) -> SpeakingKey:
    language_in_address(language)
    return bearer_of(reader().database, secret, KeyRole.DELEGATION)


def _ref(bearer: SpeakingKey) -> ListRef:
    return ListRef(bearer.session_slug, bearer.list_key)


def _purpose(secret: str) -> str:
    # What is signed can be read, so it must not hold the secret itself.
    return f"delegation {hashlib.sha256(secret.encode()).hexdigest()}"
