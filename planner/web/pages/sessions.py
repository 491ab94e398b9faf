"""The list of sessions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import url_for

from planner.documents.blocks import Days, Inline, Words, term
from planner.models.session import Session
from planner.web.pages.frame import Frame, Link, frame_of_page

_ONWARD = (
    ("bureau.title", "bureaus.list_bureaus"),
    ("years.title", "year_calendars.list_years"),
    ("draw.mechanisms", "reviews.list_reviews"),
)


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session in the list."""

    title: Inline
    full_title: Inline
    place_and_dates: Inline
    address: str


@dataclass(frozen=True, slots=True)
class SessionGroup:
    """The sessions that are under way, to come, or over; never empty."""

    heading: Inline
    sessions: tuple[SessionLine, ...]


@dataclass(frozen=True, slots=True)
class SessionsPage:
    """The list of sessions: what is under way first, then what comes next, then what is over.

    ``groups`` is empty when no session has been published. ``onward`` leads to what is beyond a
    single session.
    """

    frame: Frame
    title: Inline
    groups: tuple[SessionGroup, ...]
    onward: tuple[Link, ...]


def sessions_page(sessions: Iterable[Session], language: str, now: datetime) -> SessionsPage:
    """The page at that instant (aware); each session by the calendar of its own city."""
    current: list[Session] = []
    coming: list[Session] = []
    over: list[Session] = []
    for session in sessions:
        today = now.astimezone(ZoneInfo(session.zone)).date()
        if today < session.opens:
            coming.insert(0, session)
        else:
            (over if today > session.closes else current).append(session)
    groups = (
        (term("page.sessions_under_way"), current),
        (term("page.sessions_coming"), coming),
        (term("page.sessions_over"), over),
    )
    return SessionsPage(
        frame=frame_of_page(language),
        title=term("page.sessions"),
        groups=tuple(
            SessionGroup(heading, tuple(_line(session, language) for session in members))
            for heading, members in groups
            if members
        ),
        onward=tuple(
            Link(term(label), url_for(endpoint, language=language)) for label, endpoint in _ONWARD
        ),
    )


def place_and_dates(session: Session) -> Inline:
    """Where and when the session is held."""
    return term(
        "document.place_and_dates",
        place=Words(session.city),
        dates=Days(session.opens, session.closes),
    )


def _line(session: Session, language: str) -> SessionLine:
    return SessionLine(
        title=Words(session.short_title),
        full_title=Words(session.title),
        place_and_dates=place_and_dates(session),
        address=url_for("sessions.show_session", language=language, session=session.slug),
    )
