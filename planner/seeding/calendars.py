"""Other bodies' calendars from iCalendar files (RFC 5545), as days."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from planner.errors import Fault, InvalidBundle
from planner.models.years import OtherCalendar, OtherEvent

_ONE_DAY = timedelta(days=1)


def read_calendar(file: Path, zone: str) -> OtherCalendar:
    """The events of the file, each with its first and last day as seen in that zone.

    What was cancelled is left out; what recurs is named in ``not_read``, and so is what has no day.
    Raises `InvalidBundle` for a file that is no calendar.
    """
    import icalendar

    name = str(file)
    try:
        content = file.read_bytes()
    except OSError as error:
        reason = error.strerror or ""
        raise InvalidBundle(name, [Fault("file-unreadable", (), {"reason": reason})]) from None
    try:
        calendar = icalendar.Calendar.from_ical(content)
    except ValueError as error:
        reason = str(error).splitlines()[0] if str(error) else ""
        raise InvalidBundle(name, [Fault("not-a-calendar", (), {"reason": reason})]) from None
    title = str(calendar.get("X-WR-CALNAME", "") or calendar.get("NAME", "") or file.stem)
    events: list[OtherEvent] = []
    not_read: list[str] = []
    for event in calendar.walk("VEVENT"):
        if str(event.get("STATUS", "")).upper() == "CANCELLED":
            continue
        called = str(event.get("SUMMARY", "")).strip() or str(event.get("UID", ""))
        days = list(_days(event, ZoneInfo(zone)))
        if days and not {"RRULE", "RDATE"} & set(event):
            events.append(OtherEvent(called, days[0], days[-1], title))
        else:
            not_read.append(called)
    return OtherCalendar(title, tuple(events), tuple(not_read))


def _days(event: Any, zone: ZoneInfo) -> Iterator[date]:
    """The first and the last day; the end of an event is the first moment after it."""
    start = event.decoded("DTSTART", None)
    if start is None:
        return
    end = event.decoded("DTEND", None)
    if end is None:
        lasting = event.decoded("DURATION", None)
        end = start + lasting if lasting is not None else start
    first = _local(start, zone)
    yield first
    if isinstance(end, datetime):
        # An event that ends at midnight does not reach into the day that begins then.
        yield max(first, _local(end - timedelta(microseconds=1) if end > start else end, zone))
    else:
        yield max(first, end - _ONE_DAY if end > start else end)


def _local(at: date, zone: ZoneInfo) -> date:
    if not isinstance(at, datetime):
        return at
    return (at if at.tzinfo is None else at.astimezone(zone)).date()
