"""Writing what is kept beside the programme of a session: one transaction, one line in the log."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from planner.models.account import Actor
from planner.store.audit import hold_session, write_audit
from planner.store.database import Database, Transaction, transaction


@dataclass(frozen=True, slots=True)
class SessionDesk:
    """Where somebody sits who writes: at which session, who, and when."""

    database: Database
    slug: str
    actor: Actor
    now: datetime

    @contextmanager
    def writing(self, service: str, **params: Any) -> Iterator[Transaction]:
        """A transaction that ends with the line of that service in the log of changes.

        ``params`` stay in the log for good, so they have no personal data. Raises `NotFound` for an
        unknown session.
        """
        with transaction(self.database) as opened:
            hold_session(opened, self.slug)
            yield opened
            write_audit(opened, self.slug, self.actor, service, self.now, params=params)
