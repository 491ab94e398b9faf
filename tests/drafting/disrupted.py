"""Fifty disruptions on five sessions: what each changes, kept against planned anew."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planner.drafting.briefing import Brief
from planner.drafting.drafts import draft_from
from planner.drafting.replanning import after, parse_disruption
from planner.drafting.search import Effort
from planner.editions.changes import changes_between
from planner.models.edition import ChangeCode
from planner.models.meeting import Room
from planner.models.programme import Programme
from tests.builders import six
from tests.drafting.sessions import real_like
from tests.drafting.test_real_sessions import a_brief_of
from tests.rules.rulebooks import real

# What anybody who has the table before them would have to change in it.
MOVES = {
    ChangeCode.ITEM_ALSO_AT,
    ChangeCode.ITEM_MOVED,
    ChangeCode.ITEM_NO_LONGER_AT,
    ChangeCode.ITEM_PLACED,
    ChangeCode.ITEM_UNPLACED,
    ChangeCode.MEETING_ADDED,
    ChangeCode.MEETING_BODIES,
    ChangeCode.MEETING_MOVED,
    ChangeCode.MEETING_REMOVED,
    ChangeCode.MEETING_ROOM,
}
DRAWN = (2, 8, 3)


@dataclass(frozen=True)
class Disrupted:
    """One disruption; ``kept`` and ``anew`` are ``None`` where there is no organization of work."""

    session: str
    what: str
    kept: int | None
    anew: int | None


def sessions(effort: Effort) -> Iterator[tuple[Brief, list[str]]]:
    """Five sessions as they are planned, with ten disruptions of each."""
    for slug in ("untoc-cop-9", "untoc-wg-2022"):
        planned = real(slug)
        yield with_rooms(a_brief_of(slug), planned), _disruptions(planned)
    for seed in DRAWN:
        brief = real_like(seed).brief()
        (proposal,) = draft_from(brief, effort).proposals
        yield with_rooms(brief, proposal.programme), _disruptions(proposal.programme)


def with_rooms(brief: Brief, planned: Programme) -> Brief:
    """The session as planned, its meetings in two rooms out of three."""
    rooms = tuple(Room(key=f"room-{n}", name=six(f"Room {n}"), booths=6) for n in (1, 2, 3))
    at: dict[object, int] = {}
    meetings = []
    for meeting in planned.meetings:
        n = at[meeting.day, meeting.starts] = at.get((meeting.day, meeting.starts), 0) + 1
        meetings.append(meeting.model_copy(update={"room": f"room-{n}"}))
    held = replace(planned, rooms=rooms, meetings=tuple(meetings))
    return replace(brief, programme=held, kept=held)


def _disruptions(planned: Programme) -> list[str]:
    """Two rooms, three overruns, two more meetings, two days, everything hybrid."""
    items = list(dict.fromkeys(a.item for a in planned.allocations))
    bodies = [body.key for body in planned.bodies]
    days = planned.session_days()
    some = [items[len(items) // 4], items[len(items) // 2], items[-2]]
    return [
        "room-lost:room-1",
        "room-lost:room-2",
        *(f"overrun:{key}" for key in some),
        f"one-more:{bodies[0]}",
        f"one-more:{bodies[-1]}",
        f"day-lost:{days[1].isoformat()}",
        f"day-lost:{days[-1].isoformat()}",
        "hybrid",
    ]


def changes(before: Programme, after_it: Programme) -> int:
    """How many changes there are to what the table says."""
    return sum(change.code in MOVES for change in changes_between(before, after_it))


def disrupted(brief: Brief, what: str, effort: Effort) -> Disrupted:
    """What becomes of the session, changed least, and planned without a thought of what was."""
    assert brief.kept is not None
    slug = brief.kept.session.slug
    now = after(brief, [parse_disruption(what)])
    kept = draft_from(now, effort).proposals
    if not kept:
        return Disrupted(slug, what, None, None)
    anew = draft_from(replace(now, kept=None), effort).proposals
    return Disrupted(
        slug,
        what,
        changes(brief.kept, kept[0].programme),
        changes(brief.kept, anew[0].programme),
    )
