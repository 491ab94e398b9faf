"""The page of the people of one session."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.documents.blocks import Inline, Verbatim, Words, term
from planner.models.account import Account, Assignment, Role
from planner.models.session import Session
from planner.models.state import States
from planner.services.accounts import Person
from planner.web.addresses import Addresses
from planner.web.pages.fields import state_options
from planner.web.pages.frame import Frame, Link, frame_in_session
from planner.web.pages.people import ROLE_NAMES
from planner.web.pages.speaking_chair import Option
from planner.web.workbench_forms import token as form_token

PURPOSE = "people-of-session"
"""What the forms of the page are for."""


@dataclass(frozen=True, slots=True)
class RoleOf:
    """Somebody with a role; ``state`` is for whom a delegate acts."""

    shown: str
    name: str
    account: str
    role: str
    state: Inline | None
    is_disabled: bool


@dataclass(frozen=True, slots=True)
class RoleGroup:
    """All who have one role; may be empty."""

    heading: Inline
    people: tuple[RoleOf, ...]


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Who has which role at a session; ``may_change`` offers the forms, which go below ``post``."""

    frame: Frame
    title: Inline
    session_title: Inline
    groups: tuple[RoleGroup, ...]
    may_change: bool
    accounts: tuple[str, ...]
    roles: tuple[Option, ...]
    states: tuple[Option, ...]
    post: str
    form_token: str
    problem: str | None


def people_page(
    session: Session,
    assigned: Sequence[tuple[Account, Assignment]],
    people: Sequence[Person],
    states: States,
    language: str,
    *,
    may_change: bool,
    problem: str | None = None,
) -> PeoplePage:
    """The page; ``people`` are those that may be given a role."""
    addresses = Addresses(language, session.slug)
    title = term("people.people_of_session")

    def page_in(code: str) -> str:
        return Addresses(code, session.slug).list_people()

    return PeoplePage(
        frame=frame_in_session(addresses, session, Link(title), page_in=page_in),
        title=title,
        session_title=Words(session.short_title),
        groups=tuple(
            RoleGroup(
                ROLE_NAMES[role],
                tuple(_line(who, given, states) for who, given in assigned if given.role is role),
            )
            for role in Role
        ),
        may_change=may_change,
        accounts=tuple(person.account.name for person in people if not person.account.is_disabled),
        roles=tuple(Option(role.value, name) for role, name in ROLE_NAMES.items()),
        states=state_options(states.states),
        post=f"{page_in(language)}/",
        form_token=form_token(PURPOSE),
        problem=problem,
    )


def _line(account: Account, given: Assignment, states: States) -> RoleOf:
    state = states.find(given.delegation) if given.delegation else None
    code = Verbatim(given.delegation) if given.delegation else None
    return RoleOf(
        shown=account.display_name,
        name=account.name,
        account=account.key,
        role=given.role.value,
        state=Words(state.name) if state is not None else code,
        is_disabled=account.is_disabled,
    )
