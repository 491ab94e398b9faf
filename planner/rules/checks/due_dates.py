"""Deadlines on days on which nobody works, and years whose holidays nobody has entered."""

from collections.abc import Iterator

from planner.models.finding import About, Finding, Matter
from planner.models.rulebook import CheckRule, Unit
from planner.rules.checks.situation import Situation, found
from planner.rules.rulebook_in_force import applies


def deadline_on_non_working_day(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """Deadlines at the weekend or on a holiday, which no rule moves."""
    for deadline in situation.deadlines:
        if not deadline.is_working_day:
            about = About(Matter.DEADLINE, deadline.key)
            yield found(
                rule,
                about,
                source=deadline.source,
                verified=deadline.verified,
                deadline=about,
                day=deadline.day,
            )


def holidays_unknown(situation: Situation, rule: CheckRule) -> Iterator[Finding]:
    """Years in which working days were counted although not all holidays are known."""
    given = {deadline.rule for deadline in situation.deadlines}
    counts_working_days = any(
        (provision.unit is Unit.WORKING_DAYS and provision.key in given)
        or provision.lasting_working_days is not None
        for provision in situation.rulebook.deadlines
        if applies(provision, situation.programme)
    )
    session = situation.programme.session
    days = [session.opens, session.closes, *(deadline.day for deadline in situation.deadlines)]
    if not counts_working_days:
        return
    for year in situation.station.years_unknown(days):
        about = About(Matter.SESSION, session.slug)
        yield found(rule, about, year=year, station=situation.station.name)
