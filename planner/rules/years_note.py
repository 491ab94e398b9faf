"""What a note on the subsidiary bodies has to tell: for each body its mandates and meetings."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from planner.models.years import Convening, Mandate, Organ, Years


class Held(StrEnum):
    """Whether a meeting was held, as far as the sources tell on the day of the note."""

    HELD = "held"
    AHEAD = "ahead"
    NOT_RECORDED = "not-recorded"


class NotePart(NamedTuple):
    """One body: what decides about it, and its meetings whose reports come before the session."""

    organ: Organ
    mandates: tuple[Mandate, ...]
    meetings: tuple[tuple[Convening, Held], ...]


def note_parts(years: Years, session: int, as_of: date) -> tuple[NotePart, ...]:
    """The bodies that report to that session, in the order of the calendar's bodies."""
    reporting = years.reporting_to(session)
    parts = []
    for organ in years.organs:
        meetings = tuple((c, held_on(c, as_of)) for c in reporting if c.organ == organ.key)
        mandates = tuple(
            mandate
            for mandate in years.mandates
            if mandate.organ == organ.key and mandate.session in (None, session)
        )
        if meetings:
            parts.append(NotePart(organ, mandates, meetings))
    return tuple(parts)


def held_on(convening: Convening, as_of: date) -> Held:
    """Whether it was held, as seen on that day."""
    if as_of <= convening.closes:
        return Held.AHEAD
    return Held.NOT_RECORDED if convening.is_announced else Held.HELD
