"""A delegate's own calendar: made, changed, moved to another address, ended."""

import hashlib
import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import datetime

from planner.errors import Gone, InvalidInput
from planner.models.account import PUBLIC, Actor
from planner.models.numbering import is_within
from planner.models.programme import Programme
from planner.models.subscription import Subscription
from planner.store.audit import is_held, write_audit
from planner.store.database import Database, Transaction, transaction
from planner.store.subscriptions import (
    add_subscription,
    revoke_subscription,
    subscription_with,
)

# 32 bytes: cannot be guessed, however many addresses there are.
_SECRET_BYTES = 32


def subscribe(
    database: Database,
    programme: Programme,
    language: str,
    now: datetime,
    *,
    bodies: Collection[str] = (),
    items: Collection[str] = (),
    meetings: Collection[str] = (),
    actor: Actor = PUBLIC,
) -> str:
    """Stores the selection and returns its secret, which is shown once and kept nowhere.

    Raises `InvalidInput` for an empty selection, `NotFound` for a key that the session lacks.
    """
    if not (bodies or items or meetings):
        raise InvalidInput("selection-empty")
    for key in bodies:
        programme.body(key)
    for key in items:
        programme.item(key)
    for key in meetings:
        programme.meeting(key)
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    subscription = Subscription(
        token_hash=_hash(secret),
        session_slug=programme.session.slug,
        language=language,
        bodies=tuple(sorted(set(bodies))),
        items=tuple(sorted(set(items))),
        meetings=tuple(sorted(set(meetings))),
        created_at=now,
    )
    with _noted(database, subscription, "subscribe", actor, now) as opened:
        add_subscription(opened, subscription)
    return secret


def read_subscription(database: Database, secret: str) -> Subscription:
    """The selection behind that secret. Raises `NotFound`; `Gone` when it was revoked."""
    with transaction(database) as opened:
        found = subscription_with(opened, _hash(secret))
    if found.revoked_at is not None:
        raise Gone("subscription-revoked")
    return found


def rotate_subscription(
    database: Database, secret: str, now: datetime, *, actor: Actor = PUBLIC
) -> str:
    """Moves the selection to a new secret and revokes the old one. Raises `NotFound`, `Gone`."""
    replacement = secrets.token_urlsafe(_SECRET_BYTES)
    known = _known(database, secret)
    with _noted(database, known, "rotate_subscription", actor, now) as opened:
        # Read again, since it may have been ended before this write had its turn.
        found = subscription_with(opened, known.token_hash)
        if found.revoked_at is not None:
            raise Gone("subscription-revoked")
        changed = {"token_hash": _hash(replacement), "created_at": now}
        add_subscription(opened, found.model_copy(update=changed))
        revoke_subscription(opened, found.token_hash, now)
    return replacement


def end_subscription(
    database: Database, secret: str, now: datetime, *, actor: Actor = PUBLIC
) -> None:
    """Revokes the secret for good. Raises `NotFound`."""
    known = _known(database, secret)
    with _noted(database, known, "end_subscription", actor, now) as opened:
        revoke_subscription(opened, known.token_hash, now)


def meetings_followed(subscription: Subscription, programme: Programme) -> frozenset[str]:
    """The keys of the meetings of the bodies, on the items and below them, and those chosen.

    What was chosen and is not in that programme is left out.
    """
    chosen = [item for item in programme.items if item.key in subscription.items]
    items = {
        item.key
        for item in programme.items
        if any(item.body == c.body and is_within(item.number, c.number) for c in chosen)
    }
    return frozenset(
        meeting.key
        for meeting in programme.meetings
        if meeting.key in subscription.meetings
        or not set(subscription.bodies).isdisjoint(meeting.bodies)
        or any(item.key in items for item in programme.items_at(meeting.key))
    )


def _known(database: Database, secret: str) -> Subscription:
    with transaction(database) as opened:
        return subscription_with(opened, _hash(secret))


@contextmanager
def _noted(
    database: Database, subscription: Subscription, service: str, actor: Actor, now: datetime
) -> Iterator[Transaction]:
    """A transaction with its line in the log, which says how much is followed and not by whom."""
    slug = subscription.session_slug
    facts = {
        "language": subscription.language,
        "bodies": len(subscription.bodies),
        "items": len(subscription.items),
        "meetings": len(subscription.meetings),
    }
    with transaction(database) as opened:
        # What was published can be followed even if its draft is not in this database.
        has_log = is_held(opened, slug)
        yield opened
        if has_log:
            write_audit(opened, slug, actor, service, now, params=facts)


def _hash(secret: str) -> str:
    # The secret has 256 random bits: a slow hash, as passwords need, would add nothing.
    return hashlib.sha256(secret.encode()).hexdigest()
