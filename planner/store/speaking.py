"""Lists of speakers in and out of the database.

Who writes first takes hold of the row of the list (`hold_list`) and keeps it until the end of the
transaction. So everything on one list happens one after the other, on every database, and
numbers and serials have no gaps and no doubles; the keys of the tables guarantee it once more.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import CursorResult, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session as Transaction
from sqlmodel import col, select

from planner.errors import Conflict, NotFound
from planner.models.debate import Debate
from planner.models.session import SessionRow
from planner.models.speaking import Request, RequestFacts, SpeakersList
from planner.models.speaking_actions import ACTIONS, Event
from planner.models.speaking_rows import (
    SpeakersListRow,
    SpeakingEventRow,
    SpeakingKey,
    SpeakingKeyFacts,
    SpeakingKeyRow,
    SpeakingRequestRow,
)

OpenTransaction = Transaction
"""What a write happens in, for those who hand it on."""


def add_list(transaction: Transaction, settings: SpeakersList, now: datetime) -> None:
    """Stores a list on which nothing has happened yet. Raises `Conflict` if its key is taken."""
    transaction.add(
        SpeakersListRow(
            session_slug=settings.session_slug,
            key=settings.key,
            version=0,
            settings=settings.model_dump(mode="json"),
            created_at=now,
        )
    )
    try:
        transaction.flush()
    except IntegrityError:
        raise Conflict(
            "speakers-list-exists", session=settings.session_slug, list=settings.key
        ) from None


def hold_list(transaction: Transaction, slug: str, key: str) -> Debate:
    """The list, held until the end of the transaction; has to be its first statement.

    A write comes first, and not a read: SQLite cannot make a writer of a transaction that has read
    what somebody else has changed since. Raises `NotFound`.
    """
    held = transaction.execute(
        update(SpeakersListRow)
        .where(col(SpeakersListRow.session_slug) == slug, col(SpeakersListRow.key) == key)
        .values(version=SpeakersListRow.version)
    )
    if isinstance(held, CursorResult) and held.rowcount == 0:
        raise NotFound("speakers-list-unknown", session=slug, list=key)
    return load_list(transaction, slug, key)


def load_list(transaction: Transaction, slug: str, key: str) -> Debate:
    """The list with all that happened on it, in three queries. Raises `NotFound`."""
    found = transaction.exec(
        select(SpeakersListRow.settings, SpeakersListRow.version).where(
            SpeakersListRow.session_slug == slug, SpeakersListRow.key == key
        )
    ).first()
    if found is None:
        raise NotFound("speakers-list-unknown", session=slug, list=key)
    settings, version = found
    # Others may write between these queries: what is later than the version is left for later.
    columns = [getattr(SpeakingRequestRow, name) for name in RequestFacts.model_fields]
    requests = transaction.execute(
        select(*columns)
        .where(
            SpeakingRequestRow.session_slug == slug,
            SpeakingRequestRow.list_key == key,
            SpeakingRequestRow.number <= version,
        )
        .order_by(col(SpeakingRequestRow.number))
    )
    events = transaction.exec(
        select(SpeakingEventRow)
        .where(
            SpeakingEventRow.session_slug == slug,
            SpeakingEventRow.list_key == key,
            SpeakingEventRow.number <= version,
        )
        .order_by(col(SpeakingEventRow.number))
    )
    return Debate(
        SpeakersList.model_validate(settings),
        tuple(Request.model_construct(**line._mapping) for line in requests),
        tuple(_event(row) for row in events),
    )


def version_of(transaction: Transaction, slug: str, key: str) -> int:
    """The number of the last thing that happened on the list, in one query. Raises `NotFound`."""
    found = transaction.exec(
        select(SpeakersListRow.version).where(
            SpeakersListRow.session_slug == slug, SpeakersListRow.key == key
        )
    ).first()
    if found is None:
        raise NotFound("speakers-list-unknown", session=slug, list=key)
    return found


def keys_of_lists(transaction: Transaction, slug: str) -> list[str]:
    """The keys of the lists of that session, in order."""
    found = transaction.exec(
        select(SpeakersListRow.key)
        .where(SpeakersListRow.session_slug == slug)
        .order_by(col(SpeakersListRow.key))
    )
    return list(found)


def append(
    transaction: Transaction,
    debate: Debate,
    *,
    requests: Iterable[Request] = (),
    events: Iterable[Event] = (),
) -> None:
    """Adds what happened to a list that is held; the version becomes the last number.

    Raises `Conflict` if a number, a serial or a sending is there already.
    """
    slug, key = debate.settings.session_slug, debate.settings.key
    last = debate.version
    for request in requests:
        facts = {name: getattr(request, name) for name in RequestFacts.model_fields}
        transaction.add(SpeakingRequestRow(**facts, session_slug=slug, list_key=key))
        last = max(last, request.number)
    for event in events:
        transaction.add(
            SpeakingEventRow(
                session_slug=slug,
                list_key=key,
                number=event.number,
                at=event.at,
                actor=event.actor,
                kind=event.action.kind,
                facts=event.action.model_dump(mode="json"),
            )
        )
        last = max(last, event.number)
    try:
        transaction.flush()
    except IntegrityError:
        raise Conflict("speakers-list-changed", session=slug, list=key) from None
    transaction.execute(
        update(SpeakersListRow)
        .where(col(SpeakersListRow.session_slug) == slug, col(SpeakersListRow.key) == key)
        .values(version=last)
    )


def zone_of(transaction: Transaction, slug: str) -> str:
    """The zone of the venue of that session; UTC if the session is not there."""
    found = transaction.exec(select(SessionRow.zone).where(SessionRow.slug == slug)).first()
    return found or "UTC"


def add_key(transaction: Transaction, key: SpeakingKey) -> None:
    """Stores a secret address."""
    facts = {name: getattr(key, name) for name in SpeakingKeyFacts.model_fields}
    transaction.add(SpeakingKeyRow(**facts))


def key_with(transaction: Transaction, token_hash: str) -> SpeakingKey:
    """The secret address, also when it was revoked. Raises `NotFound`."""
    row = transaction.get(SpeakingKeyRow, token_hash)
    if row is None:
        raise NotFound("speaking-key-unknown")
    facts = {name: getattr(row, name) for name in SpeakingKeyFacts.model_fields}
    return SpeakingKey.model_construct(**facts)


def revoke_key(transaction: Transaction, token_hash: str, now: datetime) -> None:
    """Ends a secret address; the first time counts. Raises `NotFound`."""
    row = transaction.get(SpeakingKeyRow, token_hash)
    if row is None:
        raise NotFound("speaking-key-unknown")
    if row.revoked_at is None:
        row.revoked_at = now


def _event(row: SpeakingEventRow) -> Event:
    action = ACTIONS[row.kind].model_validate(row.facts)
    return Event(row.number, row.at, row.actor, action)
