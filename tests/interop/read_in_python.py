"""Reads calendars with four libraries: one line of JSON for each of them and each event."""

import json
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import icalendar
import recurring_ical_events  # type: ignore[import-untyped]
import vobject
from ical.calendar_stream import IcsCalendarStream

Read = tuple[Any, Any, Any, Any, Any]
"""(uid, start, end, title, status), as the library gives them."""


def with_icalendar(content: bytes) -> Iterator[Read]:
    calendar = icalendar.Calendar.from_ical(content)
    for component in calendar.walk():
        if component.errors:
            raise ValueError(component.errors)
    for event in calendar.events:
        yield event["UID"], event.start, event.end, event.get("SUMMARY"), event["STATUS"]


def with_recurring_ical_events(content: bytes) -> Iterator[Read]:
    """What a calendar program would show from 1990 to 2040."""
    shown = recurring_ical_events.of(icalendar.Calendar.from_ical(content))
    for event in shown.between(date(1990, 1, 1), date(2040, 1, 1)):
        yield event["UID"], event.start, event.end, event.get("SUMMARY"), event["STATUS"]


def with_ical(content: bytes) -> Iterator[Read]:
    for event in IcsCalendarStream.calendar_from_ics(content.decode()).events:
        yield event.uid, event.dtstart, event.dtend, event.summary, event.status


def with_vobject(content: bytes) -> Iterator[Read]:
    for event in vobject.readOne(content.decode()).contents.get("vevent", []):
        yield (
            event.uid.value,
            event.dtstart.value,
            event.dtend.value,
            event.summary.value if "summary" in event.contents else None,
            event.status.value,
        )


READERS: dict[str, Callable[[bytes], Iterator[Read]]] = {
    "icalendar": with_icalendar,
    "recurring-ical-events": with_recurring_ical_events,
    "ical": with_ical,
    "vobject": with_vobject,
}


def instant(at: datetime) -> str:
    """The instant in UTC; a time without a zone is a fault that must not pass as local time."""
    if at.tzinfo is None:
        raise ValueError(at)
    return at.astimezone(UTC).isoformat()


def main() -> None:
    for file in sys.argv[1:]:
        content = Path(file).read_bytes()
        for reader, read in READERS.items():
            for uid, start, end, title, status in read(content):
                line = {
                    "reader": reader,
                    "file": file,
                    "uid": str(uid),
                    "start": instant(start),
                    "end": instant(end),
                    "title": str(title or ""),
                    "status": str(getattr(status, "value", status)),
                }
                sys.stdout.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()
