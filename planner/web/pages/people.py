"""The pages on which people sign in and find the sessions that they have a role at."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from flask import url_for

from planner.documents.blocks import Inline, Series, Verbatim, Words, term
from planner.models.account import Action, Assignment, Role
from planner.models.session import Session
from planner.web.addresses import Addresses
from planner.web.pages.frame import Frame, Link, frame_of_page
from planner.web.pages.sessions import place_and_dates
from planner.web.permissions import may
from planner.web.signed_in import SignedIn

ROLE_NAMES: dict[Role, Inline] = {
    Role.SECRETARIAT: term("people.role_secretariat"),
    Role.BUREAU: term("people.role_bureau"),
    Role.DELEGATION: term("people.role_delegation"),
}
"""What each role is called."""


_PLACES: tuple[tuple[Inline, str, Action], ...] = (
    (term("people.to_draft"), "workbench.grid.show_grid", Action.READ_DRAFT),
    (term("people.to_record"), "recording.show_record", Action.RECORD),
    (term("people.to_bureau"), "bureau_desk.show_desk", Action.BUREAU_READ),
    (term("people.to_credentials"), "register.list_delegations", Action.CREDENTIALS_READ),
    (term("people.to_own_credentials"), "register.show_own", Action.DELEGATION_OWN),
    (
        term("people.people_of_session"),
        "persons.at_session.list_people_of_session",
        Action.AUDIT_READ,
    ),
)


@dataclass(frozen=True, slots=True)
class SignInPage:
    """Asks for a name and a password; ``provider`` is the address of the other way, if there is
    one; ``onward`` is where to go on to.
    """

    frame: Frame
    title: Inline
    form_token: str
    name: str
    onward: str | None
    provider: str | None
    problem: str | None


@dataclass(frozen=True, slots=True)
class OwnSession:
    """A session with the roles that somebody has there, and what they may do.

    ``public`` is its page for everybody, ``None`` before anything was published.
    """

    title: Inline
    public: str | None
    place_and_dates: Inline
    roles: Inline | None
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class OwnSessionsPage:
    """The sessions that somebody has a role at. ``accounts`` and ``new_session`` are there for
    administrators.
    """

    frame: Frame
    title: Inline
    sessions: tuple[OwnSession, ...]
    accounts: str | None
    new_session: str | None


def sign_in_page(
    language: str,
    form_token: str,
    onward: str | None,
    *,
    name: str = "",
    problem: str | None = None,
    has_provider: bool = False,
) -> SignInPage:
    """The page; ``name`` is what was typed before."""

    def page_in(code: str) -> str:
        return url_for("persons.show_sign_in", language=code, next=onward or None)

    provider = url_for("persons.provider.go_to_provider", language=language, next=onward or None)
    return SignInPage(
        frame=frame_of_page(language, (Link(term("people.sign_in")),), page_in=page_in),
        title=term("people.sign_in"),
        form_token=form_token,
        name=name,
        onward=onward,
        provider=provider if has_provider else None,
        problem=problem,
    )


def own_sessions_page(
    person: SignedIn, sessions: Iterable[Session], published: Collection[str], language: str
) -> OwnSessionsPage:
    """The page for that person: all sessions for an administrator; ``published`` are slugs."""
    is_administrator = person.account.is_administrator
    own = {given.session_slug for given in person.assignments}
    return OwnSessionsPage(
        frame=frame_of_page(language, (Link(term("people.own_sessions")),)),
        title=term("people.own_sessions"),
        sessions=tuple(
            _own_session(person, session, session.slug in published, language)
            for session in sessions
            if is_administrator or session.slug in own
        ),
        accounts=url_for("persons.accounts.list_accounts", language=language)
        if is_administrator
        else None,
        new_session=url_for("new_session.show_new_session", language=language)
        if is_administrator
        else None,
    )


def role_name(assignment: Assignment) -> Inline:
    """The role, with the code of the State for a delegation."""
    if assignment.delegation is None:
        return ROLE_NAMES[assignment.role]
    return term("people.role_delegation_of", state=Verbatim(assignment.delegation))


def _own_session(
    person: SignedIn, session: Session, is_published: bool, language: str
) -> OwnSession:
    roles = tuple(role_name(a) for a in person.assignments if a.session_slug == session.slug)
    links = tuple(
        Link(label, url_for(endpoint, language=language, session=session.slug))
        for label, endpoint, action in _PLACES
        if may(session.slug, action)
    )
    return OwnSession(
        title=Words(session.title),
        public=Addresses(language, session.slug).show_session() if is_published else None,
        place_and_dates=place_and_dates(session),
        roles=term("people.your_roles", roles=Series(roles)) if roles else None,
        links=links,
    )
