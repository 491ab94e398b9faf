"""Who has the floor, who had it, and who comes next: derived from what was noted, never stored."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from planner.models.debate import Debate
from planner.models.speaking import Request, RequestKind
from planner.models.speaking_actions import (
    Called,
    Ended,
    Event,
    InWriting,
    Recalled,
    Released,
    SentToEnd,
    Started,
    Withdrawn,
)
from planner.rules.speaking_order import current_requests, speaking_order


class Stage(StrEnum):
    """Where a request is on its way."""

    WAITING = "waiting"
    ABSENT = "absent"
    CALLED = "called"
    SPEAKING = "speaking"
    DELIVERED = "delivered"
    IN_WRITING = "in_writing"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Statement:
    """One turn at the floor; the instants (aware) as they were noted, ``None`` if not reached.

    ``meeting`` is the key of the meeting at which the floor was given, empty if not noted.
    """

    request: Request
    meeting: str
    called_at: datetime
    started_at: datetime | None = None
    ended_at: datetime | None = None
    limit: timedelta = timedelta()
    is_cut: bool = False

    @property
    def lasted(self) -> timedelta:
        """From the beginning to the end; nothing for one that has not ended."""
        if self.started_at is None or self.ended_at is None:
            return timedelta()
        # A clock that was set back in between must not make a statement shorter than nothing.
        return max(self.ended_at - self.started_at, timedelta())

    @property
    def overran(self) -> timedelta:
        """By how much it was longer than its limit; nothing if it kept to it."""
        return max(self.lasted - self.limit, timedelta()) if self.limit else timedelta()


@dataclass(frozen=True, slots=True)
class Floor:
    """The state of the floor.

    ``current`` has the floor or was called to it. ``delivered`` is in the order of delivery,
    replies and points of order among it. ``waiting`` are statements in the order of the list,
    ``replies`` and ``points_of_order`` requests in the order of receipt.
    """

    current: Statement | None
    delivered: tuple[Statement, ...]
    waiting: tuple[Request, ...]
    replies: tuple[Request, ...]
    points_of_order: tuple[Request, ...]
    stages: dict[int, Stage]

    @property
    def next(self) -> Request | None:
        """The statement that is first in turn."""
        return self.waiting[0] if self.waiting else None

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Those of the list itself that were delivered, without replies and points of order."""
        return tuple(s for s in self.delivered if s.request.kind is RequestKind.STATEMENT)


def floor_of(debate: Debate) -> Floor:
    """The state of the floor after everything that was noted."""
    requests = current_requests(debate.requests, debate.actions)
    order = speaking_order(debate.requests, debate.settings.policy, debate.actions)
    stages = dict.fromkeys(requests, Stage.WAITING)
    delivered: list[Statement] = []
    current: Statement | None = None
    for event in debate.events:
        current = _after(event, current, requests, delivered)
        _note_stage(event, stages)
    open_stages = (Stage.WAITING, Stage.ABSENT)
    others = [r for r in requests.values() if stages[r.serial] in open_stages]
    return Floor(
        current=current,
        delivered=tuple(delivered),
        waiting=tuple(requests[s] for s in order if stages[s] in open_stages),
        replies=tuple(r for r in others if r.kind is RequestKind.REPLY),
        points_of_order=tuple(r for r in others if r.kind is RequestKind.POINT_OF_ORDER),
        stages=stages,
    )


def _after(
    event: Event,
    current: Statement | None,
    requests: dict[int, Request],
    delivered: list[Statement],
) -> Statement | None:
    match event.action:
        case Called(serial=serial, meeting=meeting):
            return Statement(requests[serial], meeting, event.at)
        case Started(limit_seconds=seconds) if current is not None:
            return Statement(
                current.request,
                current.meeting,
                current.called_at,
                event.at,
                limit=timedelta(seconds=seconds),
            )
        case Ended(is_cut=is_cut) if current is not None:
            delivered.append(
                Statement(
                    current.request,
                    current.meeting,
                    current.called_at,
                    current.started_at,
                    event.at,
                    current.limit,
                    is_cut,
                )
            )
            return None
        case Released() | SentToEnd() | Withdrawn() | InWriting() if (
            current is not None and current.request.serial == event.action.serial
        ):
            return None
    return current


_STAGES = {
    Called: Stage.CALLED,
    Started: Stage.SPEAKING,
    Ended: Stage.DELIVERED,
    Released: Stage.WAITING,
    Recalled: Stage.WAITING,
    SentToEnd: Stage.ABSENT,
    Withdrawn: Stage.WITHDRAWN,
    InWriting: Stage.IN_WRITING,
}


def _note_stage(event: Event, stages: dict[int, Stage]) -> None:
    serial = getattr(event.action, "serial", None)
    stage = _STAGES.get(type(event.action))
    if serial in stages and stage is not None:
        stages[serial] = stage
