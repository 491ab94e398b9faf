"""What differs between two programmes, as data that can be applied to a third and taken back.

Nouns are compared by key. The items of a meeting count as one noun, keyed by the meeting, since
their order is part of what somebody decided. Meetings are in order of time by themselves; the
other tables are in an order that was given, which is part of the difference where it changed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from planner.errors import Conflict
from planner.models.agenda import AgendaItem
from planner.models.body import Body
from planner.models.meeting import Allocation, Meeting, Room
from planner.models.noun import Noun
from planner.models.officer import Officer
from planner.models.override import Override
from planner.models.paper import Paper
from planner.models.programme import Programme, programme_of
from planner.models.session import Session

Written = Any
"""A noun as it stands in JSON; the items of a meeting as a list of such."""

_KINDS: dict[str, tuple[type[Noun], str]] = {
    "bodies": (Body, "key"),
    "rooms": (Room, "key"),
    "items": (AgendaItem, "key"),
    "papers": (Paper, "symbol"),
    "meetings": (Meeting, "key"),
    "officers": (Officer, "key"),
    "overrides": (Override, "key"),
}
_SESSION = "session"
_ALLOCATIONS = "allocations"
_IN_GIVEN_ORDER = ("bodies", "rooms", "items", "papers", "officers", "overrides")
_ORDER = "order"

Touched = tuple[str, str]
"""Table and key of one noun; for the order of a table, the table and ``"order"``."""


@dataclass(frozen=True, slots=True)
class TableDifference:
    """What changed in one table: by key, before and after (``None`` where there is nothing).

    ``order`` holds all keys before and after, if their sequence is not the same.
    """

    changed: Mapping[str, tuple[Written | None, Written | None]] = field(default_factory=dict)
    order: tuple[tuple[str, ...], tuple[str, ...]] | None = None

    @property
    def is_reordered(self) -> bool:
        """Whether nouns that were there before and after have changed places."""
        if self.order is None:
            return False
        before, after = self.order
        return _only(before, after) != _only(after, before)


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed, by table; a table in which nothing changed is left out."""

    tables: Mapping[str, TableDifference] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.tables)

    @property
    def touched(self) -> frozenset[Touched]:
        """The nouns that were added, changed or removed, and the orders that were changed."""
        found: set[Touched] = set()
        for table, part in self.tables.items():
            found |= {(table, key) for key in part.changed}
            if part.is_reordered:
                found.add((table, _ORDER))
        return frozenset(found)

    @property
    def reversed(self) -> "Difference":
        """What takes it back."""
        return Difference(
            {
                table: TableDifference(
                    {key: (after, before) for key, (before, after) in part.changed.items()},
                    None if part.order is None else (part.order[1], part.order[0]),
                )
                for table, part in self.tables.items()
            }
        )

    def as_json(self) -> dict[str, Any]:
        """The shape that is stored."""
        return {
            table: {
                "changed": {key: list(pair) for key, pair in part.changed.items()},
                **({} if part.order is None else {"order": [list(keys) for keys in part.order]}),
            }
            for table, part in self.tables.items()
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Difference":
        """The inverse of `as_json`."""
        return cls(
            {
                table: TableDifference(
                    {key: (pair[0], pair[1]) for key, pair in part["changed"].items()},
                    (tuple(part["order"][0]), tuple(part["order"][1])) if "order" in part else None,
                )
                for table, part in stored.items()
            }
        )


def difference_between(before: Programme, after: Programme) -> Difference:
    """What changed from one to the other, approvals apart."""
    tables: dict[str, TableDifference] = {}
    for table in (_SESSION, *_KINDS, _ALLOCATIONS):
        if getattr(before, table) == getattr(after, table):
            continue
        first, second = _written(before, table), _written(after, table)
        changed = {
            key: (first.get(key), second.get(key))
            for key in dict.fromkeys((*first, *second))
            if first.get(key) != second.get(key)
        }
        order = None
        if table in _IN_GIVEN_ORDER and tuple(first) != tuple(second):
            order = (tuple(first), tuple(second))
        if changed or order:
            tables[table] = TableDifference(changed, order)
    return Difference(tables)


def applied(programme: Programme, difference: Difference) -> Programme:
    """The programme with that difference made in it, whatever else has changed meanwhile.

    Raises `Conflict` when what it changes is not what it was.
    """
    values: dict[str, Any] = {}
    for table in (_SESSION, *_KINDS, _ALLOCATIONS):
        part = difference.tables.get(table)
        if part is None:
            values[table] = getattr(programme, table)
            continue
        current = _written(programme, table)
        for key, (before, _) in part.changed.items():
            if current.get(key) != before:
                raise Conflict("edit-superseded", table=table, key=key)
        after = {**current, **{key: pair[1] for key, pair in part.changed.items()}}
        keys = _order_after(table, tuple(current), part)
        values[table] = _read(table, [(key, after[key]) for key in keys if after[key] is not None])
    return programme_of(values.pop(_SESSION), **values, approvals=programme.approvals)


def nouns_by_key(programme: Programme, table: str) -> dict[str, Any]:
    """What stands in that table, by key: nouns, and for allocations those of each meeting."""
    if table == _SESSION:
        return {_SESSION: programme.session}
    if table == _ALLOCATIONS:
        taken: dict[str, tuple[Allocation, ...]] = {}
        for allocation in programme.allocations:
            taken[allocation.meeting] = (*taken.get(allocation.meeting, ()), allocation)
        return dict(taken)
    _, key = _KINDS[table]
    return {getattr(noun, key): noun for noun in getattr(programme, table)}


def read_nouns(table: str, written: Written) -> Any:
    """One value of `nouns_by_key`, from how it is written in a difference."""
    found = _read(table, [("", written)])
    return found if table in (_SESSION, _ALLOCATIONS) else found[0]


def _order_after(table: str, current: tuple[str, ...], part: TableDifference) -> list[str]:
    removed = {key for key, (_, after) in part.changed.items() if after is None}
    added = [key for key, (before, _) in part.changed.items() if before is None]
    if part.order is None:
        return [*(key for key in current if key not in removed), *added]
    before, after = part.order
    if current == before:
        return list(after)
    if part.is_reordered:
        if _only(current, before) != _only(before, current):
            raise Conflict("edit-superseded", table=table, key=_ORDER)
        present = {*current, *added} - removed
        return _with_others([key for key in after if key in present], current, removed)
    kept = [key for key in current if key not in removed]
    return _with_others(kept, after, set(after) - set(added) - set(kept))


def _with_others(keys: list[str], order: Sequence[str], left_out: Iterable[str]) -> list[str]:
    """Puts what ``order`` has besides where it has it: after the nearest one before it."""
    placed = list(keys)
    out = set(left_out)
    known = set(placed)
    previous = -1
    for key in order:
        if key in known:
            previous = placed.index(key)
        elif key not in out:
            previous += 1
            placed.insert(previous, key)
            known.add(key)
    return placed


def _only(keys: Iterable[str], others: Iterable[str]) -> list[str]:
    wanted = set(others)
    return [key for key in keys if key in wanted]


def _written(programme: Programme, table: str) -> dict[str, Written]:
    if table == _SESSION:
        return {_SESSION: programme.session.model_dump(mode="json")}
    if table == _ALLOCATIONS:
        taken: dict[str, Written] = {}
        for allocation in programme.allocations:
            line = allocation.model_dump(mode="json")
            taken.setdefault(allocation.meeting, []).append(line)
        return taken
    _, key = _KINDS[table]
    return {getattr(n, key): n.model_dump(mode="json") for n in getattr(programme, table)}


def _read(table: str, lines: list[tuple[str, Written]]) -> Any:
    if table == _SESSION:
        return Session.model_validate(lines[0][1])
    if table == _ALLOCATIONS:
        return tuple(Allocation.model_validate(line) for _, taken in lines for line in taken)
    kind, _ = _KINDS[table]
    return tuple(kind.model_validate(line) for _, line in lines)
