"""The record of a session: read, added to by several people at once, loaded and exported."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from planner.errors import Conflict, Fault, InvalidBundle, InvalidInput
from planner.models.account import TERMINAL, Actor
from planner.models.draft_resolution import DraftRegister
from planner.models.programme import Programme
from planner.models.record import Record, RecordEntry
from planner.models.record_facts import (
    OF_THE_SESSION,
    Decided,
    Fact,
    ItemClosed,
    ItemOpened,
    ItemResumed,
    SpeakerCategory,
    Statement,
    Struck,
)
from planner.models.session_log import LogName
from planner.rules.record_plan import PlanAndRecord, plan_and_record
from planner.seeding.records import read_record as read_record_file
from planner.seeding.records import write_record
from planner.services.rules import read_under_rules
from planner.store.audit import is_held, write_audit
from planner.store.database import Database, transaction
from planner.store.session_log import (
    append_to_drafts,
    append_to_record,
    hold_drafts,
    hold_record,
    load_drafts,
    load_record,
    version_of_log,
)
from planner.store.snapshots import load_programme

_LONGEST_ID = 64
_ITEM_KINDS = (ItemOpened, ItemResumed, ItemClosed)
# Whoever speaks as one of these need not be named: there is only one such speaker.
_NAMELESS = (SpeakerCategory.SECRETARIAT, SpeakerCategory.CHAIR)


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry as it was typed. ``id`` is made by whoever sends it, and told again when it is sent
    again; ``at`` (aware) is when it happened, ``None`` if nobody noted the hour.
    """

    id: str
    fact: Fact
    meeting: str = ""
    item: str = ""
    at: datetime | None = None
    corrects: str = ""


def add_entries(
    database: Database, slug: str, entries: Sequence[NewEntry], now: datetime, actor: str
) -> tuple[RecordEntry, ...]:
    """Adds the entries, all or none, and returns them as they stand in the record.

    What was received before, by its id, is not added again. Raises `NotFound` for a meeting, item
    or entry that there is not, `InvalidInput` for an entry that says too little, `Conflict` for a
    correction of what somebody else has corrected meanwhile, or an id used for something else.
    """
    with transaction(database) as opened:
        # Always the session before its logs, so that no two writes wait for each other.
        has_log = is_held(opened, slug)
        record = hold_record(opened, slug)
        programme = load_programme(opened, slug)
        added: list[RecordEntry] = []
        answered: list[RecordEntry] = []
        for new in entries:
            seen = replace(record, entries=(*record.entries, *added))
            if seen.has(new.id):
                answered.append(_received_before(seen, new))
                continue
            _check(programme, seen, new)
            entry = RecordEntry(
                number=seen.version + 1,
                id=new.id,
                entered_at=now,
                actor=actor,
                fact=new.fact,
                meeting=new.meeting,
                item=new.item,
                at=new.at,
                corrects=new.corrects,
            )
            added.append(entry)
            answered.append(entry)
        append_to_record(opened, slug, added)
        if added and has_log:
            # What was entered stands in the record, under those numbers.
            facts = {"number": added[-1].number, "count": len(added)}
            write_audit(opened, slug, Actor(actor), "record_entries", now, params=facts)
    return tuple(answered)


def read_record(database: Database, slug: str) -> Record:
    """The record of that session, empty if nothing was entered yet."""
    with transaction(database) as opened:
        return load_record(opened, slug)


def read_record_and_drafts(database: Database, slug: str) -> tuple[Record, DraftRegister]:
    """The record and the draft resolutions of that session."""
    with transaction(database) as opened:
        return load_record(opened, slug), load_drafts(opened, slug)


def record_version(database: Database, slug: str) -> int:
    """The number of the last entry, in one query."""
    with transaction(database) as opened:
        return version_of_log(opened, slug, LogName.RECORD)


def compare_with_plan(database: Database, slug: str, seeds: Path, now: datetime) -> PlanAndRecord:
    """The plan as it stands and the record side by side. Raises `NotFound`."""
    ruled = read_under_rules(database, slug, seeds)
    record, drafts = read_record_and_drafts(database, slug)
    return plan_and_record(ruled.programme, record, ruled.use, now, drafts)


def load_record_file(database: Database, file: Path, now: datetime) -> tuple[str, int]:
    """Adds what the file says to the record and the drafts of its session, all or nothing.

    Entries that are there already, by their ids, are left as they are. Returns the slug of the
    session and how many entries and events were added. Raises `InvalidBundle`, `NotFound`.
    """
    found = read_record_file(file, now)
    slug = found.record.session
    with transaction(database) as opened:
        has_log = is_held(opened, slug)
        record = hold_record(opened, slug)
        register = hold_drafts(opened, slug)
        faults = _faults_against(load_programme(opened, slug), found.record)
        if faults:
            raise InvalidBundle(str(file), faults)
        entries = [entry for entry in found.record.entries if not record.has(entry.id)]
        events = [event for event in found.drafts.events if not register.has(event.id)]
        append_to_record(
            opened,
            slug,
            [
                replace(entry, number=number)
                for number, entry in enumerate(entries, start=record.version + 1)
            ],
        )
        append_to_drafts(
            opened,
            slug,
            [
                replace(event, number=number)
                for number, event in enumerate(events, start=register.version + 1)
            ],
        )
        count = len(entries) + len(events)
        if count and has_log:
            write_audit(opened, slug, TERMINAL, "load_record", now, params={"count": count})
    return slug, count


def export_record(database: Database, slug: str) -> str:
    """The record and the drafts as a file that loads back to equal ones. Raises `NotFound`."""
    with transaction(database) as opened:
        load_programme(opened, slug)
        return write_record(load_record(opened, slug), load_drafts(opened, slug))


def _received_before(record: Record, new: NewEntry) -> RecordEntry:
    entry = record.entry(new.id)
    if (entry.fact, entry.meeting, entry.item) != (new.fact, new.meeting, new.item):
        raise Conflict("record-id-taken", entry=new.id)
    return entry


def _check(programme: Programme, record: Record, new: NewEntry) -> None:
    if not new.id or len(new.id) > _LONGEST_ID or not new.id.isprintable():
        raise InvalidInput("record-id-malformed", value=new.id[:_LONGEST_ID])
    if new.meeting:
        programme.meeting(new.meeting)
    elif not isinstance(new.fact, (*OF_THE_SESSION, Struck)):
        raise InvalidInput("record-meeting-missing", kind=new.fact.kind)
    if new.item:
        programme.item(new.item)
    elif isinstance(new.fact, _ITEM_KINDS):
        raise InvalidInput("record-item-missing", kind=new.fact.kind)
    _check_correction(record, new)
    match new.fact:
        case Statement(delegation="", name=None, category=category) if category not in _NAMELESS:
            raise InvalidInput("record-speaker-missing")
        case Decided(vote=vote) if vote and min(vote.yes, vote.no, vote.abstaining) < 0:
            raise InvalidInput("record-vote-impossible")


def _check_correction(record: Record, new: NewEntry) -> None:
    if isinstance(new.fact, Struck) and not new.corrects:
        raise InvalidInput("record-correction-missing")
    if not new.corrects:
        return
    corrected = record.entry(new.corrects)
    if corrected not in record.in_force:
        raise Conflict("record-corrected-meanwhile", entry=new.corrects)


def _faults_against(programme: Programme, record: Record) -> list[Fault]:
    meetings = {meeting.key for meeting in programme.meetings}
    items = {item.key for item in programme.items}
    faults = []
    for entry in record.entries:
        path = ("entry", entry.id)
        if entry.meeting and entry.meeting not in meetings:
            params = {"value": entry.meeting}
            faults.append(Fault("meeting-unknown", (*path, "meeting"), params))
        if entry.item and entry.item not in items:
            params = {"value": entry.item, "known": ", ".join(sorted(items))}
            faults.append(Fault("item-unknown", (*path, "item"), params))
    return faults
