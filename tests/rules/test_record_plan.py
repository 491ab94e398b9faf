"""The plan and the record side by side."""

from datetime import UTC, datetime, timedelta

import pytest

from planner.assets import folder
from planner.models.draft_resolution import DraftRegister, Submitted
from planner.models.programme import Programme
from planner.models.record import Record
from planner.models.record_facts import (
    Decided,
    DecisionSubject,
    ItemClosed,
    ItemOpened,
    ItemResumed,
    MeetingAdjourned,
    MeetingOpened,
)
from planner.models.text import Text
from planner.rules.record_plan import ItemFit, PlanAndRecord, plan_and_record
from planner.seeding.reading import read_bundle
from planner.seeding.records import read_record
from planner.services.rulebooks import under_rules
from tests.builders import a_meeting, a_programme, a_session, an_item, taken
from tests.models.test_record import a_register
from tests.rules.records import a_record, at, entered

SEEDS = folder("seeds")
BUNDLE = SEEDS / "sessions" / "untoc-cop-9.toml"


def four_meetings() -> Programme:
    return a_programme(
        session=a_session(rulebook="untoc"),
        items=[an_item(key, key) for key in ("1", "2", "3", "4")],
        meetings=[
            a_meeting("m1"),
            a_meeting("m2", starts=15),
            a_meeting("m3", 16),
            a_meeting("m4", 16, 15),
        ],
        allocations=[
            *taken("m1", "1"), *taken("m2", "2"), *taken("m3", "2", "3"), *taken("m4", "4"),
        ],
    )  # fmt: skip


def compared(programme: Programme, record: Record, now: datetime) -> PlanAndRecord:
    return plan_and_record(programme, record, under_rules(programme, SEEDS).use, now)


def fits(found: PlanAndRecord) -> dict[str, ItemFit]:
    return {one.item.key: one.fit for one in found.items}


def test_at_the_end_of_the_first_day_an_item_was_not_reached() -> None:
    record = a_record(
        entered(MeetingOpened(), "m1", at=at(15, 10, 12)),
        entered(ItemOpened(), "m1", "1", at=at(15, 10, 13)),
        entered(MeetingAdjourned(), "m1", at=at(15, 13, 20)),
        entered(MeetingOpened(), "m2", at=at(15, 15)),
        entered(ItemResumed(), "m2", "1", at=at(15, 15)),
        entered(ItemClosed(), "m2", "1", at=at(15, 17)),
        entered(MeetingAdjourned(), "m2", at=at(15, 17, 30)),
    )
    found = compared(four_meetings(), record, at(15, 19))
    assert fits(found) == {
        "1": ItemFit.LONGER,
        "2": ItemFit.DUE,
        "3": ItemFit.DUE,
        "4": ItemFit.DUE,
    }
    first, second, *_ = found.meetings
    assert (first.opened_late, first.overran) == (timedelta(minutes=12), timedelta(minutes=20))
    assert second.overran == timedelta(minutes=-30)
    assert [item.key for item in found.remaining.items] == ["2", "3", "4"]
    assert [meeting.key for meeting in found.remaining.meetings] == ["m3", "m4"]


def test_an_item_whose_meetings_have_all_passed_is_overdue_and_at_last_not_taken() -> None:
    record = a_record(entered(MeetingOpened(), "m1"), entered(ItemOpened(), "m1", "1"))
    programme = four_meetings()
    during = compared(programme, record, at(16, 14))
    assert fits(during)["3"] is ItemFit.OVERDUE
    assert fits(during)["4"] is ItemFit.DUE
    assert [one.is_missed for one in during.meetings] == [False, True, True, False]
    after = compared(programme, record, at(20, 10))
    assert fits(after)["3"] is ItemFit.NOT_TAKEN
    assert (after.is_over, after.remaining.items, after.remaining.meetings) == (True, (), ())


def test_an_item_that_was_decided_on_is_finished_once_no_meeting_is_planned_for_it() -> None:
    decided = Decided(subject=DecisionSubject.OTHER)
    record = a_record(
        entered(MeetingOpened(), "m1"),
        entered(ItemOpened(), "m1", "1"),
        entered(decided, "m1", "1"),
        entered(MeetingOpened(), "m2"),
        entered(ItemOpened(), "m2", "2"),
        entered(decided, "m2", "2"),
        entered(ItemOpened(), "m2", "4"),
    )
    found = compared(four_meetings(), record, at(15, 19))
    assert fits(found)["4"] is ItemFit.EARLIER
    # The first is finished; the second is planned once more, and the fourth was only opened.
    assert [item.key for item in found.remaining.items] == ["2", "3", "4"]


def test_an_item_that_was_left_for_the_next_is_done_unless_a_draft_is_pending() -> None:
    programme = a_programme(
        session=a_session(rulebook="untoc"),
        items=[an_item("1", "1"), an_item("2", "2")],
        meetings=[a_meeting("m1"), a_meeting("m2", 16)],
        allocations=taken("m1", "1", "2"),
    )
    record = a_record(
        entered(MeetingOpened(), "m1"),
        entered(ItemOpened(), "m1", "1"),
        entered(ItemOpened(), "m1", "2"),
    )
    use = under_rules(programme, SEEDS).use
    pending = a_register(Submitted(title=Text(en="T"), item="1"))

    def left(drafts: DraftRegister | None) -> list[str]:
        found = plan_and_record(programme, record, use, at(15, 14), drafts)
        return [item.key for item in found.remaining.items]

    assert left(None) == ["2"]
    assert left(pending) == ["1", "2"]


NOW = datetime(2018, 10, 25, tzinfo=UTC)


@pytest.fixture(scope="module")
def ninth() -> PlanAndRecord:
    programme = read_bundle(BUNDLE)
    record = read_record(SEEDS / "records" / "untoc-cop-9.toml", NOW).record
    return compared(programme, record, NOW)


def test_the_ninth_session_slipped_as_its_report_shows(ninth: PlanAndRecord) -> None:
    found = fits(ninth)
    later = [key for key, fit in found.items() if fit is ItemFit.LATER]
    earlier = [key for key, fit in found.items() if fit is ItemFit.EARLIER]
    longer = [key for key, fit in found.items() if fit is ItemFit.LONGER]
    # The general debate moved from Monday to Tuesday, items 6 to 8 from Friday to Thursday.
    assert later == ["1-f", "2-a", "2-b", "2-c", "2-d"]
    assert earlier == ["5", "6", "7", "8", "9"]
    assert longer == ["1-a", "3"]


def test_the_ninth_session_used_twelve_of_its_twenty_meetings(ninth: PlanAndRecord) -> None:
    assert (ninth.entitled, len(ninth.interpreted_held), ninth.interpreted_planned) == (20, 12, 12)
    assert ninth.remaining.interpreted == 8
