"""Meetings, the rooms they are held in, and the items taken at them."""

from datetime import date, time
from enum import StrEnum

from sqlmodel import Field

from planner.models.noun import ROW_CONFIG, Noun, choice, keyed_in_session, refers_to
from planner.models.session import SessionFormat
from planner.models.text import Text, TextColumn


class MeetingStatus(StrEnum):
    """What has become of a meeting."""

    PLANNED = "planned"
    HELD = "held"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"


class RoomFacts(Noun):
    """A room; ``seats`` and ``booths`` (for interpretation) are counts."""

    key: str = Field(primary_key=True)
    name: Text = Field(sa_type=TextColumn)
    seats: int | None = None
    booths: int | None = None


class Room(RoomFacts):
    """A room as a value."""


class RoomRow(RoomFacts, table=True):
    """A room as stored."""

    __tablename__ = "room"
    __table_args__ = (*keyed_in_session("key"),)
    model_config = ROW_CONFIG

    session_slug: str = Field(primary_key=True)
    position: int


class MeetingFacts(Noun):
    """One sitting: local day, local start and local end in the zone of the session.

    ``key`` is permanent: it survives every move, so it says nothing of time or place.
    ``mode`` is how delegations take part, where it differs from the session's format.
    ``approved_by`` says who agreed to an hour outside the usual ones (a decision, a letter).
    """

    key: str = Field(primary_key=True)
    day: date
    starts: time
    ends: time
    room: str | None = None
    mode: SessionFormat | None = Field(default=None, sa_type=choice(SessionFormat))
    has_interpretation: bool = True
    status: MeetingStatus = Field(default=MeetingStatus.PLANNED, sa_type=choice(MeetingStatus))
    title: Text | None = Field(default=None, sa_type=TextColumn)
    webcast_url: str | None = None
    approved_by: str | None = None


class Meeting(MeetingFacts):
    """A meeting as a value. ``bodies`` has one key, or several when the meeting is joint."""

    bodies: tuple[str, ...] = ()


class MeetingRow(MeetingFacts, table=True):
    """A meeting as stored."""

    __tablename__ = "meeting"
    __table_args__ = (
        *keyed_in_session("key"),
        refers_to("room", "room"),
    )
    model_config = ROW_CONFIG

    session_slug: str = Field(primary_key=True)
    position: int


class MeetingBodyRow(Noun, table=True):
    """That a body meets in a meeting; ``position`` is its place among the bodies of the meeting."""

    __tablename__ = "meeting_body"
    __table_args__ = (
        refers_to("meeting", "meeting"),
        refers_to("body", "body"),
    )
    model_config = ROW_CONFIG

    session_slug: str = Field(primary_key=True)
    meeting: str = Field(primary_key=True)
    body: str = Field(primary_key=True)
    position: int


class AllocationFacts(Noun):
    """That an item is taken at a meeting, for how many minutes if that is planned."""

    meeting: str = Field(primary_key=True)
    item: str = Field(primary_key=True)
    minutes: int | None = None


class Allocation(AllocationFacts):
    """An allocation as a value; those of a meeting stand in the order in which items are taken."""


class AllocationRow(AllocationFacts, table=True):
    """An allocation as stored; ``position`` is its place in the meeting."""

    __tablename__ = "allocation"
    __table_args__ = (
        refers_to("meeting", "meeting"),
        refers_to("item", "agenda_item"),
    )
    model_config = ROW_CONFIG

    session_slug: str = Field(primary_key=True)
    position: int
