"""How long there is left until deadlines, as readers are told it, and since when it is so."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from planner.models.deadline import Deadline
from planner.rules.deadlines_ahead import time_left

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_SECOND = timedelta(seconds=1)


class Left(StrEnum):
    """In what the time that is left is told."""

    PASSED = "passed"
    WITHIN_HOUR = "within-hour"
    HOURS = "hours"
    TODAY = "today"
    TOMORROW = "tomorrow"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Countdown:
    """The time left: ``number`` of hours or days where those are told, and else 0.

    ``since`` is the first second (aware) at which it is this: from then until the instant that it
    was worked out for, nothing has changed.
    """

    left: Left
    number: int
    since: datetime

    @property
    def is_passed(self) -> bool:
        """Whether nothing is left."""
        return self.left is Left.PASSED


def countdown(deadline: Deadline, now: datetime) -> Countdown:
    """What is left of the deadline at that instant (aware).

    Within a day of it whole hours count, never more than there are; before that the days of the
    calendar where the deadline is. One that means a whole day has passed when that day has.
    """
    second = now.replace(microsecond=0)
    if deadline.hour is None:
        return _until_day(deadline, second)
    if second > deadline.at:
        return Countdown(Left.PASSED, 0, deadline.at + _SECOND)
    left = time_left(deadline, second)
    if left.days:
        return _until_day(deadline, second)
    # In hours of real time: the clocks of the zone may be changed meanwhile.
    since = deadline.at.astimezone(second.tzinfo) - (left.hours + 1) * _HOUR + _SECOND
    if left.hours:
        return Countdown(Left.HOURS, left.hours, since)
    return Countdown(Left.WITHIN_HOUR, 0, since)


def _until_day(deadline: Deadline, second: datetime) -> Countdown:
    zone = ZoneInfo(deadline.zone)
    today = second.astimezone(zone).date()
    since = datetime.combine(today, time(), zone)
    match (deadline.day - today).days:
        case 0:
            return Countdown(Left.TODAY, 0, since)
        case 1:
            return Countdown(Left.TOMORROW, 0, since)
        case days if days > 0:
            return Countdown(Left.DAYS, days, since)
    return Countdown(Left.PASSED, 0, datetime.combine(deadline.day + _DAY, time(), zone))
