"""Signing in by a provider of OpenID Connect: the pages that send people there and back."""

from flask import Blueprint, Response, request, url_for

from planner.errors import InvalidInput, NotFound, PlannerError
from planner.models.account import Actor
from planner.services.provider_accounts import Subject, bind_subject, sign_in_subject
from planner.web.addresses import absolute
from planner.web.negotiation import language_in_address, preferred_language
from planner.web.onward import local_path
from planner.web.people_answers import ask_to_sign_in, go_on
from planner.web.permissions import own_account
from planner.web.provider import Journey, Provider, forget_journey, own_provider
from planner.web.reader import now, reader
from planner.web.signed_in import remember_sign_in
from planner.web.workbench_forms import check

provider = Blueprint("provider", __name__)

_LANGUAGE = "/<string(length=2):language>"


@provider.get(f"{_LANGUAGE}/sign-in/provider")
def go_to_provider(language: str) -> Response:
    """Sends somebody to the provider, to be signed in here."""
    language_in_address(language)
    onward = local_path(request.args.get("next"))
    known = _known_provider()
    try:
        return known.send(language, onward or "", "", _return_address())
    except InvalidInput as error:
        return ask_to_sign_in(language, onward, error)


@provider.get(f"{_LANGUAGE}/account/provider")
def bind_to_provider(language: str) -> Response:
    """Sends somebody to the provider, to be recognized by it from then on."""
    language_in_address(language)
    person = own_account()
    # A link and not a form, which the content policy keeps on this site; so its token is in it.
    check("bind", request.args.get("form", ""))
    onward = url_for("persons.account.show_account", language=language)
    return _known_provider().send(language, onward, person.account.key, _return_address())


@provider.get("/sign-in/provider")
def return_from_provider() -> Response:
    """Where the provider sends people back to; it is registered there, so it has no language."""
    known = _known_provider()
    language, onward = preferred_language(), None
    try:
        journey = known.journey()
        language, onward = journey.language, journey.next
        response = _arrived(journey, known.subject(journey, _return_address(), now()))
    except PlannerError as error:
        response = ask_to_sign_in(language, onward, error)
    return forget_journey(response)


def _arrived(journey: Journey, subject: Subject) -> Response:
    response = go_on(journey.language, journey.next)
    if not journey.account:
        browser = request.user_agent.string
        secret = sign_in_subject(reader().database, subject, browser, now())
        remember_sign_in(response, secret)
        return response
    account = own_account().account
    if account.key != journey.account:
        raise InvalidInput("provider-answer-stale")
    actor = Actor(account.display_name, account.key)
    bind_subject(reader().database, account.key, subject, actor, now())
    return response


def _known_provider() -> Provider:
    known = own_provider()
    if known is None:
        raise NotFound("provider-missing")
    return known


def _return_address() -> str:
    return absolute(url_for("persons.provider.return_from_provider"))
