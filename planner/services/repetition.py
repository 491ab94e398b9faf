"""Requests that may arrive twice: done once, answered twice.

*Source*: The Idempotency-Key HTTP Header Field (draft-ietf-httpapi-idempotency-key-header).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from planner.errors import Conflict, InvalidInput
from planner.store.database import Database, transaction
from planner.store.webhooks import begin_answer, forget_answer, forget_answers_before, keep_answer

_KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """What was answered the first time."""

    status: int
    headers: str
    body: str


def answered_before(
    database: Database, account: str, key: str, request_hash: str, now: datetime
) -> KeptAnswer | None:
    """What the same request was answered; ``None`` if it is the first, whose answer is to be kept.

    Raises `InvalidInput` if the key was used for something else within a day, and `Conflict` while
    the first request is under way: whether it was done can be seen in the log.
    """
    with transaction(database) as opened:
        forget_answers_before(opened, now - _KEPT)
    with transaction(database) as opened:
        kept = begin_answer(opened, account, key, request_hash, now)
        if kept is None:
            return None
        if kept.request_hash != request_hash:
            raise InvalidInput("idempotency-key-used", field="Idempotency-Key", value=key)
        if kept.status is None:
            raise Conflict("request-under-way", key=key)
        return KeptAnswer(kept.status, kept.headers, kept.body)


def keep(database: Database, account: str, key: str, status: int, headers: str, body: str) -> None:
    """Keeps the answer for a day."""
    with transaction(database) as opened:
        keep_answer(opened, account, key, status, headers, body)


def free(database: Database, account: str, key: str) -> None:
    """Frees the key of a request that came to nothing."""
    with transaction(database) as opened:
        forget_answer(opened, account, key)
