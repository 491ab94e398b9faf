"""Who sits in the bureau and in the extended bureau, and who came to their meetings."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import PrimaryKeyConstraint
from sqlmodel import Field

from planner.models.noun import ROW_CONFIG, Noun
from planner.models.series import Seat
from planner.models.state import RegionalGroup


class Membership(StrEnum):
    """In which quality somebody sits there."""

    OFFICER = "officer"
    GROUP_CHAIR = "group_chair"
    GROUP_OF_77 = "group_of_77"
    ORGANIZATION = "organization"


@dataclass(frozen=True, slots=True)
class BureauMember:
    """One member. ``state`` is ``None`` while nobody has told who has the place.

    ``key`` tells the members of a session apart: ``officer-es``, ``group-african``.
    """

    key: str
    membership: Membership
    state: str | None
    seat: Seat | None = None
    group: RegionalGroup | None = None


class AttendanceFacts(Noun):
    """Whether a member was at the meeting of the bureau with that ordinal; States, not persons."""

    meeting: int = Field(primary_key=True)
    member: str = Field(primary_key=True)
    is_present: bool = True


class Attendance(AttendanceFacts):
    """An attendance as a value."""


class AttendanceRow(AttendanceFacts, table=True):
    """An attendance as stored; it outlives the saving of the programme, as the register does."""

    __tablename__ = "bureau_attendance"
    __table_args__ = (PrimaryKeyConstraint("session_slug", "meeting", "member"),)
    model_config = ROW_CONFIG

    session_slug: str = Field(primary_key=True)


class PlaceFacts(Noun):
    """Which State has a place that no election fills: the chair of a group, of the Group of 77."""

    member: str = Field(primary_key=True)
    state: str


class Place(PlaceFacts):
    """A place as a value."""


class PlaceRow(PlaceFacts, table=True):
    """A place as stored; it outlives the saving of the programme too."""

    __tablename__ = "bureau_place"
    __table_args__ = (PrimaryKeyConstraint("session_slug", "member"),)
    model_config = ROW_CONFIG

    session_slug: str = Field(primary_key=True)
