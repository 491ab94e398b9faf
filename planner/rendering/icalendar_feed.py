"""Calendars as iCalendar (RFC 5545, RFC 7986), for programs that subscribe to them."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

import icalendar
from icalendar import Timezone, vText

from planner.documents.blocks import Inline
from planner.documents.calendar import Calendar, CalendarEvent
from planner.rendering.vtimezone import timezone_component
from planner.rendering.words import plain

MEDIA_TYPE = "text/calendar; charset=utf-8"

_PRODUCT = "-//Conference planner//Calendar 1.0//EN"
_REFRESH = timedelta(minutes=30)
# Readers reject control characters, and lone surrogates have no UTF-8.
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
# Some readers end a line at any of these, and then take the rest of a title for a property.
_LINE_ENDS = re.compile(r"\r\n?|[\n\x85\u2028\u2029]")


def render_calendar(calendar: Calendar, language: str) -> bytes:
    """The events in that language, in order of time; equal calendars give equal bytes.

    Times are local, with the rule of their zone, or in UTC where no rule says them rightly.
    An event is dated by its last published change, or by the plan (``as_of``) that it is from,
    never by the moment of asking. There is no METHOD and no ORGANIZER: this is a listing, not
    an invitation.
    """
    zone = ZoneInfo(calendar.zone)
    component = _zone_of(calendar, zone)
    written_in: tzinfo = UTC if component is None else zone
    if component is None and not calendar.events:
        # A calendar has to hold something; this says nothing.
        component = timezone_component("UTC", [], calendar.as_of)
    feed = _head(calendar, language)
    if component is not None:
        feed.add_component(component)
    for event in sorted(calendar.events, key=lambda e: (e.day, e.starts, e.uid)):
        feed.add_component(_event(event, calendar, language, zone, written_in))
    written: bytes = feed.to_ical(sorted=False)
    return written


def _zone_of(calendar: Calendar, zone: ZoneInfo) -> Timezone | None:
    # Many meetings share their hours: each instant need be looked at only once.
    local = {(event.day, at) for event in calendar.events for at in _hours(event)}
    times = [_instant(day, at, zone) for day, at in sorted(local)]
    if not all(map(_happens_once, times)):
        return None
    return timezone_component(calendar.zone, times, calendar.as_of)


def _head(calendar: Calendar, language: str) -> icalendar.Calendar:
    name = vText(_line(calendar.name, language))
    feed = icalendar.Calendar()
    feed.add("PRODID", _PRODUCT)
    feed.add("VERSION", "2.0")
    feed.add("CALSCALE", "GREGORIAN")
    feed.add("NAME", name)
    feed.add("X-WR-CALNAME", name)
    feed.add("X-WR-TIMEZONE", calendar.zone)
    feed.add("REFRESH-INTERVAL", _REFRESH, parameters={"VALUE": "DURATION"})
    feed.add("X-PUBLISHED-TTL", icalendar.vDuration(_REFRESH))
    return feed


def _event(
    event: CalendarEvent,
    calendar: Calendar,
    language: str,
    zone: ZoneInfo,
    written_in: tzinfo,
) -> icalendar.Event:
    """The event; a cancelled one stays, said to be so, or it would vanish without a word."""
    dated = _dated(event, calendar)
    in_language = {"LANGUAGE": language}
    component = icalendar.Event()
    component.add("UID", _fit(event.uid))
    component.add("DTSTAMP", dated)
    component.add("LAST-MODIFIED", dated)
    component.add("SEQUENCE", event.sequence)
    if event.is_all_day:
        # The end of a day-long event is the first day that is no longer part of it.
        component.add("DTSTART", event.day)
        component.add("DTEND", event.day + timedelta(days=1))
    else:
        for name, at in zip(("DTSTART", "DTEND"), _hours(event), strict=True):
            local = _instant(event.day, at, zone)
            component.add(name, local if written_in is zone else local.astimezone(written_in))
    texts = {
        "SUMMARY": _line(event.summary, language),
        "LOCATION": _line(event.location, language),
        "DESCRIPTION": _description(event, language),
    }
    for name, text in texts.items():
        # To some readers, a property without a value is an error.
        if text:
            component.add(name, text, parameters=in_language)
    component.add("STATUS", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    is_busy = calendar.is_followed and not event.is_cancelled
    component.add("TRANSP", "OPAQUE" if is_busy else "TRANSPARENT")
    return component


def _dated(event: CalendarEvent, calendar: Calendar) -> datetime:
    """When the event was last changed: readers take a change only if this has moved on."""
    if event.modified_at is None:
        return datetime.combine(calendar.as_of, time(), UTC)
    return event.modified_at.astimezone(UTC)


def _description(event: CalendarEvent, language: str) -> str:
    """The address of the webcast first: no calendar program shows it in a place of its own."""
    address = _one_line(event.webcast_url or "")
    lines = (address, *(_line(line, language) for line in event.description))
    return "\n".join(filter(None, lines))


def _hours(event: CalendarEvent) -> tuple[time, time]:
    return event.starts, event.ends


def _instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, tzinfo=zone)


def _happens_once(local: datetime) -> bool:
    """Whether the local time happens once: not in the hour that is skipped or comes twice."""
    return local.utcoffset() == local.replace(fold=1).utcoffset()


def _line(inline: Inline, language: str) -> str:
    return _one_line(plain(inline, language))


def _one_line(text: str) -> str:
    # Most texts hold nothing that would have to go; asking so is much faster than looking for it.
    if text.isprintable():
        return text.strip()
    return _LINE_ENDS.sub(" ", _fit(text)).strip()


def _fit(text: str) -> str:
    return _UNFIT.sub("", text)
