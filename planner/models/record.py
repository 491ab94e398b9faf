"""The record of a session: what was entered, in order, and what of it holds."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from planner.errors import NotFound
from planner.models.record_facts import Fact, Struck
from planner.models.source import Source

FactOfKind = TypeVar("FactOfKind", bound=Fact)


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """One fact, when and where it happened, and who entered it when.

    ``number`` is the place in the log, ``id`` was made by whoever sent the entry and stands once in
    a session: what is sent twice is entered once. ``at`` (aware) is when it happened; ``None`` if
    nobody noted the hour. ``meeting`` is empty where it is not known which of the meetings at which
    ``item`` was taken it was, and for what belongs to the whole session. ``corrects`` is the id of
    the entry whose place this one takes; that one stays in the log and holds no more.
    """

    number: int
    id: str
    entered_at: datetime
    actor: str
    fact: Fact
    meeting: str = ""
    item: str = ""
    at: datetime | None = None
    corrects: str = ""
    source: Source | None = None


@dataclass(frozen=True)
class Record:
    """All entries of a session in the order of their numbers; nothing is ever taken out."""

    session: str
    entries: tuple[RecordEntry, ...] = ()

    @property
    def version(self) -> int:
        """The number of the last entry; 0 for a record in which there is nothing yet."""
        return self.entries[-1].number if self.entries else 0

    @cached_property
    def _by_id(self) -> dict[str, RecordEntry]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def in_force(self) -> tuple[RecordEntry, ...]:
        """The entries that hold, in the order in which things happened.

        A correction stands where the corrected entry stood. Within a meeting an entry whose hour is
        known comes before a later one, whenever it was typed; one without an hour stays behind the
        one that it was typed after. Meetings, and what belongs to none, keep the order of the log.
        """
        places: dict[str, int] = {}
        standing: dict[int, RecordEntry] = {}
        for entry in self.entries:
            place = places.get(entry.corrects, entry.number)
            places[entry.id] = place
            if isinstance(entry.fact, Struck):
                standing.pop(place, None)
            else:
                standing[place] = entry
        ordered = [standing[place] for place in sorted(standing)]
        meetings = dict.fromkeys(entry.meeting for entry in ordered)
        rank = {meeting: place for place, meeting in enumerate(meetings)}
        by_hour = [
            entry
            for meeting in meetings
            for entry in _by_hour([entry for entry in ordered if entry.meeting == meeting])
        ]
        return tuple(sorted(by_hour, key=lambda entry: rank[entry.meeting]))

    def entry(self, entry_id: str) -> RecordEntry:
        """The entry with that id, also if it holds no more. Raises `NotFound`."""
        try:
            return self._by_id[entry_id]
        except KeyError:
            raise NotFound("record-entry-unknown", entry=entry_id, session=self.session) from None

    def has(self, entry_id: str) -> bool:
        """Whether an entry with that id was received."""
        return entry_id in self._by_id

    def of_meeting(self, meeting: str) -> tuple[RecordEntry, ...]:
        """What holds for that meeting, in order; with the empty key: what belongs to none."""
        return tuple(entry for entry in self.in_force if entry.meeting == meeting)

    def of_item(self, item: str) -> tuple[RecordEntry, ...]:
        """What holds for that item, in order."""
        return tuple(entry for entry in self.in_force if entry.item == item)

    def of_kind(self, kind: type[FactOfKind]) -> tuple[tuple[RecordEntry, FactOfKind], ...]:
        """What holds of that kind, in order: each entry with its fact."""
        return facts_of(self.in_force, kind)

    def since(self, version: int) -> tuple[RecordEntry, ...]:
        """The entries later than that version, in the order of the log."""
        return tuple(entry for entry in self.entries if entry.number > version)

    def as_of(self, version: int) -> "Record":
        """The record as it was at that version."""
        return replace(
            self, entries=tuple(entry for entry in self.entries if entry.number <= version)
        )


def _by_hour(entries: list[RecordEntry]) -> list[RecordEntry]:
    """In order of the hours; those without one stay behind the entry that they came after."""
    blocks: list[list[RecordEntry]] = []
    for entry in entries:
        if entry.at is not None or not blocks:
            blocks.append([entry])
        else:
            blocks[-1].append(entry)
    head = blocks[:1] if blocks and blocks[0][0].at is None else []
    timed = blocks[len(head) :]
    timed.sort(key=lambda block: block[0].at or block[0].entered_at)
    return [entry for block in (*head, *timed) for entry in block]


def facts_of(
    entries: Iterable[RecordEntry], kind: type[FactOfKind]
) -> tuple[tuple[RecordEntry, FactOfKind], ...]:
    """Those of the entries whose fact is of that kind, each with its fact, in their order."""
    return tuple((entry, entry.fact) for entry in entries if isinstance(entry.fact, kind))
