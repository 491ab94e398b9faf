"""Reading the log of changes: what each write found and left, a part of it at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from planner.editing.history import Write, writes_backwards
from planner.editing.undoing import undoing_of
from planner.models.audit import AuditEntry
from planner.models.programme import Programme
from planner.store.audit import list_audit, list_named, version_of
from planner.store.database import Database, Transaction, transaction
from planner.store.draft_state import list_writes
from planner.store.snapshots import load_programme

__all__ = ["LogPart", "LogQuery", "Write", "read_changes"]

_READ_AT_ONCE = 200
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class LogQuery:
    """Which writes are wanted: of whom, of which kind, of which days at the venue (both counted).

    ``before`` is a number: only those that came before it. ``most`` is how many at most.
    """

    actor: str | None = None
    service: str | None = None
    since: date | None = None
    until: date | None = None
    before: int | None = None
    most: int | None = None

    def has(self, entry: AuditEntry, zone: ZoneInfo) -> bool:
        """Whether it asks for that write."""
        day = entry.at.astimezone(zone).date()
        return (
            self.actor in (None, entry.actor)
            and self.service in (None, entry.service)
            and (self.since is None or self.since <= day)
            and (self.until is None or day <= self.until)
            and (self.before is None or entry.number < self.before)
        )


@dataclass(frozen=True, slots=True)
class LogPart:
    """Some writes, the newest first; ``has_more`` if there are older ones that are wanted too.

    ``programme`` is the draft as it stands. ``undoable`` are the numbers of the writes that can be
    taken back; ``actors`` and ``services`` are all that the log names, in order.
    """

    programme: Programme
    writes: tuple[Write, ...]
    has_more: bool
    undoable: frozenset[int]
    actors: tuple[str, ...] = field(default=())
    services: tuple[str, ...] = field(default=())


def read_changes(database: Database, slug: str, query: LogQuery) -> LogPart:
    """The writes that are asked for. Raises `NotFound`."""
    with transaction(database) as opened:
        programme, version = _state(opened, slug)
        zone = ZoneInfo(programme.session.zone)
        found: list[Write] = []
        has_more = False
        for write in writes_backwards(programme, _newest_first(opened, slug, version)):
            if query.has(write.entry, zone):
                if query.most is not None and len(found) == query.most:
                    has_more = True
                    break
                found.append(write)
        named = list_named(opened, slug)
        return LogPart(
            programme,
            tuple(found),
            has_more,
            frozenset(undoing_of(list_writes(opened, slug)).done),
            actors=tuple(sorted({actor for actor, _ in named})),
            services=tuple(sorted({service for _, service in named})),
        )


def _state(opened: Transaction, slug: str) -> tuple[Programme, int]:
    """The draft and the number of the write that made it so, even if somebody writes meanwhile."""
    for _ in range(_ATTEMPTS):
        version = version_of(opened, slug)
        programme = load_programme(opened, slug)
        if version_of(opened, slug) == version:
            break
    return programme, version


def _newest_first(opened: Transaction, slug: str, version: int) -> Iterator[AuditEntry]:
    before = version + 1
    while True:
        part = list_audit(opened, slug, before=before, limit=_READ_AT_ONCE, newest_first=True)
        yield from part
        if len(part) < _READ_AT_ONCE:
            return
        before = part[-1].number
