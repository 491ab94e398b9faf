"""What is left of the ninth session, drafted for the days that remain."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from planner.assets import folder
from planner.errors import Conflict
from planner.models.drafting import FactCode
from planner.models.record_facts import ItemClosed, ItemOpened, MeetingAdjourned, MeetingOpened
from planner.seeding.records import read_record
from planner.services.drafting import Wishes
from planner.services.record import NewEntry, add_entries
from planner.services.remaining_days import draft_remaining_days
from planner.services.sessions import load_bundles, open_planner
from planner.store.database import Database, transaction
from planner.store.session_log import append_to_record, hold_record

pytestmark = pytest.mark.slow

SLUG = "untoc-cop-9"
SEEDS = folder("seeds")
MONDAY_EVENING = datetime(2018, 10, 15, 17, tzinfo=UTC)
WEDNESDAY_EVENING = datetime(2018, 10, 17, 17, tzinfo=UTC)
WISHES = Wishes(seconds=10, workers=2)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    opened = open_planner(f"sqlite:///{tmp_path / 'planner.sqlite3'}")
    load_bundles(opened, [SEEDS / "sessions" / f"{SLUG}.toml"], MONDAY_EVENING)
    return opened


def test_after_a_first_day_as_planned_the_rest_of_the_plan_stays(database: Database) -> None:
    facts = [
        ("m-01", "", MeetingOpened()),
        *(("m-01", f"1-{letter}", ItemOpened()) for letter in "abcdef"),
        ("m-02", "", MeetingOpened()),
        ("m-02", "2-a", ItemOpened()),
        ("m-02", "2-a", ItemClosed()),
        ("m-02", "", MeetingAdjourned()),
    ]
    entries = [
        NewEntry(f"e{number}", fact, meeting, item)
        for number, (meeting, item, fact) in enumerate(facts)
    ]
    add_entries(database, SLUG, entries, MONDAY_EVENING, "secretary")
    found = draft_remaining_days(database, SLUG, SEEDS, WISHES, MONDAY_EVENING)
    assert [item.key for item in found.found.remaining.items] == [
        "2-b", "2-c", "2-d", "3", "4", "5", "6", "7", "8", "9",
    ]  # fmt: skip
    assert found.found.remaining.interpreted == 18
    (proposal,) = found.draft.proposals
    assert min(meeting.day for meeting in proposal.programme.meetings) == date(2018, 10, 16)
    taken = {allocation.item for allocation in proposal.programme.allocations}
    assert taken == {item.key for item in found.found.remaining.items}
    # Least change: each item stays on the day for which it was planned.
    assert {
        meeting.day
        for meeting in proposal.programme.meetings
        for item in proposal.programme.items_at(meeting.key)
        if item.key == "2-b"
    } == {date(2018, 10, 16)}


def test_on_wednesday_of_the_ninth_session_the_rest_did_not_fit_any_more(
    database: Database,
) -> None:
    record = read_record(SEEDS / "records" / f"{SLUG}.toml", WEDNESDAY_EVENING).record
    past = [f"m-0{number}" for number in range(1, 9)]
    entries = [entry for entry in record.entries if entry.meeting in past]
    with transaction(database) as opened:
        hold_record(opened, SLUG)
        numbered = [replace(entry, number=n) for n, entry in enumerate(entries, start=1)]
        append_to_record(opened, SLUG, numbered)
    found = draft_remaining_days(database, SLUG, SEEDS, WISHES, WEDNESDAY_EVENING)
    # Item 3 was under way; 1 (d) and 1 (e) are in no entry of a meeting.
    assert [item.key for item in found.found.remaining.items] == [
        "1-d", "1-e", "3", "4", "5", "6", "7", "8", "9",
    ]  # fmt: skip
    assert found.draft.proposals == ()
    conflict = found.draft.conflict
    assert conflict is not None
    assert [fact.code for fact in conflict.facts] == [FactCode.WORK]
    assert conflict.slots == 4


def test_on_the_last_day_there_is_nothing_to_draft(database: Database) -> None:
    friday = datetime(2018, 10, 19, 7, tzinfo=UTC)
    with pytest.raises(Conflict) as refused:
        draft_remaining_days(database, SLUG, SEEDS, WISHES, friday)
    assert refused.value.code == "no-days-left"
