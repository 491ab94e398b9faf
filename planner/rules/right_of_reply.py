"""The right of reply: who has it, how often, and for how long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from planner.models.speaking import STATES, Capacity, ReplyPolicy, ReplyScope


@dataclass(frozen=True, slots=True)
class ScopeKey:
    """Where and when a reply was or would be made: all that a scope can go by."""

    item: str
    meeting: str
    day: date


@dataclass(frozen=True, slots=True)
class DeliveredReply:
    """A reply that was made."""

    delegation: str
    where: ScopeKey


@dataclass(frozen=True, slots=True)
class RepliesLeft:
    """How many replies a delegation has left, and how long the next may be (``None`` if none)."""

    count: int
    next_limit: timedelta | None


def replies_remaining(
    delegation: str, delivered: Iterable[DeliveredReply], policy: ReplyPolicy, where: ScopeKey
) -> RepliesLeft:
    """What is left to that delegation for a reply made there; counted from the replies made.

    ``delivered`` are those of the whole session, in any order.
    """
    used = sum(
        reply.delegation == delegation and _is_same(reply.where, where, policy.scope)
        for reply in delivered
    )
    left = max(policy.max_per_delegation - used, 0)
    return RepliesLeft(left, policy.limit(used + 1) if left else None)


def may_reply(capacity: Capacity, *, has_leave: bool) -> bool:
    """States reply by right, others by leave of the chair."""
    return capacity in STATES or has_leave


def _is_same(one: ScopeKey, other: ScopeKey, scope: ReplyScope) -> bool:
    match scope:
        case ReplyScope.MEETING_AND_ITEM:
            return (one.meeting, one.item) == (other.meeting, other.item)
        case ReplyScope.DAY_AND_ITEM:
            return (one.day, one.item) == (other.day, other.item)
        case ReplyScope.SESSION:
            return True
