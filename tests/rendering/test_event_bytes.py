"""Feeds joined from events that were written once."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.documents.calendar import Calendar, CalendarEvent, session_calendar
from planner.models.programme import Programme
from planner.models.text import LANGUAGES
from planner.rendering.event_bytes import EventBytes
from planner.rendering.icalendar_feed import render_calendar
from tests.rendering.calendars import calendar, event, words
from tests.strategies import programmes

# Clocks that change by a yearly rule, in the other half of the year, by no rule, and never.
ZONES = (
    "Europe/Vienna",
    "America/Santiago",
    "Africa/Casablanca",
    "Asia/Qatar",
    "Africa/Cairo",
    "UTC",
)
HOSTILE = "a\r\nBEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n,;:\\" + "长" * 90
# In Vienna the first hour comes twice and the second does not happen.
ODD_DAYS = (date(2018, 10, 28), date(2018, 3, 25))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    days = st.dates(date(2014, 1, 1), date(2027, 12, 31)) | st.sampled_from(ODD_DAYS)
    hours = st.times().map(lambda at: at.replace(second=0, microsecond=0))
    found = []
    for number in range(draw(st.integers(0, 6))):
        starts, ends = sorted(draw(st.lists(hours, min_size=2, max_size=2, unique=True)))
        found.append(
            event(
                f"m-{number}",
                draw(days),
                starts,
                ends,
                summary=words(draw(st.sampled_from(("General debate", HOSTILE)))),
                description=[words(HOSTILE)][: draw(st.integers(0, 1))],
                is_cancelled=draw(st.booleans()),
                sequence=draw(st.integers(0, 3)),
                modified_at=draw(st.none() | st.just(datetime(2018, 9, 1, tzinfo=UTC))),
            )
        )
        found[-1] = replace(found[-1], is_all_day=draw(st.booleans()))
    return calendar(*found, zone=draw(st.sampled_from(ZONES)))


def check(whole: Calendar, language: str, wanted: set[str]) -> None:
    def is_wanted(event: CalendarEvent) -> bool:
        return event.meeting in wanted

    kept = replace(whole, events=tuple(filter(is_wanted, whole.events)))
    assert EventBytes(whole, language).feed(is_wanted) == render_calendar(kept, language)


@settings(max_examples=300, deadline=None)
@given(calendars(), st.data())
def test_a_joined_feed_is_what_would_have_been_written(
    whole: Calendar, data: st.DataObject
) -> None:
    keys = [event.meeting for event in whole.events]
    check(
        whole,
        data.draw(st.sampled_from(LANGUAGES)),
        data.draw(st.sets(st.sampled_from(keys)) if keys else st.just(set())),
    )


@settings(max_examples=50, deadline=None)
@given(programmes(), st.sampled_from(LANGUAGES), st.booleans())
def test_the_feed_of_a_body_is_joined_from_that_of_the_session(
    programme: Programme, language: str, is_followed: bool
) -> None:
    body = programme.bodies[0].key
    whole = replace(session_calendar(programme), is_followed=is_followed)
    check(whole, language, {meeting.key for meeting in programme.meetings_filtered(body)})
    joined = EventBytes(whole, language).feed(
        lambda event: body in programme.meeting(event.meeting).bodies
    )
    of_body = replace(session_calendar(programme, body), is_followed=is_followed)
    assert joined == render_calendar(of_body, language)


def test_the_feed_of_all_events_is_the_whole() -> None:
    whole = calendar(event("m-02", starts=time(15), ends=time(18)), event("m-01"))
    made = EventBytes(whole, "fr")
    assert made.whole == render_calendar(whole, "fr")
    assert made.feed(lambda _: True) == made.whole


@pytest.mark.parametrize("zone", ZONES)
def test_a_feed_of_no_event_is_what_would_have_been_written(zone: str) -> None:
    whole = calendar(event(), zone=zone)
    assert EventBytes(whole, "en").feed(lambda _: False) == render_calendar(
        replace(whole, events=()), "en"
    )


def test_an_event_in_an_hour_that_comes_twice_does_not_change_feeds_without_it() -> None:
    whole = calendar(event("m-01"), event("m-02", ODD_DAYS[0], time(2, 30), time(4)))
    assert b"VTIMEZONE" not in EventBytes(whole, "en").whole
    check(whole, "en", {"m-01"})
    assert b"VTIMEZONE" in EventBytes(whole, "en").feed(lambda event: event.meeting == "m-01")
