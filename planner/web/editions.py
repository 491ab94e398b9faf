"""The editions of a session: their history, each in full, and what changed between them."""

from collections.abc import Callable

from flask import Blueprint, Response

from planner.rules.approvals import outcome
from planner.web.addresses import Addresses
from planner.web.answers import FOR_EVER, Made, Representation, answer
from planner.web.atom import atom_file
from planner.web.files import DOCUMENTS, check_format, document_file
from planner.web.negotiation import language_in_address
from planner.web.pages.changes import Step, changes_page
from planner.web.pages.edition import edition_page
from planner.web.pages.editions import editions_page
from planner.web.pages.view import View
from planner.web.reader import OpenedEdition, now, reader
from planner.web.templates import page_key, render_page

editions = Blueprint("editions", __name__, url_prefix="/<string(length=2):language>/<session>")
# Four figures are more than any session has; longer ones are no number of an edition.
_EDITION = "/editions/<int(max=9999):number>"


@editions.get("/editions")
def list_editions(language: str, session: str) -> Response:
    """All editions, when each was published, and why."""
    addresses = Addresses(language_in_address(language), session)
    opened = reader().latest(session)
    approvals = reader().approvals(session)
    instant = now()

    def make() -> Made:
        view = View(opened.edition, opened.programme, addresses)
        page = editions_page(view, reader().history(session), approvals, instant)
        return render_page("editions/list_editions.html", page)

    # Approvals come, and silence ends, without another edition: there is no date to tell.
    outcomes = (repr((approval, outcome(approval, instant))) for approval in approvals)
    return answer(
        Representation(
            key=(*page_key(), *opened.key, *outcomes),
            language=language,
            make=make,
        )
    )


@editions.get(_EDITION)
def show_edition(language: str, session: str, number: int) -> Response:
    """One edition in full, and which one is the latest."""
    addresses = Addresses(language_in_address(language), session)
    latest = reader().latest(session)
    opened = reader().numbered(session, number)

    def make() -> Made:
        view = View(opened.edition, opened.programme, addresses)
        return render_page("editions/show_edition.html", edition_page(view, latest.edition))

    return answer(
        Representation(
            key=(*page_key(), *opened.key, *latest.key),
            language=language,
            make=make,
            changed_at=latest.edition.published_at,
            is_listed=False,
        )
    )


@editions.get(f'{_EDITION}/<any("organization-of-work", "agenda"):kind>.<suffix>')
def download_document(language: str, session: str, number: int, kind: str, suffix: str) -> Response:
    """A document of one edition in one format; it never changes."""
    language_in_address(language)
    check_format(kind, suffix)
    opened = reader().numbered(session, number)
    name = f"{session}.edition-{number}"
    return answer(
        Representation(
            key=(*opened.key, language, "edition", kind, suffix),
            language=language,
            make=lambda: document_file(DOCUMENTS[kind](opened.programme), language, suffix, name),
            changed_at=opened.edition.published_at,
            cache_control=FOR_EVER,
            is_listed=False,
        )
    )


@editions.get("/changes")
def list_changes(language: str, session: str) -> Response:
    """What changed in the latest edition, and in those before it."""
    addresses = Addresses(language_in_address(language), session)
    opened = reader().latest(session)

    def make() -> Made:
        view = View(opened.edition, opened.programme, addresses)
        return render_page("editions/list_changes.html", changes_page(view, _steps(opened)))

    return _answer_history(opened, language, make)


@editions.get("/changes.atom")
def download_changes(language: str, session: str) -> Response:
    """The same as a feed, one entry for each edition."""
    addresses = Addresses(language_in_address(language), session)
    opened = reader().latest(session)

    def make() -> Made:
        view = View(opened.edition, opened.programme, addresses)
        return atom_file(view, _steps(opened))

    return _answer_history(opened, language, make)


def _answer_history(opened: OpenedEdition, language: str, make: Callable[[], Made]) -> Response:
    """Something that is made from all editions: it changes when the next one is published."""
    return answer(
        Representation(
            key=(*page_key(), *opened.key),
            language=language,
            make=make,
            changed_at=opened.edition.published_at,
        )
    )


def _steps(opened: OpenedEdition) -> tuple[Step, ...]:
    """Each edition with its programme and the one before, the latest first."""
    found = reader().history(opened.edition.session_slug)
    # One that was published since the latest was looked up will be on the next page.
    shown = [edition for edition in found if edition.number <= opened.edition.number]
    return tuple(
        Step(
            edition=edition,
            before=opened.content(edition.number - 1) if edition.number > 1 else None,
            after=opened.content(edition.number),
        )
        for edition in shown
    )
