"""Where each draft resolution stands: its own log, the record of the session, and the deadlines."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from planner.models.body import BodyKind
from planner.models.deadline import Deadline
from planner.models.draft_resolution import DraftRegister, DraftResolution
from planner.models.programme import Programme
from planner.models.record import Record, RecordEntry
from planner.models.record_facts import Decided, DecisionOutcome, Sponsor
from planner.models.rulebook import DeadlineKind


class DraftState(StrEnum):
    """How far a draft has come."""

    SUBMITTED = "submitted"
    NEGOTIATED = "negotiated"
    REVISED = "revised"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"


_BY_OUTCOME = {
    DecisionOutcome.ADOPTED: DraftState.ADOPTED,
    DecisionOutcome.REJECTED: DraftState.REJECTED,
    DecisionOutcome.POSTPONED: DraftState.POSTPONED,
    DecisionOutcome.NOTED: DraftState.SUBMITTED,
}


@dataclass(frozen=True, slots=True)
class DraftStanding:
    """One draft as it stands.

    ``decision`` is the last entry of the record that decided on it, with its fact. ``sponsors`` are
    those named when it was decided, else those of the draft. ``is_late`` is ``None`` where no
    deadline holds, or nobody noted when the draft came in.
    """

    draft: DraftResolution
    state: DraftState
    sponsors: tuple[Sponsor, ...]
    decision: tuple[RecordEntry, Decided] | None = None
    deadline: Deadline | None = None
    is_late: bool | None = None


def draft_standings(
    programme: Programme, register: DraftRegister, record: Record, deadlines: Iterable[Deadline]
) -> tuple[DraftStanding, ...]:
    """The drafts in the order in which they were handed in."""
    due = tuple(deadlines)
    return tuple(_standing(programme, draft, record, due) for draft in register.drafts)


def deadline_for(
    programme: Programme, draft: DraftResolution, deadlines: Iterable[Deadline]
) -> Deadline | None:
    """The deadline by which the draft was due: a working group that meets during the session has
    one of its own. *Source*: decision 6/3, as annotated in CTOC/COP/2018/1, item 1 (c).
    """
    from_body = draft.submission.from_body
    kinds = {body.key: body.kind for body in programme.bodies}
    wanted = (
        DeadlineKind.WORKING_GROUP_DRAFTS
        if kinds.get(from_body) is BodyKind.WORKING_GROUP
        else DeadlineKind.DRAFT_RESOLUTIONS
    )
    return next((deadline for deadline in deadlines if deadline.kind is wanted), None)


def came_late(received_at: datetime, deadline: Deadline) -> bool:
    """Whether something received at that instant (aware) was late; a day without an hour counts
    until it ends where the deadline is.
    """
    if deadline.hour is None:
        return received_at.astimezone(deadline.at.tzinfo).date() > deadline.day
    return received_at > deadline.at


def _standing(
    programme: Programme, draft: DraftResolution, record: Record, deadlines: tuple[Deadline, ...]
) -> DraftStanding:
    decided = [pair for pair in record.of_kind(Decided) if pair[1].draft == draft.key]
    decision = decided[-1] if decided else None
    deadline = deadline_for(programme, draft, deadlines)
    received_at = draft.submitted_at
    return DraftStanding(
        draft=draft,
        state=_state(draft, decision),
        sponsors=(decision[1].sponsors if decision else ()) or draft.sponsors,
        decision=decision,
        deadline=deadline,
        is_late=None
        if deadline is None or received_at is None
        else came_late(received_at, deadline),
    )


def _state(draft: DraftResolution, decision: tuple[RecordEntry, Decided] | None) -> DraftState:
    if decision is not None:
        return _BY_OUTCOME[decision[1].outcome]
    if draft.is_withdrawn:
        return DraftState.WITHDRAWN
    if len(draft.symbols) > 1:
        return DraftState.REVISED
    return DraftState.NEGOTIATED if draft.negotiations else DraftState.SUBMITTED
