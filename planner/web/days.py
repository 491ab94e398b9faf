"""The programme of each day of a session."""

from datetime import date

from flask import Blueprint, Response

from planner.documents.day_programme import KIND, day_programme
from planner.errors import NotFound
from planner.models.programme import Programme
from planner.web.answers import Made
from planner.web.files import check_format, document_file
from planner.web.pages.day import day_page
from planner.web.reader import OpenedEdition
from planner.web.session_answers import answer_file, answer_page

days = Blueprint("days", __name__, url_prefix="/<string(length=2):language>/<session>/days")


@days.get("/<day>")
def show_day(language: str, session: str, day: str) -> Response:
    """The meetings of one day: when, who, on what, and where."""
    return answer_page(
        language,
        session,
        "days/show_day.html",
        lambda view: day_page(view, _day(day, view.programme)),
    )


@days.get("/<day>.<suffix>")
def download_day(language: str, session: str, day: str, suffix: str) -> Response:
    """The same as a file."""
    check_format(KIND, suffix)

    def make(opened: OpenedEdition) -> Made:
        document = day_programme(opened.programme, _day(day, opened.programme))
        return document_file(document, language, suffix, f"{session}.{day}")

    return answer_file(language, session, (KIND, day, suffix), make)


def _day(written: str, programme: Programme) -> date:
    """The day, which has one address alone. Raises `NotFound`."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        day = None
    if day is None or day.isoformat() != written:
        session = programme.session
        raise NotFound(
            "day-unknown",
            day=written,
            session=session.slug,
            opens=session.opens.isoformat(),
            closes=session.closes.isoformat(),
        )
    return day
