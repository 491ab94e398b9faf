"""A session of a hundred meetings is drafted by the model that is made for it, as any other."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

import pytest

from planner.assets import folder
from planner.editing.proposal import needed_besides, parts_of, with_parts
from planner.models.body import BodyKind
from planner.models.integrity import faults_of
from planner.models.meeting import Allocation, Meeting
from planner.models.programme import Programme, programme_of
from planner.services.drafting import Wishes, draft_under_rules
from planner.services.drafting_results import DraftingResult, read_result, written_result
from tests.builders import a_body, a_session, an_item

pytest.importorskip("ortools", reason="install planner[drafting]")

GROUPS, EACH = 10, 10
LOST = date(2018, 10, 17)
NOW = datetime(2018, 9, 1, tzinfo=UTC)


def a_hundred_meetings() -> Programme:
    """Two weeks: ten groups meet every other time, each on an item of its own at each meeting."""
    groups = [f"wg-{n}" for n in range(GROUPS)]
    opens = date(2018, 10, 15)
    days = [opens + timedelta(days=n) for n in range(12) if n % 7 < 5]
    times = [(day, hour) for day in days for hour in (10, 15)]
    items, meetings, taken = [], [], []
    for place, group in enumerate(groups):
        for number in range(EACH):
            key = f"{group}-{number + 1}"
            day, hour = times[2 * number + place % 2]
            items.append(an_item(key, str(number + 1), group))
            meetings.append(
                Meeting(
                    key=f"m-{key}", day=day, starts=time(hour), ends=time(hour + 3), bodies=(group,)
                )
            )
            taken.append(Allocation(meeting=f"m-{key}", item=key, minutes=180))
    session = a_session(
        closes=days[-1],
        entitled_meetings=GROUPS * EACH,
        entitled_at_once=6,
        entitlement_source="decision 1/1",
    )
    return programme_of(
        session,
        bodies=[a_body(group, BodyKind.WORKING_GROUP) for group in groups],
        items=items,
        meetings=meetings,
        allocations=taken,
    )


def test_a_day_is_lost_and_a_hundred_meetings_are_placed_anew() -> None:
    before = a_hundred_meetings()
    wishes = Wishes(seconds=6, keep=0, disruptions=(f"day-lost:{LOST.isoformat()}",))
    drafted = draft_under_rules(before, folder("seeds"), wishes)
    (proposal,) = drafted.draft.proposals
    made = proposal.programme
    assert proposal.broken == ()
    assert len(made.meetings) == GROUPS * EACH
    assert LOST not in {meeting.day for meeting in made.meetings}
    at_once = Counter((meeting.day, meeting.starts) for meeting in made.meetings)
    assert max(at_once.values()) <= 6
    assert faults_of(made) == []
    # Far more than half stay where they were: ten of them had to move.
    moved = [m for m in made.meetings if m not in before.meetings]
    assert 10 <= len(moved) < 50


def test_it_is_stored_and_accepted_in_parts_like_any_other() -> None:
    before = a_hundred_meetings()
    wishes = Wishes(seconds=3, keep=0, disruptions=(f"day-lost:{LOST.isoformat()}",))
    drafted = draft_under_rules(before, folder("seeds"), wishes)
    result = read_result(written_result(DraftingResult(before, drafted.draft.proposals)))
    proposed = result.proposals[0].programme
    parts = parts_of(before, proposed)
    assert with_parts(before, proposed, parts) == proposed
    some = set(parts[::2])
    chosen = some | needed_besides(before, proposed, some)
    made = with_parts(before, proposed, chosen)
    assert {a.meeting for a in made.allocations} <= {m.key for m in made.meetings}
