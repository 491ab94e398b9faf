"""The calendar of a body and its subsidiary bodies over the years, as data."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.models.noun import Noun
from planner.models.rulebook import Weekday
from planner.models.source import Source
from planner.models.text import Text


class OrganKind(StrEnum):
    """What an organ is to the body whose calendar it is in; ``other`` belongs to another system."""

    CONFERENCE = "conference"
    WORKING_GROUP = "working_group"
    EXPERT_GROUP = "expert_group"
    OTHER = "other"


class Effect(StrEnum):
    """What a mandate does for an organ."""

    CREATED = "created"
    CREATED_PROVISIONALLY = "created-provisionally"
    CREATED_AS_CONSTANT = "created-as-constant"
    MECHANISM_CREATED = "mechanism-created"
    CONVENED = "convened"
    MADE_CONSTANT = "made-constant"
    YEARLY_BACK_TO_BACK = "yearly-back-to-back"
    JOINT_DISCUSSION = "joint-discussion"
    TRANSMITTED = "transmitted"


class SequenceKind(StrEnum):
    """How two meetings lie to each other."""

    BEFORE = "before"
    BACK_TO_BACK = "back-to-back"
    PARALLEL = "parallel"
    ONE_AFTER_THE_OTHER = "one-after-the-other"


class YearsHead(Noun):
    """What the file of a calendar says of the calendar itself.

    ``organ`` is the body that the others report to; ``city`` where all meet unless it is said.
    """

    slug: str
    title: Text
    organ: str
    duty_station: str
    city: Text
    source: Source


class Organ(Noun):
    """A body of the calendar; ``symbol`` is the stem of its documents."""

    key: str
    kind: OrganKind
    name: Text
    symbol: str
    source: Source


class Mandate(Noun):
    """What decides about an organ, and where a document quotes it.

    ``rule`` is written as mandates are (``decision 4/4``), ``subject`` what it is about.
    ``session`` is the one session of the body that it asks a report for; it holds for all if
    that is missing.
    """

    organ: str
    rule: str
    effect: Effect
    subject: Text | None = None
    session: int | None = None
    source: Source


class Convening(Noun):
    """One session or meeting of an organ: its number, its days, its report.

    ``is_announced``: the source was written before, and only says that it was to be held.
    ``reports_to`` is the number of the session of the body before which its report comes.
    A joint report has two symbols joined by a hyphen. ``bundle`` is the slug of the session whose
    programme tells who sat when. ``review_items`` are the agenda items given to the review of
    implementation, where that is recorded.
    """

    organ: str
    number: int
    opens: date
    closes: date
    title: Text | None = None
    is_announced: bool = False
    report: str | None = None
    reports_to: int | None = None
    bundle: str | None = None
    review_items: int | None = None
    dialogue: date | None = None
    source: Source
    verified: bool = True


class Claim(Noun):
    """What a document says of two meetings: the first one lies so to the second."""

    organ: str
    number: int
    says: SequenceKind
    other_organ: str
    other_number: int
    source: Source


class ProposalRule(Noun):
    """From what the next sessions are proposed: so many years later, so many days, in a month.

    ``years`` after the last; ``working_days`` in a row from the first day of a week on.
    """

    years: int
    years_source: Source
    working_days: int
    days_source: Source
    month: int
    month_source: Source
    are_years_verified: bool = True
    is_month_verified: bool = True


class Avoided(Noun):
    """Days of every year that are better kept free, from a weekday of a month on.

    Weeks are counted from the first one of the month that has a day from Monday to Friday.
    """

    key: str
    name: Text
    month: int
    week: int
    weekday: Weekday
    days: int
    source: Source
    verified: bool = True


@dataclass(frozen=True, slots=True)
class OtherEvent:
    """Something in another body's calendar: first and last day, both counted."""

    name: str
    first: date
    last: date
    calendar: str


@dataclass(frozen=True, slots=True)
class OtherCalendar:
    """Another body's calendar. ``not_read`` names what recurs, which was not compared."""

    name: str
    events: tuple[OtherEvent, ...]
    not_read: tuple[str, ...] = ()


@dataclass(frozen=True)
class Years:
    """A calendar as its file has it."""

    head: YearsHead
    organs: tuple[Organ, ...]
    mandates: tuple[Mandate, ...]
    convenings: tuple[Convening, ...]
    claims: tuple[Claim, ...] = ()
    proposal: ProposalRule | None = None
    avoided: tuple[Avoided, ...] = ()

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return self.head.slug

    def organ(self, key: str) -> Organ:
        """That organ; the reader of files sees to it that there is one."""
        return next(organ for organ in self.organs if organ.key == key)

    def of(self, organ: str) -> tuple[Convening, ...]:
        """The sessions or meetings of that organ, by their days."""
        found = [convening for convening in self.convenings if convening.organ == organ]
        return tuple(sorted(found, key=lambda convening: convening.opens))

    @property
    def sessions(self) -> tuple[Convening, ...]:
        """The sessions of the body itself, by their days."""
        return self.of(self.head.organ)

    def find(self, organ: str, number: int) -> Convening | None:
        """That meeting, if it is recorded."""
        found = (c for c in self.convenings if c.organ == organ and c.number == number)
        return next(found, None)

    def reporting_to(self, session: int) -> tuple[Convening, ...]:
        """Whose reports come before that session: organs in their order, each by its days."""
        return tuple(
            convening
            for organ in self.organs
            for convening in self.of(organ.key)
            if convening.reports_to == session
        )
