"""Entries of the record as lines, and what all its pages choose from."""

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from flask import url_for

from planner.documents.blocks import Clock, ItemNumber, Words
from planner.documents.record_names import MEETING_STATES
from planner.documents.record_words import doubt_line, entry_line, item_called
from planner.models.draft_resolution import DraftRegister
from planner.models.programme import Programme
from planner.models.record import Record, RecordEntry
from planner.models.record_facts import ItemClosed, ItemOpened, ItemResumed
from planner.models.state import States
from planner.rendering.words import plain
from planner.rules.record_doubts import RecordDoubt, record_doubts
from planner.rules.record_meetings import HeldMeeting, held_meetings
from planner.web.addresses import Addresses
from planner.web.pages.speaking_chair import Option


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the pages are made from: the programme as it stands, the record, the drafts."""

    programme: Programme
    record: Record
    drafts: DraftRegister
    states: States


@dataclass(frozen=True, slots=True)
class RecordLine:
    """An entry in force, in the page's language; ``time`` is empty where nobody noted the hour,
    ``item`` (number) where the entry is about none, or says so itself.
    """

    id: str
    time: str
    item: str
    text: str
    actor: str
    address: str
    doubts: tuple[str, ...]


def meeting_lines(recorded: Recorded, meeting: str, addresses: Addresses) -> tuple[RecordLine, ...]:
    """The entries of the meeting that hold, the latest first: it is what is looked at."""
    doubts = record_doubts(recorded.programme, recorded.record, recorded.drafts)
    return lines_of(recorded, recorded.record.of_meeting(meeting), addresses, doubts)[::-1]


def meeting_state(recorded: Recorded, meeting: str, language: str) -> str:
    """How far the meeting has come, in words."""
    held = held_meetings(recorded.programme, recorded.record)
    state = next(one.state for one in held if one.meeting.key == meeting)
    return plain(MEETING_STATES[state], language)


def lines_of(
    recorded: Recorded,
    entries: tuple[RecordEntry, ...],
    addresses: Addresses,
    doubts: tuple[RecordDoubt, ...],
) -> tuple[RecordLine, ...]:
    """Those entries as lines, in their order."""
    return tuple(line_of(recorded, entry, addresses, doubts) for entry in entries)


def line_of(
    recorded: Recorded,
    entry: RecordEntry,
    addresses: Addresses,
    doubts: tuple[RecordDoubt, ...],
) -> RecordLine:
    """The entry as a line."""
    language, programme = addresses.language, recorded.programme
    clock = ""
    if entry.at is not None:
        local = entry.at.astimezone(ZoneInfo(programme.session.zone))
        clock = plain(Clock(local.time().replace(second=0, microsecond=0)), language)
    return RecordLine(
        id=entry.id,
        time=clock,
        item=_item_number(programme, entry, language),
        text=plain(entry_line(programme, recorded.states, entry), language),
        actor=entry.actor,
        address=address_to(addresses, "show_entry", entry=entry.id),
        doubts=tuple(plain(doubt_line(d), language) for d in doubts if d.entry.id == entry.id),
    )


def _item_number(programme: Programme, entry: RecordEntry, language: str) -> str:
    if isinstance(entry.fact, (ItemOpened, ItemResumed, ItemClosed)):
        return ""
    found = next((item for item in programme.items if item.key == entry.item), None)
    return "" if found is None else plain(ItemNumber(found.number), language)


def address_to(addresses: Addresses, endpoint: str, **values: Any) -> str:
    """The address of a page of the record."""
    return url_for(
        f"recording.{endpoint}", language=addresses.language, session=addresses.session, **values
    )


def item_options(programme: Programme, held: HeldMeeting | None) -> tuple[Option, ...]:
    """The items of the bodies that meet, in the order of the agendas; all where nobody meets."""
    items = [
        item for item in programme.items if held is None or item.body in held.meeting.bodies
    ] or list(programme.items)
    return tuple(Option(item.key, item_called(programme, item.key)) for item in items)


def state_options(states: States) -> tuple[Option, ...]:
    """The States, in the order in which they come."""
    return tuple(Option(state.code, Words(state.name)) for state in states.states)
