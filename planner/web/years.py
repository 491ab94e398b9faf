"""The calendars of bodies over years: pages, notes on subsidiary bodies, next sessions, a feed."""

from collections.abc import Callable
from datetime import date
from functools import cache

from flask import Blueprint, Response, url_for

from planner.assets import folder
from planner.documents.blocks import Document
from planner.documents.years import years_calendar
from planner.documents.years_note import subsidiary_bodies_note
from planner.documents.years_proposal import next_sessions
from planner.errors import NotFound
from planner.rules.years_proposal import proposals
from planner.services.years import KnownYears, list_known_years
from planner.web.answers import Made, Representation, answer
from planner.web.document_files import check_suffix, file_of
from planner.web.negotiation import language_in_address
from planner.web.pages.years import document_page, years_list_page, years_page
from planner.web.reader import now
from planner.web.templates import Page, page_key, render_page

years = Blueprint("year_calendars", __name__, url_prefix="/<string(length=2):language>/years")

_AHEAD = 3
_TEMPLATE = "years/show_years.html"


@years.get("/")
def list_years(language: str) -> Response:
    """The calendars that there are."""
    language_in_address(language)
    return answer(
        Representation(
            key=page_key(),
            language=language,
            make=lambda: render_page(
                "years/list_years.html", years_list_page(list(_known().values()), language)
            ),
        )
    )


@years.get("/<series>")
def show_years(language: str, series: str) -> Response:
    """The meetings of all bodies by year, what lies close together, what was found."""
    language_in_address(language)
    found, today = _calendar(series), now().date()
    return _page(language, today, lambda: years_page(found, language, today))


@years.get("/<series>.<suffix>")
def download_years(language: str, series: str, suffix: str) -> Response:
    """The same as a file."""
    found, today = _calendar(series), now().date()
    return _file(
        language,
        suffix,
        today,
        lambda: years_calendar(found.years, found.relations, found.findings(today), today),
    )


@years.get("/<series>.ics")
def download_feed(language: str, series: str) -> Response:
    """The meetings as a calendar to subscribe to."""
    language_in_address(language)
    found = _calendar(series)
    name = f'inline; filename="{series}.years.{language}.ics"'

    def make() -> Made:
        # The feeds' library takes its time to load, and most pages do without it.
        from planner.rendering.icalendar_feed import MEDIA_TYPE
        from planner.rendering.years_feed import render_years

        return Made(render_years(found.years, found.station.zone, language), MEDIA_TYPE, name)

    return answer(
        Representation(key=(language, "years-feed", series), language=language, make=make)
    )


@years.get("/<series>/note-<int:session>")
def show_note(language: str, series: str, session: int) -> Response:
    """The note on the subsidiary bodies for one session."""
    language_in_address(language)
    found, today = _calendar(series), now().date()
    document = _note(found, session, today)
    return _page(
        language,
        today,
        lambda: document_page(
            found,
            document,
            language,
            lambda suffix: url_for(
                "year_calendars.download_note",
                language=language,
                series=series,
                session=session,
                suffix=suffix,
            ),
        ),
    )


@years.get("/<series>/note-<int:session>.<suffix>")
def download_note(language: str, series: str, session: int, suffix: str) -> Response:
    """The same as a file."""
    found, today = _calendar(series), now().date()
    document = _note(found, session, today)
    return _file(language, suffix, today, lambda: document)


@years.get("/<series>/next-sessions")
def show_next_sessions(language: str, series: str) -> Response:
    """The proposal for the next sessions."""
    language_in_address(language)
    found, today = _calendar(series), now().date()
    document = _proposal(found, today)
    return _page(
        language,
        today,
        lambda: document_page(
            found,
            document,
            language,
            lambda suffix: url_for(
                "year_calendars.download_next_sessions",
                language=language,
                series=series,
                suffix=suffix,
            ),
        ),
    )


@years.get("/<series>/next-sessions.<suffix>")
def download_next_sessions(language: str, series: str, suffix: str) -> Response:
    """The same as a file."""
    found, today = _calendar(series), now().date()
    return _file(language, suffix, today, lambda: _proposal(found, today))


def _page(language: str, today: date, make: Callable[[], Page]) -> Response:
    return answer(
        Representation(
            key=(*page_key(), today.isoformat()),
            language=language,
            make=lambda: render_page(_TEMPLATE, make()),
        )
    )


def _file(language: str, suffix: str, today: date, make: Callable[[], Document]) -> Response:
    language_in_address(language)
    check_suffix(suffix)
    return answer(
        Representation(
            key=(*page_key(), today.isoformat()),
            language=language,
            make=lambda: file_of(make(), language, suffix),
        )
    )


def _note(found: KnownYears, session: int, today: date) -> Document:
    return subsidiary_bodies_note(found.years, session, found.relations, today)


def _proposal(found: KnownYears, today: date) -> Document:
    return next_sessions(found.years, proposals(found.years, found.station, _AHEAD), today)


@cache
def _known() -> dict[str, KnownYears]:
    # They come with the software and change with it, as templates do.
    return {known.years.slug: known for known in list_known_years(folder("seeds"))}


def _calendar(slug: str) -> KnownYears:
    known = _known()
    if slug not in known:
        raise NotFound("years-unknown", series=slug, known=", ".join(known))
    return known[slug]
