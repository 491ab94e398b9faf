"""The page of one's own account."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import url_for

from planner.documents.blocks import Clock, DateOnly, Inline, Verbatim, Words, term
from planner.models.account import Account, Scope, SignIn, Token
from planner.models.session import Session
from planner.services.sign_ins import handle_of, secret_hash
from planner.web.browsers import browser_name
from planner.web.pages.frame import Frame, Link, frame_of_page
from planner.web.pages.speaking_chair import Option
from planner.web.signed_in import SignedIn
from planner.web.workbench_forms import token as form_token

PURPOSE = "account"
"""What the forms of the page are for."""

_SCOPES: dict[Scope, Inline] = {
    Scope.READ: term("people.scope_read"),
    Scope.WRITE: term("people.scope_write"),
}
_DONE: dict[str, Inline] = {
    "password": term("people.done_password"),
    "end-sign-in": term("people.done_end_sign_in"),
    "end-others": term("people.done_end_others"),
    "revoke-token": term("people.done_revoke_token"),
    "unbind": term("people.done_unbind"),
}


@dataclass(frozen=True, slots=True)
class SignInLine:
    """A browser that is signed in; ``handle`` is what the form that ends it names it by."""

    browser: str
    times: Inline
    handle: str
    is_this: bool


@dataclass(frozen=True, slots=True)
class TokenLine:
    """A token that is good; its secret is known to whoever it was shown to."""

    label: str
    facts: Inline
    key: str


@dataclass(frozen=True, slots=True)
class AccountPage:
    """The account of whoever asks.

    ``post`` is the address that all forms go below. ``token`` is the secret that was issued just
    now, which is when it is shown. ``bind`` is where to go to be recognized by the provider;
    ``issuer`` is the one that recognizes the account already.
    """

    frame: Frame
    title: Inline
    name: Inline
    post: str
    form_token: str
    has_password: bool
    has_provider: bool
    issuer: Inline | None
    bind: str
    sign_ins: tuple[SignInLine, ...]
    tokens: tuple[TokenLine, ...]
    scopes: tuple[Option, ...]
    sessions: tuple[Option, ...]
    done: Inline | None
    problem: str | None
    token: str | None


def account_page(
    person: SignedIn,
    language: str,
    sign_ins: Sequence[SignIn],
    tokens: Sequence[Token],
    sessions: Sequence[Session],
    secret: str,
    *,
    has_provider: bool,
    done: str | None = None,
    problem: str | None = None,
    token: str | None = None,
) -> AccountPage:
    """The page; ``secret`` is that of the sign-in that asks for it."""
    account = person.account

    def page_in(code: str) -> str:
        return url_for("persons.account.show_account", language=code)

    return AccountPage(
        frame=frame_of_page(language, (Link(term("people.account")),), page_in=page_in),
        title=Verbatim(account.display_name),
        name=term("people.name_is", name=Verbatim(account.name)),
        post=f"{page_in(language)}/",
        form_token=form_token(PURPOSE),
        has_password=account.password_hash is not None,
        has_provider=has_provider,
        issuer=issuer_line(account),
        bind=url_for(
            "persons.provider.bind_to_provider", language=language, form=form_token("bind")
        ),
        sign_ins=tuple(_sign_in(found, secret) for found in sign_ins),
        tokens=tuple(_token(found) for found in tokens),
        scopes=tuple(Option(scope.value, name) for scope, name in _SCOPES.items()),
        sessions=tuple(Option(session.slug, Words(session.short_title)) for session in sessions),
        done=_DONE.get(done or ""),
        problem=problem,
        token=token,
    )


def issuer_line(account: Account) -> Inline | None:
    """The provider that recognizes whoever has the account, if one does."""
    if account.issuer is None:
        return None
    return term("people.provider_bound", issuer=Verbatim(account.issuer))


def instant(at: datetime) -> Inline:
    """An instant that is about no place: in Coordinated Universal Time."""
    time = at.time().replace(second=0, microsecond=0)
    return term("people.instant", day=DateOnly(at.date()), time=Clock(time))


def _sign_in(found: SignIn, secret: str) -> SignInLine:
    return SignInLine(
        browser=browser_name(found.browser),
        times=term(
            "people.held_since", since=instant(found.created_at), seen=instant(found.seen_at)
        ),
        handle=handle_of(found),
        is_this=found.secret_hash == secret_hash(secret),
    )


def _token(found: Token) -> TokenLine:
    scope, until = _SCOPES[found.scope], instant(found.expires_at)
    if found.session_slug is None:
        facts = term("people.good_until", scope=scope, until=until)
    else:
        session = Verbatim(found.session_slug)
        facts = term("people.good_until_at", scope=scope, session=session, until=until)
    return TokenLine(label=found.label, facts=facts, key=found.key)
