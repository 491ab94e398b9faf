"""The deadlines of a session: the page that counts down to them, files, and a calendar feed."""

from dataclasses import replace

from flask import Blueprint, Response

from planner.documents.deadline_calendar import deadline_calendar
from planner.documents.deadlines import KIND, deadline_list, deadline_table
from planner.rules.countdown import countdown
from planner.web.addresses import Addresses
from planner.web.answers import Made, Representation, answer
from planner.web.files import check_format, document_file
from planner.web.negotiation import language_in_address
from planner.web.pages.deadlines import deadlines_page
from planner.web.pages.view import View
from planner.web.reader import OpenedEdition, now, reader
from planner.web.session_answers import answer_file
from planner.web.templates import page_key, render_page

deadlines = Blueprint("deadlines", __name__, url_prefix="/<string(length=2):language>/<session>")

_CALENDAR = "text/calendar; charset=utf-8"


@deadlines.get("/deadlines")
def show_deadlines(language: str, session: str) -> Response:
    """What is ahead with the time that is left, and all deadlines with their sources."""
    addresses = Addresses(language_in_address(language), session)
    opened = reader().latest(session)
    instant = now()
    counted = [(deadline, countdown(deadline, instant)) for deadline in opened.deadlines]
    turns = (count.since for _, count in counted)
    # The words are the same from one turn to the next, and other ones after it.
    changed_at = max((opened.edition.published_at, *turns))

    def make() -> Made:
        view = View(opened.edition, opened.programme, addresses)
        return render_page("deadlines/show_deadlines.html", deadlines_page(view, counted))

    return answer(
        Representation(
            key=(*page_key(), *opened.key, str(changed_at)),
            language=language,
            make=make,
            changed_at=changed_at,
        )
    )


@deadlines.get("/deadlines.<suffix>")
def download_deadlines(language: str, session: str, suffix: str) -> Response:
    """The deadlines in one format."""
    check_format(KIND, suffix)

    def make(opened: OpenedEdition) -> Made:
        document = deadline_list(opened.programme, opened.deadlines)
        if suffix == "csv":
            # Also where there are none: programs read a table without rows, and no sentence.
            table = deadline_table(opened.programme, opened.deadlines)
            document = replace(document, blocks=(table,))
        return document_file(document, language, suffix, session)

    return answer_file(language, session, (KIND, suffix), make)


@deadlines.get("/deadlines.ics")
def download_calendar(language: str, session: str) -> Response:
    """The deadlines as a calendar."""

    def make(opened: OpenedEdition) -> Made:
        # The feeds' library takes its time to load, and most pages do without it.
        from planner.rendering.icalendar_feed import render_calendar

        calendar = deadline_calendar(opened.programme, opened.deadlines)
        # A program that has an earlier edition's date has to take this one for the newer.
        number, published_at = opened.edition.number, opened.edition.published_at
        events = tuple(
            replace(event, sequence=number - 1, modified_at=published_at)
            for event in calendar.events
        )
        body = render_calendar(replace(calendar, events=events), language)
        name = f"{session}.{KIND}.{language}.ics"
        return Made(body, _CALENDAR, disposition=f'inline; filename="{name}"')

    return answer_file(language, session, (KIND, "ics"), make)
