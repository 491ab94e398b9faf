"""What has become of an approval."""

from datetime import datetime
from enum import StrEnum

from planner.models.approval import Approval, ApprovalKind


class Outcome(StrEnum):
    """What an approval has come to."""

    PENDING = "pending"
    ADOPTED = "adopted"
    BROKEN = "broken"


def outcome(approval: Approval, now: datetime) -> Outcome:
    """What the approval has come to at that instant (aware).

    A recorded day of decision settles it. Under silence an objection breaks it, and the passing of
    the deadline without one adopts it. *Source*: practice of the extended Bureau (CTOC/COP/2018/13,
    para. 8: approval by silence, 14 June 2018).
    """
    if approval.decided_on is not None:
        return Outcome.ADOPTED
    if approval.objections:
        return Outcome.BROKEN
    is_silent = approval.kind is ApprovalKind.SILENCE
    if is_silent and approval.closes_at is not None and now >= approval.closes_at:
        return Outcome.ADOPTED
    return Outcome.PENDING
