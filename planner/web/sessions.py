"""The list of sessions, and the page of each."""

from flask import Blueprint, Response

from planner.web.answers import Representation, answer
from planner.web.negotiation import language_in_address, preferred_language
from planner.web.pages.changes import changes_today
from planner.web.pages.session import SessionPage, session_page
from planner.web.pages.sessions import sessions_page
from planner.web.pages.view import View
from planner.web.reader import now, reader
from planner.web.session_answers import answer_page
from planner.web.templates import page_key, render_page

sessions = Blueprint("sessions", __name__)


@sessions.get("/")
def choose_language() -> Response:
    """The list of sessions in the language that the reader's browser asks for."""
    return _list_sessions(preferred_language(), varies_by=("Accept-Language",))


@sessions.get("/<string(length=2):language>/")
def list_sessions(language: str) -> Response:
    """The list of sessions."""
    return _list_sessions(language_in_address(language))


@sessions.get("/<string(length=2):language>/<session>/")
def show_session(language: str, session: str) -> Response:
    """The organization of work of a session, its calendars and its files."""
    return answer_page(
        language,
        session,
        "sessions/show_session.html",
        _session_page,
    )


def _session_page(view: View) -> SessionPage:
    opened = reader().latest(view.edition.session_slug)
    instant = now()
    changed_today = changes_today(view, opened.content, instant)
    return session_page(view, changed_today, opened.day_at_venue(instant))


def _list_sessions(language: str, varies_by: tuple[str, ...] = ()) -> Response:
    found = reader().sessions()
    page = sessions_page(found, language, now())
    return answer(
        Representation(
            key=(*page_key(), language, repr(page)),
            language=language,
            make=lambda: render_page("sessions/list_sessions.html", page),
            varies_by=varies_by,
        )
    )
