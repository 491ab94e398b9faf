"""When everything is due: the rulebook applied to the dates of a session."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from planner.models.deadline import Deadline
from planner.models.duty_station import DutyStation
from planner.models.programme import Programme
from planner.models.rulebook import (
    Anchor,
    DeadlineRule,
    Direction,
    Roll,
    Rulebook,
    Sense,
    Unit,
    Weekday,
)
from planner.rules.now_and_next import ends_at, starts_at
from planner.rules.ordinals import takes_place
from planner.rules.rulebook_in_force import applies
from planner.rules.working_days import (
    next_working_day,
    previous_working_day,
    shifted_by_working_days,
    working_days_within,
)

_LAST_MINUTE = time(23, 59)


@dataclass(frozen=True, slots=True)
class _Start:
    """What a period is counted from: a day, the instant on it, and whose it is."""

    day: date
    at: datetime
    subject: str | None = None


def deadlines_of(
    programme: Programme, rulebook: Rulebook, station: DutyStation
) -> tuple[Deadline, ...]:
    """The deadlines of the session, in order of time; ``rulebook`` with the overrides applied.

    A rule that leaves the day to be set for each session gives none until it is set, and neither
    does one that counts from a meeting, an item or another deadline that there is not.
    """
    reckoning = _Reckoning(programme, rulebook, station)
    found = [deadline for rule in rulebook.deadlines for deadline in reckoning.deadlines(rule)]
    return tuple(sorted(found, key=lambda deadline: (deadline.at.astimezone(UTC), deadline.key)))


@dataclass(frozen=True)
class _Reckoning:
    programme: Programme
    rulebook: Rulebook
    station: DutyStation

    def deadlines(self, rule: DeadlineRule, above: tuple[str, ...] = ()) -> Iterator[Deadline]:
        """``above`` are the rules that count from this one: a circle among them gives nothing."""
        is_dated = rule.amount is not None or rule.anchor in (Anchor.WEEKDAY, Anchor.DATE)
        if not is_dated or rule.key in above or not applies(rule, self.programme):
            return
        session = self.programme.session
        lasting = rule.lasting_working_days
        if lasting not in (
            None,
            working_days_within(session.opens, session.closes, self.station),
        ):
            return
        for start in self._starts(rule, (*above, rule.key)):
            yield self._deadline(rule, start)

    def _starts(self, rule: DeadlineRule, above: tuple[str, ...]) -> Iterator[_Start]:
        session = self.programme.session
        zone = ZoneInfo(session.zone)
        match rule.anchor:
            case Anchor.OPENING:
                yield _Start(session.opens, self._opening())
            case Anchor.CLOSING:
                yield _Start(session.closes, self._closing())
            case Anchor.WEEKDAY if rule.weekday is not None:
                day = _weekday_within(session.opens, session.closes, rule.weekday)
                if day is not None:
                    yield _Start(day, datetime.combine(day, time(), zone))
            case Anchor.DATE if rule.on is not None:
                yield _Start(rule.on, datetime.combine(rule.on, time(), zone))
            case Anchor.MEETING:
                for meeting in filter(takes_place, self.programme.meetings):
                    if meeting.key == rule.of:
                        at = starts_at(self.programme, meeting)
                        yield _Start(meeting.day, at, meeting.key)
            case Anchor.ITEM:
                yield from self._items(rule.of)
            case Anchor.DEADLINE:
                for other in self.rulebook.deadlines:
                    if other.key == rule.of:
                        for deadline in self.deadlines(other, above):
                            yield _Start(deadline.day, deadline.at, deadline.subject)

    def _items(self, wanted: str | None) -> Iterator[_Start]:
        for item in self.programme.items:
            if wanted is None or wanted not in (item.key, item.subject):
                continue
            taking = next(filter(takes_place, self.programme.meetings_on(item.key)), None)
            if taking is not None:
                yield _Start(taking.day, starts_at(self.programme, taking), item.key)

    def _opening(self) -> datetime:
        session = self.programme.session
        first = [
            starts_at(self.programme, meeting)
            for meeting in filter(takes_place, self.programme.meetings_on_day(session.opens))
        ]
        hour = datetime.combine(session.opens, self.rulebook.opens_at, ZoneInfo(session.zone))
        return min(first, default=hour)

    def _closing(self) -> datetime:
        session = self.programme.session
        last = [
            ends_at(self.programme, meeting)
            for meeting in filter(takes_place, self.programme.meetings_on_day(session.closes))
        ]
        end_of_day = datetime.combine(session.closes, _LAST_MINUTE, ZoneInfo(session.zone))
        return max(last, default=end_of_day)

    def _deadline(self, rule: DeadlineRule, start: _Start) -> Deadline:
        zone = rule.zone or self.programme.session.zone
        amount = (rule.amount or 0) * (-1 if rule.direction is Direction.BEFORE else 1)
        if rule.unit is Unit.HOURS:
            # Hours pass in real time: over a change of clocks the hour of the day differs.
            at = (start.at.astimezone(UTC) + timedelta(hours=amount)).astimezone(ZoneInfo(zone))
            day, is_moved = at.date(), False
            hour: time | None = at.time()
        else:
            counted = self._day(start.day, amount, rule.unit)
            day = self._rolled(counted, rule.roll)
            hour, is_moved = rule.hour, day != counted
            whole_day = _LAST_MINUTE if rule.sense is Sense.BY else time()
            at = datetime.combine(day, whole_day if hour is None else hour, ZoneInfo(zone))
        return Deadline(
            rule=rule.key,
            kind=rule.kind,
            at=at,
            day=day,
            hour=hour,
            zone=zone,
            sense=rule.sense,
            is_hard=rule.is_hard,
            is_working_day=self.station.is_working_day(day),
            is_moved=is_moved,
            is_set_for_session=self.rulebook.is_overridden(rule),
            verified=rule.verified,
            source=rule.source,
            subject=start.subject,
        )

    def _day(self, day: date, amount: int, unit: Unit) -> date:
        if unit is Unit.WORKING_DAYS:
            return shifted_by_working_days(day, amount, self.station)
        if unit is Unit.MONTHS:
            # A month without such a day ends before it: six months before 31 August, 28 February.
            return day + relativedelta(months=amount)
        return day + timedelta(days=amount)

    def _rolled(self, day: date, roll: Roll) -> date:
        if roll is Roll.PREVIOUS_WORKING_DAY:
            return previous_working_day(day, self.station)
        if roll is Roll.NEXT_WORKING_DAY:
            return next_working_day(day, self.station)
        return day


def _weekday_within(first: date, last: date, weekday: Weekday) -> date | None:
    day = first + timedelta(days=(weekday.number - first.weekday()) % 7)
    return day if day <= last else None
