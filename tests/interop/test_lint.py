"""The feeds have no fault that the lint knows, and the lint sees the faults that it is for."""

import pytest

from planner.rendering.icalendar_feed import render_calendar
from tests.interop.feeds import feeds
from tests.interop.lint import faults_in
from tests.rendering.calendars import calendar, event

GOOD = render_calendar(calendar(event("m-01"), event("m-02", is_cancelled=True)), "en")
EVENT = b"BEGIN:VEVENT" + GOOD.partition(b"BEGIN:VEVENT")[2].partition(b"BEGIN:VEVENT")[0]
ZONE = b"BEGIN:VTIMEZONE" + GOOD.partition(b"BEGIN:VTIMEZONE")[2].partition(b"BEGIN:VEVENT")[0]


def test_no_feed_has_a_fault() -> None:
    assert {feed.name: faults_in(feed.content) for feed in feeds()} == {
        feed.name: [] for feed in feeds()
    }


@pytest.mark.parametrize(
    ("good", "bad", "fault"),
    [
        (b"\r\n", b"\n", "ends without CRLF"),
        (b"END:VCALENDAR\r\n", b"END:VCALENDAR", "ends without CRLF"),
        (b"BEGIN:VCALENDAR", b"\xef\xbb\xbfBEGIN:VCALENDAR", "begins with a byte order mark"),
        (b"LOCATION;LANGUAGE=en:V", b"LOCATION;LANGUAGE=en:V\n", "a bare CR or LF"),
        (b"Vienna\r\n", b"Vienna" * 12 + b"\r\n", "longer than 75 octets"),
        (b"Vienna\r\n", b"V\xc3\r\n \xa9\r\n", "not UTF-8, or folded inside a character"),
        (b"Vienna", b"Vie\x07nna", "a control character"),
        (b"Vienna", "Vie\u2028nna".encode(), "a control character"),
        (b"en:Vienna", b"en:Vienna, Austria", "a text that is empty or badly escaped"),
        (b"en:Vienna", b"en:Vienna\\x", "a text that is empty or badly escaped"),
        (b"en:Vienna", b"en:", "a text that is empty or badly escaped"),
        (b"VERSION:2.0", b"VERSION:2.0\r\nUID:1", "VCALENDAR with UID"),
        (b"VERSION:2.0", b"VERSION:2.0\r\nMETHOD:PUBLISH", "VCALENDAR with METHOD"),
        (b"VERSION:2.0", b"VERSION:2.0\r\nVERSION:2.0", "twice in VCALENDAR"),
        (b"VERSION:2.0\r\n", b"", "VCALENDAR without VERSION"),
        (b";VALUE=DURATION", b"", "REFRESH-INTERVAL:PT30M"),
        (b"TTL:PT30M", b"TTL:0:30:00", "X-PUBLISHED-TTL:0:30:00"),
        (b"SEQUENCE:0", b"SEQUENCE:0\r\nORGANIZER:mailto:a@example", "VEVENT with ORGANIZER"),
        (b"DTSTAMP:20180726T000000Z\r\n", b"", "VEVENT without DTSTAMP"),
        (b"DTSTAMP:20180726T", b"DTSTAMP:20180727T", "DTSTAMP is not LAST-MODIFIED"),
        (b"SEQUENCE:0", b"SEQUENCE:-1", "SEQUENCE is no number"),
        (b"STATUS:CONFIRMED", b"STATUS:POSTPONED", "STATUS is POSTPONED"),
        (b"STATUS:CONFIRMED\r\n", b"", "VEVENT without STATUS"),
        (b"TRANSP:TRANSPARENT", b"TRANSP:OPAQUE", "cancelled, and yet it takes time"),
        (b"TRANSP:TRANSPARENT", b"TRANSP:MAYBE", "TRANSP is MAYBE"),
        (b"m-02.", b"m-01.", "UIDs are not unique"),
        (b"UID:m-02", "UID:m–02".encode(), "a UID that is not plain ASCII"),
        (b"T130000", b"T100000", "ends before it starts"),
        (b"T100000\r\n", b"T100000Z\r\n", "neither a time in a zone nor one in UTC"),
        (b"DTSTART;TZID=Europe/Vienna", b"DTSTART", "neither a time in a zone nor one in UTC"),
        (b"DTSTART;TZID=Europe/Vienna", b"DTSTART;TZID=X/Y", "TZID X/Y is not defined"),
        (ZONE, b"", "TZID Europe/Vienna is not defined"),
        (b"T020000", b"T030000", "another offset before the onset"),
        (b"TZOFFSETTO:+0200", b"TZOFFSETTO:+0300", "another offset after the onset"),
        (b"BYDAY=-1SU;BYMONTH=3", b"BYMONTH=3", "the RRULE does not say the onset"),
        (b"TZNAME:CET", b"TZNAME:CET\r\nCOMMENT:x", "STANDARD with COMMENT"),
        (b"END:VEVENT", b"BEGIN:VALARM\r\nEND:VALARM\r\nEND:VEVENT", "VALARM in VEVENT"),
        (b"END:VEVENT", b"END:VTODO", "ends what did not begin"),
        (b"END:VCALENDAR\r\n", b"END:VCALENDAR\r\n" + GOOD, "not one VCALENDAR"),
        (GOOD.partition(b"BEGIN:VTIMEZONE")[2], b"", "ends without CRLF"),
    ],
)  # fmt: skip
def test_the_lint_sees_a_fault(good: bytes, bad: bytes, fault: str) -> None:
    broken = GOOD.replace(good, bad)
    assert broken != GOOD
    assert fault in "\n".join(faults_in(broken))
