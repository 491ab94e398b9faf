"""Lists of speakers: who may speak in which capacity, in which order and for how long, as data."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlmodel import Field

from planner.models.noun import Instant, Keys, Noun, choice
from planner.models.source import Source
from planner.models.text import Text, TextColumn


class Capacity(StrEnum):
    """In which capacity a delegation takes the floor."""

    REGIONAL_GROUP = "regional_group"
    GROUP = "group"
    STATE = "state"
    OBSERVER_STATE = "observer_state"
    OBSERVER_ENTITY = "observer_entity"
    UN_ENTITY = "un_entity"
    INTERGOVERNMENTAL = "intergovernmental"
    NON_GOVERNMENTAL = "non_governmental"


GROUPS = (Capacity.REGIONAL_GROUP, Capacity.GROUP)
"""The capacities in which somebody speaks for several."""

STATES = (Capacity.STATE, Capacity.OBSERVER_STATE)
"""The capacities for which credentials are due, and which reply by right."""


class Rank(StrEnum):
    """The level of a speaker. Which of them are equal is said by the bands of a policy."""

    HEAD_OF_STATE = "head_of_state"
    VICE_PRESIDENT = "vice_president"
    CROWN_PRINCE = "crown_prince"
    HEAD_OF_GOVERNMENT = "head_of_government"
    DEPUTY_HEAD_OF_GOVERNMENT = "deputy_head_of_government"
    MINISTER = "minister"
    ATTORNEY_GENERAL = "attorney_general"
    VICE_MINISTER = "vice_minister"
    EXECUTIVE_HEAD = "executive_head"
    HIGH_OFFICIAL = "high_official"
    HEAD_OF_DELEGATION = "head_of_delegation"
    REPRESENTATIVE = "representative"


class Gender(StrEnum):
    """What a speaker declares; nobody has to."""

    WOMAN = "woman"
    MAN = "man"
    ANOTHER = "another"


class RequestKind(StrEnum):
    """For what the floor is asked. Only statements are on the list itself."""

    STATEMENT = "statement"
    REPLY = "reply"
    POINT_OF_ORDER = "point_of_order"


class SortKey(StrEnum):
    """By what requests are put in order. ``RECEIVED`` always decides last."""

    FIXED = "fixed"
    STANDBY = "standby"
    CAPACITY = "capacity"
    RANK_BAND = "rank_band"
    LOT = "lot"
    LETTER = "letter"
    RECEIVED = "received"


class OrderPolicy(Noun):
    """How the requests of a list are put in order.

    ``order`` names the keys, the weightiest first. ``fixed`` are delegations that open the list.
    ``capacities`` and ``rank_bands`` are classes, the members of one being equal; what is in none
    comes after all of them. ``drawn_letter`` is the letter (A to Z) from which names go round, in
    ``alphabet``, a language.
    """

    order: tuple[SortKey, ...] = (SortKey.RECEIVED,)
    fixed: tuple[str, ...] = ()
    capacities: tuple[tuple[Capacity, ...], ...] = ()
    rank_bands: tuple[tuple[Rank, ...], ...] = ()
    drawn_letter: str = "A"
    alphabet: str = "en"


class Moment(Noun):
    """When a list opens or closes: one of three ways; none of them means "when the chair says so".

    ``at`` is local to ``zone`` (IANA name), which need not be the venue's.
    """

    at: datetime | None = None
    zone: str | None = None
    minutes_after_item_opens: int | None = None
    at_end_of: str | None = None


class ReplyScope(StrEnum):
    """Within what replies are counted."""

    MEETING_AND_ITEM = "meeting_and_item"
    DAY_AND_ITEM = "day_and_item"
    SESSION = "session"


class ReplyMoment(StrEnum):
    """When replies are heard."""

    END_OF_MEETING = "end_of_meeting"
    END_OF_LAST_MEETING_OF_DAY = "end_of_last_meeting_of_day"
    END_OF_ITEM = "end_of_item"


class ReplyPolicy(Noun):
    """The right of reply. ``limits_seconds`` are those of the first reply, the second and so on.

    Scope and lengths differ from body to body, so that ``verified`` is false until somebody has
    compared them with the written rule.
    """

    max_per_delegation: int = 2
    limits_seconds: tuple[int, ...] = (300, 180)
    scope: ReplyScope = ReplyScope.MEETING_AND_ITEM
    moment: ReplyMoment = ReplyMoment.END_OF_LAST_MEETING_OF_DAY
    source: Source | None = None
    verified: bool = False

    def limit(self, number: int) -> timedelta:
        """How long the reply with that number (from 1) may last; the last limit holds on."""
        place = min(number, len(self.limits_seconds)) - 1
        return timedelta(seconds=self.limits_seconds[place])


class SpeakersList(Noun):
    """The list of one item of one body, as it was decided. It rolls over from meeting to meeting.

    ``meetings`` are those at which it is taken, if not simply those of the item. Every number has
    its unit in its name. ``marks_seconds`` are the times left at which the clock warns; below
    zero: overrun. ``reserved_minutes`` at the end of each meeting are not for this list;
    ``late_start_minutes`` is by how much meetings may begin late. ``planned_statements`` is the
    secretariat's judgement of how many a meeting can hear.
    """

    session_slug: str
    key: str
    item: str
    body: str
    title: Text | None = None
    meetings: tuple[str, ...] = ()
    policy: OrderPolicy = OrderPolicy()
    limits_seconds: dict[Capacity, int] = Field(default_factory=dict)
    default_limit_seconds: int = 180
    least_limit_seconds: int = 60
    changeover_seconds: int = 30
    marks_seconds: tuple[int, ...] = (60, 30, 0, -30)
    reserved_minutes: int = 0
    late_start_minutes: int = 10
    statements_per_delegation: int = 1
    planned_statements: dict[str, int] = Field(default_factory=dict)
    opens: Moment | None = None
    closes: Moment | None = None
    right_of_reply: ReplyPolicy | None = None
    needs_credentials: bool = False
    source: Source | None = None

    @property
    def changeover(self) -> timedelta:
        """From the end of one statement to the beginning of the next, as planned."""
        return timedelta(seconds=self.changeover_seconds)

    @property
    def reserved(self) -> timedelta:
        """What is kept free at the end of each meeting."""
        return timedelta(minutes=self.reserved_minutes)


class Inscription(Noun):
    """What somebody who asks for the floor says.

    ``delegation`` is a code or key, ``name`` what it is called. ``on_behalf_of`` names the group
    that is spoken for, ``members`` the delegations in it. ``preferred`` are keys of meetings, the
    dearest first. ``is_standby``: only if time permits. ``has_leave``: the chair allows a
    reply that is not given by right. ``submission`` tells one sending of a form from the next.
    """

    kind: RequestKind = Field(default=RequestKind.STATEMENT, sa_type=choice(RequestKind))
    delegation: str
    name: Text = Field(sa_type=TextColumn)
    capacity: Capacity = Field(sa_type=choice(Capacity))
    rank: Rank = Field(default=Rank.REPRESENTATIVE, sa_type=choice(Rank))
    speaker: str | None = None
    function: Text | None = Field(default=None, sa_type=TextColumn)
    on_behalf_of: Text | None = Field(default=None, sa_type=TextColumn)
    members: tuple[str, ...] = Field(default=(), sa_type=Keys)
    preferred: tuple[str, ...] = Field(default=(), sa_type=Keys)
    is_standby: bool = False
    has_text: bool = False
    has_leave: bool = False
    gender: Gender | None = Field(default=None, sa_type=choice(Gender))
    submission: str | None = None


class RequestFacts(Inscription):
    """One request for the floor: a fact, which is never changed.

    ``number`` is its place in the log of the list, ``serial`` its number among the requests.
    ``received_at`` and ``serial`` decide who came first; ``actor`` is who entered it.
    """

    number: int = Field(primary_key=True)
    serial: int
    received_at: datetime = Field(sa_type=Instant)
    actor: str = ""


class Request(RequestFacts):
    """A request as a value."""
