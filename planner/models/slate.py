"""Slates: who is proposed, or elected, to the bureau of one session; and what is found in them."""

from dataclasses import dataclass
from enum import StrEnum

from planner.models.check import Severity
from planner.models.series import Departure, Seat
from planner.models.source import Source
from planner.models.state import RegionalGroup


class ElectionMode(StrEnum):
    """How a slate is elected."""

    ACCLAMATION = "acclamation"
    BALLOT = "ballot"


class SlateOrigin(StrEnum):
    """Where it is known from who is on a slate."""

    PROGRAMME = "programme"
    RECORD = "record"
    PROPOSED = "proposed"


class SlateCode(StrEnum):
    """Everything that can be found in a slate."""

    SEAT_UNKNOWN = "seat-unknown"
    SEATS_VACANT = "seats-vacant"
    SEATS_OVERFILLED = "seats-overfilled"
    STATE_UNKNOWN = "state-unknown"
    NOT_A_STATE = "not-a-state"
    WITHOUT_GROUP = "without-group"
    STATE_TWICE = "state-twice"
    GROUPS_UNBALANCED = "groups-unbalanced"
    NOT_A_PARTY = "not-a-party"
    NOT_PRESENT = "not-present"
    NO_PROTOCOL_PARTY = "no-protocol-party"
    TOO_FEW_PARTIES_TO_ALL = "too-few-parties-to-all"
    PARTY_STATUS_UNKNOWN = "party-status-unknown"
    PARTY_STATUS_UNVERIFIED = "party-status-unverified"
    WRONG_GROUP = "wrong-group"
    TOO_MANY_TERMS = "too-many-terms"
    CONTESTED_ACCLAMATION = "contested-acclamation"
    NOT_SAME_STATE = "not-same-state"
    PRESIDENT_NOT_COVERED = "president-not-covered"


@dataclass(frozen=True, slots=True)
class StateNamed:
    """A State by its code, where seats and groups may be named too."""

    code: str


Named = Seat | RegionalGroup | StateNamed
"""What a finding can be about."""

SlateParam = int | tuple[Named, ...]
"""What fills a place in the text of a finding."""


@dataclass(frozen=True, slots=True)
class SlateFinding:
    """One thing found in a slate: what kind, how much it weighs, about whom, on which ground.

    ``params`` are (name, value) pairs in the order of their names. ``departure`` is the
    explanation recorded for it, if there is one: what the body itself has decided is advice.
    ``is_verified`` is false when the ground has not been compared with the written rule.
    """

    code: SlateCode
    severity: Severity
    subjects: tuple[Named, ...]
    params: tuple[tuple[str, SlateParam], ...]
    source: Source
    is_verified: bool = True
    departure: Departure | None = None


@dataclass(frozen=True, slots=True)
class SlateMember:
    """A State in a seat."""

    seat: Seat
    state: str


@dataclass(frozen=True, slots=True)
class Slate:
    """The members in the order in which they are proposed.

    ``present`` are the codes of the States represented at the session, if that is known.
    ``candidates`` counts those who stand, over all seats; by default as many as there are members.
    """

    session: int
    members: tuple[SlateMember, ...]
    mode: ElectionMode = ElectionMode.ACCLAMATION
    present: frozenset[str] | None = None
    candidates: int | None = None
