"""Counting in working days of a duty station."""

from datetime import date, timedelta

from planner.models.duty_station import DutyStation

_ONE_DAY = timedelta(days=1)


def shifted_by_working_days(day: date, count: int, station: DutyStation) -> date:
    """The day so many working days later (earlier if negative), not counting the day itself."""
    step = _ONE_DAY if count > 0 else -_ONE_DAY
    left = abs(count)
    while left:
        day += step
        left -= station.is_working_day(day)
    return day


def next_working_day(day: date, station: DutyStation) -> date:
    """The day itself if it is a working day, else the first one after it."""
    return day if station.is_working_day(day) else shifted_by_working_days(day, 1, station)


def previous_working_day(day: date, station: DutyStation) -> date:
    """The day itself if it is a working day, else the last one before it."""
    return day if station.is_working_day(day) else shifted_by_working_days(day, -1, station)


def working_days_within(first: date, last: date, station: DutyStation) -> int:
    """How many working days there are from the first to the last, both counted."""
    days = range((last - first).days + 1)
    return sum(station.is_working_day(first + timedelta(days=n)) for n in days)
