"""Recording who came to a meeting of the bureau."""

from collections.abc import Mapping

from planner.errors import InvalidInput
from planner.models.bureau_attendance import Attendance
from planner.store.bureau_attendance import load_attendance, put_attendance
from planner.store.database import Database, transaction
from planner.store.snapshots import saved_state


def record_attendance(
    database: Database, slug: str, meeting: int, present: Mapping[str, bool]
) -> None:
    """Stores for each member, by key, whether it was there, in place of what was recorded.

    Raises `NotFound` for an unknown session; `InvalidInput` for a meeting that has no ordinal.
    """
    if meeting < 1:
        raise InvalidInput("meeting-number-malformed", value=meeting)
    with transaction(database) as opened:
        saved_state(opened, slug)
        record = [
            Attendance(meeting=meeting, member=member, is_present=was_there)
            for member, was_there in present.items()
        ]
        put_attendance(opened, slug, meeting, record)


def read_attendance(database: Database, slug: str) -> tuple[Attendance, ...]:
    """What is recorded for that session, by meeting and member."""
    with transaction(database) as opened:
        return load_attendance(opened, slug)
