"""The page from which a list is operated, by a secret address; every button is a form."""

import hashlib
import secrets
from collections.abc import Callable

from flask import Blueprint, Response, request, url_for

from planner.assets import folder
from planner.documents.blocks import Inline, Words
from planner.errors import Conflict, InvalidInput, NotFound, PlannerError
from planner.i18n.messages import error_message
from planner.models.speaking import Capacity, Inscription, Rank, RequestKind
from planner.models.speaking_rows import KeyRole, SpeakingKey
from planner.rules.speaking_estimates import Estimate
from planner.services.speaking import bearer_of, issue_delegation_key, known_states
from planner.services.speaking_chair import (
    Desk,
    call_speaker,
    change_level,
    change_limit,
    close_list,
    end_statement,
    note_item_opened,
    note_preceding_ended,
    open_list,
    place_by_chair,
    promote,
    recall_absent,
    release_call,
    skip_absent,
    start_statement,
    swap,
)
from planner.services.speaking_log import ListRef
from planner.services.speaking_requests import deliver_in_writing, inscribe_speaker, withdraw
from planner.web.addresses import absolute
from planner.web.form_tokens import FormExpiredError, form_tokens
from planner.web.headers import keep_address_secret
from planner.web.negotiation import language_in_address
from planner.web.pages.speaking_chair import (
    SCRIPT_SUFFIXES,
    Divergence,
    chair_page,
    divergence_of,
)
from planner.web.reader import now, reader
from planner.web.speaking_fields import (
    choice,
    delegation_named,
    in_language,
    number,
    number_or_none,
    status_of,
    text,
)
from planner.web.speaking_files import document_file
from planner.web.speaking_state import Shown, kept_by_nobody, meeting_under_way, shown
from planner.web.templates import render_page

chair = Blueprint("chair", __name__)
chair.after_request(keep_address_secret)
chair.after_request(kept_by_nobody)

_ADDRESS = "/<string(length=2):language>/chair/<secret>/"
_NONCE_BYTES = 12


@chair.get(_ADDRESS)
def show_chair(language: str, secret: str) -> Response:
    """The page as the list is now."""
    return _answer(_state(language, _bearer(language, secret)), secret)


@chair.get(f"{_ADDRESS}script.<suffix>")
def download_script(language: str, secret: str, suffix: str) -> Response:
    """What the chair says, to be printed."""
    if suffix not in SCRIPT_SUFFIXES:
        raise NotFound("format-unknown", value=suffix, known=", ".join(SCRIPT_SUFFIXES))
    made = document_file(_state(language, _bearer(language, secret)), "speakers-script", suffix)
    response = Response(made.body, content_type=made.media_type)
    response.headers["Content-Disposition"] = made.disposition or "inline"
    if made.policy is not None:
        response.headers["Content-Security-Policy"] = made.policy
    return response


@chair.post(f"{_ADDRESS}<action>")
def act(language: str, secret: str, action: str) -> Response:
    """Does one thing and shows the page again; what is refused is told there."""
    bearer = _bearer(language, secret)
    do = ACTIONS.get(action)
    if do is None and action != "address":
        raise NotFound("format-unknown", value=action, known=", ".join([*ACTIONS, "address"]))
    try:
        form_tokens().check(_purpose(secret))
        if do is None:
            return _answer(_state(language, bearer), secret, made=_new_address(language, bearer))
        desk = Desk(reader().database, _ref(bearer), now(), bearer.label, number_or_none("version"))
        do(desk, _state(language, bearer))
    except FormExpiredError:
        return _refused(language, bearer, secret, InvalidInput("form-expired"))
    except PlannerError as error:
        return _refused(language, bearer, secret, error)
    here = url_for("speakers.chair.show_chair", language=language, secret=secret)
    # 303: what was sent is not sent again when the page is loaded again.
    return Response(status=303, headers={"Location": here})


# --- what each button does -------------------------------------------------------------------


def _call(desk: Desk, state: Shown) -> None:
    call_speaker(desk, number("serial"), meeting_under_way(state))


def _move(desk: Desk, _: Shown) -> None:
    place_by_chair(desk, number("serial"), number_or_none("before"), text("reason"))


def _swap(desk: Desk, state: Shown) -> None:
    first, second = number("serial"), number("other")
    agreed: tuple[str, ...] = ()
    if request.form.get("agreed") == "yes":
        agreed = tuple(state.view.debate.request(s).delegation for s in (first, second))
    swap(desk, first, second, agreed)


def _level(desk: Desk, state: Shown) -> None:
    serial = number("serial")
    change_level(
        desk,
        serial,
        choice("rank", Rank),
        among=_at_same_meeting(state, serial),
        keeps_place=request.form.get("keeps_place") == "yes",
    )


def _at_same_meeting(state: Shown, serial: int) -> tuple[int, ...]:
    """Those expected at the meeting at which this one is expected; all, if that is not known."""
    expected = state.view.estimates
    own = expected.get(serial)
    if own is None or own.early_meeting is None:
        return ()

    def is_there(estimate: Estimate) -> bool:
        return estimate.early_meeting == own.early_meeting

    return tuple(s for s, estimate in expected.items() if is_there(estimate))


def _limit(desk: Desk, _: Shown) -> None:
    change_limit(desk, {choice("capacity", Capacity): number("seconds")})


def _inscribe(desk: Desk, state: Shown) -> None:
    language = state.addresses.language
    delegation, name = delegation_named(known_states(folder("seeds")), language)
    inscription = Inscription(
        kind=choice("kind", RequestKind),
        delegation=delegation,
        name=name,
        capacity=choice("capacity", Capacity),
        rank=choice("rank", Rank),
        speaker=text("speaker") or None,
        on_behalf_of=in_language(text("group"), language),
        is_standby=request.form.get("standby") == "yes",
        has_leave=request.form.get("leave") == "yes",
        submission=text("submission") or None,
    )
    inscribe_speaker(desk.database, desk.ref, inscription, desk.now, desk.actor)


def _of_request(service: Callable[..., None]) -> Callable[[Desk, Shown], None]:
    """For a service that is about one request and asks for nothing more."""

    def do(desk: Desk, _: Shown) -> None:
        service(desk, number("serial"))

    return do


def _of_list(service: Callable[[Desk], None]) -> Callable[[Desk, Shown], None]:
    """For a service that is about the list itself."""

    def do(desk: Desk, _: Shown) -> None:
        service(desk)

    return do


def _taken_back(service: Callable[..., None]) -> Callable[[Desk, Shown], None]:
    """For what a delegation does itself, or has done for it."""

    def do(desk: Desk, _: Shown) -> None:
        service(desk.database, desk.ref, number("serial"), desk.now, desk.actor)

    return do


def _cut(desk: Desk, _: Shown) -> None:
    end_statement(desk, number("serial"), is_cut=True)


ACTIONS: dict[str, Callable[[Desk, Shown], None]] = {
    "call": _call,
    "start": _of_request(start_statement),
    "end": _of_request(end_statement),
    "cut": _cut,
    "release": _of_request(release_call),
    "skip": _of_request(skip_absent),
    "recall": _of_request(recall_absent),
    "promote": _of_request(promote),
    "withdraw": _taken_back(withdraw),
    "in-writing": _taken_back(deliver_in_writing),
    "move": _move,
    "swap": _swap,
    "level": _level,
    "limit": _limit,
    "inscribe": _inscribe,
    "open": _of_list(open_list),
    "close": _of_list(close_list),
    "item-opened": _of_list(note_item_opened),
    "preceding-ended": _of_list(note_preceding_ended),
}
"""What can be done, by the last part of the address that its form goes to."""


def _new_address(language: str, bearer: SpeakingKey) -> tuple[Inline, str]:
    """A new address for a delegation: whose it is, and the address, which is shown this once."""
    delegation, name = delegation_named(known_states(folder("seeds")), language)
    secret = issue_delegation_key(
        reader().database,
        _ref(bearer),
        now(),
        delegation=delegation,
        name=name,
        capacity=choice("capacity", Capacity),
        actor=bearer.label,
    )
    path = url_for("speakers.delegation.show_delegation", language=language, secret=secret)
    return Words(name), absolute(path)


# --- answers ---------------------------------------------------------------------------------


def _refused(language: str, bearer: SpeakingKey, secret: str, error: PlannerError) -> Response:
    state = _state(language, bearer)
    divergence = None
    if isinstance(error, Conflict) and "based_on" in error.params:
        debate = state.view.debate
        divergence = divergence_of(state.programme, debate, error.params["based_on"])
    message = error_message(error, language)
    return _answer(state, secret, status_of(error), problem=message, divergence=divergence)


def _answer(
    state: Shown,
    secret: str,
    status: int = 200,
    *,
    problem: str | None = None,
    divergence: Divergence | None = None,
    made: tuple[Inline, str] | None = None,
) -> Response:
    page = chair_page(
        state.programme,
        state.view,
        state.addresses,
        secret,
        form_tokens().token(_purpose(secret)),
        secrets.token_urlsafe(_NONCE_BYTES),
        problem=problem,
        divergence=divergence,
        made=made,
    )
    written = render_page("speaking/show_chair.html", page)
    response = Response(written.body, status, content_type=written.media_type)
    response.content_language.add(state.addresses.language)
    return response


def _bearer(language: str, secret: str) -> SpeakingKey:
    language_in_address(language)
    return bearer_of(reader().database, secret, KeyRole.OPERATOR)


def _state(language: str, bearer: SpeakingKey) -> Shown:
    return shown(language, _ref(bearer))


def _ref(bearer: SpeakingKey) -> ListRef:
    return ListRef(bearer.session_slug, bearer.list_key)


def _purpose(secret: str) -> str:
    # What is signed can be read, so it must not hold the secret itself.
    return f"chair {hashlib.sha256(secret.encode()).hexdigest()}"
