"""The pages on which administrators keep accounts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import url_for

from planner.documents.blocks import Inline, Verbatim, Words, term
from planner.models.session import Session
from planner.services.accounts import Person
from planner.web.pages.frame import Frame, Link, frame_of_page
from planner.web.pages.people import role_name
from planner.web.pages.people_account import issuer_line
from planner.web.workbench_forms import token as form_token

PURPOSE = "accounts"
"""What the forms of these pages are for."""

_DONE: dict[str, Inline] = {
    "rename": term("people.done_rename"),
    "disable": term("people.done_disable"),
    "enable": term("people.done_enable"),
    "make-administrator": term("people.done_make_administrator"),
    "no-administrator": term("people.done_no_administrator"),
}


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account in the list; ``roles`` says how many it has."""

    shown: str
    name: str
    address: str
    roles: Inline
    is_administrator: bool
    is_disabled: bool


@dataclass(frozen=True, slots=True)
class AccountsPage:
    """All accounts, and the form for another one, which goes to the page's own address."""

    frame: Frame
    title: Inline
    accounts: tuple[AccountLine, ...]
    log: str
    post: str
    form_token: str
    problem: str | None


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role at a session, and the page of the people of that session."""

    session: Inline
    role: Inline
    address: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One account. ``password`` is what it was given just now, which is when it is shown."""

    frame: Frame
    title: Inline
    name: Inline
    shown: str
    issuer: Inline | None
    is_administrator: bool
    is_disabled: bool
    roles: tuple[RoleLine, ...]
    sessions: tuple[Link, ...]
    post: str
    form_token: str
    done: Inline | None
    problem: str | None
    password: str | None


def accounts_page(people: Iterable[Person], language: str, problem: str | None) -> AccountsPage:
    """The list."""
    own = url_for("persons.accounts.list_accounts", language=language)
    return AccountsPage(
        frame=frame_of_page(language, (Link(term("people.accounts")),)),
        title=term("people.accounts"),
        accounts=tuple(
            AccountLine(
                shown=person.account.display_name,
                name=person.account.name,
                address=_address(person, language),
                roles=term("people.roles_count", count=Verbatim(str(len(person.assignments)))),
                is_administrator=person.account.is_administrator,
                is_disabled=person.account.is_disabled,
            )
            for person in people
        ),
        log=url_for("persons.accounts.show_accounts_log", language=language),
        post=own,
        form_token=form_token(PURPOSE),
        problem=problem,
    )


def person_page(
    person: Person,
    language: str,
    sessions: Sequence[Session],
    *,
    done: str | None,
    problem: str | None,
    password: str | None,
) -> PersonPage:
    """The page of one account."""
    account = person.account
    titles = {session.slug: Words(session.short_title) for session in sessions}
    above = Link(
        term("people.accounts"), url_for("persons.accounts.list_accounts", language=language)
    )
    shown = Verbatim(account.display_name)

    def page_in(code: str) -> str:
        return _address(person, code)

    def people_of(slug: str) -> str:
        return url_for("persons.at_session.list_people_of_session", language=language, session=slug)

    return PersonPage(
        frame=frame_of_page(language, (above, Link(shown)), page_in=page_in),
        title=shown,
        name=term("people.name_is", name=Verbatim(account.name)),
        shown=account.display_name,
        issuer=issuer_line(account),
        is_administrator=account.is_administrator,
        is_disabled=account.is_disabled,
        roles=tuple(
            RoleLine(
                titles.get(given.session_slug, Verbatim(given.session_slug)),
                role_name(given),
                people_of(given.session_slug),
            )
            for given in person.assignments
        ),
        sessions=tuple(Link(title, people_of(slug)) for slug, title in titles.items()),
        post=f"{_address(person, language)}/",
        form_token=form_token(PURPOSE),
        done=_DONE.get(done or ""),
        problem=problem,
        password=password,
    )


def _address(person: Person, language: str) -> str:
    return url_for("persons.accounts.show_person", language=language, key=person.account.key)
