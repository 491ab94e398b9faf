"""Telling other systems that an edition was published: signed, tried again, and logged.

The message is put beside the edition in the transaction that publishes it, so that none is lost
and none is sent for what was rolled back. It is sent afterwards by `deliver_due`.
"""

import hashlib
import hmac
import json
import secrets
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address
from urllib.parse import urlsplit

from planner.errors import InvalidInput, NotFound
from planner.models.account import Actor
from planner.models.edition import Edition
from planner.models.webhook import Delivery, DeliveryStatus, Webhook
from planner.store.audit import hold_session, write_audit
from planner.store.database import Database, Transaction, transaction
from planner.store.editions import edition_numbered
from planner.store.webhooks import (
    add_deliveries,
    add_webhook,
    deliveries_of,
    end_webhook,
    note_delivery,
    take_due,
    webhook_with,
    webhooks_of,
)

RETRIES = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=24),
)
"""After so long a message that did not arrive is tried again; after the last it is given up."""

SIGNATURE = "Planner-Signature"
"""The header that bears the time of sending and the signature: ``t=…,v1=…``.

The signature is the HMAC-SHA-256, by the webhook's secret, of the time (seconds since 1970), a full
stop and the body.
"""

_AT_ONCE = 20
_TIMEOUT_SECONDS = 10
_LONGEST_URL = 2000
_KEPT = 50

Post = Callable[[str, Mapping[str, str], bytes], int]
"""Sends the body to the address and gives the status of the answer; raises `OSError`."""


@dataclass(frozen=True, slots=True)
class MadeWebhook:
    """A new webhook, and the secret by which its messages are signed; it is shown this once."""

    webhook: Webhook
    secret: str


def create_webhook(
    database: Database, slug: str, url: str, actor: Actor, now: datetime, master: str
) -> MadeWebhook:
    """A new webhook of the session. Raises `NotFound`; `InvalidInput` for an unusable address."""
    _check_address(url)
    webhook = Webhook(key=secrets.token_hex(8), session_slug=slug, url=url, created_at=now)
    with transaction(database) as opened:
        hold_session(opened, slug)
        add_webhook(opened, webhook)
        host = urlsplit(url).hostname
        write_audit(
            opened, slug, actor, "create_webhook", now, params={"key": webhook.key, "host": host}
        )
    return MadeWebhook(webhook, secret_of(webhook.key, master))


def remove_webhook(database: Database, slug: str, key: str, actor: Actor, now: datetime) -> None:
    """Ends the webhook for good. Raises `NotFound`."""
    with transaction(database) as opened:
        hold_session(opened, slug)
        end_webhook(opened, slug, key, now)
        write_audit(opened, slug, actor, "remove_webhook", now, params={"key": key})


def list_webhooks(database: Database, slug: str) -> list[Webhook]:
    """The webhooks of the session, the oldest first."""
    with transaction(database) as opened:
        return webhooks_of(opened, slug)


def list_deliveries(database: Database, slug: str, key: str) -> list[Delivery]:
    """What was sent to that webhook, the latest first. Raises `NotFound`."""
    with transaction(database) as opened:
        if webhook_with(opened, key).session_slug != slug:
            raise NotFound("webhook-unknown", webhook=key)
        return deliveries_of(opened, key, _KEPT)


def announce(opened: Transaction, edition: Edition, now: datetime) -> None:
    """Puts a message for every webhook of the session beside the edition."""
    add_deliveries(
        opened,
        [
            Delivery(
                key=secrets.token_hex(8),
                webhook=webhook.key,
                session_slug=edition.session_slug,
                edition=edition.number,
                created_at=now,
                due_at=now,
            )
            for webhook in webhooks_of(opened, edition.session_slug)
        ],
    )


def deliver_due(database: Database, now: datetime, master: str, post: Post) -> list[Delivery]:
    """Sends what is due, and notes what came of each.

    Whoever takes a message puts it off first: two processes never send the same one at a time, and
    one that dies in between sends it once more, by which it has to be known: by its id.
    """
    with transaction(database) as opened:
        taken = take_due(opened, now, now + RETRIES[0], _AT_ONCE)
        messages = [
            (delivery, webhook_with(opened, delivery.webhook), _body(opened, delivery))
            for delivery in taken
        ]
    sent = []
    for delivery, webhook, body in messages:
        result = _attempt(delivery, webhook, body, now, master, post)
        with transaction(database) as opened:
            note_delivery(opened, result)
        sent.append(result)
    return sent


def secret_of(key: str, master: str) -> str:
    """The secret of that webhook; ``master`` is that of the installation."""
    return hmac.new(master.encode(), f"webhook {key}".encode(), hashlib.sha256).hexdigest()


def signature(secret: str, body: bytes, now: datetime) -> str:
    """What the header `SIGNATURE` holds."""
    seconds = int(now.timestamp())
    signed = hmac.new(secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={seconds},v1={signed}"


def _attempt(
    delivery: Delivery, webhook: Webhook, body: bytes, now: datetime, master: str, post: Post
) -> Delivery:
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "conference-planner",
        "Planner-Delivery": delivery.key,
        SIGNATURE: signature(secret_of(webhook.key, master), body, now),
    }
    answer, problem = None, None
    try:
        answer = post(webhook.url, headers, body)
    except OSError as error:
        problem = type(error).__name__
    if answer is not None and 200 <= answer < 300:
        facts = {"status": DeliveryStatus.DELIVERED}
        return delivery.model_copy(update={**facts, "answer": answer, "problem": None})
    tried = delivery.attempts
    if tried > len(RETRIES):
        facts = {"status": DeliveryStatus.GIVEN_UP}
        return delivery.model_copy(update={**facts, "answer": answer, "problem": problem})
    due_at = now + RETRIES[tried - 1]
    return delivery.model_copy(update={"due_at": due_at, "answer": answer, "problem": problem})


def _body(opened: Transaction, delivery: Delivery) -> bytes:
    edition = edition_numbered(opened, delivery.session_slug, delivery.edition)
    message = {
        "event": "edition.published",
        "delivery": delivery.key,
        "session": edition.session_slug,
        "edition": edition.number,
        "suffix": edition.suffix,
        "published_at": edition.published_at.isoformat(),
        "fingerprint": edition.fingerprint,
        "changes": len(edition.changes),
    }
    return json.dumps(message, sort_keys=True).encode()


def _check_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise InvalidInput("webhook-url-unusable", field="url", value=url[:80]) from None
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or parts.username
        or parts.password
        or port == 0
        or len(url) > _LONGEST_URL
        or not url.isascii()
        or not url.isprintable()
        or " " in url
    ):
        raise InvalidInput("webhook-url-unusable", field="url", value=url[:80])


def post_message(
    url: str, headers: Mapping[str, str], body: bytes, *, to_inside: bool = False
) -> int:
    """Sends a message over the network; follows nothing, reads nothing of the answer.

    An address inside the installation's own network is refused unless ``to_inside``: whoever may
    name an address must not be able to knock on doors there. Raises `OSError`.
    """
    import requests

    if not to_inside:
        _refuse_inside(url)
    answer = requests.post(
        url, data=body, headers=dict(headers), timeout=_TIMEOUT_SECONDS,
        allow_redirects=False, stream=True,
    )  # fmt: skip
    with answer:
        return answer.status_code


def _refuse_inside(url: str) -> None:
    parts = urlsplit(url)
    for *_, address in socket.getaddrinfo(parts.hostname, parts.port, type=socket.SOCK_STREAM):
        if not ip_address(str(address[0]).partition("%")[0]).is_global:
            raise PermissionError
