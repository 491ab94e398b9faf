"""The attendance of the meetings of the bureau, and its open places, in and out of the database."""

from collections.abc import Iterable

from sqlmodel import Session as Transaction
from sqlmodel import col, delete, select

from planner.models.bureau_attendance import (
    Attendance,
    AttendanceFacts,
    AttendanceRow,
    Place,
    PlaceRow,
)


def load_attendance(transaction: Transaction, slug: str) -> tuple[Attendance, ...]:
    """What is recorded for that session, by meeting and member."""
    found = transaction.exec(
        select(AttendanceRow)
        .where(AttendanceRow.session_slug == slug)
        .order_by(col(AttendanceRow.meeting), col(AttendanceRow.member))
    )
    return tuple(
        Attendance(**{name: getattr(row, name) for name in AttendanceFacts.model_fields})
        for row in found
    )


def put_attendance(
    transaction: Transaction, slug: str, meeting: int, record: Iterable[Attendance]
) -> None:
    """Stores the record of that meeting in place of what was there."""
    transaction.exec(
        delete(AttendanceRow).where(
            col(AttendanceRow.session_slug) == slug, col(AttendanceRow.meeting) == meeting
        )
    )
    transaction.add_all(AttendanceRow(session_slug=slug, **entry.model_dump()) for entry in record)
    transaction.flush()


def load_places(transaction: Transaction, slug: str) -> tuple[Place, ...]:
    """The places of the extended bureau that somebody has told of, by member."""
    found = transaction.exec(
        select(PlaceRow).where(PlaceRow.session_slug == slug).order_by(col(PlaceRow.member))
    )
    return tuple(Place(member=row.member, state=row.state) for row in found)


def put_place(transaction: Transaction, slug: str, member: str, state: str | None) -> None:
    """Stores which State has that place; ``None`` leaves it open."""
    transaction.exec(
        delete(PlaceRow).where(col(PlaceRow.session_slug) == slug, col(PlaceRow.member) == member)
    )
    if state is not None:
        transaction.add(PlaceRow(session_slug=slug, member=member, state=state))
    transaction.flush()
