"""Who asks, and whether they may: the one place that every page behind a sign-in goes through."""

from flask import request

from planner.errors import NotPermitted, SignInNeeded
from planner.models.account import Action, Actor, Scope, Token
from planner.rules.permissions import INSTALLATION_WIDE, is_permitted
from planner.web.signed_in import SignedIn, is_for_programs, signed_in

_READING = ("GET", "HEAD", "OPTIONS")


def actor_for(slug: str, action: Action) -> Actor:
    """Whoever asks, in the role that permits that at the session ``slug`` (empty: anywhere).

    Raises `SignInNeeded` for somebody who is not signed in, `NotPermitted` for somebody who is.
    """
    person = own_account()
    _check_token(person.token, slug)
    account = person.account
    if account.is_administrator and action is not Action.DELEGATION_OWN:
        # An administrator could give itself any role: what is done is in the log either way.
        return Actor(account.display_name, account.key)
    if action not in INSTALLATION_WIDE:
        for assignment in person.assignments:
            if assignment.session_slug == slug and is_permitted(assignment.role, action):
                return Actor(
                    account.display_name, account.key, assignment.role, assignment.delegation
                )
    raise NotPermitted("not-permitted", action=action.value, session=slug)


def own_account() -> SignedIn:
    """Whoever asks, whatever they may do: for what concerns nobody else. Raises `SignInNeeded`."""
    person = signed_in()
    if person is not None:
        return person
    if is_for_programs():
        raise SignInNeeded("token-needed")
    raise SignInNeeded("sign-in-needed")


def may(slug: str, action: Action) -> bool:
    """Whether whoever asks is permitted that: for what a page offers, never instead of asking."""
    try:
        actor_for(slug, action)
    except (SignInNeeded, NotPermitted):
        return False
    return True


def _check_token(token: Token | None, slug: str) -> None:
    """Raises `NotPermitted` for a token that may be used for less than its owner may do."""
    if token is None:
        return
    if token.scope is Scope.READ and request.method not in _READING:
        raise NotPermitted("token-reads-only")
    if token.session_slug is not None and token.session_slug != slug:
        raise NotPermitted("token-of-other-session", session=token.session_slug)
