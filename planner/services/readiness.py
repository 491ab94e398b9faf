"""Whether the planner can do its work at this moment."""

import logging

from planner.store.database import Database
from planner.store.readiness import is_migrated

_log = logging.getLogger(__name__)


def is_ready(database: Database) -> bool:
    """Whether the database answers and has the tables that this version needs."""
    try:
        return is_migrated(database)
    except Exception:
        # What a database raises depends on which it is; whatever it is, it is not ready.
        _log.exception("The database does not answer")
        return False
