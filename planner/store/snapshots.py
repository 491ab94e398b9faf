"""Programmes in and out of the database, whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement
from sqlmodel import Session as Transaction
from sqlmodel import SQLModel, col, delete, insert, select, update

from planner.errors import NotFound
from planner.models.agenda import AgendaItem, AgendaItemFacts, AgendaItemRow
from planner.models.approval import Approval, ApprovalFacts, ApprovalRow
from planner.models.body import Body, BodyFacts, BodyRow
from planner.models.freezing import fingerprint, freeze
from planner.models.meeting import (
    Allocation,
    AllocationFacts,
    AllocationRow,
    Meeting,
    MeetingBodyRow,
    MeetingFacts,
    MeetingRow,
    Room,
    RoomFacts,
    RoomRow,
)
from planner.models.noun import Noun
from planner.models.officer import Officer, OfficerFacts, OfficerRow
from planner.models.override import Override, OverrideFacts, OverrideRow
from planner.models.paper import Paper, PaperFacts, PaperItemRow, PaperRow
from planner.models.programme import Programme, programme_of
from planner.models.session import Session, SessionFacts, SessionRow

Value = TypeVar("Value", bound=Noun)

# The tables of a programme, those that refer to others before those that are referred to.
_ROWS_OF_A_SESSION: tuple[Any, ...] = (
    ApprovalRow,
    OfficerRow,
    OverrideRow,
    AllocationRow,
    PaperItemRow,
    MeetingBodyRow,
    MeetingRow,
    PaperRow,
    AgendaItemRow,
    RoomRow,
    BodyRow,
)


@dataclass(frozen=True, slots=True)
class SavedState:
    """Which state of a session is stored: the hash of its content, and since when (UTC)."""

    fingerprint: str
    saved_at: datetime


def list_sessions(transaction: Transaction) -> list[Session]:
    """All sessions, the latest opening first."""
    return _values(
        transaction,
        Session,
        SessionFacts,
        SessionRow,
        (),
        (SessionRow.opens.desc(), SessionRow.slug),  # type: ignore[attr-defined]  # a column here, a date on a row
    )


def saved_state(transaction: Transaction, slug: str) -> SavedState:
    """What is stored of that session, in one small query. Raises `NotFound`."""
    found = transaction.exec(
        select(SessionRow.fingerprint, SessionRow.saved_at).where(SessionRow.slug == slug)
    ).first()
    if found is None:
        raise NotFound("session-unknown", session=slug)
    return SavedState(*found)


def session_exists(transaction: Transaction, slug: str) -> bool:
    """Whether there is a session under that slug."""
    return (
        transaction.exec(select(SessionRow.slug).where(SessionRow.slug == slug)).first() is not None
    )


def load_programme(transaction: Transaction, slug: str) -> Programme:
    """The session as a snapshot, in twelve queries whatever its size. Raises `NotFound`."""
    sessions = _values(transaction, Session, SessionFacts, SessionRow, (SessionRow.slug == slug,))
    if not sessions:
        raise NotFound("session-unknown", session=slug)
    met_by = _grouped(
        transaction, MeetingBodyRow, MeetingBodyRow.meeting, MeetingBodyRow.body, slug
    )
    listed_under = _grouped(transaction, PaperItemRow, PaperItemRow.symbol, PaperItemRow.item, slug)
    return programme_of(
        sessions[0],
        bodies=_in_order(transaction, Body, BodyFacts, BodyRow, slug),
        rooms=_in_order(transaction, Room, RoomFacts, RoomRow, slug),
        items=_in_order(transaction, AgendaItem, AgendaItemFacts, AgendaItemRow, slug),
        papers=[
            paper.model_copy(update={"items": listed_under.get(paper.symbol, ())})
            for paper in _in_order(transaction, Paper, PaperFacts, PaperRow, slug)
        ],
        meetings=[
            meeting.model_copy(update={"bodies": met_by[meeting.key]})
            for meeting in _in_order(transaction, Meeting, MeetingFacts, MeetingRow, slug)
        ],
        allocations=_in_order(transaction, Allocation, AllocationFacts, AllocationRow, slug),
        officers=_in_order(transaction, Officer, OfficerFacts, OfficerRow, slug),
        overrides=_in_order(transaction, Override, OverrideFacts, OverrideRow, slug),
        approvals=load_approvals(transaction, slug),
    )


def save_programme(transaction: Transaction, programme: Programme, now: datetime) -> bool:
    """Stores the snapshot in place of what was there. Returns whether anything changed.

    Saving what is already stored writes nothing, so that the database, and every
    ``Last-Modified`` that follows from it, stays as it was.
    """
    slug = programme.session.slug
    content_print = fingerprint(freeze(programme))
    stored = transaction.exec(select(SessionRow.fingerprint).where(SessionRow.slug == slug)).first()
    if stored == content_print:
        return _save_approvals(transaction, programme)
    session = {
        **_columns(programme.session, SessionFacts),
        "fingerprint": content_print,
        "saved_at": now,
    }
    if stored is None:
        _insert_lines(transaction, SessionRow, [session])
    else:
        # The row of the session stays, since others may be waiting for it to be free.
        _delete_content(transaction, slug)
        transaction.execute(
            update(SessionRow).where(col(SessionRow.slug) == slug).values(**session)
        )
    _insert(transaction, BodyRow, BodyFacts, programme.bodies, slug)
    _insert(transaction, RoomRow, RoomFacts, programme.rooms, slug)
    _insert(transaction, AgendaItemRow, AgendaItemFacts, programme.items, slug)
    _insert(transaction, PaperRow, PaperFacts, programme.papers, slug)
    _insert(transaction, MeetingRow, MeetingFacts, programme.meetings, slug)
    _insert(transaction, AllocationRow, AllocationFacts, programme.allocations, slug)
    _insert(transaction, OfficerRow, OfficerFacts, programme.officers, slug)
    _insert(transaction, OverrideRow, OverrideFacts, programme.overrides, slug)
    _insert(transaction, ApprovalRow, ApprovalFacts, programme.approvals, slug)
    _insert_lines(
        transaction,
        MeetingBodyRow,
        (
            {
                "session_slug": slug,
                "meeting": meeting.key,
                "body": body,
                "position": position,
            }
            for meeting in programme.meetings
            for position, body in enumerate(meeting.bodies)
        ),
    )
    _insert_lines(
        transaction,
        PaperItemRow,
        (
            {
                "session_slug": slug,
                "symbol": paper.symbol,
                "item": item,
                "position": position,
            }
            for paper in programme.papers
            for position, item in enumerate(paper.items)
        ),
    )
    return True


def load_approvals(transaction: Transaction, slug: str) -> list[Approval]:
    """The approvals of the session's editions, in order."""
    return _in_order(transaction, Approval, ApprovalFacts, ApprovalRow, slug)


def _save_approvals(transaction: Transaction, programme: Programme) -> bool:
    """Stores the approvals of a session that has not changed otherwise."""
    slug = programme.session.slug
    if load_approvals(transaction, slug) == list(programme.approvals):
        return False
    transaction.execute(delete(ApprovalRow).where(ApprovalRow.session_slug == slug))  # type: ignore[arg-type]  # a column, typed as str
    _insert(transaction, ApprovalRow, ApprovalFacts, programme.approvals, slug)
    return True


def delete_session(transaction: Transaction, slug: str) -> None:
    """Removes the session and all that belongs to it. Raises `NotFound`."""
    saved_state(transaction, slug)
    _delete_content(transaction, slug)
    transaction.execute(delete(SessionRow).where(col(SessionRow.slug) == slug))


def _delete_content(transaction: Transaction, slug: str) -> None:
    # Children first: SQLite checks references while it cascades, before the cascade is complete.
    for row in _ROWS_OF_A_SESSION:
        transaction.execute(delete(row).where(row.session_slug == slug))


def _values(
    transaction: Transaction,
    value: type[Value],
    facts: type[Noun],
    row: type[SQLModel],
    conditions: Iterable[Any] = (),
    order: Sequence[Any] = (),
) -> list[Value]:
    columns = [getattr(row, name) for name in facts.model_fields]
    found = transaction.execute(select(*columns).where(*conditions).order_by(*order))
    # The database checked these when they were written: building them unchecked halves the time.
    return [value.model_construct(**line._mapping) for line in found]


def _in_order(
    transaction: Transaction, value: type[Value], facts: type[Noun], row: Any, slug: str
) -> list[Value]:
    return _values(transaction, value, facts, row, (row.session_slug == slug,), (row.position,))


def _grouped(
    transaction: Transaction, row: Any, owner: Any, member: Any, slug: str
) -> dict[str, tuple[str, ...]]:
    condition: ColumnElement[bool] = row.session_slug == slug
    found: dict[str, list[str]] = {}
    for key, value in transaction.execute(
        select(owner, member).where(condition).order_by(owner, row.position)
    ):
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def _columns(noun: Noun, facts: type[Noun]) -> dict[str, Any]:
    return {name: getattr(noun, name) for name in facts.model_fields}


def _insert(
    transaction: Transaction,
    row: type[SQLModel],
    facts: type[Noun],
    nouns: Iterable[Noun],
    slug: str,
) -> None:
    _insert_lines(
        transaction,
        row,
        (
            {**_columns(noun, facts), "session_slug": slug, "position": position}
            for position, noun in enumerate(nouns)
        ),
    )


def _insert_lines(
    transaction: Transaction, row: type[SQLModel], lines: Iterable[dict[str, Any]]
) -> None:
    values = list(lines)
    if values:
        transaction.execute(insert(row), values)
