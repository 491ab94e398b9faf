"""Statements that a list of speakers has as heard, for the record of the meeting."""

from dataclasses import dataclass
from datetime import datetime

from planner.models.debate import Debate
from planner.models.record import Record
from planner.models.record_facts import SpeakerCategory, Statement, StatementKind
from planner.models.speaking import GROUPS, Capacity, Request, RequestKind
from planner.models.state import States
from planner.rules.speaking_floor import floor_of

_CATEGORIES = {
    Capacity.REGIONAL_GROUP: SpeakerCategory.PARTY,
    Capacity.GROUP: SpeakerCategory.PARTY,
    Capacity.STATE: SpeakerCategory.PARTY,
    Capacity.OBSERVER_STATE: SpeakerCategory.OBSERVER_STATE,
    Capacity.OBSERVER_ENTITY: SpeakerCategory.OBSERVER_ENTITY,
    Capacity.UN_ENTITY: SpeakerCategory.UN_ENTITY,
    Capacity.INTERGOVERNMENTAL: SpeakerCategory.INTERGOVERNMENTAL,
    Capacity.NON_GOVERNMENTAL: SpeakerCategory.NON_GOVERNMENTAL,
}
_KINDS = {
    RequestKind.STATEMENT: StatementKind.STATEMENT,
    RequestKind.REPLY: StatementKind.REPLY,
}


@dataclass(frozen=True, slots=True)
class HeardStatement:
    """A statement that was heard, when it began, and under which item; ``id`` is that of the entry
    that it becomes, the same each time it is taken over.
    """

    id: str
    item: str
    at: datetime
    fact: Statement


def statements_heard(
    debate: Debate, record: Record, meeting: str, states: States
) -> tuple[HeardStatement, ...]:
    """The statements and replies heard at that meeting that the record never had, in order.

    What was struck out of the record is not offered again. Points of order are no statements.
    """
    key = debate.settings.key
    known = {
        (entry.fact.list_key, entry.fact.serial)
        for entry in record.entries
        if isinstance(entry.fact, Statement)
    }
    return tuple(
        HeardStatement(
            id=f"list-{key}-{heard.request.serial}",
            item=debate.settings.item,
            at=heard.started_at or heard.called_at,
            fact=_statement(heard.request, key, states),
        )
        for heard in floor_of(debate).delivered
        if heard.meeting == meeting
        and heard.request.kind in _KINDS
        and (key, heard.request.serial) not in known
    )


def _statement(request: Request, key: str, states: States) -> Statement:
    state = states.find(request.delegation)
    is_for_group = request.capacity in GROUPS or request.on_behalf_of is not None
    return Statement(
        made_as=_KINDS[request.kind],
        category=_CATEGORIES[request.capacity],
        delegation="" if state is None else state.code,
        name=request.name if state is None else None,
        speaker=request.speaker or "",
        function=request.function,
        rank=request.rank,
        gender=request.gender,
        group_name=request.on_behalf_of if is_for_group else None,
        list_key=key,
        serial=request.serial,
    )
