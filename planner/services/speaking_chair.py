"""What those at the chair's side do. Each is one transaction, based on what the writer has seen."""

from datetime import datetime
from typing import NamedTuple

from planner.errors import Conflict, InvalidInput
from planner.models.debate import Debate
from planner.models.speaking import Capacity, Rank, Request, RequestKind
from planner.models.speaking_actions import (
    Action,
    Called,
    Closed,
    Ended,
    ItemOpened,
    LevelChanged,
    LimitChanged,
    LotsDrawn,
    Opened,
    PlacedByChair,
    PrecedingEnded,
    Promoted,
    Recalled,
    Released,
    SentToEnd,
    Started,
    Swapped,
)
from planner.rules.speaking_floor import Stage, Statement
from planner.rules.speaking_order import speaking_order
from planner.rules.speaking_outlook import limit_for
from planner.rules.speaking_time import limits_in_force
from planner.services.sessions import Database
from planner.services.speaking_log import ListRef, Writing, writing
from planner.services.speaking_requests import replies_left

# Kept with a move that nobody gave a reason for; the catalogues say it in words.
ABSENT_AND_LAST = "absent"


class Desk(NamedTuple):
    """Who writes on which list, when, and on the ground of which version of it.

    Without ``based_on`` it is written whatever has happened meanwhile.
    """

    database: Database
    ref: ListRef
    now: datetime
    actor: str
    based_on: int | None = None


# --- the floor -------------------------------------------------------------------------------


def call_speaker(desk: Desk, serial: int, meeting: str = "") -> None:
    """Gives the floor to a request that waits; ``meeting`` is the key of the one under way.

    Raises `Conflict` if somebody has the floor, or the request does not wait.
    """
    with writing(*desk) as held:
        if held.floor.current is not None:
            raise Conflict("floor-taken", serial=held.floor.current.request.serial)
        _check_waiting(held, serial)
        held.do(Called(serial=serial, meeting=meeting))


def start_statement(desk: Desk, serial: int) -> None:
    """Notes that the statement begins, with the limit that holds now.

    Raises `Conflict` if another one has the floor, or it has begun.
    """
    with writing(*desk) as held:
        current = _current(held, serial)
        if current.started_at is not None:
            raise Conflict("statement-begun", serial=serial)
        seconds = _limit_seconds(held, current.request, current.meeting)
        held.do(Started(serial=serial, limit_seconds=seconds))


def end_statement(desk: Desk, serial: int, *, is_cut: bool = False) -> None:
    """Notes that the statement is over. Raises `Conflict` if it has not begun."""
    with writing(*desk) as held:
        if _current(held, serial).started_at is None:
            raise Conflict("statement-not-begun", serial=serial)
        held.do(Ended(serial=serial, is_cut=is_cut))


def release_call(desk: Desk, serial: int) -> None:
    """Takes a call back that was a mistake. Raises `Conflict` once the statement has begun."""
    with writing(*desk) as held:
        if _current(held, serial).started_at is not None:
            raise Conflict("statement-begun", serial=serial)
        held.do(Released(serial=serial))


def skip_absent(desk: Desk, serial: int) -> None:
    """Puts somebody who is not in the room after all others of the same category.

    Who is the last of the category already goes to the end of the list. Raises `Conflict`.
    """
    with writing(*desk) as held:
        current = held.floor.current
        if current is None or current.request.serial != serial:
            _check_waiting(held, serial)
        elif current.started_at is not None:
            raise Conflict("statement-begun", serial=serial)
        sent = SentToEnd(serial=serial)
        held.do(sent)
        if _waiting_after(held, sent)[:1] == [serial]:
            held.do(PlacedByChair(serial=serial, before=None, reason=ABSENT_AND_LAST))


def recall_absent(desk: Desk, serial: int) -> None:
    """Puts somebody who has come back before the next one. Raises `Conflict` if not absent."""
    with writing(*desk) as held:
        held.debate.request(serial)
        if held.floor.stages[serial] is not Stage.ABSENT:
            raise Conflict("request-not-absent", serial=serial)
        waiting = [r.serial for r in held.floor.waiting if r.serial != serial]
        held.do(Recalled(serial=serial, before=waiting[0] if waiting else None))


# --- moves -----------------------------------------------------------------------------------


def swap(desk: Desk, first: int, second: int, agreed_by: tuple[str, ...]) -> None:
    """Lets two change places. Raises `InvalidInput` unless both delegations have agreed."""
    with writing(*desk) as held:
        _check_statement(held, first)
        _check_statement(held, second)
        needed = {held.debate.request(serial).delegation for serial in (first, second)}
        if first == second or not needed <= set(agreed_by):
            raise InvalidInput("swap-not-agreed", needed=", ".join(sorted(needed)))
        held.do(Swapped(first=first, second=second, agreed_by=tuple(sorted(needed))))


def place_by_chair(desk: Desk, serial: int, before: int | None, reason: str) -> None:
    """Puts a request before another one, or last. Raises `InvalidInput` without a reason."""
    if not reason.strip():
        raise InvalidInput("reason-missing")
    with writing(*desk) as held:
        _check_statement(held, serial)
        if before is not None:
            _check_statement(held, before)
        held.do(PlacedByChair(serial=serial, before=before, reason=reason.strip()))


def change_level(
    desk: Desk,
    serial: int,
    rank: Rank,
    *,
    among: tuple[int, ...] = (),
    keeps_place: bool = False,
) -> None:
    """Gives the speaker another rank, and the place that goes with it among those named."""
    with writing(*desk) as held:
        _check_statement(held, serial)
        held.do(LevelChanged(serial=serial, rank=rank, among=among, keeps_place=keeps_place))


def promote(desk: Desk, serial: int) -> None:
    """Takes a request off standby. Raises `Conflict` if it does not wait."""
    with writing(*desk) as held:
        _check_statement(held, serial)
        held.do(Promoted(serial=serial))


def draw_lots(desk: Desk, lots: dict[int, int]) -> None:
    """Notes the numbers that were drawn, by serial. Raises `InvalidInput` if one stands twice."""
    if len(set(lots.values())) < len(lots):
        raise InvalidInput("lot-twice")
    with writing(*desk) as held:
        for serial in lots:
            held.debate.request(serial)
        held.do(LotsDrawn(lots=lots))


# --- the list --------------------------------------------------------------------------------


def open_list(desk: Desk, reason: str = "") -> None:
    """Opens the list, or opens it again."""
    _do(desk, Opened(reason=reason))


def close_list(desk: Desk) -> None:
    """Closes the list: nobody can be inscribed any more; everything else goes on."""
    _do(desk, Closed())


def note_item_opened(desk: Desk) -> None:
    """Notes that the item was opened."""
    _do(desk, ItemOpened())


def note_preceding_ended(desk: Desk) -> None:
    """Notes that the item before is over."""
    _do(desk, PrecedingEnded())


def change_limit(desk: Desk, limits_seconds: dict[Capacity, int]) -> None:
    """Sets other limits for statements that begin from now on. Raises `InvalidInput`."""
    if not limits_seconds or any(seconds < 1 for seconds in limits_seconds.values()):
        raise InvalidInput("limit-not-positive")
    _do(desk, LimitChanged(limits_seconds=limits_seconds))


def _do(desk: Desk, action: Action) -> None:
    with writing(*desk) as held:
        held.do(action)


# --- what has to hold ------------------------------------------------------------------------


def _check_waiting(held: Writing, serial: int) -> None:
    held.debate.request(serial)
    stage = held.floor.stages[serial]
    if stage not in (Stage.WAITING, Stage.ABSENT):
        raise Conflict("request-not-waiting", serial=serial, stage=stage.value)


def _check_statement(held: Writing, serial: int) -> None:
    """That it is a statement on the list that waits: what is not, cannot be moved."""
    _check_waiting(held, serial)
    if held.debate.request(serial).kind is not RequestKind.STATEMENT:
        raise InvalidInput("request-not-on-list", serial=serial)


def _current(held: Writing, serial: int) -> Statement:
    current = held.floor.current
    if current is None or current.request.serial != serial:
        raise Conflict("floor-not-given", serial=serial)
    return current


def _waiting_after(held: Writing, action: Action) -> list[int]:
    debate: Debate = held.debate
    order = speaking_order(debate.requests, debate.settings.policy, [*debate.actions, action])
    current = held.floor.current
    waiting = {request.serial for request in held.floor.waiting}
    waiting |= {current.request.serial} if current is not None else set()
    return [serial for serial in order if serial in waiting]


def _limit_seconds(held: Writing, request: Request, meeting: str) -> int:
    if request.kind is RequestKind.POINT_OF_ORDER:
        return 0
    if request.kind is RequestKind.REPLY:
        left = replies_left(held.opened, held.debate, request.delegation, held.now, meeting)
        return int(left.next_limit.total_seconds()) if left.next_limit else 0
    limits = limits_in_force(held.debate.settings, held.debate.events)
    return int(limit_for(held.debate, held.floor, limits, request).total_seconds())
