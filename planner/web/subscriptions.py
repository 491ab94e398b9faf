"""Calendar addresses of delegates' own: their feeds, and the pages that move and end them."""

import hashlib
from functools import partial

from flask import Blueprint, Response

from planner.i18n.catalogues import translate
from planner.models.subscription import Subscription
from planner.services.subscriptions import (
    end_subscription,
    meetings_followed,
    rotate_subscription,
)
from planner.web.addresses import Addresses
from planner.web.answers import ASK_FIRST_ALONE, Made, Representation, answer
from planner.web.feeds import calendar_file
from planner.web.form_tokens import FormExpiredError, form_tokens
from planner.web.headers import keep_address_secret
from planner.web.negotiation import language_in_address
from planner.web.pages.subscription import ended_page, subscription_page
from planner.web.pages.view import View
from planner.web.reader import now, reader
from planner.web.templates import render_page

subscriptions = Blueprint("subscriptions", __name__)
subscriptions.after_request(keep_address_secret)

_ADDRESS = "/<string(length=2):language>/subscriptions/<secret>"
_TEMPLATE = "subscriptions/show_subscription.html"


@subscriptions.get("/feed/<secret>/<name>.ics")
def download_calendar(secret: str, name: str) -> Response:  # noqa: ARG001 - for the eyes alone
    """The meetings that were chosen, as a calendar."""
    subscription = reader().subscription(secret)
    opened = reader().latest(subscription.session_slug)
    instant = now()
    changed_at = opened.calendar_changed_at(instant)
    language = subscription.language

    def make() -> Made:
        wanted = partial(meetings_followed, subscription)
        slug = subscription.session_slug
        return calendar_file(opened, language, instant, wanted, slug, is_followed=True)

    return answer(
        Representation(
            key=(*opened.key, language, "followed", str(changed_at), *_chosen(subscription)),
            language=language,
            make=make,
            changed_at=max(changed_at, subscription.created_at),
            cache_control=ASK_FIRST_ALONE,
            is_listed=False,
        )
    )


@subscriptions.get(_ADDRESS)
def show_subscription(language: str, secret: str) -> Response:
    """What an address delivers, and how to move or end it."""
    return answer_with_address(_view(language, reader().subscription(secret)), secret)


@subscriptions.post(f"{_ADDRESS}/rotate")
def rotate(language: str, secret: str) -> Response:
    """Moves what was chosen to a new address; the old one is gone."""
    view = _view(language, reader().subscription(secret))
    try:
        form_tokens().check(_purpose(secret))
    except FormExpiredError:
        return _answer_expired(view, secret)
    replacement = rotate_subscription(reader().database, secret, now())
    reader().forget_subscription(secret)
    return answer_with_address(view, replacement, has_moved=True)


@subscriptions.post(f"{_ADDRESS}/end")
def end(language: str, secret: str) -> Response:
    """Ends an address for good."""
    view = _view(language, reader().subscription(secret))
    try:
        form_tokens().check(_purpose(secret))
    except FormExpiredError:
        return _answer_expired(view, secret)
    end_subscription(reader().database, secret, now())
    reader().forget_subscription(secret)
    return answer_once(render_page("subscriptions/end.html", ended_page(view)), language)


def answer_with_address(
    view: View,
    secret: str,
    *,
    status: int = 200,
    is_new: bool = False,
    has_moved: bool = False,
    problem: str | None = None,
) -> Response:
    """The page that shows an address; nobody on the way may keep it."""
    page = subscription_page(
        view,
        secret,
        reader().subscription(secret),
        form_tokens().token(_purpose(secret)),
        is_new=is_new,
        has_moved=has_moved,
        problem=problem,
    )
    made = render_page(_TEMPLATE, page)
    return keep_address_secret(answer_once(made, view.addresses.language, status))


def answer_once(made: Made, language: str, status: int = 200) -> Response:
    """A page for this request alone, kept by nobody."""
    response = Response(made.body, status, content_type=made.media_type)
    response.content_language.add(language)
    response.headers["Cache-Control"] = "no-store"
    return response


def _answer_expired(view: View, secret: str) -> Response:
    problem = translate("page.form_expired", view.addresses.language)
    return answer_with_address(view, secret, status=422, problem=problem)


def _view(language: str, subscription: Subscription) -> View:
    opened = reader().latest(subscription.session_slug)
    addresses = Addresses(language_in_address(language), subscription.session_slug)
    return View(opened.edition, opened.programme, addresses)


def _purpose(secret: str) -> str:
    # What is signed can be read, so it must not hold the secret itself.
    return f"subscription {hashlib.sha256(secret.encode()).hexdigest()}"


def _chosen(subscription: Subscription) -> tuple[str, ...]:
    """What was chosen, as a key: the bytes are the same for all who chose the same."""
    return tuple(
        f"{kind}={','.join(keys)}"
        for kind, keys in (
            ("bodies", subscription.bodies),
            ("items", subscription.items),
            ("meetings", subscription.meetings),
        )
    )
