import dataclasses
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from planner.models.text import LANGUAGES
from planner.rendering.icalendar_feed import MEDIA_TYPE, render_calendar
from tests.rendering.calendars import READERS, TITLE, Seen, calendar, event, read_with_ical, words

ONE_MEETING = """\
BEGIN:VCALENDAR
PRODID:-//Conference planner//Calendar 1.0//EN
VERSION:2.0
CALSCALE:GREGORIAN
NAME:Ninth session
X-WR-CALNAME:Ninth session
X-WR-TIMEZONE:Europe/Vienna
REFRESH-INTERVAL;VALUE=DURATION:PT30M
X-PUBLISHED-TTL:PT30M
BEGIN:VTIMEZONE
TZID:Europe/Vienna
BEGIN:STANDARD
DTSTART:20171029T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:20170326T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:m-01.a-session@conference-planner
DTSTAMP:20180726T000000Z
LAST-MODIFIED:20180726T000000Z
SEQUENCE:0
DTSTART;TZID=Europe/Vienna:20181015T100000
DTEND;TZID=Europe/Vienna:20181015T130000
SUMMARY;LANGUAGE=en:Plenary\\, 1st meeting: item 1
LOCATION;LANGUAGE=en:Boardroom\\, Vienna
DESCRIPTION;LANGUAGE=en:https://webtv.example/1\\nItem 1. Opening
STATUS:CONFIRMED
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
"""

DAYS = [date(2018, 10, 27), date(2018, 10, 28), date(2018, 10, 29), date(2019, 3, 31)]
ZONES = ["Europe/Vienna", "America/New_York", "Asia/Qatar", "Asia/Kathmandu", "Australia/Sydney"]


def hostile(text: str) -> bytes:
    title = words(text)
    return render_calendar(
        calendar(event(summary=title, description=[title], location=title)), "en"
    )


def faults_in(feed: bytes) -> list[str]:
    """What breaks RFC 5545 or RFC 7986, by the bytes alone."""
    lines = feed.split(b"\r\n")
    text = feed.decode()
    logical = text.replace("\r\n ", "").split("\r\n")
    names = [re.split("[;:]", line)[0] for line in logical]
    zones = set(re.findall(r"\r\nTZID:([^\r]*)", text))
    uids = re.findall(r"\r\nUID:([^\r]*)", text)
    return [
        *(["ends without CRLF"] if lines[-1] else []),
        *(["a bare CR or LF"] if any(b"\r" in line or b"\n" in line for line in lines) else []),
        *(f"too long: {line!r}" for line in lines if len(line) > 75),
        *(f"folded inside a character: {line!r}" for line in lines if not _decodes(line)),
        *(["a control character"] if re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text) else []),
        *(["METHOD"] if "METHOD" in names else []),
        *(["ORGANIZER"] if "ORGANIZER" in names else []),
        *(["UIDs are not unique"] if len(uids) != len(set(uids)) else []),
        *(["a UID of the calendar"] if len(uids) != logical.count("BEGIN:VEVENT") else []),
        *(f"unknown zone {zone}" for zone in set(re.findall(r";TZID=([^:]*):", text)) - zones),
    ]


def _decodes(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def test_a_meeting_is_one_event_in_its_zone_dated_by_the_plan() -> None:
    one = event(
        description=[words("Item 1. Opening")],
        location=words("Boardroom, Vienna"),
        webcast_url="https://webtv.example/1",
    )
    assert render_calendar(calendar(one), "en").decode() == ONE_MEETING.replace("\n", "\r\n")


def test_it_is_utf_8_calendar_text() -> None:
    assert MEDIA_TYPE == "text/calendar; charset=utf-8"


def test_a_published_change_has_its_number_and_its_instant() -> None:
    instant = datetime(2018, 9, 3, 1, 30, 15, 999, tzinfo=ZoneInfo("Europe/Vienna"))
    text = render_calendar(calendar(event(sequence=2, modified_at=instant)), "en").decode()
    assert (
        "\r\nDTSTAMP:20180902T233015Z\r\nLAST-MODIFIED:20180902T233015Z\r\nSEQUENCE:2\r\n" in text
    )


def test_a_cancelled_meeting_stays_and_takes_no_time() -> None:
    text = render_calendar(calendar(event(is_cancelled=True)), "en").decode()
    assert "\r\nSTATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n" in text


def test_a_meeting_of_which_nothing_is_said_has_no_description() -> None:
    assert b"DESCRIPTION" not in render_calendar(calendar(event()), "en")


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_independent_readers_see_the_same_meetings(
    read: Callable[[bytes], list[Seen]], language: str
) -> None:
    feed = render_calendar(
        calendar(
            event("m-02", starts=time(15), ends=time(18)),
            event("m-01"),
            event("m-03", date(2019, 1, 7), is_cancelled=True),
        ),
        language,
    )
    title = TITLE.get(language) or ""
    assert sorted(read(feed)) == [
        (
            f"{key}.a-session@conference-planner",
            datetime(*start, tzinfo=UTC),
            datetime(*end, tzinfo=UTC),
            title,
        )
        for key, start, end in (
            ("m-01", (2018, 10, 15, 8), (2018, 10, 15, 11)),
            ("m-02", (2018, 10, 15, 13), (2018, 10, 15, 16)),
            ("m-03", (2019, 1, 7, 9), (2019, 1, 7, 12)),
        )
    ]
    assert faults_in(feed) == []


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("zone", [*ZONES, "Africa/Casablanca"])
def test_readers_find_the_instants_around_changes_of_the_clocks(
    read: Callable[[bytes], list[Seen]], zone: str
) -> None:
    feed = render_calendar(
        calendar(*(event(f"m-{place}", day) for place, day in enumerate(DAYS)), zone=zone), "en"
    )
    assert faults_in(feed) == []
    assert sorted((start, end) for _, start, end, _ in read(feed)) == [
        (
            datetime.combine(day, time(10), ZoneInfo(zone)).astimezone(UTC),
            datetime.combine(day, time(13), ZoneInfo(zone)).astimezone(UTC),
        )
        for day in DAYS
    ]


@pytest.mark.parametrize(
    ("zone", "read"),
    [
        (zone, read)
        for zone in ZONES
        for read in READERS
        # This one takes a zone whose clocks are never changed for UTC, unless it knows its name.
        if not (read is read_with_ical and zone.startswith("Asia/"))
    ],
)
def test_a_reader_that_knows_no_zones_finds_the_same_instants(
    zone: str, read: Callable[[bytes], list[Seen]]
) -> None:
    feed = render_calendar(
        calendar(*(event(f"m-{place}", day) for place, day in enumerate(DAYS)), zone=zone), "en"
    )
    # Under a name that nobody knows, the rules in the file are all that a reader has. Each
    # name is used once, because readers remember what they have read under it.
    renamed = re.sub(f"(TZID[:=]){zone}", rf"\g<1>Unknown/{zone}", feed.decode()).encode()
    assert sorted(read(renamed)) == sorted(read(feed))


def test_a_zone_without_a_yearly_rule_is_written_in_utc() -> None:
    text = render_calendar(
        calendar(event(day=date(2026, 3, 16)), zone="Africa/Casablanca"), "en"
    ).decode()
    assert "\r\nDTSTART:20260316T100000Z\r\nDTEND:20260316T130000Z\r\n" in text
    assert "TZID" not in text


def test_an_hour_that_comes_twice_is_written_in_utc() -> None:
    night = event(day=date(2018, 10, 28), starts=time(2, 30), ends=time(5))
    text = render_calendar(calendar(night), "en").decode()
    assert "\r\nDTSTART:20181028T003000Z\r\nDTEND:20181028T040000Z\r\n" in text
    assert "TZID" not in text


@pytest.mark.parametrize(
    ("zone", "written"), [("Europe/Vienna", "Europe/Vienna"), ("Africa/Casablanca", "UTC")]
)
def test_a_calendar_without_events_holds_its_zone_alone(zone: str, written: str) -> None:
    feed = render_calendar(calendar(zone=zone), "en")
    text = feed.decode()
    assert f"\r\nBEGIN:VTIMEZONE\r\nTZID:{written}\r\n" in text
    assert text.count("BEGIN:") == text.count("BEGIN:STANDARD") + text.count("BEGIN:DAYLIGHT") + 2
    assert [read(feed) for read in READERS] == [[], [], [], []]


def test_events_stand_in_order_of_time_then_of_key() -> None:
    text = render_calendar(
        calendar(
            event("m-03", starts=time(15), ends=time(18)),
            event("m-02"),
            event("m-01"),
            event("m-04", date(2018, 10, 14)),
        ),
        "en",
    ).decode()
    assert re.findall(r"UID:(m-..)", text) == ["m-04", "m-01", "m-02", "m-03"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ('a, b; c: "d" \\n \\', 'a, b; c: "d" \\n \\'),
        ("a\r\nBEGIN:VALARM\nb\rc", "a BEGIN:VALARM b c"),
        ("a\x00\x07\x0b\x1b\x7fb", "ab"),
        ("a\ud800b", "ab"),
        ("👩\u200d👩\u200d👧" * 40, "👩\u200d👩\u200d👧" * 40),
        ("组织" * 1000, "组织" * 1000),
        ("حتى CTOC/COP/2018/1 (أ)" * 9, "حتى CTOC/COP/2018/1 (أ)" * 9),
    ],
)
def test_no_title_breaks_the_calendar(text: str, title: str) -> None:
    feed = hostile(text)
    assert faults_in(feed) == []
    assert b"\r\nBEGIN:VALARM" not in feed
    assert [[seen[3] for seen in read(feed)] for read in READERS] == [[title]] * 4


def test_the_bytes_do_not_depend_on_the_process() -> None:
    code = (
        "import sys\n"
        "from datetime import date, time\n"
        "from planner.rendering.icalendar_feed import render_calendar\n"
        "from tests.rendering.calendars import calendar, event\n"
        "feed = calendar(event('m-02'), event('m-01'), event('m-03', date(2019, 4, 1)))\n"
        "sys.stdout.buffer.write(render_calendar(feed, 'ar'))\n"
    )
    feeds = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONPATH": ".", "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("0", "Asia/Tokyo"), ("1", "America/New_York"))
    }
    assert feeds == {
        render_calendar(
            calendar(event("m-02"), event("m-01"), event("m-03", date(2019, 4, 1))), "ar"
        )
    }


def test_only_a_calendar_that_somebody_chose_makes_them_busy() -> None:
    everyones = calendar(event())
    chosen = dataclasses.replace(everyones, is_followed=True)
    assert b"TRANSP:OPAQUE" in render_calendar(chosen, "en")
    assert b"TRANSP:OPAQUE" not in render_calendar(everyones, "en")


def test_an_event_that_means_a_whole_day_has_no_hours() -> None:
    """*Source*: RFC 5545, 3.6.1: the end is not part of the event."""
    whole_day = dataclasses.replace(event(), is_all_day=True)
    feed = render_calendar(calendar(whole_day), "en").decode().splitlines()
    assert [line for line in feed if line.startswith(("DTSTART;", "DTEND;"))] == [
        "DTSTART;VALUE=DATE:20181015",
        "DTEND;VALUE=DATE:20181016",
    ]
