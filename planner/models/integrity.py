"""What must hold in every programme before it may be stored.

These are faults of the data, not of procedure: a meeting of a body that does not exist, an end
before its start. What the rules of procedure say is a finding, made elsewhere.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from itertools import chain, combinations, groupby
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from planner.errors import Fault
from planner.models.agenda import AgendaItem
from planner.models.body import BodyKind
from planner.models.meeting import Meeting, MeetingStatus
from planner.models.programme import Programme
from planner.models.text import LANGUAGES

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SYMBOL = re.compile(r"[A-Z][^\s<>\"]*")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")

# These meet before a session opens and after it closes; the others only during it.
_OUTSIDE_SESSION = {
    BodyKind.INFORMAL_CONSULTATIONS,
    BodyKind.BUREAU,
    BodyKind.EXTENDED_BUREAU,
    BodyKind.REGIONAL_GROUP,
}


def faults_of(programme: Programme) -> list[Fault]:
    """Everything wrong with the programme, in the order of the bundle's tables; empty if sound."""
    found = list(chain(_session(programme), _keys(programme), _references(programme)))
    # What follows looks things up by key, which is only safe once every key is known to exist.
    return found or list(chain(_agendas(programme), _meetings(programme), _overlaps(programme)))


def _session(programme: Programme) -> Iterator[Fault]:
    session = programme.session
    path = ("session",)
    if not _KEY.fullmatch(session.slug):
        yield Fault("key-malformed", (*path, "slug"), {"value": session.slug})
    try:
        ZoneInfo(session.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        yield Fault("zone-unknown", (*path, "zone"), {"value": session.zone})
    if session.closes < session.opens:
        yield Fault(
            "session-closes-before-it-opens",
            (*path, "closes"),
            {"opens": session.opens.isoformat(), "closes": session.closes.isoformat()},
        )
    if session.original_language not in (None, *LANGUAGES):
        yield Fault(
            "language-unknown",
            (*path, "original_language"),
            {"value": session.original_language, "known": ", ".join(LANGUAGES)},
        )
    for name in ("entitled_meetings", "entitled_at_once", "hybrid_limit_minutes"):
        yield from _positive((*path, name), getattr(session, name))


def _positive(path: tuple[str, ...], value: int | None) -> Iterator[Fault]:
    if value is not None and value < 1:
        yield Fault("number-not-positive", path, {"value": value})


def _keys(programme: Programme) -> Iterator[Fault]:
    for table, keys in (
        ("body", [body.key for body in programme.bodies]),
        ("room", [room.key for room in programme.rooms]),
        ("item", [item.key for item in programme.items]),
        ("meeting", [meeting.key for meeting in programme.meetings]),
        ("officer", [officer.key for officer in programme.officers]),
    ):
        for key in keys:
            if not _KEY.fullmatch(key):
                yield Fault("key-malformed", (table, key, "key"), {"value": key})
        yield from _repeated(table, "key", keys)
    for paper in programme.papers:
        if not _SYMBOL.fullmatch(paper.symbol):
            path = ("paper", paper.symbol, "symbol")
            yield Fault("symbol-malformed", path, {"value": paper.symbol})
    yield from _repeated("paper", "symbol", [paper.symbol for paper in programme.papers])
    yield from _repeated("override", "key", [override.key for override in programme.overrides])
    yield from _repeated("approval", "key", [approval.key for approval in programme.approvals])


def _repeated(table: str, name: str, keys: Iterable[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            yield Fault("key-repeated", (table, key, name), {"value": key})
        seen.add(key)


def _references(programme: Programme) -> Iterator[Fault]:
    bodies = [body.key for body in programme.bodies]
    rooms = [room.key for room in programme.rooms]
    items = [item.key for item in programme.items]

    def unknown(
        path: tuple[str, ...], noun: str, keys: Iterable[str], known: list[str]
    ) -> Iterator[Fault]:
        for key in keys:
            if key not in known:
                params = {"value": key, "known": ", ".join(known) or "-"}
                yield Fault(f"{noun}-unknown", path, params)

    for item in programme.items:
        yield from unknown(("item", item.key, "body"), "body", [item.body], bodies)
    for paper in programme.papers:
        yield from unknown(("paper", paper.symbol, "items"), "item", paper.items, items)
        yield from _repeated_reference(("paper", paper.symbol, "items"), paper.items)
        author = filter(None, [paper.submitted_by])
        yield from unknown(("paper", paper.symbol, "submitted_by"), "body", author, bodies)
    for officer in programme.officers:
        yield from unknown(("officer", officer.key, "body"), "body", [officer.body], bodies)
    taken: dict[str, list[str]] = {}
    for allocation in programme.allocations:
        taken.setdefault(allocation.meeting, []).append(allocation.item)
    for meeting in programme.meetings:
        path = ("meeting", meeting.key)
        if not meeting.bodies:
            yield Fault("meeting-without-body", (*path, "bodies"))
        yield from unknown((*path, "bodies"), "body", meeting.bodies, bodies)
        yield from _repeated_reference((*path, "bodies"), meeting.bodies)
        yield from unknown((*path, "room"), "room", filter(None, [meeting.room]), rooms)
        at_meeting = taken.pop(meeting.key, [])
        yield from unknown((*path, "items"), "item", at_meeting, items)
        yield from _repeated_reference((*path, "items"), at_meeting)
    for key in taken:
        yield Fault("meeting-unknown", ("meeting", key, "items"), {"value": key})


def _repeated_reference(path: tuple[str, ...], keys: Iterable[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            yield Fault("named-twice", path, {"value": key})
        seen.add(key)


def _agendas(programme: Programme) -> Iterator[Fault]:
    numbers: set[tuple[str, str]] = set()
    subjects: set[tuple[str, str]] = set()
    for item in programme.items:
        path = ("item", item.key)
        if (item.body, item.number) in numbers:
            params = {"number": item.number, "body": item.body}
            yield Fault("number-repeated", (*path, "number"), params)
        numbers.add((item.body, item.number))
        if item.subject is not None:
            if (item.body, item.subject) in subjects:
                params = {"value": item.subject, "body": item.body}
                yield Fault("subject-repeated", (*path, "subject"), params)
            subjects.add((item.body, item.subject))
        if item.parent_number and programme.parent_of(item) is None:
            params = {"number": item.number, "parent": item.parent_number, "body": item.body}
            yield Fault("item-without-parent", (*path, "number"), params)


def _meetings(programme: Programme) -> Iterator[Fault]:
    for meeting in programme.meetings:
        path = ("meeting", meeting.key)
        yield from _when(programme, meeting)
        if meeting.webcast_url is not None and not _ADDRESS.fullmatch(meeting.webcast_url):
            yield Fault("address-malformed", (*path, "webcast_url"), {"value": meeting.webcast_url})
        for item in programme.items_at(meeting.key):
            if item.body not in meeting.bodies:
                yield Fault("item-of-another-body", (*path, "items"), _where(item, meeting))
    for allocation in programme.allocations:
        yield from _positive(("meeting", allocation.meeting, "items"), allocation.minutes)
    for room in programme.rooms:
        yield from _positive(("room", room.key, "seats"), room.seats)
        yield from _positive(("room", room.key, "booths"), room.booths)


def _where(item: AgendaItem, meeting: Meeting) -> dict[str, str]:
    return {"value": item.key, "body": item.body, "bodies": ", ".join(meeting.bodies)}


def _when(programme: Programme, meeting: Meeting) -> Iterator[Fault]:
    session = programme.session
    path = ("meeting", meeting.key)
    kinds = {programme.body(body).kind for body in meeting.bodies}
    is_inside = session.opens <= meeting.day <= session.closes
    if not is_inside and not kinds <= _OUTSIDE_SESSION:
        yield Fault(
            "meeting-outside-session",
            (*path, "day"),
            {
                "value": meeting.day.isoformat(),
                "opens": session.opens.isoformat(),
                "closes": session.closes.isoformat(),
            },
        )
    if meeting.ends <= meeting.starts:
        yield Fault(
            "meeting-ends-before-it-starts",
            (*path, "ends"),
            {"starts": _written(meeting.starts), "ends": _written(meeting.ends)},
        )
    for name, at in (("starts", meeting.starts), ("ends", meeting.ends)):
        local = datetime.combine(meeting.day, at, tzinfo=ZoneInfo(session.zone))
        if local.astimezone(UTC).astimezone(local.tzinfo).time() != at:
            params = {"value": f"{meeting.day.isoformat()} {_written(at)}", "zone": session.zone}
            yield Fault("time-does-not-exist", (*path, name), params)


def _written(at: time) -> str:
    return at.strftime("%H:%M")


def _overlaps(programme: Programme) -> Iterator[Fault]:
    held = (m for m in programme.meetings if m.status is not MeetingStatus.CANCELLED)
    for _, meetings_of_day in groupby(held, key=lambda meeting: meeting.day):
        for first, second in combinations(meetings_of_day, 2):
            if second.starts >= first.ends:
                continue
            for body in first.bodies:
                if body in second.bodies:
                    params = {"value": body, "other": first.key}
                    yield Fault("body-in-two-meetings", ("meeting", second.key, "bodies"), params)
