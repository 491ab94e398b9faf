"""The real sessions, each broken in one way, with the one finding that this must give."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any

from planner.models.body import Body, BodyKind
from planner.models.check import CheckCode, Severity
from planner.models.meeting import Allocation, Meeting, MeetingStatus, Room
from planner.models.officer import Office, Officer
from planner.models.paper import Paper, PaperKind, PaperStatus
from planner.models.programme import Programme, programme_of
from planner.models.session import SessionFormat
from planner.models.text import Text
from tests.builders import a_body, an_item, six
from tests.rules.rulebooks import override, real

Change = Callable[[Programme], Programme]


@dataclass(frozen=True, slots=True)
class Broken:
    """What is done to which session, and what must be found: code, weight, first subject."""

    name: str
    session: str
    change: Change
    code: CheckCode
    severity: Severity
    subject: str

    @property
    def programme(self) -> Programme:
        return self.change(real(self.session))


def parts(programme: Programme) -> dict[str, Any]:
    names = ("bodies", "rooms", "items", "papers", "meetings", "allocations")
    found = {name: list(getattr(programme, name)) for name in (*names, "officers", "overrides")}
    return {"session": programme.session, **found}


def again(programme: Programme, **changes: Any) -> Programme:
    """The programme put together anew, so that it is in order of time again."""
    return programme_of(**{**parts(programme), **changes})


def session(**changes: Any) -> Change:
    return lambda p: replace(p, session=p.session.model_copy(update=changes))


def meeting(key: str, **changes: Any) -> Change:
    return lambda p: again(
        p,
        meetings=[m.model_copy(update=changes) if m.key == key else m for m in p.meetings],
    )


def body(key: str, **changes: Any) -> Change:
    return lambda p: again(
        p, bodies=[b.model_copy(update=changes) if b.key == key else b for b in p.bodies]
    )


def item(key: str, **changes: Any) -> Change:
    return lambda p: again(
        p, items=[i.model_copy(update=changes) if i.key == key else i for i in p.items]
    )


def paper(symbol: str, /, **changes: Any) -> Change:
    return lambda p: again(
        p, papers=[s.model_copy(update=changes) if s.symbol == symbol else s for s in p.papers]
    )


def added(**nouns: Any) -> Change:
    return lambda p: again(p, **{name: [*getattr(p, name), *new] for name, new in nouns.items()})


def takes(**items: str) -> Change:
    """The items of meetings, e.g. ``m_07="2-d 2-a"``."""

    def change(programme: Programme) -> Programme:
        given = {key.replace("_", "-"): value.split() for key, value in items.items()}
        kept = [a for a in programme.allocations if a.meeting not in given]
        new = [Allocation(meeting=key, item=i) for key, taken in given.items() for i in taken]
        return again(programme, allocations=[*kept, *new])

    return change


def after(*changes: Change) -> Change:
    def change(programme: Programme) -> Programme:
        for one in changes:
            programme = one(programme)
        return programme

    return change


def extra(key: str, bodies: tuple[str, ...], day: int, starts: time, **more: Any) -> Meeting:
    """A meeting without interpretation; ``day`` of October 2018."""
    facts: dict[str, Any] = {
        "key": key,
        "day": date(2018, 10, day),
        "starts": starts,
        "ends": starts.replace(hour=starts.hour + 3),
        "bodies": bodies,
        "has_interpretation": False,
    }
    return Meeting(**{**facts, **more})


def a_draft(number: int, at: datetime, author: str | None = None) -> Paper:
    return Paper(
        symbol=f"CTOC/COP/2018/L.{number}",
        title=six("Draft"),
        kind=PaperKind.DRAFT_RESOLUTION,
        submitted_at=at,
        submitted_by=author,
    )


COMMITTEE = Body(
    key="cow", kind=BodyKind.COMMITTEE_OF_THE_WHOLE, name=six("Committee of the Whole")
)
GROUP = a_body("group", BodyKind.REGIONAL_GROUP)
CONSULTATIONS = a_body("consultations", BodyKind.INFORMAL_CONSULTATIONS)
CHAIRS = [
    Officer(key="president", body="plenary", office=Office.PRESIDENT, person="A. Person"),
    Officer(key="chair", body="wg-3", office=Office.CHAIR, person="A. Person"),
]
WITHOUT_RUSSIAN = Text(ar="x", zh="x", en="x", fr="x", es="x")
COP, GROUPS = "untoc-cop-9", "untoc-wg-2022"
E, W, A = Severity.ERROR, Severity.WARNING, Severity.ADVICE

BROKEN = [
    Broken(
        "more meetings than the session may hold",
        COP,
        session(entitled_meetings=11),
        CheckCode.INTERPRETED_MEETINGS,
        E,
        "untoc-cop-9",
    ),
    Broken(
        "three meetings at once",
        COP,
        added(
            bodies=[GROUP],
            meetings=[extra("m-99", ("group",), 16, time(10), has_interpretation=True)],
        ),
        CheckCode.MEETINGS_AT_ONCE,
        E,
        "m-99",
    ),
    Broken(
        "three meetings at once for half an hour",
        COP,
        added(
            bodies=[GROUP],
            meetings=[
                extra("m-99", ("group",), 16, time(12, 30), has_interpretation=True).model_copy(
                    update={"ends": time(13)}
                )
            ],
        ),
        CheckCode.MEETINGS_AT_ONCE,
        E,
        "m-99",
    ),
    Broken(
        "a hybrid meeting of three hours",
        COP,
        meeting("m-04", mode=SessionFormat.HYBRID),
        CheckCode.HYBRID_DURATION,
        E,
        "m-04",
    ),
    Broken(
        "a session that the others make hybrid, one meeting too long",
        GROUPS,
        after(
            session(format=SessionFormat.HYBRID),
            *(meeting(f"m-0{n}", ends=time(12)) for n in (1, 3, 5, 7, 9)),
            *(meeting(f"m-0{n}", ends=time(17)) for n in (2, 4, 6)),
        ),
        CheckCode.HYBRID_DURATION,
        E,
        "m-08",
    ),
    Broken(
        "a body in two meetings",
        COP,
        added(meetings=[extra("m-99", ("wg-3",), 16, time(15))]),
        CheckCode.BODY_IN_TWO_PLACES,
        E,
        "m-99",
    ),
    Broken(
        "a body of a joint meeting that also meets alone",
        GROUPS,
        meeting("m-05", day=date(2022, 5, 24), starts=time(15), ends=time(18)),
        CheckCode.JOINT_BODY_ELSEWHERE,
        E,
        "m-05",
    ),
    Broken(
        "a joint meeting that takes in a body that sits elsewhere",
        COP,
        added(bodies=[GROUP], meetings=[extra("m-99", ("group", "wg-3"), 16, time(16))]),
        CheckCode.JOINT_BODY_ELSEWHERE,
        E,
        "m-99",
    ),
    Broken(
        "a room given twice",
        COP,
        after(
            added(rooms=[Room(key="board", name=six("Board Room"))]),
            meeting("m-03", room="board"),
            meeting("m-04", room="board"),
        ),
        CheckCode.ROOM_IN_TWO_PLACES,
        E,
        "m-04",
    ),
    Broken(
        "a president who chairs a working group at the same time",
        COP,
        after(added(officers=CHAIRS), meeting("m-06", status=MeetingStatus.CANCELLED)),
        CheckCode.OFFICER_IN_TWO_PLACES,
        W,
        "m-04",
    ),
    Broken(
        "the Committee of the Whole beside the plenary",
        COP,
        added(
            bodies=[COMMITTEE],
            meetings=[extra("m-99", ("cow",), 17, time(15), has_interpretation=True)],
        ),
        CheckCode.COMMITTEE_BESIDE_PLENARY,
        E,
        "m-08",
    ),
    Broken(
        "a common item that only one body of a joint meeting takes",
        GROUPS,
        takes(m_03="wg-3-3"),
        CheckCode.JOINT_ITEM_INCOMPLETE,
        W,
        "m-03",
    ),
    Broken(
        "a sub-item that is never taken", COP, takes(m_07=""), CheckCode.ITEM_NEVER_TAKEN, E, "2-d"
    ),
    Broken(
        "a whole item that is never taken",
        COP,
        takes(m_02="", m_03="", m_05="", m_07=""),
        CheckCode.ITEM_NEVER_TAKEN,
        E,
        "2",
    ),
    Broken(
        "an item whose only meeting is cancelled",
        COP,
        meeting("m-08", status=MeetingStatus.CANCELLED),
        CheckCode.ITEM_NEVER_TAKEN,
        E,
        "3",
    ),
    Broken(
        "an item taken again after others",
        COP,
        takes(m_07="2-d 2-a"),
        CheckCode.ITEM_REOPENED,
        W,
        "m-07",
    ),
    Broken(
        "a session opened twice", COP, takes(m_12="1-a 6 7 8 9"), CheckCode.ITEM_REOPENED, W, "m-12"
    ),
    Broken(
        "two items in the other order",
        COP,
        takes(m_08="4", m_09="3"),
        CheckCode.ITEMS_OUT_OF_ORDER,
        A,
        "m-09",
    ),
    Broken(
        "a general debate after the first meeting",
        COP,
        takes(m_01="1-a 1-b 1-c 1-d 1-e", m_02="1-f 2-a"),
        CheckCode.FIRST_ITEM_LATE,
        E,
        "m-02",
    ),
    Broken(
        "a report adopted before the last meeting",
        COP,
        takes(m_11="5 9", m_12="6 7 8"),
        CheckCode.LAST_ITEM_EARLY,
        W,
        "m-11",
    ),
    Broken(
        "a working group that meets while its mandate is before the plenary",
        COP,
        body("wg-3", mandate="decision 4/4"),
        CheckCode.PARALLEL_ON_SUBJECT,
        W,
        "m-04",
    ),
    Broken(
        "a working group with the plenary's subject as an item of its own",
        COP,
        after(
            item("2-b", subject="trafficking"),
            added(items=[an_item("wg-1", "1", "wg-3", subject="trafficking")]),
            takes(m_04="wg-1", m_06="wg-1"),
        ),
        CheckCode.PARALLEL_ON_SUBJECT,
        W,
        "m-04",
    ),
    Broken(
        "a working group that sits when its drafts are due",
        COP,
        meeting("m-06", day=date(2018, 10, 18)),
        CheckCode.WORKING_GROUP_LATE,
        W,
        "m-06",
    ),
    Broken(
        "a draft resolution on the day after",
        COP,
        added(papers=[a_draft(2, datetime(2018, 10, 1, 22, 0, tzinfo=UTC))]),
        CheckCode.DRAFT_LATE,
        E,
        "CTOC/COP/2018/L.2",
    ),
    Broken(
        "a draft of a working group one minute after noon",
        COP,
        added(papers=[a_draft(3, datetime(2018, 10, 18, 10, 1, tzinfo=UTC), "wg-3")]),
        CheckCode.DRAFT_LATE,
        E,
        "CTOC/COP/2018/L.3",
    ),
    Broken(
        "a report that is not out when it was due",
        COP,
        after(
            session(as_of=date(2018, 8, 17)),
            paper("CTOC/COP/2018/4", status=PaperStatus.PLANNED),
        ),
        CheckCode.PAPER_NOT_ISSUED,
        W,
        "CTOC/COP/2018/4",
    ),
    Broken(
        "a report issued a day late",
        COP,
        paper("CTOC/COP/2018/4", issued_on=date(2018, 8, 17)),
        CheckCode.PAPER_LATE,
        W,
        "CTOC/COP/2018/4",
    ),
    Broken(
        "a background paper of a working group less than six weeks before",
        GROUPS,
        paper("CTOC/COP/WG.2/2022/2", issued_on=date(2022, 4, 12)),
        CheckCode.PAPER_LATE,
        W,
        "CTOC/COP/WG.2/2022/2",
    ),
    Broken(
        "a working group with two items on the review process",
        GROUPS,
        item("wg-2-4", mandates=("resolution 9/1",)),
        CheckCode.REVIEW_ITEMS,
        W,
        "wg-2",
    ),
    Broken(
        "a meeting at lunch",
        COP,
        meeting("m-08", starts=time(13), ends=time(15)),
        CheckCode.OUTSIDE_HOURS,
        W,
        "m-08",
    ),
    Broken(
        "a night meeting",
        COP,
        meeting("m-12", starts=time(18, 30), ends=time(21)),
        CheckCode.OUTSIDE_HOURS,
        W,
        "m-12",
    ),
    Broken(
        "a meeting with interpretation on a Saturday",
        COP,
        added(
            bodies=[CONSULTATIONS],
            meetings=[extra("m-99", ("consultations",), 13, time(10), has_interpretation=True)],
        ),
        CheckCode.NON_WORKING_DAY,
        W,
        "m-99",
    ),
    Broken(
        "an item without a Russian title",
        COP,
        item("3", title=WITHOUT_RUSSIAN),
        CheckCode.TITLE_MISSING,
        E,
        "3",
    ),
    Broken(
        "a body without a Russian name",
        COP,
        body("wg-3", name=WITHOUT_RUSSIAN),
        CheckCode.TITLE_MISSING,
        E,
        "wg-3",
    ),
    Broken(
        "a symbol that is cut off",
        COP,
        paper("CTOC/COP/2018/4", symbol="COP/2018/4"),
        CheckCode.SYMBOL_MALFORMED,
        W,
        "COP/2018/4",
    ),
    Broken(
        "a symbol that is half of a joint one as well",
        GROUPS,
        added(
            papers=[Paper(symbol="CTOC/COP/WG.2/2022/3", title=six("Note"), kind=PaperKind.NOTE)]
        ),
        CheckCode.SYMBOL_USED_TWICE,
        E,
        "CTOC/COP/WG.2/2022/3",
    ),
    Broken(
        "a deadline set on a Sunday",
        COP,
        added(overrides=[override("deadline.draft-resolutions.amount", 15)]),
        CheckCode.DEADLINE_NON_WORKING_DAY,
        A,
        "draft-resolutions",
    ),
]
