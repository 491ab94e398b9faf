"""The logs of a session in and out of the database: its record, and its draft resolutions.

Who writes takes hold of the row of the log first and keeps it until the end of the transaction. So
two who type at once are put one after the other, on every database: numbers have no gaps and no
doubles, and nothing that either of them sent is lost.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import CursorResult, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session as Transaction
from sqlmodel import col, select

from planner.errors import Conflict
from planner.models.draft_resolution import DRAFT_FACTS, DraftEvent, DraftRegister
from planner.models.record import Record, RecordEntry
from planner.models.record_facts import FACTS
from planner.models.session_log import LogName, SessionLogEntryRow, SessionLogRow

OpenTransaction = Transaction
"""What a write happens in, for those who hand it on."""


def hold_record(transaction: Transaction, slug: str) -> Record:
    """The record, held until the end of the transaction; has to be its first statement."""
    _hold(transaction, slug, LogName.RECORD)
    return load_record(transaction, slug)


def load_record(transaction: Transaction, slug: str) -> Record:
    """The record as it stands, in one query; empty if nothing was entered yet."""
    rows = _entries(transaction, slug, LogName.RECORD)
    return Record(slug, tuple(_record_entry(row) for row in rows))


def load_record_since(transaction: Transaction, slug: str, version: int) -> tuple[RecordEntry, ...]:
    """The entries later than that version, in one query."""
    rows = _entries(transaction, slug, LogName.RECORD, since=version)
    return tuple(_record_entry(row) for row in rows)


def append_to_record(transaction: Transaction, slug: str, entries: Iterable[RecordEntry]) -> None:
    """Adds entries to a record that is held. Raises `Conflict` if a number or id is there."""
    rows = [
        SessionLogEntryRow(
            session_slug=slug,
            log=LogName.RECORD,
            number=entry.number,
            id=entry.id,
            entered_at=entry.entered_at,
            actor=entry.actor,
            subject=entry.meeting,
            item=entry.item,
            at=entry.at,
            corrects=entry.corrects,
            kind=entry.fact.kind,
            facts=entry.fact.model_dump(mode="json"),
            source=entry.source,
        )
        for entry in entries
    ]
    _append(transaction, slug, LogName.RECORD, rows)


def hold_drafts(transaction: Transaction, slug: str) -> DraftRegister:
    """The draft resolutions, held until the end of the transaction; its first statement."""
    _hold(transaction, slug, LogName.DRAFTS)
    return load_drafts(transaction, slug)


def load_drafts(transaction: Transaction, slug: str) -> DraftRegister:
    """The draft resolutions as they stand, in one query."""
    rows = _entries(transaction, slug, LogName.DRAFTS)
    return DraftRegister(slug, tuple(_draft_event(row) for row in rows))


def append_to_drafts(transaction: Transaction, slug: str, events: Iterable[DraftEvent]) -> None:
    """Adds events to a log that is held. Raises `Conflict` if a number or id is there."""
    rows = [
        SessionLogEntryRow(
            session_slug=slug,
            log=LogName.DRAFTS,
            number=event.number,
            id=event.id,
            entered_at=event.entered_at,
            actor=event.actor,
            subject=event.draft,
            item="",
            at=event.at,
            corrects="",
            kind=event.fact.kind,
            facts=event.fact.model_dump(mode="json"),
            source=event.source,
        )
        for event in events
    ]
    _append(transaction, slug, LogName.DRAFTS, rows)


def version_of_log(transaction: Transaction, slug: str, log: LogName) -> int:
    """The number of the last entry, in one query; 0 for a log in which there is nothing yet."""
    found = transaction.exec(
        select(SessionLogRow.version).where(
            SessionLogRow.session_slug == slug, SessionLogRow.log == log
        )
    ).first()
    return found or 0


def _hold(transaction: Transaction, slug: str, log: LogName) -> None:
    # A write comes first, and not a read: SQLite cannot make a writer of a transaction that has
    # read what somebody else has changed since.
    held = transaction.execute(
        update(SessionLogRow)
        .where(col(SessionLogRow.session_slug) == slug, col(SessionLogRow.log) == log)
        .values(version=SessionLogRow.version)
    )
    if not isinstance(held, CursorResult) or held.rowcount > 0:
        return
    # The first entry makes the log. Two first ones at once: the second waits here for the first
    # and inserts nothing, and holds the row of the first after that.
    values = {"session_slug": slug, "log": log, "version": 0}
    if transaction.get_bind().dialect.name == "postgresql":
        transaction.execute(
            postgresql.insert(SessionLogRow).values(values).on_conflict_do_nothing()
        )
    else:
        transaction.execute(sqlite.insert(SessionLogRow).values(values).on_conflict_do_nothing())
    _hold(transaction, slug, log)


def _append(
    transaction: Transaction, slug: str, log: LogName, rows: Sequence[SessionLogEntryRow]
) -> None:
    if not rows:
        return
    transaction.add_all(rows)
    last = rows[-1].number
    try:
        transaction.flush()
    except IntegrityError:
        raise Conflict("session-log-changed", session=slug) from None
    transaction.execute(
        update(SessionLogRow)
        .where(col(SessionLogRow.session_slug) == slug, col(SessionLogRow.log) == log)
        .values(version=last)
    )


def _entries(
    transaction: Transaction, slug: str, log: LogName, since: int = 0
) -> Sequence[SessionLogEntryRow]:
    return transaction.exec(
        select(SessionLogEntryRow)
        .where(
            SessionLogEntryRow.session_slug == slug,
            SessionLogEntryRow.log == log,
            SessionLogEntryRow.number > since,
        )
        .order_by(col(SessionLogEntryRow.number))
    ).all()


def _record_entry(row: SessionLogEntryRow) -> RecordEntry:
    return RecordEntry(
        number=row.number,
        id=row.id,
        entered_at=row.entered_at,
        actor=row.actor,
        fact=FACTS[row.kind].model_validate(row.facts),
        meeting=row.subject,
        item=row.item,
        at=row.at,
        corrects=row.corrects,
        source=row.source,
    )


def _draft_event(row: SessionLogEntryRow) -> DraftEvent:
    return DraftEvent(
        number=row.number,
        id=row.id,
        entered_at=row.entered_at,
        actor=row.actor,
        draft=row.subject,
        fact=DRAFT_FACTS[row.kind].model_validate(row.facts),
        at=row.at,
        source=row.source,
    )
