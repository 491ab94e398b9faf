"""The page of one day."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from planner.documents.blocks import Day, Inline, Words
from planner.documents.day_programme import day_programme
from planner.rendering.html import render_fragment
from planner.web.pages.files import DocumentFiles, files_of_day
from planner.web.pages.frame import Frame, Link, frame_in_session
from planner.web.pages.marks import labels_of
from planner.web.pages.notes import Notes, notes_on
from planner.web.pages.view import View
from planner.web.timeline import days_of


@dataclass(frozen=True, slots=True)
class DayPage:
    """The programme of a day; ``previous`` and ``following`` are the days beside it, if any."""

    frame: Frame
    title: Inline
    session_title: Inline
    programme: Markup
    previous: Link | None
    following: Link | None
    documents: DocumentFiles
    notes: Notes


def day_page(view: View, day: date) -> DayPage:
    """The page of that day. Raises `NotFound`."""
    programme, addresses = view.programme, view.addresses
    document = day_programme(programme, day)
    links = [Link(Day(other), addresses.show_day(other)) for other in days_of(programme)]
    place = days_of(programme).index(day)
    return DayPage(
        frame=frame_in_session(addresses, programme.session, Link(document.title)),
        title=document.title,
        session_title=Words(programme.session.short_title),
        programme=render_fragment(
            document,
            addresses.language,
            address_of=addresses.of,
            marks=labels_of(view.marks),
        ),
        previous=links[place - 1] if place else None,
        following=links[place + 1] if place + 1 < len(links) else None,
        documents=files_of_day(day, document.title, addresses),
        notes=notes_on(view),
    )
