"""A week in the life: every edition of a session, followed by those who subscribed to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest

from planner.documents.calendar import event_uid
from planner.documents.published_calendar import editions_needed, published_calendar
from planner.models.text import LANGUAGES
from planner.rendering.icalendar_feed import render_calendar
from planner.services.editions import publish_edition, read_content, read_edition, read_latest
from planner.services.sessions import open_planner
from planner.store.database import Database, transaction
from planner.store.snapshots import save_programme
from tests.interop.lint import faults_in
from tests.interop.reading import COMMANDS, READERS_OF, Seen, run
from tests.interop.subscriber import Shown, Subscriber, Synced, events_in, feed_server
from tests.interop.week import Step, steps

SLUG = "untoc-cop-9"
WEEK = (date(2018, 10, 15), 5)


@dataclass(frozen=True)
class Issue:
    """What was delivered once an edition was out: the feed in English, and in all languages."""

    step: Step
    feed: bytes
    in_all_languages: dict[str, bytes]


def feed_on(database: Database, today: date, language: str = "en") -> bytes:
    """The feed as it is delivered on that day."""
    latest = read_latest(database, SLUG)
    contents = {
        number: read_content(database, read_edition(database, SLUG, number))
        for number in editions_needed(latest.number, latest.events, today)
    }
    return render_calendar(published_calendar(contents, latest.events, today), language)


def issues_of(database: Database) -> Iterator[Issue]:
    """Publishes one edition after the other."""
    for step in steps():
        with transaction(database) as opened:
            save_programme(opened, step.plan, step.published_at)
        edition = publish_edition(database, SLUG, step.published_at, comment=step.comment)
        assert edition.suffix == step.suffix
        today = step.published_at.astimezone(ZoneInfo("Europe/Vienna")).date()
        feeds = {language: feed_on(database, today, language) for language in LANGUAGES}
        yield Issue(step, feeds["en"], feeds)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """A database in which nothing is published yet."""
    return open_planner(f"sqlite:///{tmp_path_factory.mktemp('week') / 'planner.sqlite3'}")


@pytest.fixture(scope="module")
def week(database: Database) -> list[Issue]:
    return list(issues_of(database))


def blocks(feed: bytes) -> dict[str, str]:
    """The lines of each event as they are written, by its UID."""
    found = re.findall(r"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", feed.decode(), re.DOTALL)
    return {re.findall(r"\r\nUID:(.*)\r\n", block)[0]: block for block in found}


def uids(keys: frozenset[str]) -> set[str]:
    return {event_uid(SLUG, key) for key in keys}


def test_the_last_edition_is_the_week_as_the_report_has_it(week: list[Issue]) -> None:
    taken = {
        f"{body} {meeting.day:%d} {meeting.starts:%H:%M}": " ".join(
            item.key for item in week[-1].step.plan.items_at(meeting.key)
        )
        for meeting in week[-1].step.plan.meetings
        for body in meeting.bodies
    }
    assert taken == {
        "plenary 15 10:00": "1-a 1-b 1-c 1-d 1-e",
        "plenary 15 15:00": "1-a",
        "plenary 16 10:00": "1-a 1-f",
        "wg-3 16 10:00": "",
        "plenary 16 15:00": "1-f 2-a 2-b",
        "wg-3 16 15:00": "",
        "plenary 17 10:00": "2-b 2-c",
        "plenary 17 15:00": "2-c 2-d 3",
        "cow 17 16:30": "",
        "plenary 18 10:00": "3 4 5",
        "cow 18 12:00": "",
        "plenary 18 15:00": "6 7 8",
        "plenary 19 10:00": "9",
        "plenary 19 15:00": "2-a 2-d 4",
    }


def test_no_feed_of_the_week_has_a_fault(week: list[Issue]) -> None:
    faults = [
        (issue.step.suffix, language, faults_in(feed))
        for issue in week
        for language, feed in issue.in_all_languages.items()
    ]
    assert [found for found in faults if found[2]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_changed_is_told_as_changed_and_the_rest_is_byte_for_byte_the_same(
    week: list[Issue], language: str
) -> None:
    before: dict[str, str] = {}
    for issue in week:
        after = blocks(issue.in_all_languages[language])
        assert after.keys() - before.keys() == uids(issue.step.added)
        assert before.keys() - after.keys() == set()
        differ = {uid for uid in before if after[uid] != before[uid]}
        assert differ == uids(issue.step.changed), issue.step.suffix
        before = after


def test_sequence_and_date_rise_with_every_change_and_only_then(week: list[Issue]) -> None:
    expected: dict[str, tuple[int, datetime]] = {}
    for issue in week:
        step = issue.step
        expected.update(dict.fromkeys(uids(step.added), (0, step.published_at)))
        expected.update(
            {uid: (expected[uid][0] + 1, step.published_at) for uid in uids(step.changed)}
        )
        events = icalendar.Calendar.from_ical(issue.feed).events
        told = {str(e["UID"]): (e.sequence, e.LAST_MODIFIED) for e in events}
        assert told == expected, step.suffix
        assert [e.DTSTAMP for e in events] == [e.LAST_MODIFIED for e in events]


def test_a_phone_that_takes_only_what_is_newer_misses_nothing(week: list[Issue]) -> None:
    # So does ICSx5: an event that it knows is taken over only if LAST-MODIFIED is newer.
    phone: dict[str, tuple[datetime, Shown]] = {}
    for issue in week:
        shown = events_in(issue.feed)
        for event in icalendar.Calendar.from_ical(issue.feed).events:
            uid, modified = str(event["UID"]), event.LAST_MODIFIED
            assert modified is not None
            if uid not in phone or modified > phone[uid][0]:
                phone[uid] = (modified, shown[uid])
        assert {uid: known for uid, (_, known) in phone.items()} == shown, issue.step.suffix


@pytest.mark.usefixtures("readers")
def test_a_subscriber_sees_exactly_the_changes_of_each_edition(
    week: list[Issue], database: Database, tmp_path: Path
) -> None:
    with feed_server() as server:
        subscriber = Subscriber(tmp_path / "phone", server.address)
        before: dict[str, Shown] = {}
        seen_before: set[Shown] = set()
        for issue in week:
            step, server.content = issue.step, issue.feed
            came = uids(step.added | step.changed)
            assert subscriber.sync() == Synced(came=len(came), went=len(step.changed))
            after = events_in(issue.feed)
            seen = subscriber.shown(*WEEK)
            assert set(seen) - seen_before == {after[uid] for uid in came}, step.suffix
            assert seen_before - set(seen) == {before[uid] for uid in uids(step.changed)}
            assert seen == sorted(after.values())
            assert subscriber.sync() == Synced(came=0, went=0)
            before, seen_before = after, set(seen)

        server.content = feed_on(database, date(2018, 10, 20))
        assert subscriber.sync() == Synced(came=0, went=0)
        server.content = feed_on(database, date(2018, 10, 21))
        assert subscriber.sync() == Synced(came=0, went=1)
        (gone,) = seen_before - set(subscriber.shown(*WEEK))
        assert (gone.title, gone.status) == ("CANCELLED: Committee of the Whole", "CANCELLED")


def test_an_event_that_moved_says_from_where_and_a_cancelled_one_says_so(
    week: list[Issue],
) -> None:
    def told(suffix: str, key: str) -> tuple[str, str, str]:
        (issue,) = (issue for issue in week if issue.step.suffix == suffix)
        shown = events_in(issue.feed)[event_uid(SLUG, key)]
        return shown.title, shown.description.split("\n")[0], shown.status

    assert told("Rev.3", "m-08") == (
        "SUSPENDED: Plenary, 6th meeting: items 2 (d), 3",
        "Moved from Wednesday, 17 October 2018, 3-6 p.m.",
        "CONFIRMED",
    )
    assert told("Rev.6", "m-15") == (
        "CANCELLED: Committee of the Whole",
        "Draft resolutions",
        "CANCELLED",
    )
    assert told("Rev.7", "m-15") == told("Rev.6", "m-15")


@pytest.mark.usefixtures("readers")
@pytest.mark.parametrize("command", COMMANDS)
def test_all_readers_agree_on_every_edition(
    command: str, week: list[Issue], tmp_path: Path
) -> None:
    files = {tmp_path / f"edition{issue.step.suffix}.ics": issue for issue in week}
    for file, issue in files.items():
        file.write_bytes(issue.feed)
    found = run(command, list(files), "America/New_York")
    for file, issue in files.items():
        meant = sorted(
            Seen(uid, shown.start, shown.end, shown.title, shown.status)
            for uid, shown in events_in(issue.feed).items()
        )
        assert [found[reader, file.name] for reader in READERS_OF[command]] == [meant] * len(
            READERS_OF[command]
        )
