"""Who approved an edition, and how."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from planner.documents.blocks import Clock, DateOnly, Day, Inline, Verbatim, Words, term
from planner.models.approval import Approval, ApprovalKind
from planner.models.body import BodyKind
from planner.models.programme import Programme
from planner.rules.approvals import Outcome, outcome

_ORGANS = {
    BodyKind.BUREAU: term("page.organ_bureau"),
    BodyKind.EXTENDED_BUREAU: term("page.organ_extended_bureau"),
    BodyKind.PLENARY: term("document.plenary"),
}
_APPROVED = {
    ApprovalKind.CONFERENCE: "page.approved_conference",
    ApprovalKind.MEETING: "page.approved_meeting",
    ApprovalKind.SILENCE: "page.approved_silence",
}


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """What an approval has come to, and where it is recorded."""

    said: Inline
    source: Inline | None


def approval_lines(
    approvals: Iterable[Approval], edition: int, programme: Programme, now: datetime
) -> tuple[ApprovalLine, ...]:
    """The approvals of that edition at that instant (aware), in order.

    That an objection was made is told; who made it, and what was said, is not for the public.
    """
    return tuple(
        ApprovalLine(
            said=_said(approval, programme, now),
            source=None if approval.source is None else Verbatim(approval.source),
        )
        for approval in approvals
        if approval.edition == edition
    )


def _said(approval: Approval, programme: Programme, now: datetime) -> Inline:
    organ = _organ(approval.by, programme)
    zone = ZoneInfo(programme.session.zone)
    closes = None if approval.closes_at is None else approval.closes_at.astimezone(zone)
    match outcome(approval, now):
        case Outcome.BROKEN:
            return term("page.approval_broken", organ=organ)
        case Outcome.PENDING if closes is not None:
            day, time = Day(closes.date(), is_heading=False), Clock(closes.time())
            return term("page.approval_until", organ=organ, day=day, time=time)
        case Outcome.PENDING:
            return term("page.approval_pending", organ=organ)
    decided_on = approval.decided_on or (closes or now).date()
    return term(_APPROVED[approval.kind], organ=organ, date=DateOnly(decided_on))


def _organ(kind: BodyKind, programme: Programme) -> Inline:
    if kind in _ORGANS:
        return _ORGANS[kind]
    names = (Words(body.name) for body in programme.bodies if body.kind is kind)
    return next(names, term("page.organ_other"))
