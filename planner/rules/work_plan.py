"""The work plan of a review mechanism over the years, and the dates of its dialogues."""

from datetime import date, timedelta
from typing import NamedTuple

from planner.models.duty_station import DutyStation
from planner.models.review_mechanism import Mechanism
from planner.models.years import Convening, OrganKind, Years


class Phase(NamedTuple):
    """One phase of the reviews of one third of the States: years counted from year I.

    ``cluster`` is ``None`` for the years of preparation, which all States have together
    (``states_of_year`` 0); otherwise ``states_of_year`` counts from 1.
    """

    states_of_year: int
    phase: int
    first: int
    last: int
    cluster: str | None


def work_plan(mechanism: Mechanism, selections: int) -> tuple[Phase, ...]:
    """The preparation, then the phases of the States that begin first, second and third.

    Phases follow each other in the order in which the table lists their clusters; every later
    third of the States is one year behind. *Source*: CTOC/COP/2018/13, resolution 9/1, annex,
    paras. 9, 15 and 17, and tables 1 and 2 of the appendix.
    """
    prepared = [period for period in mechanism.periods if not period.clusters]
    found = [Phase(0, 0, period.first, period.last, None) for period in prepared]
    begins = min((p.first for p in mechanism.periods if p.clusters), default=1)
    clusters = [cluster for period in mechanism.periods for cluster in period.clusters]
    length = mechanism.head.phase_years
    for states in range(selections):
        for number, cluster in enumerate(clusters):
            first = begins + states + number * length
            found.append(Phase(states + 1, number + 1, first, first + length - 1, cluster))
    return tuple(found)


class Dialogue(NamedTuple):
    """A constructive dialogue and its two dates; ``free`` are those on which nobody works."""

    convening: Convening
    day: date
    participants_by: date
    list_by: date
    free: tuple[date, ...]


def dialogues(mechanism: Mechanism, years: Years, station: DutyStation) -> tuple[Dialogue, ...]:
    """The dialogues after the meetings of the working groups since the mechanism was set up.

    The day is the one that is laid down, else the last of the meeting: it follows the adoption of
    the report. Dates are counted in calendar days and not moved. *Source*: CTOC/COP/2018/13,
    resolution 9/1, annex, para. 53 (a), (d) and (e).
    """
    taking_part = {organ for task in mechanism.tasks for organ in task.organs}
    founding = years.find(years.head.organ, mechanism.head.since_session)
    found = []
    for convening in sorted(years.convenings, key=lambda c: (c.opens, c.closes)):
        if founding is not None and convening.opens <= founding.closes:
            continue
        kind = years.organ(convening.organ).kind
        if convening.organ not in taking_part or kind is not OrganKind.WORKING_GROUP:
            continue
        day = convening.dialogue or convening.closes
        participants_by = day - timedelta(days=mechanism.head.dialogue_participants_days)
        list_by = day - timedelta(days=mechanism.head.dialogue_list_days)
        free = tuple(d for d in (participants_by, list_by) if not station.is_working_day(d))
        found.append(Dialogue(convening, day, participants_by, list_by, free))
    return tuple(found)


def roman(number: int) -> str:
    """The number in Roman figures, as the table prints the years.

    >>> [roman(number) for number in (1, 4, 9, 12)]
    ['I', 'IV', 'IX', 'XII']
    """
    written = ""
    for value, figure in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        written += figure * (number // value)
        number %= value
    return written
