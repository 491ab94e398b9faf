"""A time zone as one yearly rule, for calendar programs that know no zones.

Outlook reads nothing of a VTIMEZONE but its rules: one for standard time and at most one for
summer time, each with BYDAY (*source*: MS-STANOICAL 2.2.47, MS-OXCICAL 2.1.3.1.1.19.2.2). So
that is what is written; a zone that has no such rule in the years in question has none.
"""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from operator import itemgetter
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from planner.rendering.clock_changes import YearlyChange, offset_at, yearly_changes

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LONG_AGO = datetime.combine(date(1970, 1, 1), time())


def timezone_component(zone: str, instants: Sequence[datetime], day: date) -> Timezone | None:
    """The VTIMEZONE that gives those instants (aware) their local times in the zone (IANA name).

    ``day`` says which year is meant where there are no instants. ``None`` where a yearly rule
    would say another local time than the zone itself: then times have to be written in UTC.
    """
    local = ZoneInfo(zone)
    years = [instant.astimezone(local).year for instant in instants] or [day.year]
    changes = yearly_changes(zone, min(years) - 1, max(years) + 1)
    if changes is None:
        return None
    if changes:
        turns = _turns(changes, max(years) + 1)
        if not all(_offset_by(turns, i) == offset_at(local, i) for i in instants):
            return None
    component = Timezone()
    component.add("TZID", zone)
    if not changes:
        component.add_component(_always(datetime.combine(day, time(), local)))
    for change in changes:
        component.add_component(_yearly(change))
    return component


def _always(local: datetime) -> TimezoneStandard:
    """The offset of that local time, for a zone whose clocks are not changed."""
    component = TimezoneStandard()
    _describe(component, _LONG_AGO, local.utcoffset(), local.utcoffset(), local.tzname())
    return component


def _yearly(change: YearlyChange) -> TimezoneStandard | TimezoneDaylight:
    first = change.first
    component = TimezoneDaylight() if first.after > first.before else TimezoneStandard()
    _describe(component, first.onset, first.before, first.after, first.name)
    weekday = f"{change.week}{_WEEKDAYS[first.onset.weekday()]}"
    rule = {"FREQ": "YEARLY", "BYMONTH": first.onset.month, "BYDAY": weekday}
    component.add("RRULE", rule)
    return component


def _describe(
    component: TimezoneStandard | TimezoneDaylight,
    onset: datetime,
    before: timedelta | None,
    after: timedelta | None,
    name: str | None,
) -> None:
    component.add("DTSTART", onset)
    component.add("TZOFFSETFROM", before)
    component.add("TZOFFSETTO", after)
    component.add("TZNAME", name)


def _turns(changes: Sequence[YearlyChange], last: int) -> list[tuple[datetime, timedelta]]:
    """When each offset begins (in UTC, naive) by the rules, up to that year, in order."""
    return sorted(
        (change.onset_in(year) - change.first.before, change.first.after)
        for change in changes
        for year in range(change.first.onset.year, last + 1)
    )


def _offset_by(turns: Sequence[tuple[datetime, timedelta]], instant: datetime) -> timedelta | None:
    """The offset that a reader finds who follows the rules; ``None`` before they begin."""
    at = instant.astimezone(UTC).replace(tzinfo=None)
    begun = bisect_right(turns, at, key=itemgetter(0))
    return turns[begun - 1][1] if begun else None
