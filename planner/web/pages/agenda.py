"""The page of the agenda of a session."""

from dataclasses import dataclass

from markupsafe import Markup

from planner.documents.agenda import provisional_agenda
from planner.documents.blocks import Inline, Words
from planner.rendering.html import render_fragment
from planner.web.pages.files import DocumentFiles, files_of
from planner.web.pages.frame import Frame, Link, frame_in_session
from planner.web.pages.marks import labels_of
from planner.web.pages.notes import Notes, notes_on
from planner.web.pages.view import View


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """The agenda with its annotations and its annex; ``agenda`` is ``None`` while there is none."""

    frame: Frame
    title: Inline
    session_title: Inline
    agenda: Markup | None
    documents: DocumentFiles
    notes: Notes


def agenda_page(view: View) -> AgendaPage:
    """The page of the agenda; what the clock marks shows in the table of its annex."""
    programme, addresses = view.programme, view.addresses
    document = provisional_agenda(programme)
    return AgendaPage(
        frame=frame_in_session(addresses, programme.session, Link(document.title)),
        title=document.title,
        session_title=Words(programme.session.short_title),
        agenda=render_fragment(
            document,
            addresses.language,
            address_of=addresses.of,
            marks=labels_of(view.marks),
        )
        if programme.items
        else None,
        documents=files_of(document.kind, document.title, addresses),
        notes=notes_on(view),
    )
