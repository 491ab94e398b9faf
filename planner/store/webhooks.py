"""Webhooks, their deliveries and kept answers in and out of the database."""

from datetime import datetime

from sqlalchemy import CursorResult, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session as Transaction
from sqlmodel import col, delete, select

from planner.errors import Conflict, NotFound
from planner.models.webhook import (
    Delivery,
    DeliveryFacts,
    DeliveryRow,
    DeliveryStatus,
    KeptAnswerRow,
    Webhook,
    WebhookFacts,
    WebhookRow,
)


def add_webhook(transaction: Transaction, webhook: Webhook) -> None:
    """Stores a webhook."""
    transaction.add(WebhookRow(**dict(webhook)))
    transaction.flush()


def webhooks_of(transaction: Transaction, slug: str) -> list[Webhook]:
    """The webhooks of the session that have not been ended, the oldest first."""
    found = transaction.exec(
        select(WebhookRow)
        .where(WebhookRow.session_slug == slug, col(WebhookRow.ended_at).is_(None))
        .order_by(col(WebhookRow.created_at), col(WebhookRow.key))
    )
    return [_webhook(row) for row in found]


def webhook_with(transaction: Transaction, key: str) -> Webhook:
    """That webhook, ended or not. Raises `NotFound`."""
    row = transaction.get(WebhookRow, key)
    if row is None:
        raise NotFound("webhook-unknown", webhook=key)
    return _webhook(row)


def end_webhook(transaction: Transaction, slug: str, key: str, now: datetime) -> None:
    """Ends the webhook, and what still waits for it. Raises `NotFound`."""
    row = transaction.get(WebhookRow, key)
    if row is None or row.session_slug != slug or row.ended_at is not None:
        raise NotFound("webhook-unknown", webhook=key)
    row.ended_at = now
    transaction.execute(
        update(DeliveryRow)
        .where(col(DeliveryRow.webhook) == key, col(DeliveryRow.status) == DeliveryStatus.WAITING)
        .values(status=DeliveryStatus.GIVEN_UP)
    )


def add_deliveries(transaction: Transaction, deliveries: list[Delivery]) -> None:
    """Stores messages that wait to be sent."""
    transaction.add_all([DeliveryRow(**dict(delivery)) for delivery in deliveries])
    transaction.flush()


def take_due(
    transaction: Transaction, now: datetime, until: datetime, limit: int
) -> list[Delivery]:
    """The messages that are due, put off until then, so that nobody else sends them meanwhile."""
    found = transaction.exec(
        select(DeliveryRow)
        .where(DeliveryRow.status == DeliveryStatus.WAITING, DeliveryRow.due_at <= now)
        .order_by(col(DeliveryRow.due_at))
        .limit(limit)
    ).all()
    taken = []
    for row in found:
        delivery = _delivery(row)
        moved = transaction.execute(
            update(DeliveryRow)
            .where(col(DeliveryRow.key) == delivery.key, col(DeliveryRow.due_at) == delivery.due_at)
            .values(due_at=until, attempts=delivery.attempts + 1)
        )
        if isinstance(moved, CursorResult) and moved.rowcount == 1:
            taken.append(delivery.model_copy(update={"attempts": delivery.attempts + 1}))
    return taken


def note_delivery(transaction: Transaction, delivery: Delivery) -> None:
    """Stores what came of an attempt."""
    transaction.execute(
        update(DeliveryRow)
        .where(col(DeliveryRow.key) == delivery.key)
        .values(
            due_at=delivery.due_at,
            status=delivery.status,
            answer=delivery.answer,
            problem=delivery.problem,
        )
    )


def deliveries_of(transaction: Transaction, webhook: str, limit: int) -> list[Delivery]:
    """The messages to that webhook, the latest first."""
    found = transaction.exec(
        select(DeliveryRow)
        .where(DeliveryRow.webhook == webhook)
        .order_by(col(DeliveryRow.created_at).desc(), col(DeliveryRow.key))
        .limit(limit)
    )
    return [_delivery(row) for row in found]


def begin_answer(
    transaction: Transaction, account: str, key: str, request_hash: str, now: datetime
) -> KeptAnswerRow | None:
    """Takes that idempotency key, or gives what is kept under it.

    ``None`` means that it was free, and that the answer is now to be made and kept. Raises
    `Conflict` when somebody else took it at the same moment.
    """
    kept = transaction.get(KeptAnswerRow, (account, key))
    if kept is not None:
        return kept
    transaction.add(KeptAnswerRow(account=account, key=key, request_hash=request_hash, at=now))
    try:
        transaction.flush()
    except IntegrityError:
        raise Conflict("request-under-way", key=key) from None
    return None


def keep_answer(
    transaction: Transaction, account: str, key: str, status: int, headers: str, body: str
) -> None:
    """Keeps the answer to the request with that key."""
    transaction.execute(
        update(KeptAnswerRow)
        .where(col(KeptAnswerRow.account) == account, col(KeptAnswerRow.key) == key)
        .values(status=status, headers=headers, body=body)
    )


def forget_answer(transaction: Transaction, account: str, key: str) -> None:
    """Frees a key whose request came to nothing."""
    transaction.execute(
        delete(KeptAnswerRow).where(
            col(KeptAnswerRow.account) == account, col(KeptAnswerRow.key) == key
        )
    )


def forget_answers_before(transaction: Transaction, then: datetime) -> None:
    """Frees the keys of long ago."""
    transaction.execute(delete(KeptAnswerRow).where(col(KeptAnswerRow.at) < then))


def _webhook(row: WebhookRow) -> Webhook:
    return Webhook(**{name: getattr(row, name) for name in WebhookFacts.model_fields})


def _delivery(row: DeliveryRow) -> Delivery:
    return Delivery(**{name: getattr(row, name) for name in DeliveryFacts.model_fields})
