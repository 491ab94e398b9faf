"""The calendar of bodies as iCalendar (RFC 5545): days without hours, from the first to the last.

It is apart from the feed of a session: those events are meetings with hours in a zone.
"""

from datetime import UTC, datetime, time, timedelta

import icalendar

from planner.documents.years_words import dated_inline, meeting_inline, session_inline
from planner.i18n.languages import best_wording
from planner.models.years import Convening, Years
from planner.rendering.words import plain

_PRODUCT = "-//Conference planner//Years 1.0//EN"
_REFRESH = timedelta(days=1)


def render_years(years: Years, zone: str, language: str) -> bytes:
    """The meetings of all bodies in that language, in order of time; equal ones give equal bytes.

    An event is dated by its first day, never by the moment of asking. What is only announced is
    ``TENTATIVE``.
    """
    title, _ = best_wording(years.head.title, language)
    feed = icalendar.Calendar()
    feed.add("PRODID", _PRODUCT)
    feed.add("VERSION", "2.0")
    feed.add("CALSCALE", "GREGORIAN")
    feed.add("NAME", title)
    feed.add("X-WR-CALNAME", title)
    feed.add("X-WR-TIMEZONE", zone)
    feed.add("REFRESH-INTERVAL", _REFRESH, parameters={"VALUE": "DURATION"})
    for convening in sorted(years.convenings, key=lambda c: (c.opens, c.closes, c.organ)):
        feed.add_component(_event(years, convening, language))
    written: bytes = feed.to_ical(sorted=False)
    return written


def _event(years: Years, convening: Convening, language: str) -> icalendar.Event:
    in_language = {"LANGUAGE": language}
    dated = datetime.combine(convening.opens, time(), UTC)
    organ, _ = best_wording(years.organ(convening.organ).name, language)
    city, _ = best_wording(years.head.city, language)
    event = icalendar.Event()
    event.add("UID", f"{convening.organ}-{convening.number}.{years.slug}@conference-planner")
    event.add("DTSTAMP", dated)
    event.add("DTSTART", convening.opens)
    # The end of a day-long event is the first day that is no longer part of it.
    event.add("DTEND", convening.closes + timedelta(days=1))
    meeting = plain(meeting_inline(convening), language)
    event.add("SUMMARY", f"{organ}, {meeting}", parameters=in_language)
    event.add("LOCATION", city, parameters=in_language)
    lines = [plain(dated_inline(years, convening), language)]
    if convening.report is not None:
        lines.append(convening.report)
    if convening.reports_to is not None:
        lines.append(plain(session_inline(years, convening.reports_to), language))
    event.add("DESCRIPTION", "\n".join(lines), parameters=in_language)
    event.add("STATUS", "TENTATIVE" if convening.is_announced else "CONFIRMED")
    event.add("TRANSP", "TRANSPARENT")
    return event
