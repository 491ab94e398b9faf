"""What came of drafting, in the shape that is stored until somebody has decided on it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from planner.editing.difference import Difference, applied, difference_between
from planner.editions.changes import changes_between
from planner.models.cost import CostTerm
from planner.models.drafting import (
    Conflict,
    CostLine,
    Fact,
    FactCode,
    FactParam,
    Place,
    Placement,
    Proposal,
    ReasonCode,
    Relaxation,
    RelaxationCode,
    Status,
)
from planner.models.edition import Change
from planner.models.finding import About, Matter
from planner.models.freezing import freeze, thaw
from planner.models.programme import Programme
from planner.models.source import Source
from planner.models.text import Text


@dataclass(frozen=True, slots=True)
class DraftingResult:
    """What a job came to: proposals, the best first, or a conflict.

    ``before`` is the session as it stood when the job began, without its approvals. ``assumed``
    are the keys of items and bodies whose length nobody has estimated.
    """

    before: Programme
    proposals: tuple[Proposal, ...]
    conflict: Conflict | None = None
    assumed: tuple[str, ...] = ()

    def changes(self, proposal: Proposal, before: Programme | None = None) -> tuple[Change, ...]:
        """What the proposal changes in the session, or in another state ``before`` of it."""
        return changes_between(before or self.before, proposal.programme)


def written_result(result: DraftingResult) -> dict[str, Any]:
    """The result as JSON; of each proposal only what it changes is written."""
    before = replace(result.before, approvals=())
    return {
        "before": freeze(before),
        "proposals": [_written_proposal(before, proposal) for proposal in result.proposals],
        "conflict": None if result.conflict is None else _written_conflict(result.conflict),
        "assumed": list(result.assumed),
    }


def read_result(written: Mapping[str, Any]) -> DraftingResult:
    """The inverse of `written_result`."""
    before = thaw(written["before"])
    conflict = written["conflict"]
    return DraftingResult(
        before=before,
        proposals=tuple(_proposal(before, found) for found in written["proposals"]),
        conflict=None if conflict is None else _conflict(conflict),
        assumed=tuple(written["assumed"]),
    )


def _written_proposal(before: Programme, proposal: Proposal) -> dict[str, Any]:
    return {
        "difference": difference_between(before, proposal.programme).as_json(),
        "status": proposal.status.value,
        "bound": proposal.bound,
        "lines": [
            {
                "term": line.term.value,
                "count": line.count,
                "weight": line.weight,
                "source": _written_source(line.source),
                "is_verified": line.is_verified,
            }
            for line in proposal.lines
        ],
        "placements": [_written_placement(placement) for placement in proposal.placements],
        "broken": [_written_fact(fact) for fact in proposal.broken],
    }


def _proposal(before: Programme, written: Mapping[str, Any]) -> Proposal:
    return Proposal(
        programme=applied(before, Difference.from_json(written["difference"])),
        status=Status(written["status"]),
        lines=tuple(
            CostLine(
                CostTerm(line["term"]),
                line["count"],
                line["weight"],
                _source(line["source"]),
                line["is_verified"],
            )
            for line in written["lines"]
        ),
        bound=written["bound"],
        placements=tuple(map(_placement, written["placements"])),
        broken=tuple(map(_fact, written["broken"])),
    )


def _written_placement(placement: Placement) -> dict[str, Any]:
    return {
        "topic": placement.topic,
        "bodies": list(placement.bodies),
        "items": list(placement.items),
        "places": [
            {
                "day": place.day.isoformat(),
                "starts": place.starts.isoformat(),
                "ends": place.ends.isoformat(),
                "minutes": place.minutes,
                "meeting": place.meeting,
            }
            for place in placement.places
        ],
        "reason": placement.reason.value,
        "other": placement.other,
        "source": _written_source(placement.source),
        "next_best": placement.next_best,
        "next_place": None
        if placement.next_place is None
        else [part.isoformat() for part in placement.next_place],
        "is_only_place": placement.is_only_place,
    }


def _placement(written: Mapping[str, Any]) -> Placement:
    following = written["next_place"]
    return Placement(
        topic=written["topic"],
        bodies=tuple(written["bodies"]),
        items=tuple(written["items"]),
        places=tuple(
            Place(
                date.fromisoformat(place["day"]),
                time.fromisoformat(place["starts"]),
                time.fromisoformat(place["ends"]),
                place["minutes"],
                place["meeting"],
            )
            for place in written["places"]
        ),
        reason=ReasonCode(written["reason"]),
        other=written["other"],
        source=_source(written["source"]),
        next_best=written["next_best"],
        next_place=None
        if following is None
        else (date.fromisoformat(following[0]), time.fromisoformat(following[1])),
        is_only_place=written["is_only_place"],
    )


def _written_conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "facts": [_written_fact(fact) for fact in conflict.facts],
        "relaxations": [
            {
                "code": relaxation.code.value,
                "fact": None if relaxation.fact is None else _written_fact(relaxation.fact),
                "amount": relaxation.amount,
                "is_enough": relaxation.is_enough,
            }
            for relaxation in conflict.relaxations
        ],
        "slots": conflict.slots,
        "is_minimal": conflict.is_minimal,
    }


def _conflict(written: Mapping[str, Any]) -> Conflict:
    return Conflict(
        facts=tuple(map(_fact, written["facts"])),
        relaxations=tuple(
            Relaxation(
                RelaxationCode(found["code"]),
                None if found["fact"] is None else _fact(found["fact"]),
                found["amount"],
                found["is_enough"],
            )
            for found in written["relaxations"]
        ),
        slots=written["slots"],
        is_minimal=written["is_minimal"],
    )


def _written_fact(fact: Fact) -> dict[str, Any]:
    return {
        "code": fact.code.value,
        "key": fact.key,
        "params": [[name, _written_param(value)] for name, value in fact.params],
        "source": _written_source(fact.source),
        "is_verified": fact.is_verified,
    }


def _fact(written: Mapping[str, Any]) -> Fact:
    return Fact(
        code=FactCode(written["code"]),
        key=written["key"],
        params=tuple((name, _param(value)) for name, value in written["params"]),
        source=_source(written["source"]),
        is_verified=written["is_verified"],
    )


def _written_param(value: FactParam) -> Any:
    """What JSON cannot tell apart is written with what it is."""
    match value:
        case tuple():
            return {"several": [_written_param(member) for member in value]}
        case About():
            return {"about": [value.matter.value, value.key]}
        case Text():
            return {"text": value.as_mapping()}
        case datetime():
            return {"instant": value.isoformat()}
        case date():
            return {"day": value.isoformat()}
        case _:
            return value


def _param(written: Any) -> Any:
    match written:
        case {"several": members}:
            return tuple(_param(member) for member in members)
        case {"about": [matter, key]}:
            return About(Matter(matter), key)
        case {"text": mapping}:
            return Text.from_mapping(mapping)
        case {"instant": instant}:
            return datetime.fromisoformat(instant)
        case {"day": day}:
            return date.fromisoformat(day)
        case _:
            return written


def _written_source(source: Source | None) -> dict[str, Any] | None:
    return None if source is None else source.as_mapping()


def _source(written: Mapping[str, Any] | None) -> Source | None:
    return None if written is None else Source.from_mapping(written)
