"""The documents and calendars of the latest edition as files."""

from flask import Blueprint, Response, request
from werkzeug.datastructures import MultiDict

from planner.web.answers import Made, Representation, answer
from planner.web.calendar_filter import fields_in_name, filter_from_query
from planner.web.feeds import calendar_file
from planner.web.files import DOCUMENTS, check_format, document_file
from planner.web.negotiation import language_in_address
from planner.web.reader import now, reader
from planner.web.session_answers import answer_file

downloads = Blueprint("downloads", __name__)


@downloads.get(
    '/<string(length=2):language>/<session>/<any("organization-of-work", "agenda"):kind>.<suffix>'
)
def download_document(language: str, session: str, kind: str, suffix: str) -> Response:
    """A document of the session in one format."""
    check_format(kind, suffix)
    return answer_file(
        language,
        session,
        (kind, suffix),
        lambda opened: document_file(DOCUMENTS[kind](opened.programme), language, suffix, session),
    )


@downloads.get("/<string(length=2):language>/<session>/calendar.ics")
@downloads.get("/<string(length=2):language>/<session>/calendar.<name>.ics")
def download_calendar(language: str, session: str, name: str = "") -> Response:
    """The meetings of the session as a calendar, of one body or on one item if so asked.

    The name says it as files do, the query as forms do.
    """
    fields = fields_in_name(name) if name else MultiDict()
    fields.update(request.args)
    wanted = filter_from_query(fields)
    language_in_address(language)
    opened = reader().latest(session)
    instant = now()
    changed_at = opened.calendar_changed_at(instant)

    def make() -> Made:
        wanted.check(opened.programme)
        parts = (session, wanted.body, wanted.number)
        return calendar_file(opened, language, instant, wanted.meetings, *parts)

    return answer(
        Representation(
            key=(*opened.key, language, "calendar", str(changed_at), *wanted.key),
            language=language,
            make=make,
            changed_at=changed_at,
        )
    )
