"""Limits on attempts at signing in, counted in the database: all processes share them."""

import hashlib
from datetime import datetime, timedelta

from planner.errors import TooManyAttempts
from planner.store.database import Database, transaction
from planner.store.sign_ins import add_attempt, failures_since, remove_attempt

MOST_PER_NAME = 10
"""So many failed attempts under one name are let through within `WINDOW`."""

MOST_PER_SOURCE = 50
"""So many from one address: a whole conference may share one."""

WINDOW = timedelta(minutes=15)
"""After so long a failed attempt no longer counts."""

_KEPT = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


def begin_attempt(database: Database, name: str, source: str, now: datetime) -> int:
    """Counts an attempt as failed until it is marked as successful, and returns its number.

    Raises `TooManyAttempts`. It is stored before it is counted, each in a transaction of its own:
    of many attempts at the same moment, the one stored last sees all others.
    """
    of_name, of_source = _hash(name), _hash(source)
    with transaction(database) as opened:
        attempt = add_attempt(opened, of_name, of_source, now, now - _KEPT)
    with transaction(database) as opened:
        by_name = failures_since(opened, now - WINDOW, name_hash=of_name)
        by_source = failures_since(opened, now - WINDOW, source_hash=of_source)
    wait = max(_wait(by_name, MOST_PER_NAME, now), _wait(by_source, MOST_PER_SOURCE, now))
    if wait:
        with transaction(database) as opened:
            remove_attempt(opened, attempt)
        raise TooManyAttempts("sign-in-too-many", minutes=-(-wait // _MINUTE))
    return attempt


def _wait(failures: list[datetime], most: int, now: datetime) -> timedelta:
    """How long until the next attempt is let through; the one under way is among the failures."""
    before = failures[:-1]
    if len(before) < most:
        return timedelta()
    return before[-most] + WINDOW - now


def _hash(written: str) -> str:
    return hashlib.sha256(written.encode()).hexdigest()
