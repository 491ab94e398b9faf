"""Bundles into programmes. Every fault is found and told at once; nothing is guessed."""

import tomllib
from pathlib import Path
from typing import Any, TypeVar

from planner.errors import Fault, InvalidBundle
from planner.models.agenda import AgendaItem
from planner.models.approval import Approval
from planner.models.body import Body
from planner.models.integrity import faults_of
from planner.models.meeting import Allocation, Meeting, Room
from planner.models.noun import Noun
from planner.models.officer import Officer
from planner.models.override import Override
from planner.models.paper import Paper
from planner.models.programme import Programme, programme_of
from planner.models.session import Session
from planner.seeding.fields import read_fields
from planner.seeding.overrides import as_written
from planner.seeding.tables import ALLOCATIONS, ARRAYS, FORMAT, key_name

N = TypeVar("N", bound=Noun)


def read_bundle(file: Path) -> Programme:
    """The programme in that file. Raises `InvalidBundle` with all faults found."""
    name = str(file)
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        raise InvalidBundle(name, [Fault("file-missing", ())]) from None
    except OSError as error:
        raise InvalidBundle(
            name, [Fault("file-unreadable", (), {"reason": error.strerror or ""})]
        ) from None
    try:
        return parse_bundle(content.decode("utf-8"), name)
    except UnicodeDecodeError as error:
        raise InvalidBundle(name, [Fault("not-utf-8", (), {"byte": error.start})]) from None


def parse_bundle(content: str, name: str) -> Programme:
    """The programme that the text says; ``name`` is for the messages. Raises `InvalidBundle`.

    Shape comes first (keys, types, languages), then what must hold between the tables, so that
    one slip is not reported five times.
    """
    try:
        bundle = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise InvalidBundle(name, [Fault("not-toml", (), {"reason": str(error)})]) from None
    faults: list[Fault] = []
    programme = _programme(bundle, faults)
    if not faults and programme is not None:
        faults = faults_of(programme)
    if faults or programme is None:
        raise InvalidBundle(name, faults)
    return programme


def _programme(bundle: dict[str, Any], faults: list[Fault]) -> Programme | None:
    if bundle.get("format") != FORMAT:
        value = bundle.get("format", "-")
        faults.append(Fault("format-unsupported", ("format",), {"value": value, "known": FORMAT}))
        return None
    known = {"format", "session", *ARRAYS}
    faults.extend(
        Fault("table-unknown", (name,), {"known": ", ".join(sorted(known))})
        for name in bundle
        if name not in known
    )
    session = None
    if isinstance(bundle.get("session"), dict):
        session = _noun(Session, "session", bundle["session"], ("session",), faults)
    else:
        faults.append(Fault("table-missing", ("session",)))
    nouns: dict[str, list[Noun]] = {table: [] for table in ARRAYS}
    allocations: list[Allocation] = []
    for table, noun in ARRAYS.items():
        for path, fields in _tables(bundle, table, faults):
            taken = fields.pop(ALLOCATIONS, []) if table == "meeting" else []
            if table == "override":
                fields = as_written(fields)
            value = _noun(noun, table, fields, path, faults)
            if value is not None:
                nouns[table].append(value)
            if isinstance(value, Meeting):
                allocations.extend(_allocations(value.key, taken, path, faults))
    if not isinstance(session, Session):
        return None
    return programme_of(
        session,
        bodies=_of(Body, nouns["body"]),
        rooms=_of(Room, nouns["room"]),
        items=_of(AgendaItem, nouns["item"]),
        papers=_of(Paper, nouns["paper"]),
        meetings=_of(Meeting, nouns["meeting"]),
        allocations=allocations,
        officers=_of(Officer, nouns["officer"]),
        overrides=_of(Override, nouns["override"]),
        approvals=_of(Approval, nouns["approval"]),
    )


def _of(kind: type[N], nouns: list[Noun]) -> list[N]:
    return [noun for noun in nouns if isinstance(noun, kind)]


def _tables(
    bundle: dict[str, Any], table: str, faults: list[Fault]
) -> list[tuple[tuple[str, ...], dict[str, Any]]]:
    found: list[tuple[tuple[str, ...], dict[str, Any]]] = []
    written = bundle.get(table, [])
    if not isinstance(written, list):
        faults.append(Fault("not-an-array-of-tables", (table,)))
        return []
    for place, fields in enumerate(written, start=1):
        if not isinstance(fields, dict):
            faults.append(Fault("not-a-table", (table, f"#{place}")))
            continue
        key = fields.get(key_name(table))
        found.append(((table, key if isinstance(key, str) and key else f"#{place}"), dict(fields)))
    return found


def _noun(
    noun: type[N], table: str, fields: dict[str, Any], path: tuple[str, ...], faults: list[Fault]
) -> N | None:
    before = len(faults)
    values = read_fields(noun, table, fields, path, faults)
    return noun(**values) if len(faults) == before else None


def _allocations(
    meeting: str, taken: Any, path: tuple[str, ...], faults: list[Fault]
) -> list[Allocation]:
    path = (*path, ALLOCATIONS)
    if not isinstance(taken, list):
        faults.append(Fault("wrong-type", path, {"value": _shown(taken), "expected": "array"}))
        return []
    found = []
    for entry in taken:
        if isinstance(entry, str):
            found.append(Allocation(meeting=meeting, item=entry))
        elif isinstance(entry, dict):
            allocation = _noun(Allocation, "meeting", {"meeting": meeting, **entry}, path, faults)
            if allocation is not None:
                found.append(allocation)
        else:
            params = {"value": _shown(entry), "expected": "string"}
            faults.append(Fault("wrong-type", path, params))
    return found


def _shown(value: Any) -> str:
    return repr(value)
