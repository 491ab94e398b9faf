"""What the record says of each agenda item: the meetings, the papers, the statements, the action.

A report is written from these, item by item. An item was considered at the meetings at which it was
opened or resumed; a decision that was taken on it at another meeting does not make that one more.
"""

from dataclasses import dataclass

from planner.models.agenda import AgendaItem
from planner.models.programme import Programme
from planner.models.record import Record, RecordEntry
from planner.models.record_facts import (
    Decided,
    Elected,
    Fact,
    ItemClosed,
    ItemOpened,
    ItemResumed,
    PapersBefore,
    Prepared,
    Statement,
)
from planner.rules.record_meetings import HeldMeeting, held_meetings


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """One item as the record has it; everything in the order in which it happened.

    ``considered_at`` are the meetings at which it was opened or resumed, each once, in the order in
    which they were held. ``papers`` are symbols, each once. ``statements``, ``decisions`` and
    ``elections`` come with their entries, which tell the meeting (if known) and the source; the
    ``statements`` made under another item and reported under this one are among them, last.
    """

    item: AgendaItem
    considered_at: tuple[HeldMeeting, ...]
    papers: tuple[str, ...]
    prepared: tuple[Prepared, ...]
    statements: tuple[tuple[RecordEntry, Statement], ...]
    decisions: tuple[tuple[RecordEntry, Decided], ...]
    elections: tuple[tuple[RecordEntry, Elected], ...]
    others: tuple[tuple[RecordEntry, Fact], ...]
    is_closed: bool

    @property
    def is_empty(self) -> bool:
        """Whether the record says nothing of it."""
        return not (
            self.considered_at
            or self.papers
            or self.prepared
            or self.statements
            or self.decisions
            or self.elections
            or self.others
        )


def item_records(programme: Programme, record: Record) -> tuple[ItemRecord, ...]:
    """All items of the agendas, in their order, each with what the record says of it."""
    held = held_meetings(programme, record)
    return tuple(_item_record(item, record, held) for item in programme.items)


def item_record(programme: Programme, record: Record, item: str) -> ItemRecord:
    """What the record says of that item. Raises `NotFound`."""
    return _item_record(programme.item(item), record, held_meetings(programme, record))


def _item_record(item: AgendaItem, record: Record, held: tuple[HeldMeeting, ...]) -> ItemRecord:
    entries = record.of_item(item.key)
    taken = {e.meeting for e in entries if isinstance(e.fact, (ItemOpened, ItemResumed))}
    papers: dict[str, None] = {}
    prepared: list[Prepared] = []
    statements: list[tuple[RecordEntry, Statement]] = []
    decisions: list[tuple[RecordEntry, Decided]] = []
    elections: list[tuple[RecordEntry, Elected]] = []
    others: list[tuple[RecordEntry, Fact]] = []
    is_closed = False
    for entry in entries:
        match entry.fact:
            case ItemOpened() | ItemResumed():
                is_closed = False
            case ItemClosed():
                is_closed = True
            case PapersBefore() as fact:
                papers |= dict.fromkeys(fact.symbols)
            case Prepared() as fact:
                prepared.append(fact)
            case Statement() as fact:
                if not fact.reported_under:
                    statements.append((entry, fact))
            case Decided() as fact:
                decisions.append((entry, fact))
            case Elected() as fact:
                elections.append((entry, fact))
            case fact:
                others.append((entry, fact))
    statements += [
        (entry, fact)
        for entry, fact in record.of_kind(Statement)
        if fact.reported_under == item.key
    ]
    return ItemRecord(
        item=item,
        considered_at=tuple(one for one in held if one.meeting.key in taken),
        papers=tuple(papers),
        prepared=tuple(prepared),
        statements=tuple(statements),
        decisions=tuple(decisions),
        elections=tuple(elections),
        others=tuple(others),
        is_closed=is_closed,
    )
