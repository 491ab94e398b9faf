"""When the clocks of a time zone are changed, and by what yearly rule."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)
# Telling "the last Sunday" from "the fourth" takes more years than a session has.
_YEARS_TO_TELL = 6


@dataclass(frozen=True, slots=True)
class ClockChange:
    """An instant (UTC) at which the clocks are changed; the offsets before and after it.

    ``name`` is what the zone calls the time that begins then (``CEST``).
    """

    at: datetime
    before: timedelta
    after: timedelta
    name: str

    @property
    def onset(self) -> datetime:
        """The local time, naive and in the old offset, at which it happens (RFC 5545, 3.6.5)."""
        return (self.at + self.before).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class YearlyChange:
    """A change that comes every year, on the same weekday of the same week of a month.

    ``first`` is the earliest one; ``week`` 2 is the second such weekday, -1 the last.
    """

    first: ClockChange
    week: int

    def onset_in(self, year: int) -> datetime:
        """The local time at which the rule lets it happen in that year."""
        weekday = self.first.onset.weekday()
        start = self.first.onset.replace(year=year, day=1)
        if self.week > 0:
            return start + ((weekday - start.weekday()) % 7 + 7 * (self.week - 1)) * _DAY
        end = (start + 31 * _DAY).replace(day=1) - _DAY
        return end - ((end.weekday() - weekday) % 7) * _DAY


@lru_cache(maxsize=64)
def yearly_changes(zone: str, first: int, last: int) -> tuple[YearlyChange, ...] | None:
    """The rules that held in all years from the first to the last: two of them, or none.

    ``None`` if the changes of those years follow no such rules. Standard time comes first.
    """
    by_year = [changes_in(zone, year) for year in range(first, last + 1)]
    if not any(by_year):
        return ()
    if any(len(changes) != 2 for changes in by_year):
        return None
    later = [changes_in(zone, year) for year in range(last + 1, last + _YEARS_TO_TELL)]
    found = []
    for place in (0, 1):
        asked = [changes[place] for changes in by_year]
        longer = asked + [changes[place] for changes in later if len(changes) == 2]
        weeks = _weeks(longer) or _weeks(asked)
        if not weeks:
            return None
        found.append(YearlyChange(asked[0], min(weeks)))
    return tuple(sorted(found, key=lambda change: change.first.after > change.first.before))


def _weeks(changes: Iterable[ClockChange]) -> set[int]:
    """The ways of counting the week that hold for all; none if the changes differ otherwise."""
    onsets = {change.onset for change in changes}
    fixed = {(onset.month, onset.weekday(), onset.time()) for onset in onsets}
    offsets = {(change.before, change.after) for change in changes}
    if len(fixed) != 1 or len(offsets) != 1:
        return set()
    return set.intersection(*map(_counts, onsets))


def _counts(onset: datetime) -> set[int]:
    counts = {(onset.day - 1) // 7 + 1}
    if (onset + 7 * _DAY).month != onset.month:
        counts.add(-1)
    return counts


@lru_cache(maxsize=256)
def changes_in(zone: str, year: int) -> tuple[ClockChange, ...]:
    """The changes of the offset in that year of the local calendar, to the second, in order."""
    local = ZoneInfo(zone)
    day = datetime(year, 1, 1, tzinfo=UTC) - _DAY
    changes = []
    while day.year <= year:
        if offset_at(local, day) != offset_at(local, day + _DAY):
            change = _change_between(local, day, day + _DAY)
            if change.onset.year == year:
                changes.append(change)
        day += _DAY
    return tuple(changes)


def offset_at(local: ZoneInfo, instant: datetime) -> timedelta:
    """The offset of the zone from UTC at that instant (aware)."""
    return instant.astimezone(local).utcoffset() or timedelta()


def _change_between(local: ZoneInfo, before: datetime, after: datetime) -> ClockChange:
    old = offset_at(local, before)
    while after - before > _SECOND:
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if offset_at(local, middle) == old:
            before = middle
        else:
            after = middle
    name = after.astimezone(local).tzname() or ""
    return ClockChange(after, old, offset_at(local, after), name)
