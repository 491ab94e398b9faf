"""Every table there is: importing this makes all of them known, to migrations and to tests."""

from planner.store import (
    accounts,
    approvals,
    audit,
    bureau_attendance,
    credentials,
    drafting_jobs,
    draws,
    editions,
    session_log,
    snapshots,
    speaking,
    subscriptions,
    webhooks,
)

__all__ = [
    "accounts",
    "approvals",
    "audit",
    "bureau_attendance",
    "credentials",
    "drafting_jobs",
    "draws",
    "editions",
    "session_log",
    "snapshots",
    "speaking",
    "subscriptions",
    "webhooks",
]
