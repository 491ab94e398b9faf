"""Deadlines of a session: what the rulebook makes of its dates."""

from dataclasses import dataclass
from datetime import date, datetime, time

from planner.models.rulebook import DeadlineKind, Sense
from planner.models.source import Source


@dataclass(frozen=True, slots=True)
class Deadline:
    """When something is due in one session.

    ``at`` is the instant, aware, in the deadline's own ``zone`` (IANA name); ``day`` and ``hour``
    are what it is called there. Without ``hour`` the whole day is meant: then ``at`` is its last
    minute, or its first for what opens or happens that day. ``rule`` is the key of the
    provision; ``subject`` the key of the item or meeting that it is counted from, if one is.
    ``is_moved``: the rule itself moved it off a day on which nobody works.
    """

    rule: str
    kind: DeadlineKind
    at: datetime
    day: date
    hour: time | None
    zone: str
    sense: Sense
    is_hard: bool
    is_working_day: bool
    is_moved: bool
    is_set_for_session: bool
    verified: bool
    source: Source
    subject: str | None = None

    @property
    def key(self) -> str:
        """What tells it from the other deadlines of the session."""
        return self.rule if self.subject is None else f"{self.rule}-{self.subject}"
