"""One edition in full, as it was published."""

from dataclasses import dataclass

from markupsafe import Markup

from planner.documents.blocks import Inline, Words, term
from planner.documents.organization_of_work import organization_of_work
from planner.models.edition import Edition
from planner.rendering.html import render_fragment
from planner.web.pages.files import DocumentFiles, files_of_edition
from planner.web.pages.frame import Frame, Link, frame_in_session
from planner.web.pages.notes import Notes, notes_on
from planner.web.pages.publication import Publication, publication_of
from planner.web.pages.sessions import place_and_dates
from planner.web.pages.view import View


@dataclass(frozen=True, slots=True)
class EditionPage:
    """The page of an edition.

    Nothing in its table is marked or leads on: the pages of meetings and items show the latest
    edition. ``latest`` is that one, ``None`` where this page is it.
    """

    frame: Frame
    title: Inline
    full_title: Inline
    place_and_dates: Inline
    publication: Publication
    latest: Publication | None
    session: str
    history: str
    changes: str | None
    comment: str | None
    table_title: Inline
    table: Markup | None
    documents: tuple[DocumentFiles, ...]
    notes: Notes


def edition_page(view: View, latest: Edition) -> EditionPage:
    """The page of the edition of the view; ``latest`` is what the public reads today."""
    programme, addresses = view.programme, view.addresses
    session, edition = programme.session, view.edition
    publication = publication_of(edition, session)
    document = organization_of_work(programme)
    history = addresses.list_editions()
    return EditionPage(
        frame=frame_in_session(
            addresses, session, Link(term("page.editions"), history), Link(publication.name)
        ),
        title=Words(session.short_title),
        full_title=Words(session.title),
        place_and_dates=place_and_dates(session),
        publication=publication,
        latest=None if edition.number == latest.number else publication_of(latest, session),
        session=addresses.show_session(),
        history=history,
        changes=addresses.list_changes(edition.number) if edition.number > 1 else None,
        comment=edition.comment,
        table_title=document.title,
        table=render_fragment(document, addresses.language) if programme.meetings else None,
        documents=_documents(view, document.title),
        notes=notes_on(view),
    )


def _documents(view: View, table_title: Inline) -> tuple[DocumentFiles, ...]:
    number, addresses = view.edition.number, view.addresses
    documents = []
    if view.programme.meetings:
        documents.append(files_of_edition(number, "organization-of-work", table_title, addresses))
    if view.programme.items:
        documents.append(files_of_edition(number, "agenda", term("document.agenda"), addresses))
    return tuple(documents)
