"""Who is signed in, by the cookie or the token of this request; whoever asks marks the answer.

An answer that depends on who asks must not reach anybody else. So the first question who is
signed in is noted, and from then on nothing that belongs to the answer is kept anywhere.
"""

from dataclasses import dataclass

from flask import Flask, Response, g, request

from planner.models.account import Account, Assignment, Token
from planner.services.sign_ins import person_signed_in
from planner.services.tokens import person_with_token
from planner.web.reader import now, reader

_LOCAL_COOKIE = "planner"
# The prefix makes browsers refuse the cookie from any other host, and without encryption.
_SECURE_COOKIE = "__Host-planner"
_API = "/api/"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Whoever is signed in, and the roles that they have; ``token`` is what a program came with."""

    account: Account
    assignments: tuple[Assignment, ...]
    token: Token | None = None


def signed_in() -> SignedIn | None:
    """Whoever is signed in, asked for once a request; ``None`` for the public.

    The programming interface goes by tokens alone: what a browser sends of itself on a page of
    another site can do nothing there.
    """
    if not asked_who():
        g.planner_signed_in = _by_token() if is_for_programs() else _by_cookie()
    found: SignedIn | None = g.planner_signed_in
    return found


def asked_who() -> bool:
    """Whether this request has asked who is signed in, and its answer may depend on it."""
    return "planner_signed_in" in g


def known_person() -> SignedIn | None:
    """Whoever is signed in if the request has asked already; never asks itself."""
    found: SignedIn | None = g.get("planner_signed_in")
    return found


def is_for_programs() -> bool:
    """Whether the request is to the programming interface."""
    return request.path.startswith(_API)


def token_of_request() -> Token | None:
    """The token of the programming interface that came with the request, if it is good."""
    person = signed_in()
    return None if person is None else person.token


def sign_in_secret() -> str | None:
    """What the browser holds of its sign-in, good or not."""
    return request.cookies.get(_cookie_name())


def remember_sign_in(response: Response, secret: str) -> None:
    """Hands the secret to the browser, which forgets it when it is closed."""
    response.set_cookie(
        _cookie_name(), secret, path="/", secure=request.is_secure, httponly=True, samesite="Lax"
    )


def forget_sign_in(response: Response) -> None:
    """Takes the secret away from the browser."""
    response.delete_cookie(
        _cookie_name(), path="/", secure=request.is_secure, httponly=True, samesite="Lax"
    )


def keep_answers_apart(app: Flask) -> None:
    """Makes sure that an answer made for one person is kept by nobody on the way to them."""
    app.after_request(_for_this_person)


def _for_this_person(response: Response) -> Response:
    if asked_who():
        response.headers["Cache-Control"] = "no-store, private"
        response.vary.add("Authorization" if is_for_programs() else "Cookie")
    return response


def _cookie_name() -> str:
    return _SECURE_COOKIE if request.is_secure else _LOCAL_COOKIE


def _by_cookie() -> SignedIn | None:
    secret = sign_in_secret()
    found = None if secret is None else person_signed_in(reader().database, secret, now())
    return None if found is None else SignedIn(found.account, found.assignments)


def _by_token() -> SignedIn | None:
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not secret:
        return None
    found = person_with_token(reader().database, secret.strip(), now())
    return None if found is None else SignedIn(found.account, found.assignments, found.token)
