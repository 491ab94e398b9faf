"""Approving an edition: at a meeting, by the Conference, or by silence."""

from datetime import date, datetime
from typing import Any, NamedTuple

from planner.errors import Conflict, NotFound
from planner.models.account import TERMINAL, Actor
from planner.models.approval import Approval, ApprovalKind
from planner.models.body import BodyKind
from planner.rules.approvals import Outcome, outcome
from planner.store.approvals import put_approval
from planner.store.audit import hold_session, write_audit
from planner.store.database import Database, transaction
from planner.store.editions import edition_numbered
from planner.store.snapshots import load_approvals


def record_approval(
    database: Database,
    slug: str,
    edition: int,
    *,
    kind: ApprovalKind,
    by: BodyKind,
    decided_on: date,
    source: str | None = None,
    now: datetime,
    actor: Actor = TERMINAL,
) -> Approval:
    """Notes that an edition was approved on that day. Raises `NotFound`."""
    return _add(
        database,
        slug,
        edition,
        {"kind": kind, "by": by, "decided_on": decided_on, "source": source},
        _Write("record_approval", actor, now),
    )


def circulate_edition(
    database: Database,
    slug: str,
    edition: int,
    *,
    by: BodyKind,
    now: datetime,
    closes_at: datetime,
    actor: Actor = TERMINAL,
) -> Approval:
    """Begins a silence procedure. Raises `NotFound`; `Conflict` if it would close before now."""
    if closes_at <= now:
        raise Conflict("silence-closes-too-early", closes=closes_at.isoformat(timespec="minutes"))
    return _add(
        database,
        slug,
        edition,
        {
            "kind": ApprovalKind.SILENCE,
            "by": by,
            "circulated_at": now,
            "closes_at": closes_at,
        },
        _Write("circulate_edition", actor, now),
    )


def object_to(
    database: Database,
    slug: str,
    key: str,
    *,
    author: str,
    text: str,
    now: datetime,
    actor: Actor = TERMINAL,
) -> Approval:
    """Breaks a silence. Raises `NotFound`; `Conflict` once the procedure is over."""
    with transaction(database) as opened:
        hold_session(opened, slug)
        found = next((a for a in load_approvals(opened, slug) if a.key == key), None)
        if found is None:
            raise NotFound("approval-unknown", session=slug, approval=key)
        if found.kind is not ApprovalKind.SILENCE or outcome(found, now) is Outcome.ADOPTED:
            raise Conflict("silence-over", session=slug, approval=key)
        objections = (*found.objections, f"{author}: {text}")
        broken = found.model_copy(update={"objections": objections})
        put_approval(opened, slug, broken)
        facts = {"approval": key, "edition": found.edition, "by": found.by.value}
        write_audit(opened, slug, actor, "object_to", now, params=facts, reason=text)
        return broken


def approvals_of(database: Database, slug: str) -> list[Approval]:
    """The approvals of the session's editions, in the order in which they were noted."""
    with transaction(database) as opened:
        return load_approvals(opened, slug)


class _Write(NamedTuple):
    """What the log says of a write: which, by whom, and when."""

    service: str
    actor: Actor
    now: datetime


def _add(
    database: Database, slug: str, edition: int, facts: dict[str, Any], write: _Write
) -> Approval:
    with transaction(database) as opened:
        hold_session(opened, slug)
        edition_numbered(opened, slug, edition)
        taken = {approval.key for approval in load_approvals(opened, slug)}
        number = 1
        while f"approval-{number}" in taken:
            number += 1
        approval = Approval.model_validate(
            {"key": f"approval-{number}", "edition": edition, **facts}
        )
        put_approval(opened, slug, approval)
        said = {"approval": approval.key, "edition": edition, "by": approval.by.value}
        write_audit(opened, slug, write.actor, write.service, write.now, params=said)
        return approval
