"""What in a record contradicts itself or the programme: shown to whoever keeps it, forbidden never.

A record is typed in the room, in the order in which things are noticed; so an entry that does not
fit is received all the same, and this says what to look at again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from planner.models.draft_resolution import DraftRegister
from planner.models.programme import Programme
from planner.models.record import Record, RecordEntry
from planner.models.record_facts import (
    Decided,
    DecisionManner,
    DecisionOutcome,
    Elected,
    ElectionManner,
    ItemOpened,
    ItemResumed,
    MeetingAdjourned,
    MeetingOpened,
    MeetingResumed,
    MeetingsCounted,
    MeetingSuspended,
    PapersBefore,
    Statement,
    StatementKind,
)
from planner.rules.elections import acclaimed
from planner.rules.record_meetings import counts_shown
from planner.rules.record_votes import is_carried


class Doubt(StrEnum):
    """What does not fit."""

    MEETING_NOT_OPENED = "meeting_not_opened"
    AFTER_ADJOURNMENT = "after_adjournment"
    NOT_SUSPENDED = "not_suspended"
    ITEM_NOT_OPENED = "item_not_opened"
    PAPER_UNKNOWN = "paper_unknown"
    VOTE_MISSING = "vote_missing"
    VOTE_NOT_CARRIED = "vote_not_carried"
    VOTE_WAS_CARRIED = "vote_was_carried"
    DRAFT_UNKNOWN = "draft_unknown"
    ACCLAMATION_CONTESTED = "acclamation_contested"
    COUNT_DIFFERS = "count_differs"


@dataclass(frozen=True, slots=True)
class RecordDoubt:
    """One thing that does not fit, and the entry where it would be mended.

    ``value`` is what is wrong with it, where that is not the entry itself: a symbol, a number.
    """

    doubt: Doubt
    entry: RecordEntry
    value: str = ""


def record_doubts(
    programme: Programme, record: Record, drafts: DraftRegister
) -> tuple[RecordDoubt, ...]:
    """All doubts, in the order of the entries."""
    found = [
        *_of_meetings(record),
        *_of_papers(programme, record),
        *_of_decisions(record, drafts),
        *_of_elections(record),
        *_of_counts(programme, record),
    ]
    places = {entry.id: place for place, entry in enumerate(record.in_force)}
    return tuple(sorted(found, key=lambda doubt: places[doubt.entry.id]))


def _of_meetings(record: Record) -> Iterator[RecordDoubt]:
    is_open: dict[str, bool] = {}
    suspended: set[str] = set()
    taken: set[tuple[str, str]] = set()
    for entry in filter(lambda entry: entry.meeting, record.in_force):
        match entry.fact:
            case MeetingOpened():
                is_open[entry.meeting] = True
                continue
            case MeetingSuspended():
                suspended.add(entry.meeting)
            case MeetingResumed() if entry.meeting not in suspended:
                yield RecordDoubt(Doubt.NOT_SUSPENDED, entry)
            case ItemOpened() | ItemResumed():
                taken.add((entry.meeting, entry.item))
            case PapersBefore() | Statement() if _is_out_of_item(entry, taken):
                yield RecordDoubt(Doubt.ITEM_NOT_OPENED, entry)
        if entry.meeting not in is_open:
            yield RecordDoubt(Doubt.MEETING_NOT_OPENED, entry)
        elif not is_open[entry.meeting]:
            yield RecordDoubt(Doubt.AFTER_ADJOURNMENT, entry)
        if isinstance(entry.fact, MeetingAdjourned):
            is_open[entry.meeting] = False


def _is_out_of_item(entry: RecordEntry, taken: set[tuple[str, str]]) -> bool:
    """After a text was adopted, statements are made without the item being opened again."""
    follows_adoption = (
        isinstance(entry.fact, Statement) and entry.fact.made_as is StatementKind.AFTER_ADOPTION
    )
    return bool(entry.item) and not follows_adoption and (entry.meeting, entry.item) not in taken


def _of_papers(programme: Programme, record: Record) -> Iterator[RecordDoubt]:
    known = {paper.symbol for paper in programme.papers}
    for entry, fact in record.of_kind(PapersBefore):
        for symbol in fact.symbols:
            if symbol not in known:
                yield RecordDoubt(Doubt.PAPER_UNKNOWN, entry, symbol)


def _of_decisions(record: Record, drafts: DraftRegister) -> Iterator[RecordDoubt]:
    known = {draft.key for draft in drafts.drafts}
    for entry, fact in record.of_kind(Decided):
        if fact.draft and fact.draft not in known:
            yield RecordDoubt(Doubt.DRAFT_UNKNOWN, entry, fact.draft)
        if fact.vote is None:
            if fact.manner is DecisionManner.VOTE:
                yield RecordDoubt(Doubt.VOTE_MISSING, entry)
        elif is_carried(fact.vote):
            if fact.outcome is DecisionOutcome.REJECTED:
                yield RecordDoubt(Doubt.VOTE_WAS_CARRIED, entry)
        elif fact.outcome is DecisionOutcome.ADOPTED:
            yield RecordDoubt(Doubt.VOTE_NOT_CARRIED, entry)


def _of_elections(record: Record) -> Iterator[RecordDoubt]:
    for entry, fact in record.of_kind(Elected):
        is_acclaimed = fact.manner is ElectionManner.ACCLAMATION
        if is_acclaimed and not acclaimed(len(fact.officers), fact.candidates):
            yield RecordDoubt(Doubt.ACCLAMATION_CONTESTED, entry)


def _of_counts(programme: Programme, record: Record) -> Iterator[RecordDoubt]:
    shown = {count.body: count.meetings for count in counts_shown(programme, record)}
    for entry, fact in record.of_kind(MeetingsCounted):
        if fact.meetings != shown.get(fact.body, 0):
            yield RecordDoubt(Doubt.COUNT_DIFFERS, entry, str(shown.get(fact.body, 0)))
