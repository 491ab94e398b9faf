"""The documents and calendars of a session as files."""

from functools import partial

from flask import Blueprint, Response, request

from planner.documents.agenda import provisional_agenda
from planner.documents.calendar import session_calendar
from planner.documents.organization_of_work import organization_of_work
from planner.errors import NotFound
from planner.models.programme import Programme
from planner.rendering.formats import FORMATS, file_name, media_type, render
from planner.web.addresses import DOCUMENT_FORMATS
from planner.web.answers import Made
from planner.web.calendar_filter import CalendarFilter, filter_from_query
from planner.web.headers import policy_for_document
from planner.web.session_answers import answer_file

downloads = Blueprint("downloads", __name__)

_BUILDERS = {"organization-of-work": organization_of_work, "agenda": provisional_agenda}
_BY_SUFFIX = {format.suffix: name for name, format in FORMATS.items()}
# Browsers cannot show these, and a name is what a saved file needs most.
_SAVED = ("csv", "docx")
_CALENDAR = "text/calendar; charset=utf-8"


@downloads.get(
    '/<string(length=2):language>/<session>/<any("organization-of-work", "agenda"):kind>.<suffix>'
)
def download_document(language: str, session: str, kind: str, suffix: str) -> Response:
    """A document of the session in one format."""
    if suffix not in DOCUMENT_FORMATS[kind]:
        raise NotFound("format-unknown", value=suffix, known=", ".join(DOCUMENT_FORMATS[kind]))
    return answer_file(
        language,
        session,
        (kind, suffix),
        partial(_document, language=language, kind=kind, suffix=suffix),
    )


@downloads.get("/<string(length=2):language>/<session>/calendar.ics")
def download_calendar(language: str, session: str) -> Response:
    """The meetings of the session as a calendar, of one body or on one item if so asked."""
    wanted = filter_from_query(request.args)
    return answer_file(
        language,
        session,
        ("calendar", *wanted.key),
        partial(_calendar, language=language, wanted=wanted),
    )


def _document(programme: Programme, language: str, kind: str, suffix: str) -> Made:
    format = _BY_SUFFIX[suffix]
    body = render(_BUILDERS[kind](programme), language, format)
    name = file_name(kind, programme.session.slug, language, format)
    return Made(
        body=body,
        media_type=media_type(format),
        disposition=_disposition("attachment" if suffix in _SAVED else "inline", name),
        policy=policy_for_document(suffix, body),
    )


def _calendar(programme: Programme, language: str, wanted: CalendarFilter) -> Made:
    wanted.check(programme)
    # The feeds' library takes its time to load, and most pages do without it.
    from planner.rendering.icalendar_feed import render_calendar

    calendar = session_calendar(programme, wanted.body, wanted.number)
    parts = (programme.session.slug, wanted.body, wanted.number, language, "ics")
    return Made(
        body=render_calendar(calendar, language),
        media_type=_CALENDAR,
        disposition=_disposition("inline", ".".join(filter(None, parts))),
    )


def _disposition(kind: str, name: str) -> str:
    return f'{kind}; filename="{name}"'
