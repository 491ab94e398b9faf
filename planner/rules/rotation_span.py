"""Which sessions a view of a rotation shows."""

from dataclasses import dataclass
from datetime import date

from planner.models.series import Series

AHEAD = 5
"""So many sessions are foretold: one whole round of the five groups."""


@dataclass(frozen=True, slots=True)
class RotationSpan:
    """From ``first`` to ``latest`` the past, and so many sessions ``ahead`` of it."""

    first: int
    latest: int
    ahead: int = AHEAD

    @property
    def sessions(self) -> range:
        """All sessions shown, in order."""
        return range(self.first, self.latest + self.ahead + 1)


def span_of(series: Series, today: date | None = None, ahead: int = AHEAD) -> RotationSpan:
    """From the first session of which anything is recorded to those ahead of the last one held.

    A session is held once somebody is recorded as elected at it, or once it has closed before
    ``today``. A series of which nothing is recorded begins with its first session, which is ahead.
    """
    known = [session.number for session in series.sessions]
    held = [holder.session for holder in series.holders]
    past = [
        session.number
        for session in series.sessions
        if today is not None and session.closes is not None and session.closes < today
    ]
    latest = max([*held, *past], default=0)
    return RotationSpan(first=min([*known, *held], default=1), latest=latest, ahead=ahead)
