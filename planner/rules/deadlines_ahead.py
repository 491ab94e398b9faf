"""How long there is left until deadlines."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from planner.models.deadline import Deadline

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """Whole days, hours and minutes until then; all 0 when it has passed."""

    days: int
    hours: int
    minutes: int

    @property
    def is_over(self) -> bool:
        """Whether not even a minute is left."""
        return not (self.days or self.hours or self.minutes)


def time_left(deadline: Deadline, now: datetime) -> TimeLeft:
    """From that instant (aware) until the deadline, in real time."""
    left = max(deadline.at - now, timedelta())
    days, rest = divmod(left, _DAY)
    hours, rest = divmod(rest, _HOUR)
    return TimeLeft(days, hours, rest // timedelta(minutes=1))
