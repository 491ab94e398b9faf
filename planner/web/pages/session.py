"""The page of a session: its organization of work, its calendars and its files."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from planner.documents.blocks import Inline, Words, term
from planner.documents.organization_of_work import organization_of_work
from planner.models.programme import Programme
from planner.rendering.html import render_fragment
from planner.web.addresses import Addresses
from planner.web.pages.calendars import CalendarLink, calendars_of
from planner.web.pages.files import DocumentFiles, files_of, files_of_deadlines
from planner.web.pages.frame import Frame, Link, frame_in_session
from planner.web.pages.marks import labels_of
from planner.web.pages.meeting_line import MeetingLine, MeetingLines
from planner.web.pages.notes import Notes, notes_on
from planner.web.pages.sessions import place_and_dates
from planner.web.pages.view import View
from planner.web.timeline import Mark, days_of


@dataclass(frozen=True, slots=True)
class SessionPage:
    """The page of a session.

    ``now`` and ``next`` are the meetings under way and the ones that begin next; both are empty
    once the session is over. ``table`` and ``day`` are ``None`` while no meeting is planned,
    ``agenda`` (an address) while no body has an agenda. ``day`` leads to the programme of today
    or, before and after the session, to that of its first day. ``calendars`` begins with that of
    the whole session. ``changed_today`` is what the latest edition changed, on the day of its
    publication only; ``changes`` (an address) is ``None`` while there is but one edition.
    """

    frame: Frame
    title: Inline
    full_title: Inline
    place_and_dates: Inline
    history: str
    changes: str | None
    changes_feed: str
    changed_today: Markup | None
    now: tuple[MeetingLine, ...]
    next: tuple[MeetingLine, ...]
    table_title: Inline
    table: Markup | None
    agenda: str | None
    deadlines: str
    speakers: str
    draft_resolutions: str
    day: Link | None
    calendars: tuple[CalendarLink, ...]
    subscribe: str
    documents: tuple[DocumentFiles, ...]
    notes: Notes


def session_page(view: View, changed_today: Markup | None, today: date) -> SessionPage:
    """The page of that session; ``today`` is the day at the venue."""
    programme, addresses, marks = view.programme, view.addresses, view.marks
    session = programme.session
    lines = MeetingLines(programme, addresses, marks)
    document = organization_of_work(programme)
    return SessionPage(
        frame=frame_in_session(addresses, session),
        title=Words(session.short_title),
        full_title=Words(session.title),
        place_and_dates=place_and_dates(session),
        history=addresses.list_editions(),
        changes=addresses.list_changes() if view.edition.number > 1 else None,
        changes_feed=addresses.changes_feed(),
        changed_today=changed_today,
        now=lines.marked(Mark.NOW),
        next=lines.marked(Mark.NEXT),
        table_title=document.title,
        table=render_fragment(
            document,
            addresses.language,
            address_of=addresses.of,
            marks=labels_of(marks),
        )
        if programme.meetings
        else None,
        agenda=addresses.show_agenda() if programme.items else None,
        deadlines=addresses.show_deadlines(),
        speakers=addresses.list_speakers(),
        draft_resolutions=addresses.list_draft_resolutions(),
        day=_day(programme, addresses, today) if programme.meetings else None,
        calendars=calendars_of(programme, addresses),
        subscribe=addresses.subscribe(),
        documents=_documents(programme, document.title, addresses),
        notes=notes_on(view),
    )


def _day(programme: Programme, addresses: Addresses, today: date) -> Link:
    days = days_of(programme)
    if today in days:
        return Link(term("page.programme_today"), addresses.show_day(today))
    return Link(term("page.day_by_day"), addresses.show_day(days[0]))


def _documents(
    programme: Programme, table_title: Inline, addresses: Addresses
) -> tuple[DocumentFiles, ...]:
    documents = []
    if programme.meetings:
        documents.append(files_of("organization-of-work", table_title, addresses))
    if programme.items:
        documents.append(files_of("agenda", term("document.agenda"), addresses))
    if programme.meetings:
        documents.append(files_of_deadlines(term("deadline.title"), addresses))
    return tuple(documents)
