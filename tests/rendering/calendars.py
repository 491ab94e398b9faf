"""Small calendars, and readers of iCalendar files that other people wrote."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

import icalendar
import recurring_ical_events  # type: ignore[import-untyped]
import vobject
from ical.calendar_stream import IcsCalendarStream

from planner.documents.blocks import Words
from planner.documents.calendar import Calendar, CalendarEvent
from planner.models.text import Text

Seen = tuple[str, datetime, datetime, str]
"""(uid, start, end, title); the instants in UTC."""

TITLE = Text(
    en="Plenary, 1st meeting: item 1",
    fr="Séance plénière, 1re séance : point 1",
    ar="الجلسة العامة، الجلسة 1: البند 1",
    zh="全体会议，第1次会议：项目1",
    ru="Пленарные заседания, 1-е заседание: пункт 1",
    es="Sesión plenaria, 1ª sesión: tema 1",
)


def words(english: str) -> Words:
    return Words(Text(en=english))


def event(
    key: str = "m-01",
    day: date = date(2018, 10, 15),
    starts: time = time(10),
    ends: time = time(13),
    *,
    summary: Words | None = None,
    description: Sequence[Words] = (),
    location: Words | None = None,
    is_cancelled: bool = False,
    webcast_url: str | None = None,
    sequence: int = 0,
    modified_at: datetime | None = None,
) -> CalendarEvent:
    return CalendarEvent(
        uid=f"{key}.a-session@conference-planner",
        meeting=key,
        day=day,
        starts=starts,
        ends=ends,
        summary=summary or Words(TITLE),
        description=tuple(description),
        location=location or words("Vienna"),
        is_cancelled=is_cancelled,
        webcast_url=webcast_url,
        sequence=sequence,
        modified_at=modified_at,
    )


def calendar(*events: CalendarEvent, zone: str = "Europe/Vienna") -> Calendar:
    return Calendar("a-session", words("Ninth session"), zone, date(2018, 7, 26), events)


def read_with_icalendar(feed: bytes) -> list[Seen]:
    return [
        (str(found["UID"]), _utc(found.start), _utc(found.end), str(found["SUMMARY"]))
        for found in icalendar.Calendar.from_ical(feed).events
    ]


def read_with_ical(feed: bytes) -> list[Seen]:
    return [
        (found.uid or "", _utc(found.dtstart), _utc(found.dtend), found.summary or "")
        for found in IcsCalendarStream.calendar_from_ics(feed.decode()).events
    ]


def read_with_vobject(feed: bytes) -> list[Seen]:
    return [
        (
            found.uid.value,
            _utc(found.dtstart.value),
            _utc(found.dtend.value),
            found.summary.value,
        )
        for found in vobject.readOne(feed.decode()).contents.get("vevent", [])
    ]


def read_with_recurring_ical_events(feed: bytes) -> list[Seen]:
    """What a calendar program would show from 1990 to 2040."""
    shown = recurring_ical_events.of(icalendar.Calendar.from_ical(feed))
    return [
        (str(found["UID"]), _utc(found.start), _utc(found.end), str(found["SUMMARY"]))
        for found in shown.between(date(1990, 1, 1), date(2040, 1, 1))
    ]


READERS = (
    read_with_icalendar,
    read_with_ical,
    read_with_vobject,
    read_with_recurring_ical_events,
)


def _utc(at: object) -> datetime:
    assert isinstance(at, datetime)
    assert at.tzinfo is not None
    return at.astimezone(UTC)
