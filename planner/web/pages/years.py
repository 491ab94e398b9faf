"""The page of the calendar of bodies, and the list of all of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for
from markupsafe import Markup

from planner.documents.blocks import Document, Inline, Words, term
from planner.documents.years import years_calendar
from planner.documents.years_words import session_inline
from planner.rendering.html import render_fragment
from planner.services.years import KnownYears
from planner.web.pages.document import files_at
from planner.web.pages.files import DocumentFiles
from planner.web.pages.frame import Frame, Link, frame_of_page


@dataclass(frozen=True, slots=True)
class YearsPage:
    """A document of the calendar; ``links`` lead to the feed, the notes and the proposal."""

    frame: Frame
    title: Inline
    documents: DocumentFiles
    links: tuple[Link, ...]
    content: Markup


@dataclass(frozen=True, slots=True)
class YearsListPage:
    """The calendars that there are, each as a link."""

    frame: Frame
    title: Inline
    links: tuple[Link, ...]


def years_list_page(found: Sequence[KnownYears], language: str) -> YearsListPage:
    """The list of the calendars."""
    title = term("years.title")
    return YearsListPage(
        frame=frame_of_page(language, (Link(title),)),
        title=title,
        links=tuple(
            Link(Words(known.years.head.title), _address(language, known.years.slug))
            for known in found
        ),
    )


def years_page(known: KnownYears, language: str, today: date) -> YearsPage:
    """The page of that calendar."""
    years = known.years
    document = years_calendar(years, known.relations, known.findings(today), today)
    reported_to = sorted({c.reports_to for c in years.convenings if c.reports_to is not None})
    notes = (
        Link(
            term("years.note_for", session=session_inline(years, number)),
            url_for(
                "year_calendars.show_note", language=language, series=years.slug, session=number
            ),
        )
        for number in reported_to
    )
    proposal = url_for("year_calendars.show_next_sessions", language=language, series=years.slug)
    feed = url_for("year_calendars.download_feed", language=language, series=years.slug)
    return YearsPage(
        frame=frame_of_page(
            language, (Link(term("years.title"), _list(language)), Link(Words(years.head.title)))
        ),
        title=Words(years.head.title),
        documents=files_at(
            document.title,
            lambda suffix: url_for(
                "year_calendars.download_years", language=language, series=years.slug, suffix=suffix
            ),
        ),
        links=(
            Link(term("years.feed"), feed),
            Link(term("years.next_sessions"), proposal),
            *notes,
        ),
        content=render_fragment(document, language),
    )


def document_page(
    known: KnownYears, document: Document, language: str, address: Callable[[str], str]
) -> YearsPage:
    """The page of a note or of a proposal; ``address`` gives that of its file with a suffix."""
    years = known.years
    return YearsPage(
        frame=frame_of_page(
            language,
            (
                Link(Words(years.head.title), _address(language, years.slug)),
                Link(document.title),
            ),
        ),
        title=document.title,
        documents=files_at(document.title, address),
        links=(),
        content=render_fragment(document, language),
    )


def _list(language: str) -> str:
    return url_for("year_calendars.list_years", language=language)


def _address(language: str, slug: str) -> str:
    return url_for("year_calendars.show_years", language=language, series=slug)
