"""What a draft was before and after each of its writes, reckoned back from how it stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from planner.editing.difference import Difference, nouns_by_key, read_nouns
from planner.models.audit import AuditEntry
from planner.models.programme import Programme, programme_of


@dataclass(frozen=True, slots=True)
class Write:
    """One write; ``before`` and ``after`` are ``None`` where nothing in the programme changed."""

    entry: AuditEntry
    before: Programme | None = None
    after: Programme | None = None


def writes_backwards(programme: Programme, entries: Iterable[AuditEntry]) -> Iterator[Write]:
    """The writes with what each of them found and left.

    ``entries`` are all writes of the session from the newest on, without a gap. The states are made
    only when they are asked for, so going far back costs little.
    """
    tables: dict[str, dict[str, Any]] = {}
    after = programme
    for entry in entries:
        if not entry.difference:
            yield Write(entry)
            continue
        for table, part in Difference.from_json(entry.difference).tables.items():
            if table not in tables:
                tables[table] = nouns_by_key(programme, table)
            nouns = tables[table]
            for key, (before, _) in part.changed.items():
                if before is None:
                    nouns.pop(key, None)
                else:
                    nouns[key] = read_nouns(table, before)
            if part.order is not None:
                places = {key: place for place, key in enumerate(part.order[0])}
                tables[table] = dict(
                    sorted(nouns.items(), key=lambda pair: places.get(pair[0], len(places)))
                )
        found = _programme(programme, tables)
        yield Write(entry, found, after)
        after = found


def _programme(now: Programme, tables: dict[str, dict[str, Any]]) -> Programme:
    values: dict[str, Any] = {}
    for table, nouns in tables.items():
        if table == "session":
            values["session"] = nouns["session"]
        elif table == "allocations":
            values[table] = [taken for of_meeting in nouns.values() for taken in of_meeting]
        else:
            values[table] = nouns.values()
    session = values.pop("session", now.session)
    rest = {
        name: getattr(now, name)
        for name in (
            "bodies", "rooms", "items", "papers", "meetings", "allocations", "officers",
            "overrides", "approvals",
        )
        if name not in values
    }  # fmt: skip
    return programme_of(session, **rest, **values)
