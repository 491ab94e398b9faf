"""Every table there is: importing this makes all of them known, to migrations and to tests."""

from planner.store import (
    approvals,
    bureau_attendance,
    credentials,
    editions,
    snapshots,
    speaking,
    subscriptions,
)

__all__ = [
    "approvals",
    "bureau_attendance",
    "credentials",
    "editions",
    "snapshots",
    "speaking",
    "subscriptions",
]
