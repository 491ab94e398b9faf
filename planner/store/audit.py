"""The log of changes in and out of the database: added to, never changed.

Who writes takes hold of the session first (`hold_session`), so that writes on one session happen
one after the other on every database, and the numbers have no gaps and no doubles.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, update
from sqlmodel import Session as Transaction
from sqlmodel import col, select

from planner.errors import NotFound
from planner.models.account import Actor
from planner.models.audit import AuditEntry, AuditFacts, AuditRow
from planner.models.session import SessionRow


def hold_session(transaction: Transaction, slug: str) -> None:
    """Holds the session until the end of the transaction; has to be its first statement.

    A write comes first, and not a read: SQLite cannot make a writer of a transaction that has read
    what somebody else has changed since. Raises `NotFound`.
    """
    if not is_held(transaction, slug):
        raise NotFound("session-unknown", session=slug)


def is_held(transaction: Transaction, slug: str) -> bool:
    """Holds the session likewise, if there is one; returns whether there is, and so a log of it."""
    held: Any = transaction.execute(
        update(SessionRow).where(col(SessionRow.slug) == slug).values(saved_at=SessionRow.saved_at)
    )
    return bool(held.rowcount)


def version_of(transaction: Transaction, slug: str) -> int:
    """The number of the last write on the session, 0 if there was none."""
    return (
        transaction.exec(
            select(func.max(AuditRow.number)).where(AuditRow.session_slug == slug)
        ).one()
        or 0
    )


def write_audit(
    transaction: Transaction,
    slug: str,
    actor: Actor,
    service: str,
    now: datetime,
    *,
    params: dict[str, Any] | None = None,
    reason: str | None = None,
    difference: dict[str, Any] | None = None,
    undoes: int | None = None,
) -> AuditEntry:
    """Adds the line of one write, in the transaction of that write; ``slug`` may be empty."""
    entry = AuditEntry(
        session_slug=slug,
        number=version_of(transaction, slug) + 1,
        at=now,
        actor=actor.name,
        account=actor.account,
        service=service,
        params=params or {},
        reason=reason or None,
        difference=difference,
        undoes=undoes,
    )
    transaction.add(AuditRow(**entry.model_dump()))
    transaction.flush()
    return entry


def list_audit(
    transaction: Transaction,
    slug: str,
    *,
    after: int = 0,
    before: int | None = None,
    actor: str | None = None,
    service: str | None = None,
    limit: int | None = None,
    newest_first: bool = False,
) -> list[AuditEntry]:
    """The writes on the session whose numbers lie between the two (both excluded), in order."""
    conditions: list[Any] = [AuditRow.session_slug == slug, AuditRow.number > after]
    if before is not None:
        conditions.append(AuditRow.number < before)
    if actor is not None:
        conditions.append(AuditRow.actor == actor)
    if service is not None:
        conditions.append(AuditRow.service == service)
    number = col(AuditRow.number)
    found = transaction.exec(
        select(AuditRow)
        .where(*conditions)
        .order_by(number.desc() if newest_first else number)
        .limit(limit)
    )
    return [_entry(row) for row in found]


def list_named(transaction: Transaction, slug: str) -> list[tuple[str, str]]:
    """Each actor with each kind of write that they made on the session, once."""
    statement = select(AuditRow.actor, AuditRow.service).where(AuditRow.session_slug == slug)
    return [(actor, service) for actor, service in transaction.exec(statement.distinct())]


def audit_numbered(transaction: Transaction, slug: str, number: int) -> AuditEntry:
    """That write. Raises `NotFound`."""
    row = transaction.get(AuditRow, (slug, number))
    if row is None:
        raise NotFound("audit-unknown", session=slug, number=number)
    return _entry(row)


def _entry(row: AuditRow) -> AuditEntry:
    return AuditEntry(**{name: getattr(row, name) for name in AuditFacts.model_fields})


Entries = Sequence[AuditEntry]
"""Some writes, in the order of their numbers."""
