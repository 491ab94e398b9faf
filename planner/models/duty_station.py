"""Duty stations: on which days their staff works, as data."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planner.models.rulebook import Weekday
from planner.models.source import Source
from planner.models.text import Text


@dataclass(frozen=True)
class HolidayYear:
    """The official holidays of one year at a duty station.

    ``is_complete`` is false where only some of that year's days are known for certain.
    """

    year: int
    days: tuple[date, ...]
    source: Source
    is_complete: bool = True


@dataclass(frozen=True)
class DutyStation:
    """Where a secretariat works: the days of rest in its week, and its official holidays."""

    slug: str
    name: Text
    zone: str
    weekend: tuple[Weekday, ...]
    years: tuple[HolidayYear, ...] = ()

    @cached_property
    def holidays(self) -> frozenset[date]:
        """The official holidays of all years that are known."""
        return frozenset(day for year in self.years for day in year.days)

    @cached_property
    def _rest(self) -> frozenset[int]:
        return frozenset(weekday.number for weekday in self.weekend)

    def is_working_day(self, day: date) -> bool:
        """Whether the staff works on that day, as far as the holidays are known."""
        return day.weekday() not in self._rest and day not in self.holidays

    def is_weekend(self, day: date) -> bool:
        """Whether the day is one of rest in every week."""
        return day.weekday() in self._rest

    def years_unknown(self, days: Iterable[date]) -> tuple[int, ...]:
        """Of the years that these days are in, those whose holidays are not all known."""
        complete = {year.year for year in self.years if year.is_complete}
        return tuple(sorted({day.year for day in days} - complete))
