"""What delegations do: ask for the floor, change what they said, withdraw."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from planner.errors import Conflict, Fault, InvalidBundle, InvalidInput, NotPermitted
from planner.models.debate import Debate
from planner.models.speaking import Inscription, Request, RequestKind
from planner.models.speaking_actions import Changed, InWriting, Withdrawn
from planner.rules.right_of_reply import (
    DeliveredReply,
    RepliesLeft,
    ScopeKey,
    may_reply,
    replies_remaining,
)
from planner.rules.speaking_floor import Stage, floor_of
from planner.rules.speaking_opening import is_open
from planner.rules.speaking_order import current_requests
from planner.seeding.speakers_csv import ReceivedLine, read_requests
from planner.seeding.states import read_states
from planner.services.sessions import Database
from planner.services.speaking_log import DELEGATION, ListRef, Writing, writing
from planner.store.database import transaction
from planner.store.speaking import OpenTransaction, keys_of_lists, load_list, zone_of

_WAITING = (Stage.WAITING, Stage.ABSENT)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is acknowledged: the request, and whether it was received just now or before."""

    request: Request
    is_new: bool


def by_delegation(delegation: str) -> str:
    """The actor that a delegation is."""
    return f"{DELEGATION}{delegation}"


def inscribe_speaker(
    database: Database, ref: ListRef, inscription: Inscription, now: datetime, actor: str
) -> Receipt:
    """Receives a request. The same sending received twice is one request.

    Raises `NotPermitted` when the list is closed (a reply or a point of order may be asked for all
    the same), and for a reply to which there is no right, or none any more.
    """
    with writing(database, ref, now, actor) as held:
        known = _already(held.debate, inscription)
        if known is not None:
            return Receipt(known, is_new=False)
        if inscription.kind is RequestKind.STATEMENT and not is_open(held.debate, now):
            raise NotPermitted("speakers-list-closed", list=ref.key)
        if inscription.kind is RequestKind.REPLY:
            _check_reply(held, inscription)
        return Receipt(held.receive(inscription), is_new=True)


def change_request(
    database: Database,
    ref: ListRef,
    change: Changed,
    now: datetime,
    actor: str,
    based_on: int | None = None,
) -> None:
    """Changes particulars of a request that is still to be heard; the place stays.

    Raises `NotFound`; `Conflict` if it has been heard or withdrawn, or changed since that version.
    """
    with writing(database, ref, now, actor) as held:
        _check_own(held, change.serial, based_on)
        held.do(change)


def withdraw(
    database: Database,
    ref: ListRef,
    serial: int,
    now: datetime,
    actor: str,
    based_on: int | None = None,
) -> None:
    """Takes a request back for good. Raises as `change_request` does."""
    with writing(database, ref, now, actor) as held:
        _check_own(held, serial, based_on)
        held.do(Withdrawn(serial=serial))


def deliver_in_writing(
    database: Database,
    ref: ListRef,
    serial: int,
    now: datetime,
    actor: str,
    based_on: int | None = None,
) -> None:
    """Notes that the statement was handed in and is not spoken. Raises as `change_request` does."""
    with writing(database, ref, now, actor) as held:
        _check_own(held, serial, based_on)
        held.do(InWriting(serial=serial))


def import_requests(
    database: Database,
    ref: ListRef,
    file: Path,
    seeds: Path,
    now: datetime,
    actor: str,
    *,
    language: str = "en",
) -> list[Request]:
    """Receives the requests of a CSV file, all of them or none.

    Raises `InvalidBundle` with the faults of all lines: what the file says, what was received in
    the future or while the list was closed, wishes for meetings that the list does not have.
    """
    lines = read_requests(file, read_states(seeds), language)
    with writing(database, ref, now, actor) as held:
        faults = [fault for line in lines for fault in _faults_of(line, held.debate, now)]
        if faults:
            raise InvalidBundle(str(file), sorted(faults, key=lambda f: int(f.path[1])))
        return [held.receive(line.inscription, line.received_at) for line in lines]


def replies_left(
    opened: OpenTransaction,
    debate: Debate,
    delegation: str,
    now: datetime,
    meeting: str | None = None,
) -> RepliesLeft:
    """How many replies the delegation has left at that meeting (the last one noted, if not given).

    Raises `NotPermitted` if the list knows no right of reply.
    """
    settings = debate.settings
    policy = settings.right_of_reply
    if policy is None:
        raise NotPermitted("reply-not-given", list=settings.key)
    zone = ZoneInfo(zone_of(opened, settings.session_slug))
    keys = keys_of_lists(opened, settings.session_slug)
    debates = [load_list(opened, settings.session_slug, key) for key in keys]
    where = ScopeKey(
        settings.item,
        meeting if meeting is not None else _last_meeting(debate),
        now.astimezone(zone).date(),
    )
    return replies_remaining(delegation, _replies_in(debates, zone), policy, where)


def read_replies_left(
    database: Database, ref: ListRef, delegation: str, now: datetime
) -> RepliesLeft:
    """How many replies the delegation has left now. Raises `NotFound`, `NotPermitted`."""
    with transaction(database) as opened:
        return replies_left(opened, load_list(opened, *ref), delegation, now)


def _replies_in(debates: Sequence[Debate], zone: ZoneInfo) -> list[DeliveredReply]:
    return [
        DeliveredReply(
            statement.request.delegation,
            ScopeKey(
                debate.settings.item,
                statement.meeting,
                statement.called_at.astimezone(zone).date(),
            ),
        )
        for debate in debates
        for statement in floor_of(debate).delivered
        if statement.request.kind is RequestKind.REPLY
    ]


def _last_meeting(debate: Debate) -> str:
    floor = floor_of(debate)
    if floor.current is not None:
        return floor.current.meeting
    return floor.delivered[-1].meeting if floor.delivered else ""


def _check_reply(held: Writing, inscription: Inscription) -> None:
    left = replies_left(held.opened, held.debate, inscription.delegation, held.now)
    if not may_reply(inscription.capacity, has_leave=inscription.has_leave):
        raise NotPermitted("reply-needs-leave")
    waiting = sum(r.delegation == inscription.delegation for r in held.floor.replies)
    if left.count <= waiting:
        raise NotPermitted("replies-used-up", count=left.count)


def _already(debate: Debate, inscription: Inscription) -> Request | None:
    if inscription.submission is None:
        return None
    same = (r for r in debate.requests if r.submission == inscription.submission)
    return next(same, None)


def _check_own(held: Writing, serial: int, based_on: int | None) -> None:
    """That the request is still to be heard, and as the writer has seen it."""
    held.debate.request(serial)
    stage = held.floor.stages[serial]
    if stage not in _WAITING:
        raise Conflict("request-not-waiting", serial=serial, stage=stage.value)
    if based_on is not None:
        before = held.debate.as_of(based_on)
        seen = current_requests(before.requests, before.actions).get(serial)
        if seen != current_requests(held.debate.requests, held.debate.actions)[serial]:
            settings = held.debate.settings
            raise Conflict(
                "speakers-list-changed",
                session=settings.session_slug,
                list=settings.key,
                based_on=based_on,
                version=held.debate.version,
            )


def _faults_of(line: ReceivedLine, debate: Debate, now: datetime) -> Iterator[Fault]:
    place = ("line", str(line.line))
    received_at = line.received_at.isoformat()
    if line.received_at > now:
        yield Fault("received-in-future", (*place, "received_at"), {"value": received_at})
    elif not is_open(debate, line.received_at):
        yield Fault("received-when-closed", (*place, "received_at"), {"value": received_at})
    meetings = debate.settings.meetings
    for key in line.inscription.preferred:
        if meetings and key not in meetings:
            params = {"value": key, "known": ", ".join(meetings)}
            yield Fault("wish-unknown", (*place, "preferred"), params)


def delegation_inscription(debate: Debate, inscription: Inscription) -> Inscription:
    """The inscription as a delegation may make it itself: without leave that only a chair gives.

    Raises `InvalidInput` for a meeting that the list does not have.
    """
    meetings = debate.settings.meetings
    for key in inscription.preferred:
        if meetings and key not in meetings:
            raise InvalidInput("meeting-unknown", meeting=key, session=debate.settings.session_slug)
    return inscription.model_copy(update={"has_leave": False})
