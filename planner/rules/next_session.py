"""What of a session goes over to the next one: its agenda, and how much time it had."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from planner.models.agenda import AgendaItem
from planner.models.programme import Programme
from planner.models.record import Record
from planner.models.record_facts import Decided, DecisionOutcome
from planner.models.session import Session
from planner.rules.record_items import item_records

_SATURDAY = 5


class CarriedOver(StrEnum):
    """Why an item has to be looked at before it goes over."""

    POSTPONED = "postponed"
    NOT_TAKEN = "not_taken"


@dataclass(frozen=True, slots=True)
class NextItem:
    """An item of the agenda for the next session, under the number that it has now."""

    item: AgendaItem
    reason: CarriedOver | None = None


def next_agenda(programme: Programme, record: Record, body: str) -> tuple[NextItem, ...]:
    """The agenda of that body as it stands, in order; what was postponed, or not taken up although
    the record tells of other items, bears the reason.
    """
    found = [one for one in item_records(programme, record) if one.item.body == body]
    is_recorded = any(not one.is_empty for one in found)
    parents = {one.item.parent_number for one in found}
    items = []
    for one in found:
        reason = None
        if _is_postponed(tuple(fact for _, fact in one.decisions)):
            reason = CarriedOver.POSTPONED
        elif is_recorded and one.is_empty and one.item.number not in parents:
            reason = CarriedOver.NOT_TAKEN
        items.append(NextItem(one.item, reason))
    return tuple(items)


def working_days(session: Session) -> int:
    """The days of the session from Monday to Friday, holidays among them."""
    days = (session.closes - session.opens).days + 1
    return sum(
        (session.opens + timedelta(days=place)).weekday() < _SATURDAY for place in range(days)
    )


def _is_postponed(decided: tuple[Decided, ...]) -> bool:
    return bool(decided) and decided[-1].outcome is DecisionOutcome.POSTPONED
