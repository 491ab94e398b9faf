"""Feeds of every kind, each with what it must be seen to say."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from planner.assets import folder
from planner.documents.blocks import Words
from planner.documents.calendar import Calendar, CalendarEvent, event_uid, session_calendar
from planner.models.meeting import MeetingStatus
from planner.models.programme import Programme
from planner.models.text import LANGUAGES, Text
from planner.rendering.icalendar_feed import render_calendar
from planner.rendering.words import plain
from planner.seeding.reading import read_bundle
from tests.builders import a_body, a_meeting, a_programme, a_session
from tests.interop.reading import Seen

SESSIONS = ("untoc-cop-9", "untoc-wg-2022")

# Summer and winter time in both halves of the world, a change by half an hour, one that follows
# the moon, and none.
ZONES = (
    "Europe/Vienna",
    "America/New_York",
    "Africa/Casablanca",
    "Asia/Qatar",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
)

# What is typed, and what readers then show.
TITLES = (
    ('a, b; c: "d" \\n \\, \\', 'a, b; c: "d" \\n \\, \\'),
    ("a\r\nBEGIN:VALARM\nTRIGGER:-PT5M\rEND:VALARM", "a BEGIN:VALARM TRIGGER:-PT5M END:VALARM"),
    ("a\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "a END:VEVENT END:VCALENDAR"),
    ("a\x00\x07\x0b\x0c\x1b\x1c\x1d\x1e\x7fb", "ab"),
    ("a\x80\x9bb\x85c\u2028d\u2029e", "ab c d e"),
    ("a\ud800b\udfffc", "abc"),
    ("👩\u200d👩\u200d👧\u200d👦" * 40, "👩\u200d👩\u200d👧\u200d👦" * 40),
    ("第三十五届缔约方会议" * 200, "第三十五届缔约方会议" * 200),
    ("حتى CTOC/COP/2018/1 (أ)، البند 1" * 9, "حتى CTOC/COP/2018/1 (أ)، البند 1" * 9),
    ("e\u0301" * 90 + "\u202bx\u202c\ufeff%0A&<b>", "e\u0301" * 90 + "\u202bx\u202c\ufeff%0A&<b>"),
    ("x" * 67 + "é" + "x" * 72 + "\\" * 9, "x" * 67 + "é" + "x" * 72 + "\\" * 9),
    ("^n ^' ^^", "^n ^' ^^"),
    ("\tindented ", "indented"),
    (" ", ""),
    ("\x00", ""),
    ("", ""),
)


@dataclass(frozen=True)
class Feed:
    """A feed and what it means, in order of UID."""

    name: str
    content: bytes
    meant: list[Seen]


NAMES = (
    *(f"{slug}-{language}" for slug in SESSIONS for language in LANGUAGES),
    *(zone.replace("/", "-") for zone in ZONES),
    "empty",
    "hostile",
)
"""The names of all feeds."""

ONE_OF_EACH_KIND = ("untoc-cop-9-zh", "untoc-wg-2022-ar", *NAMES[len(SESSIONS) * len(LANGUAGES) :])
"""Enough for readers that take long."""


def feeds() -> list[Feed]:
    """All of them, in that order."""
    return [feed_named(name) for name in NAMES]


@cache
def feed_named(name: str) -> Feed:
    if name == "hostile":
        return hostile()
    if name == "empty":
        idle = a_programme(bodies=[a_body(), a_body("idle")], meetings=[a_meeting("m-1")])
        return Feed(name, render_calendar(session_calendar(idle, body="idle"), "en"), [])
    slug, _, language = name.rpartition("-")
    if slug in SESSIONS:
        return _feed(name, read_bundle(folder("seeds") / "sessions" / f"{slug}.toml"), language)
    return _feed(name, around_changes_of_clocks(name.replace("-", "/")), "en")


def around_changes_of_clocks(zone: str) -> Programme:
    """Meetings on the day before, of, and after each change of 2026; one is cancelled."""
    local = ZoneInfo(zone)
    noons = [datetime(2026, 1, 1, 12, tzinfo=local) + timedelta(days=n) for n in range(365)]
    changes = [
        noon.date() for noon in noons if noon.utcoffset() != (noon - timedelta(days=1)).utcoffset()
    ]
    days = [day + timedelta(days=n) for day in changes or [date(2026, 3, 29)] for n in (-1, 0, 1)]
    meetings = [
        a_meeting(f"m-{n}", status=MeetingStatus.CANCELLED if n == 0 else MeetingStatus.PLANNED)
        for n in range(len(days))
    ]
    return a_programme(
        session=a_session(zone=zone, opens=days[0], closes=days[-1], as_of=date(2026, 1, 1)),
        meetings=[
            meeting.model_copy(update={"day": day})
            for meeting, day in zip(meetings, days, strict=True)
        ],
    )


def hostile() -> Feed:
    """An event for each of the `TITLES`, which is its title, its description and its place."""
    programme = a_programme(
        meetings=[a_meeting(f"m-{n:02}", day=15 + n % 5) for n in range(len(TITLES))]
    )
    calendar = session_calendar(programme)
    titles = {f"m-{n:02}": title for n, title in enumerate(TITLES)}
    calendar = replace(
        calendar,
        name=Words(Text(en=TITLES[1][0])),
        events=tuple(_titled(event, titles[event.meeting][0]) for event in calendar.events),
    )
    meant = [
        replace(seen, title=titles[seen.uid.partition(".")[0]][1])
        for seen in _meant(programme, calendar, "en")
    ]
    return Feed("hostile", render_calendar(calendar, "en"), meant)


def _titled(event: CalendarEvent, title: str) -> CalendarEvent:
    words = Words(Text(en=title))
    return replace(
        event,
        summary=words,
        description=(words, words),
        location=words,
        webcast_url=f"https://webtv.example/{title}",
    )


def _feed(name: str, programme: Programme, language: str) -> Feed:
    calendar = session_calendar(programme)
    return Feed(name, render_calendar(calendar, language), _meant(programme, calendar, language))


def _meant(programme: Programme, calendar: Calendar, language: str) -> list[Seen]:
    """What the programme itself says; only the titles are taken from the calendar."""
    slug, zone = programme.session.slug, ZoneInfo(programme.session.zone)
    titles = {event.meeting: plain(event.summary, language) for event in calendar.events}
    return sorted(
        Seen(
            uid=event_uid(slug, meeting.key),
            start=datetime.combine(meeting.day, meeting.starts, zone).astimezone(UTC),
            end=datetime.combine(meeting.day, meeting.ends, zone).astimezone(UTC),
            title=titles[meeting.key],
            status="CANCELLED" if meeting.status is MeetingStatus.CANCELLED else "CONFIRMED",
        )
        for meeting in programme.meetings
    )
