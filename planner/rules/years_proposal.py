"""Proposing the next sessions of a body: weeks within its rules, and what speaks against them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.models.duty_station import DutyStation
from planner.models.years import Avoided, Convening, OtherCalendar, OtherEvent, Years
from planner.rules.years_sequence import days_shared

_ONE_DAY = timedelta(days=1)
_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Proposal:
    """A session that could be: its number and days, and what speaks against them.

    ``distance`` is how many days it lies from the same week of the year of the last session.
    ``unknown`` are years whose holidays are not all known.
    """

    number: int
    opens: date
    closes: date
    distance: int
    holidays: tuple[date, ...] = ()
    avoided: tuple[Avoided, ...] = ()
    beside: tuple[Convening, ...] = ()
    others: tuple[OtherEvent, ...] = ()
    unknown: tuple[int, ...] = ()

    @property
    def is_free(self) -> bool:
        """Whether nothing speaks against it, as far as that is known."""
        return not (self.holidays or self.avoided or self.beside or self.others)


def days_of(avoided: Avoided, year: int) -> tuple[date, date]:
    """The first and the last of those days in that year."""
    first = date(year, avoided.month, 1)
    monday = first - first.weekday() * _ONE_DAY
    if first.weekday() > _FRIDAY:
        monday += 7 * _ONE_DAY
    starts = monday + (7 * (avoided.week - 1) + avoided.weekday.number) * _ONE_DAY
    return starts, starts + (avoided.days - 1) * _ONE_DAY


def proposals(
    years: Years,
    station: DutyStation,
    count: int = 1,
    others: Sequence[OtherCalendar] = (),
    *,
    interval: int | None = None,
) -> tuple[tuple[Proposal, ...], ...]:
    """For each of the next sessions, all weeks of the month: those against which nothing speaks
    first, of these the one nearest to the week of the last session. Empty without a rule.

    ``interval`` is in years and stands in for that of the rule.
    """
    rule, sessions = years.proposal, years.sessions
    if rule is None or not sessions:
        return ()
    last = sessions[-1]
    found = []
    step = interval or rule.years
    for ahead in range(1, count + 1):
        year = last.opens.year + step * ahead
        wished = _same_week(last.opens, year)
        weeks = [
            _weighed(years, station, others, last.number + ahead, opens, closes, wished)
            for opens, closes in _weeks(year, rule.month, rule.working_days, station)
        ]
        found.append(tuple(sorted(weeks, key=lambda p: (not p.is_free, p.distance, p.opens))))
    return tuple(found)


def _weeks(
    year: int, month: int, working_days: int, station: DutyStation
) -> Iterator[tuple[date, date]]:
    """From the first day of each working week, so many days that are none of rest, in the month."""
    first = date(year, month, 1)
    for n in range(31):
        opens = first + n * _ONE_DAY
        starts_week = not station.is_weekend(opens) and station.is_weekend(opens - _ONE_DAY)
        if not starts_week or opens.month != month:
            continue
        closes, left = opens, working_days - 1
        while left:
            closes += _ONE_DAY
            left -= not station.is_weekend(closes)
        if closes.month == month:
            yield opens, closes


def _same_week(day: date, year: int) -> date:
    """The Monday of the week with the same number in that year; the last week if it has none."""
    week = min(day.isocalendar().week, date(year, 12, 28).isocalendar().week)
    return date.fromisocalendar(year, week, 1)


def _weighed(
    years: Years,
    station: DutyStation,
    others: Sequence[OtherCalendar],
    number: int,
    opens: date,
    closes: date,
    wished: date,
) -> Proposal:
    days = [opens + n * _ONE_DAY for n in range((closes - opens).days + 1)]
    events = (event for other in others for event in other.events)
    return Proposal(
        number,
        opens,
        closes,
        abs((opens - wished).days),
        holidays=tuple(day for day in days if day in station.holidays),
        avoided=tuple(_avoided_in(years.avoided, opens, closes)),
        beside=tuple(c for c in years.convenings if days_shared(c, opens, closes)),
        others=tuple(e for e in events if e.first <= closes and opens <= e.last),
        unknown=station.years_unknown(days),
    )


def _avoided_in(avoided: Iterable[Avoided], opens: date, closes: date) -> Iterator[Avoided]:
    for kept_free in avoided:
        first, last = days_of(kept_free, opens.year)
        if first <= closes and opens <= last:
            yield kept_free
