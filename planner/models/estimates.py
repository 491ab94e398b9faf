"""What only the secretariat knows before a session is drafted: lengths, fixed places, absences."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from planner.models.noun import Noun
from planner.models.source import Source


class SlotKind(StrEnum):
    """What kind of time a meeting may be held at."""

    REGULAR = "regular"
    EVENING = "evening"
    LUNCH = "lunch"
    PRE_SESSION = "pre_session"


class Estimate(Noun):
    """What is known of an agenda item, or of the work of a body without an agenda.

    ``key`` is the item's or the body's. ``minutes`` is the estimated length; without it the one in
    the programme is taken. ``days`` and ``pins`` fix the place: days on which it is taken
    (``2018-10-16``) and beginnings of meetings at which it has to be (``2018-10-19T15:00``).
    ``due`` is the key of a deadline by which it has to be over, since drafts come out of it; it
    ends before those ``before`` begin (keys of items or bodies). ``is_alone``: nobody meets beside
    it. ``is_joint``: bodies that have the subject in common take it together. ``tags`` name
    subjects for which delegations send the same expert; ``seats`` is what a body needs.
    """

    key: str
    minutes: int | None = None
    days: tuple[str, ...] = ()
    pins: tuple[str, ...] = ()
    due: str | None = None
    before: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    is_alone: bool = False
    is_joint: bool = True
    has_interpretation: bool = True
    seats: int | None = None
    source: Source | None = None
    verified: bool = False


class ExtraSlot(Noun):
    """Time beside the usual hours at which meetings may be held, and who agreed to it."""

    day: date
    starts: time
    ends: time
    kind: SlotKind
    has_interpretation: bool = True
    approved_by: str | None = None


class Absence(Noun):
    """That somebody without whom a body cannot meet is away on a day."""

    body: str
    person: str
    day: date
    source: Source | None = None


class Delegations(Noun):
    """How many delegations are expected, and how many people in them, all told."""

    session: str
    delegations: int | None = None
    delegates: int | None = None


@dataclass(frozen=True, slots=True)
class Estimates:
    """All of that for one session; each kind in the order of its file."""

    head: Delegations
    items: tuple[Estimate, ...] = ()
    bodies: tuple[Estimate, ...] = ()
    slots: tuple[ExtraSlot, ...] = ()
    absences: tuple[Absence, ...] = ()
