"""Subscriptions in and out of the database, by the hash of their secret."""

from datetime import datetime

from sqlmodel import Session as Transaction
from sqlmodel import select

from planner.errors import NotFound
from planner.models.subscription import Subscription, SubscriptionFacts, SubscriptionRow


def add_subscription(transaction: Transaction, subscription: Subscription) -> None:
    """Stores it."""
    transaction.add(SubscriptionRow(**subscription.model_dump()))


def subscription_with(transaction: Transaction, token_hash: str) -> Subscription:
    """The subscription, also when it was revoked. Raises `NotFound`."""
    row = transaction.get(SubscriptionRow, token_hash)
    if row is None:
        raise NotFound("subscription-unknown")
    facts = {name: getattr(row, name) for name in SubscriptionFacts.model_fields}
    return Subscription.model_construct(**facts)


def revoke_subscription(transaction: Transaction, token_hash: str, now: datetime) -> None:
    """Marks it as revoked; the first time counts. Raises `NotFound`."""
    row = transaction.exec(
        select(SubscriptionRow).where(SubscriptionRow.token_hash == token_hash)
    ).first()
    if row is None:
        raise NotFound("subscription-unknown")
    if row.revoked_at is None:
        row.revoked_at = now
