"""Editions: published snapshots of a programme."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field

from planner.models.noun import ROW_CONFIG, Instant, Noun


class ChangeCode(StrEnum):
    """What may happen to a programme between two editions."""

    AGENDA_REORDERED = "agenda-reordered"
    BODY_ADDED = "body-added"
    BODY_CHANGED = "body-changed"
    BODY_ORDER = "body-order"
    BODY_REMOVED = "body-removed"
    ITEM_ADDED = "item-added"
    ITEM_ALSO_AT = "item-also-at"
    ITEM_DETAILS = "item-details"
    ITEM_MOVED = "item-moved"
    ITEM_NO_LONGER_AT = "item-no-longer-at"
    ITEM_PLACED = "item-placed"
    ITEM_REMOVED = "item-removed"
    ITEM_RENUMBERED = "item-renumbered"
    ITEM_RETITLED = "item-retitled"
    ITEM_UNPLACED = "item-unplaced"
    ITEMS_REORDERED = "items-reordered"
    MEETING_ADDED = "meeting-added"
    MEETING_BODIES = "meeting-bodies"
    MEETING_CANCELLED = "meeting-cancelled"
    MEETING_DETAILS = "meeting-details"
    MEETING_HELD = "meeting-held"
    MEETING_MOVED = "meeting-moved"
    MEETING_REINSTATED = "meeting-reinstated"
    MEETING_REMOVED = "meeting-removed"
    MEETING_ROOM = "meeting-room"
    MEETING_SUSPENDED = "meeting-suspended"
    MINUTES_CHANGED = "minutes-changed"
    OFFICER_ADDED = "officer-added"
    OFFICER_CHANGED = "officer-changed"
    OFFICER_ORDER = "officer-order"
    OFFICER_REMOVED = "officer-removed"
    OVERRIDE_ADDED = "override-added"
    OVERRIDE_CHANGED = "override-changed"
    OVERRIDE_ORDER = "override-order"
    OVERRIDE_REMOVED = "override-removed"
    PAPER_ADDED = "paper-added"
    PAPER_CHANGED = "paper-changed"
    PAPER_ORDER = "paper-order"
    PAPER_REMOVED = "paper-removed"
    ROOM_ADDED = "room-added"
    ROOM_CHANGED = "room-changed"
    ROOM_ORDER = "room-order"
    ROOM_REMOVED = "room-removed"
    SESSION_DATED = "session-dated"
    SESSION_DATES = "session-dates"
    SESSION_DETAILS = "session-details"


class Slot(Noun):
    """When a meeting is held: local day and hours."""

    day: date
    starts: time
    ends: time


class Change(Noun):
    """One difference between two editions, as data; its words are made per language.

    ``code`` says what happened, ``subject`` is the key of the meeting, item, body, room or paper
    that it happened to (the slug for the session itself). ``before`` and ``after`` are where it
    makes sense: slots of time, keys of rooms. ``subject`` is a thing of the later edition, or of
    the earlier one when it was removed.
    """

    code: ChangeCode
    subject: str
    before: tuple[Slot, ...] = ()
    after: tuple[Slot, ...] = ()
    room_before: str | None = None
    room_after: str | None = None


class EventState(Noun):
    """What calendars have been told of a meeting up to this edition.

    ``sequence`` counts its visible changes and never falls; ``modified_at`` is the publication
    that brought the last one. ``moved_from`` is its slot before its last move. A meeting that was
    cancelled, or left out, keeps its last slot, and is dropped after that day. ``edition`` is
    the number of the last edition that has the meeting: what is left out is described from there.
    """

    meeting: str
    slot: Slot
    edition: int
    sequence: int
    modified_at: datetime
    is_cancelled: bool = False
    moved_from: Slot | None = None


class EditionFacts(Noun):
    """A published snapshot.

    ``number`` counts the editions of a session from 1; ``suffix`` is what its symbol gets
    (``Rev.1``; empty for the first). ``fingerprint`` is the SHA-256 of the programme.
    """

    session_slug: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    suffix: str = ""
    comment: str | None = None
    fingerprint: str
    published_at: datetime = Field(sa_type=Instant)


class Edition(EditionFacts):
    """An edition as a value, without its content: what a list of editions shows."""

    changes: tuple[Change, ...] = ()
    events: tuple[EventState, ...] = ()


class EditionRow(EditionFacts, table=True):
    """An edition as stored. It never changes and is never removed; not even with its session."""

    __tablename__ = "edition"
    model_config = ROW_CONFIG

    content: str
    changes: list[Any] = Field(sa_type=JSON)
    events: list[Any] = Field(sa_type=JSON)
