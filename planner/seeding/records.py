"""Records of sessions and their draft resolutions, ``seeds/records/<session>.toml``, both ways.

Each ``[[entry]]`` and each ``[[draft]]`` has a ``kind`` and the fields of that kind of fact beside
what all have. An entry without ``entered_at`` is entered when the file is loaded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from planner.errors import Fault, InvalidBundle
from planner.models.draft_resolution import (
    DRAFT_FACTS,
    DraftEvent,
    DraftFact,
    DraftRegister,
    Submitted,
)
from planner.models.noun import Noun
from planner.models.record import Record, RecordEntry
from planner.models.record_facts import FACTS, Fact
from planner.models.source import SOURCE_FIELDS, Source
from planner.seeding.nouns import Place, is_instant, noun_from, table_of, unknown_keys
from planner.seeding.toml_files import read_toml

FORMAT = 1
_TOP = ("format", "session", "entry", "draft")
_STRINGS = ("id", "actor", "meeting", "item", "corrects", "draft")
_INSTANTS = ("at", "entered_at")
_ENTRY = ("id", "meeting", "item", "at", "corrects", "entered_at", "actor", "source")
_DRAFT = ("id", "draft", "at", "entered_at", "actor", "source")
_NOBODY = "seed"


@dataclass(frozen=True, slots=True)
class RecordFile:
    """What a file says: the record of a session, and its draft resolutions."""

    record: Record
    drafts: DraftRegister


def read_record(file: Path, now: datetime) -> RecordFile:
    """The record in that file. Raises `InvalidBundle` with all faults found."""
    tables = read_toml(file)
    faults: list[Fault] = []
    if tables.get("format") != FORMAT:
        params = {"value": tables.get("format", "-"), "known": FORMAT}
        raise InvalidBundle(str(file), [Fault("format-unsupported", ("format",), params)])
    faults.extend(unknown_keys(tables, _TOP, ()))
    session = tables.get("session")
    if not isinstance(session, str):
        faults.append(Fault("key-missing", ("session",)))
        session = ""
    entries = tuple(
        RecordEntry(number=number, fact=fact, **beside)
        for number, (fact, beside) in enumerate(
            _parts(tables, "entry", FACTS, _ENTRY, now, faults), start=1
        )
    )
    events = tuple(
        DraftEvent(number=number, fact=fact, **beside)
        for number, (fact, beside) in enumerate(
            _parts(tables, "draft", DRAFT_FACTS, _DRAFT, now, faults), start=1
        )
    )
    if not faults:
        faults.extend(_faults_between(entries))
        faults.extend(_drafts_not_submitted(events))
    if faults:
        raise InvalidBundle(str(file), faults)
    return RecordFile(Record(session, entries), DraftRegister(session, events))


def write_record(record: Record, drafts: DraftRegister) -> str:
    """The record as TOML text, which reads back to equal values."""
    import tomli_w

    bundle: dict[str, Any] = {"format": FORMAT, "session": record.session}
    entries = [_entry_table(entry) for entry in record.entries]
    events = [_event_table(event) for event in drafts.events]
    bundle |= {"entry": entries} if entries else {}
    bundle |= {"draft": events} if events else {}
    return tomli_w.dumps(bundle)


def _parts(
    tables: dict[str, Any],
    array: str,
    kinds: Mapping[str, type[Any]],
    beside: tuple[str, ...],
    now: datetime,
    faults: list[Fault],
) -> list[tuple[Any, dict[str, Any]]]:
    found = tables.get(array, [])
    if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        faults.append(Fault("not-an-array-of-tables", (array,)))
        return []
    parts = []
    seen: set[str] = set()
    for place, table in enumerate(found, start=1):
        path = (array, str(table.get("id") or f"#{place}"))
        if path[1] in seen:
            faults.append(Fault("key-repeated", (*path, "id"), {"value": path[1]}))
        seen.add(path[1])
        part = _part(table, kinds, beside, path, now, faults)
        if part is not None:
            parts.append(part)
    return parts


def _part(
    table: dict[str, Any],
    kinds: Mapping[str, type[Any]],
    beside: tuple[str, ...],
    path: Place,
    now: datetime,
    faults: list[Fault],
) -> tuple[Noun, dict[str, Any]] | None:
    before = len(faults)
    kind = kinds.get(str(table.get("kind")))
    if kind is None:
        params = {"value": repr(table.get("kind")), "known": ", ".join(kinds)}
        faults.append(Fault("choice-unknown", (*path, "kind"), params))
        return None
    values = {name: value for name, value in table.items() if name != "kind"}
    common = {name: values.pop(name) for name in beside if name in values}
    needed = ("id", "draft") if "draft" in beside else ("id",)
    faults.extend(Fault("key-missing", (*path, name)) for name in needed if name not in common)
    for name, value in common.items():
        if name in _STRINGS and not isinstance(value, str):
            params = {"value": repr(value), "expected": "string"}
            faults.append(Fault("wrong-type", (*path, name), params))
        if name in _INSTANTS and not is_instant(value):
            params = {"value": repr(value), "expected": "date-time with offset"}
            faults.append(Fault("wrong-type", (*path, name), params))
    source = _source(common.pop("source", None), (*path, "source"), faults)
    fact = noun_from(kind, values, path, faults)
    if fact is None or len(faults) > before:
        return None
    instants = {name: common[name].astimezone(UTC) for name in _INSTANTS if name in common}
    return fact, {"entered_at": now, "actor": _NOBODY} | common | instants | {"source": source}


def _source(value: Any, path: Place, faults: list[Fault]) -> Source | None:
    if value is None:
        return None
    if not isinstance(value, dict):
        faults.append(Fault("wrong-type", path, {"value": repr(value), "expected": "table"}))
        return None
    found = list(unknown_keys(value, SOURCE_FIELDS, path))
    faults.extend(found)
    return None if found else Source(**value)


def _faults_between(entries: tuple[RecordEntry, ...]) -> list[Fault]:
    """An entry corrects one that stands before it, and that holds until then."""
    faults = []
    known: set[str] = set()
    for entry in entries:
        if entry.corrects and entry.corrects not in known:
            path = ("entry", entry.id, "corrects")
            faults.append(Fault("corrected-unknown", path, {"value": entry.corrects}))
        known.discard(entry.corrects)
        known.add(entry.id)
    return faults


def _drafts_not_submitted(events: tuple[DraftEvent, ...]) -> list[Fault]:
    """Nothing can happen to a draft before it was handed in, and it is handed in once."""
    faults = []
    known: set[str] = set()
    for event in events:
        path, params = ("draft", event.id), {"value": event.draft}
        if isinstance(event.fact, Submitted):
            if event.draft in known:
                faults.append(Fault("draft-repeated", path, params))
        elif event.draft not in known:
            faults.append(Fault("draft-not-submitted", path, params))
        known.add(event.draft)
    return faults


def _entry_table(entry: RecordEntry) -> dict[str, Any]:
    beside = {
        "id": entry.id,
        "kind": entry.fact.kind,
        "meeting": entry.meeting,
        "item": entry.item,
        "at": entry.at,
        "corrects": entry.corrects,
    }
    return _table(beside, entry, entry.fact)


def _event_table(event: DraftEvent) -> dict[str, Any]:
    beside = {"id": event.id, "kind": event.fact.kind, "draft": event.draft, "at": event.at}
    return _table(beside, event, event.fact)


def _table(
    beside: dict[str, Any], entry: RecordEntry | DraftEvent, fact: Fact | DraftFact
) -> dict[str, Any]:
    given = {name: value for name, value in beside.items() if value}
    given |= {"entered_at": entry.entered_at, "actor": entry.actor}
    source = {"source": entry.source.as_mapping()} if entry.source else {}
    return given | table_of(fact) | source
