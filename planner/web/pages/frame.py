"""What stands around the content of every page."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import request, url_for

from planner.documents.blocks import Inline, Words, term
from planner.i18n.languages import AUTONYMS, direction
from planner.models.session import Session
from planner.web.addresses import Addresses
from planner.web.negotiation import LANGUAGES
from planner.web.signed_in import known_person
from planner.web.workbench_forms import token


@dataclass(frozen=True, slots=True)
class Link:
    """What a link says and where it leads; ``address`` is ``None`` for the page itself."""

    content: Inline
    address: str | None = None


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """This page in one of the six languages, named by that language's own name."""

    language: str
    autonym: str
    direction: str
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Who is signed in, the addresses of their pages, and the form that signs them out."""

    name: str
    sessions: str
    account: str
    sign_out: str
    token: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the content of a page.

    ``home`` is the address of the list of sessions; ``languages`` are in the order of the
    United Nations; ``trail`` leads from the list of sessions down to this page, which is last.
    ``person`` is there only where it was asked who is signed in: public pages know nobody.
    """

    language: str
    direction: str
    home: str
    languages: tuple[LanguageLink, ...]
    trail: tuple[Link, ...] = ()
    person: Person | None = None


AddressIn = Callable[[str], str]
"""The address of a page in a language."""


def frame_of_page(
    language: str, trail: tuple[Link, ...] = (), *, page_in: AddressIn | None = None
) -> Frame:
    """The frame of the page that was asked for; ``trail`` is what leads to it from the list.

    A page that answers what was sent is at no address: ``page_in`` gives that of what it shows.
    """
    address_in = page_in or _this_page_in
    home = url_for("sessions.list_sessions", language=language)
    start = (Link(term("page.sessions"), home),) if trail else ()
    return Frame(
        language=language,
        direction=direction(language),
        home=home,
        languages=tuple(
            LanguageLink(
                language=code,
                autonym=AUTONYMS[code],
                direction=direction(code),
                address=address_in(code),
                is_current=code == language,
            )
            for code in LANGUAGES
        ),
        trail=start + trail,
        person=_person(language),
    )


def frame_in_session(
    addresses: Addresses, session: Session, *trail: Link, page_in: AddressIn | None = None
) -> Frame:
    """The frame of a page of a session; ``trail`` is what leads to it from the session's page."""
    address = addresses.show_session() if trail else None
    above = Link(Words(session.short_title), address)
    return frame_of_page(addresses.language, (above, *trail), page_in=page_in)


def _person(language: str) -> Person | None:
    known = known_person()
    if known is None:
        return None
    return Person(
        name=known.account.display_name,
        sessions=url_for("persons.list_own_sessions", language=language),
        account=url_for("persons.account.show_account", language=language),
        sign_out=url_for("persons.sign_out", language=language),
        token=token("sign-out"),
    )


def _this_page_in(language: str) -> str:
    """This page and its query in that language; the list of sessions if the address has none."""
    first, slash, rest = request.path.lstrip("/").partition("/")
    if first not in LANGUAGES or not slash:
        return url_for("sessions.list_sessions", language=language)
    path = f"{request.root_path.rstrip('/')}/{language}/{rest}"
    query = request.query_string.decode("ascii", "replace")
    return f"{path}?{query}" if query else path
