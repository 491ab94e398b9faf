"""Statements from the lists of speakers, taken over into the record of a meeting."""

from datetime import datetime

from planner.models.state import States
from planner.rules.record_speakers import HeardStatement, statements_heard
from planner.services.record import NewEntry, add_entries, read_record
from planner.services.speaking import list_speakers_lists, read_list
from planner.store.database import Database


def heard_at(
    database: Database, slug: str, meeting: str, states: States
) -> tuple[HeardStatement, ...]:
    """What the lists of the session have as heard at that meeting and the record has not, in the
    order in which it was heard.
    """
    record = read_record(database, slug)
    heard = [
        one
        for ref in list_speakers_lists(database, slug)
        for one in statements_heard(read_list(database, ref), record, meeting, states)
    ]
    return tuple(sorted(heard, key=lambda one: one.at))


def take_over_statements(
    database: Database, slug: str, meeting: str, states: States, now: datetime, actor: str
) -> int:
    """Enters what was heard at that meeting and is not yet entered; returns how many there were.

    Two who take over at once enter each statement once. Raises `NotFound`.
    """
    entries = [
        NewEntry(one.id, one.fact, meeting, one.item, one.at)
        for one in heard_at(database, slug, meeting, states)
    ]
    return len(add_entries(database, slug, entries, now, actor))
