"""Rulebooks: what rules of procedure and decisions lay down, as parameters with their sources.

A rulebook says nothing of how a rule is applied, only with which numbers: that a period is
of 14 days stands in a file, that days are counted back from the opening stands in `rules`.
"""

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from planner.models.check import CheckCode, Severity
from planner.models.cost import CostTerm
from planner.models.noun import Noun
from planner.models.override import Override
from planner.models.source import Source
from planner.models.text import Text


class DeadlineKind(StrEnum):
    """What is due, opens or takes place."""

    PROVISIONAL_AGENDA = "provisional_agenda"
    DOCUMENTS = "documents"
    SIX_WEEK_DOCUMENTS = "six_week_documents"
    BUDGET = "budget"
    NGO_LIST = "ngo_list"
    WRITTEN_STATEMENTS = "written_statements"
    DRAFT_RESOLUTIONS = "draft_resolutions"
    WORKING_GROUP_DRAFTS = "working_group_drafts"
    CONSULTATIONS = "consultations"
    HIGH_LEVEL_SPEAKERS = "high_level_speakers"
    SPEAKERS_LIST_OPENS = "speakers_list_opens"
    SPEAKERS_LIST_CLOSES = "speakers_list_closes"
    CREDENTIALS_WISHED = "credentials_wished"
    CREDENTIALS_FINAL = "credentials_final"
    DIALOGUE_PARTICIPANTS = "dialogue_participants"
    DIALOGUE_LIST = "dialogue_list"
    SILENCE_OPENS = "silence_opens"
    SILENCE_COMMENTS = "silence_comments"
    SILENCE_ENDS = "silence_ends"


class Anchor(StrEnum):
    """What a period is counted from."""

    OPENING = "opening"
    CLOSING = "closing"
    MEETING = "meeting"
    ITEM = "item"
    WEEKDAY = "weekday"
    DEADLINE = "deadline"
    DATE = "date"


class Unit(StrEnum):
    """What a period is counted in."""

    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"
    HOURS = "hours"
    MONTHS = "months"


class Direction(StrEnum):
    """Whether a period runs up to its anchor or from it."""

    BEFORE = "before"
    AFTER = "after"


class Sense(StrEnum):
    """Whether something has to be done by then, may be done from then on, or happens then."""

    BY = "by"
    FROM = "from"
    ON = "on"


class Roll(StrEnum):
    """Where the rule itself moves a day on which nobody works. Most rules do not."""

    KEEP = "keep"
    PREVIOUS_WORKING_DAY = "previous_working_day"
    NEXT_WORKING_DAY = "next_working_day"


class Weekday(StrEnum):
    """The days of the week; their order is that of ``date.weekday()``."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """0 for Monday, as ``date.weekday()`` counts."""
        return list(Weekday).index(self)


class Provision(Noun):
    """One thing laid down. ``key`` is unique among its kind in a rulebook.

    ``verified`` is false for what nobody has compared with the written rule yet: that is shown
    as advice. ``applies_to`` are kinds of bodies, one of which has to meet for it to apply (none:
    it always does); where one of ``applies_without`` meets, it does not. ``is_special`` restricts
    it to special or to regular sessions.
    """

    key: str
    source: Source
    verified: bool = True
    is_in_force: bool = True
    applies_to: tuple[str, ...] = ()
    applies_without: tuple[str, ...] = ()
    is_special: bool | None = None


class DeadlineRule(Provision):
    """When something is due, relative to an anchor.

    Without ``amount`` the rule names the deadline and leaves the day to be set for each session.
    ``of`` is the key of the meeting, the subject or key of the item, or the key of the other
    deadline that the anchor is; ``weekday`` the day within the session, ``on`` the fixed date.
    ``hour`` is local to ``zone`` (IANA name; the session's if not given); without it a whole day
    is meant. ``lasting_working_days``: only for sessions of exactly so many working days.
    """

    kind: DeadlineKind
    anchor: Anchor
    of: str | None = None
    weekday: Weekday | None = None
    on: date | None = None
    amount: int | None = None
    unit: Unit = Unit.CALENDAR_DAYS
    direction: Direction = Direction.BEFORE
    hour: time | None = None
    zone: str | None = None
    is_hard: bool = True
    sense: Sense = Sense.BY
    roll: Roll = Roll.KEEP
    lasting_working_days: int | None = None


class CheckRule(Provision):
    """That something is checked, how much it weighs, and with which parameters.

    ``limit`` is a count, or minutes where the check is of a duration; ``slots`` are local hours
    (``10:00-13:00``); ``patterns`` are shapes of symbols (``CTOC/COP/{year}/{n}``); ``items`` are
    numbers of agenda items; ``deadlines`` are keys of deadline rules; ``offices`` those that nobody
    else can fill.
    """

    severity: Severity
    limit: int | None = None
    slots: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    mandates: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()

    @property
    def code(self) -> CheckCode:
        """Which check this is."""
        return CheckCode(self.key)


class Parameter(Provision):
    """A figure that the rules lay down; ``None`` where it is left to be set for each session."""

    value: str | None = None


class Weight(Provision):
    """How much one unit of a term weighs when an organization of work is drafted."""

    amount: int

    @property
    def term(self) -> CostTerm:
        """Which term of the cost this is."""
        return CostTerm(self.key)


_TABLE_OF: dict[type[Provision], str] = {
    DeadlineRule: "deadline",
    CheckRule: "check",
    Parameter: "parameter",
    Weight: "weight",
}


@dataclass(frozen=True)
class Rulebook:
    """The provisions of one body or family of bodies, each kind in the order of its file.

    ``duty_station`` names the calendar of working days; ``opens_at`` is the hour at which a session
    opens if no meeting says otherwise. ``overrides`` are those that have been applied.
    """

    slug: str
    title: Text
    duty_station: str
    opens_at: time
    deadlines: tuple[DeadlineRule, ...] = ()
    checks: tuple[CheckRule, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    weights: tuple[Weight, ...] = ()
    overrides: tuple[Override, ...] = field(default=())

    def is_overridden(self, provision: Provision) -> bool:
        """Whether the session itself has settled something in that provision."""
        table = _TABLE_OF[type(provision)]
        return any(
            override.key.split(".")[:2] == [table, provision.key] for override in self.overrides
        )

    def check(self, code: CheckCode) -> CheckRule | None:
        """The rule on that check, if there is one."""
        return next((rule for rule in self.checks if rule.key == code), None)
