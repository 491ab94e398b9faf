"""The week of the ninth session as it went: the plan, and each edition that followed it.

*Source* of what happened: the report of the session, CTOC/COP/2018/13, paras. 3-8, 15, 26, 51,
62, 72, 85, 95, 109 and 118-124. It does not say when the plan was changed, nor when the Committee
of the Whole met: the hours of the editions and of the Committee are assumed, and its third
meeting, which is cancelled, is invented.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from planner.assets import folder
from planner.models.body import Body, BodyKind
from planner.models.meeting import Allocation, Meeting, MeetingStatus
from planner.models.programme import Programme, programme_of
from planner.models.text import Text
from planner.seeding.reading import read_bundle

COMMITTEE = Body(
    key="cow",
    kind=BodyKind.COMMITTEE_OF_THE_WHOLE,
    name=Text(
        ar="اللجنة الجامعة",
        zh="全体委员会",
        en="Committee of the Whole",
        fr="Comité plénier",
        ru="Комитет полного состава",
        es="Comité Plenario",
    ),
    mandate="decision 5/2",
)
DRAFT_RESOLUTIONS = Text(
    ar="مشاريع القرارات",
    zh="决议草案",
    en="Draft resolutions",
    fr="Projets de résolution",
    ru="Проекты резолюций",
    es="Proyectos de resolución",
)


@dataclass(frozen=True)
class Step:
    """An edition, and the keys of the meetings that a subscriber must see change with it."""

    suffix: str
    published_at: datetime
    comment: str
    plan: Programme
    added: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()


def steps() -> Iterator[Step]:
    """The editions in order; the first is the plan of 26 July 2018."""
    plan = read_bundle(folder("seeds") / "sessions" / "untoc-cop-9.toml")
    yield Step(
        "",
        _at(7, 26, 9),
        "The plan",
        plan,
        added=frozenset(meeting.key for meeting in plan.meetings),
    )
    # Opening statements take the 1st, 2nd and 3rd meetings (para. 4), so the general debate goes
    # to the 3rd and 4th (para. 15), and what was to follow it goes back.
    plan = with_items(
        plan,
        {
            "m-01": ("1-a", "1-b", "1-c", "1-d", "1-e"),
            "m-02": ("1-a",),
            "m-03": ("1-a", "1-f"),
            "m-05": ("1-f", "2-a"),
            "m-07": ("2-b", "2-c"),
            "m-08": ("2-d", "3"),
        },
    )
    yield Step(
        "Rev.1",
        _at(10, 15, 16),
        "The general debate is on Tuesday",
        plan,
        changed=frozenset({"m-01", "m-02", "m-03", "m-05", "m-07", "m-08"}),
    )
    # Item 2 (b) is begun at the 4th meeting already and goes on at the 5th (para. 51).
    plan = with_items(plan, {"m-05": ("1-f", "2-a", "2-b")})
    yield Step(
        "Rev.2", _at(10, 16, 11), "Item 2 (b) begins today", plan, changed=frozenset({"m-05"})
    )
    # The plenary is suspended for the Committee of the Whole to meet (para. 8).
    plan = with_meetings(
        replace(plan, bodies=(*plan.bodies, COMMITTEE)),
        _suspended(plan, "m-08", time(16, 30)),
        _of_the_whole("m-13", 17, time(16, 30), time(18)),
        _suspended(plan, "m-09", time(12)),
        _of_the_whole("m-14", 18, time(12), time(13)),
        _suspended(plan, "m-12", time(16, 30)),
        _of_the_whole("m-15", 19, time(16, 30), time(18)),
    )
    yield Step(
        "Rev.3",
        _at(10, 16, 18),
        "The Committee of the Whole meets",
        plan,
        added=frozenset({"m-13", "m-14", "m-15"}),
        changed=frozenset({"m-08", "m-09", "m-12"}),
    )
    # Items 2 (c), 2 (d) and 3 at the 6th meeting (paras. 62, 72, 85), 3, 4 and 5 at the 7th
    # (paras. 85, 95, 109), 6 to 8 at the 8th, on Thursday (paras. 118-123).
    plan = with_items(
        plan,
        {
            "m-08": ("2-c", "2-d", "3"),
            "m-09": ("3", "4", "5"),
            "m-10": ("6", "7", "8"),
            "m-11": ("2-a", "2-d", "4"),
            "m-12": ("9",),
        },
    )
    yield Step(
        "Rev.4",
        _at(10, 17, 17),
        "Items 6 to 8 are on Thursday",
        plan,
        changed=frozenset({"m-08", "m-09", "m-10", "m-11", "m-12"}),
    )
    # The report is adopted at the 9th meeting (para. 124), the resolutions at the 10th
    # (paras. 34 and 108).
    plan = with_items(plan, {"m-11": ("9",), "m-12": ("2-a", "2-d", "4")})
    yield Step(
        "Rev.5",
        _at(10, 18, 12),
        "The report comes before the resolutions",
        plan,
        changed=frozenset({"m-11", "m-12"}),
    )
    # Two meetings of the Committee were enough (para. 3).
    plan = with_meetings(
        plan,
        plan.meeting("m-15").model_copy(update={"status": MeetingStatus.CANCELLED}),
        plan.meeting("m-12").model_copy(update={"status": MeetingStatus.PLANNED, "ends": time(18)}),
    )
    yield Step(
        "Rev.6",
        _at(10, 18, 17),
        "The Committee of the Whole has done its work",
        plan,
        changed=frozenset({"m-12", "m-15"}),
    )
    # Calendars have been told of it, so leaving it out is no news to them.
    plan = replace(
        plan, meetings=tuple(meeting for meeting in plan.meetings if meeting.key != "m-15")
    )
    yield Step("Rev.7", _at(10, 19, 8), "Without what was cancelled", plan)


def with_items(plan: Programme, taken: Mapping[str, Sequence[str]]) -> Programme:
    """The plan, in which those meetings take those items and no others."""
    stay = [allocation for allocation in plan.allocations if allocation.meeting not in taken]
    new = [Allocation(meeting=key, item=item) for key, items in taken.items() for item in items]
    return _in_order(plan, plan.meetings, (*stay, *new))


def with_meetings(plan: Programme, *meetings: Meeting) -> Programme:
    """The plan with those meetings, which take the place of those of the same keys."""
    keys = {meeting.key for meeting in meetings}
    stay = [meeting for meeting in plan.meetings if meeting.key not in keys]
    return _in_order(plan, (*stay, *meetings), plan.allocations)


def _in_order(
    plan: Programme, meetings: Sequence[Meeting], allocations: Sequence[Allocation]
) -> Programme:
    put = programme_of(plan.session, meetings=meetings, allocations=allocations)
    return replace(plan, meetings=put.meetings, allocations=put.allocations)


def _suspended(plan: Programme, key: str, ends: time) -> Meeting:
    status = {"status": MeetingStatus.SUSPENDED, "ends": ends}
    return plan.meeting(key).model_copy(update=status)


def _of_the_whole(key: str, day: int, starts: time, ends: time) -> Meeting:
    return Meeting(
        key=key,
        day=date(2018, 10, day),
        starts=starts,
        ends=ends,
        bodies=(COMMITTEE.key,),
        title=DRAFT_RESOLUTIONS,
    )


def _at(month: int, day: int, hour: int) -> datetime:
    return datetime(2018, month, day, hour, tzinfo=UTC)
