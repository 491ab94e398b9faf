"""The ways to a calendar feed."""

from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from planner.documents.blocks import Inline, term
from planner.documents.calendar import body_name
from planner.models.programme import Programme
from planner.web.addresses import Addresses, absolute, webcal
from planner.web.qr_code import qr_code

# It takes ``webcal:`` here, and an https address for something else.
_GOOGLE = "https://calendar.google.com/calendar/r?cid="


@dataclass(frozen=True, slots=True)
class CalendarLink:
    """A calendar feed: to subscribe to (``webcal``), or to copy or keep as a file (``address``)."""

    name: Inline
    webcal: str
    address: str


@dataclass(frozen=True, slots=True)
class CalendarWays:
    """All ways to a calendar feed: besides the two, one for Google and one for a camera.

    The square holds the ``webcal`` address: what a telephone makes of a plain one is a copy that
    does not follow changes.
    """

    link: CalendarLink
    google: str
    qr_code: Markup


def calendar_link(name: Inline, path: str) -> CalendarLink:
    """The ways to the feed at that path."""
    return CalendarLink(name=name, webcal=webcal(path), address=absolute(path))


def calendar_ways(name: Inline, path: str) -> CalendarWays:
    """All ways to the feed at that path."""
    link = calendar_link(name, path)
    return CalendarWays(
        link=link,
        google=f"{_GOOGLE}{quote(link.webcal, safe='')}",
        qr_code=qr_code(link.webcal),
    )


def calendars_of(programme: Programme, addresses: Addresses) -> tuple[CalendarLink, ...]:
    """The feed of the whole session, of each body if several meet, and of the deadlines; none while
    nothing meets.
    """
    if not programme.meetings:
        return ()
    whole = calendar_link(term("page.all_meetings"), addresses.calendar())
    bodies = [body for body in programme.bodies if programme.meetings_of(body.key)]
    of_bodies = (
        calendar_link(body_name(programme, body.key), addresses.calendar(body=body.key))
        for body in bodies
        if len(bodies) > 1
    )
    return (whole, *of_bodies, deadlines_link(addresses))


def deadlines_link(addresses: Addresses) -> CalendarLink:
    """The feed of the deadlines."""
    return calendar_link(term("deadline.title"), addresses.deadlines_feed())
