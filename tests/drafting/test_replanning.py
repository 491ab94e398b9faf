"""When the week goes wrong: as little as possible changes, and that is said in words."""

from dataclasses import replace
from datetime import date

import pytest

from planner.assets import folder
from planner.documents.draft import comparison_table, draft_document
from planner.drafting.briefing import Brief
from planner.drafting.drafts import draft_from
from planner.drafting.replanning import (
    AllHybrid,
    DayLost,
    OneMore,
    Overrun,
    RoomLost,
    after,
    parse_disruption,
)
from planner.drafting.search import Effort
from planner.editions.changes import changes_between
from planner.errors import InvalidInput, NotFound
from planner.models.edition import ChangeCode
from planner.models.programme import Programme
from planner.models.text import LANGUAGES
from planner.rendering.formats import render
from planner.seeding.drafting import read_estimates
from tests.conftest import Golden
from tests.drafting.disrupted import disrupted, with_rooms
from tests.drafting.test_real_sessions import a_brief_of
from tests.rules.rulebooks import real

pytest.importorskip("ortools", reason="install planner[drafting]")

SEARCH = Effort(seconds=60)
WEEK_OF_2022 = "untoc-wg-2022"


def kept(slug: str) -> Brief:
    """The published programme, to be changed least."""
    planned = real(slug)
    return replace(a_brief_of(slug), programme=planned, kept=planned)


def replanned(brief: Brief, *written: str) -> Programme:
    (proposal,) = draft_from(after(brief, map(parse_disruption, written)), SEARCH).proposals
    return proposal.programme


def test_what_happened_is_read_as_it_is_written() -> None:
    written = ("room-lost:a", "overrun:5", "one-more:wg-3", "day-lost:2018-10-17", "hybrid")
    assert [parse_disruption(one) for one in written] == [
        RoomLost("a"),
        Overrun("5"),
        OneMore("wg-3"),
        DayLost(date(2018, 10, 17)),
        AllHybrid(),
    ]


@pytest.mark.parametrize("written", ["", "flood", "room-lost", "hybrid:now", "day-lost:Tuesday"])
def test_what_cannot_happen_is_refused(written: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_disruption(written)
    assert refused.value.code == "disruption-malformed"


def test_a_room_an_item_and_a_body_that_there_are_not_are_refused() -> None:
    brief = kept(WEEK_OF_2022)
    for written in ("room-lost:x", "overrun:x", "one-more:x"):
        with pytest.raises(NotFound):
            after(brief, [parse_disruption(written)])


def test_nothing_changes_where_nothing_has_happened() -> None:
    brief = kept(WEEK_OF_2022)
    assert replanned(brief) == brief.kept


def test_a_group_that_asks_for_one_more_meeting_gets_it_and_all_else_stays() -> None:
    brief = kept("untoc-cop-9")
    changes = changes_between(real("untoc-cop-9"), replanned(brief, "one-more:wg-3"))
    assert [change.code for change in changes] == [ChangeCode.MEETING_ADDED]
    assert [slot.day.day for slot in changes[0].after] == [17]


def test_an_item_that_overruns_goes_on_at_the_meeting_that_was_free() -> None:
    brief = kept(WEEK_OF_2022)
    free = replace(
        brief,
        estimates=replace(
            brief.estimates,
            items=tuple(e.model_copy(update={"pins": ()}) for e in brief.estimates.items),
        ),
    )
    before, now = real(WEEK_OF_2022), replanned(free, "overrun:wg-3-5")
    changes = changes_between(before, now)
    assert [(change.code, change.subject) for change in changes] == [
        (ChangeCode.MEETING_ADDED, "m-10"),
        (ChangeCode.ITEM_ALSO_AT, "wg-3-5"),
        (ChangeCode.ITEM_ALSO_AT, "wg-2-7"),
    ]
    assert now.meeting("m-10").day == date(2022, 5, 27)


def test_a_lost_room_moves_its_meetings_to_another_at_the_same_hours() -> None:
    brief = with_rooms(a_brief_of(WEEK_OF_2022), real(WEEK_OF_2022))
    assert brief.kept is not None
    changes = changes_between(brief.kept, replanned(brief, "room-lost:room-1"))
    assert {change.code for change in changes} == {
        ChangeCode.ROOM_REMOVED,
        ChangeCode.MEETING_ROOM,
    }


def test_meetings_keep_their_keys_when_everything_becomes_hybrid() -> None:
    before = real(WEEK_OF_2022)
    now = replanned(kept(WEEK_OF_2022), "hybrid")
    assert [m.key for m in now.meetings] == [m.key for m in before.meetings]
    assert [now.items_at(m.key) for m in now.meetings] == [
        before.items_at(m.key) for m in before.meetings
    ]


def test_a_lost_day_of_a_full_week_is_told_with_what_would_help() -> None:
    draft = draft_from(after(kept("untoc-cop-9"), [DayLost(date(2018, 10, 17))]), SEARCH)
    assert draft.conflict is not None
    assert [fact.key for fact in draft.conflict.facts] == ["work-plenary"]
    assert [(r.code.value, r.amount) for r in draft.conflict.relaxations] == [
        ("shorten", 360),
        ("another-slot", 2),
    ]


def test_the_changes_and_both_tables_stand_side_by_side(golden: Golden) -> None:
    brief = kept("untoc-cop-9")
    before = real("untoc-cop-9")
    (proposal,) = draft_from(after(brief, [OneMore("wg-3")]), SEARCH).proposals
    changes = changes_between(before, proposal.programme)
    document = draft_document(before, [proposal], [changes])
    assert comparison_table(before, proposal.programme) in document.blocks
    for language in LANGUAGES:
        told = render(document, language, "text").decode()
        golden(f"drafting/one-more-meeting.{language}.txt", told)


def test_the_estimates_that_come_with_the_planner_are_of_sessions_that_there_are() -> None:
    seeds = folder("seeds")
    for file in sorted((seeds / "drafting").glob("*.toml")):
        estimates = read_estimates(seeds / "drafting", file.stem)
        known = {item.key for item in real(file.stem).items}
        assert {estimate.key for estimate in estimates.items} <= known


@pytest.mark.slow
def test_no_disruption_changes_more_than_planning_anew_would() -> None:
    # All fifty are in tests/benchmarks.
    brief = with_rooms(a_brief_of(WEEK_OF_2022), real(WEEK_OF_2022))
    written = ("room-lost:room-1", "overrun:wg-2-3", "one-more:wg-2", "day-lost:2022-05-24")
    found = [disrupted(brief, what, SEARCH) for what in written]
    assert [(done.what, done.kept, done.anew) for done in found if done.kept != done.anew] == [
        ("overrun:wg-2-3", 4, 7),
        ("one-more:wg-2", 1, 7),
    ]


def test_a_fixed_place_on_a_lost_day_is_named_in_the_conflict() -> None:
    draft = draft_from(after(kept(WEEK_OF_2022), [DayLost(date(2022, 5, 27))]), SEARCH)
    assert draft.conflict is not None
    assert "pinned-wg-3-5" in [fact.key for fact in draft.conflict.facts]


def test_when_a_room_is_lost_nobody_else_has_to_leave_theirs() -> None:
    brief = with_rooms(a_brief_of("untoc-cop-9"), real("untoc-cop-9"))
    assert brief.kept is not None
    (proposal,) = draft_from(after(brief, [RoomLost("room-1")]), SEARCH).proposals
    before = {meeting.key: meeting.room for meeting in brief.kept.meetings}
    moved = [m.key for m in proposal.programme.meetings if m.room != before[m.key]]
    assert moved == [key for key, room in before.items() if room == "room-1"]
