"""A subscriber sees every change of a feed, and nothing where nothing changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from planner.documents.calendar import Calendar, CalendarEvent
from planner.rendering.icalendar_feed import render_calendar
from tests.interop.feeds import ONE_OF_EACH_KIND, feed_named
from tests.interop.subscriber import FeedServer, Subscriber, Synced, events_in, feed_server
from tests.rendering.calendars import calendar, event

pytestmark = pytest.mark.usefixtures("readers")

CHANGED = datetime(2018, 10, 15, 16, 30, tzinfo=UTC)


@pytest.fixture
def server() -> Iterator[FeedServer]:
    with feed_server() as started:
        yield started


def rendered(plan: Calendar) -> bytes:
    return render_calendar(plan, "en")


def _changed(before: CalendarEvent) -> CalendarEvent:
    return replace(before, sequence=before.sequence + 1, modified_at=CHANGED)


def test_what_moves_is_cancelled_and_goes_is_seen_and_nothing_else(
    server: FeedServer, tmp_path: Path
) -> None:
    moved, cancelled, removed, stays = (
        event(f"m-{n}", date(2018, 10, 14 + n)) for n in (1, 2, 3, 4)
    )
    before = rendered(calendar(moved, cancelled, removed, stays))
    after = rendered(
        calendar(
            replace(_changed(moved), day=date(2018, 10, 19), starts=time(15), ends=time(18)),
            replace(_changed(cancelled), is_cancelled=True),
            stays,
        )
    )
    subscriber = Subscriber(tmp_path / "phone", server.address)

    server.content = before
    assert subscriber.sync() == Synced(came=4, went=0)
    assert subscriber.shown(date(2018, 10, 1), 31) == sorted(events_in(before).values())

    server.content = after
    assert subscriber.sync() == Synced(came=2, went=3)
    seen = subscriber.shown(date(2018, 10, 1), 31)
    assert [(shown.start, shown.status) for shown in seen] == [
        (datetime(2018, 10, 16, 8, tzinfo=UTC), "CANCELLED"),
        (datetime(2018, 10, 18, 8, tzinfo=UTC), "CONFIRMED"),
        (datetime(2018, 10, 19, 13, tzinfo=UTC), "CONFIRMED"),
    ]

    assert subscriber.sync() == Synced(came=0, went=0)
    assert subscriber.shown(date(2018, 10, 1), 31) == seen


@pytest.mark.parametrize("name", ONE_OF_EACH_KIND)
def test_a_subscriber_elsewhere_is_shown_what_the_programme_says(
    name: str, server: FeedServer, tmp_path: Path
) -> None:
    feed = feed_named(name)
    server.content = feed.content
    subscriber = Subscriber(tmp_path / "phone", server.address, zone="America/New_York")
    assert subscriber.sync() == Synced(came=len(feed.meant), went=0)
    starts = [seen.start.date() for seen in feed.meant] or [date(2018, 10, 15)]
    days = (max(starts) - min(starts)).days + 2
    shown = subscriber.shown(min(starts), days)
    assert [(s.start, s.end, s.title, s.status) for s in shown] == sorted(
        (seen.start, seen.end, seen.title, seen.status) for seen in feed.meant
    )
    assert shown == sorted(events_in(feed.content).values())
